"""Take observations from a file: all of it or nothing, each value as if it had been given by hand."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import transaction

from tertial.measurement.actions.observe_many import observe_many
from tertial.measurement.actions.sources import begin_run, end_run
from tertial.measurement.exchange.columns import read_observations
from tertial.measurement.exchange.compare_observations import Comparison, compare_observations
from tertial.measurement.models import RunState, Source
from tertial.organisation.access import can, require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission


@transaction.atomic
def import_observations(
    *,
    committee: Unit,
    source: Path,
    by: Person,
    name: str = "",
    of: Source | None = None,
    as_written: bool = False,
) -> Comparison:
    """Make a committee's observations what a file says; those that it does not name stay. Returns what was done.

    `name` is what the file was called by whoever sent it, `of` the source that it is from. Raises `Faults` with addresses, and
    then nothing is changed. A file that changes nothing leaves no trace.
    """
    require(by, Permission.OBSERVATION_EDIT, unit=committee)
    with _collector_at_rest():
        return _imported(committee, source, by, name or source.name, of, as_written=as_written)


def _imported(
    committee: Unit, source: Path, by: Person, file_name: str, of: Source | None, *, as_written: bool
) -> Comparison:
    compared = compare_observations(
        committee,
        read_observations(source),
        reveal=can(by, Permission.SMALL_CELLS_READ, unit=committee),
        as_written=as_written,
    )
    compared.require_sound(file_name)
    if not compared.changes:
        return compared
    with source.open("rb") as file:
        fingerprint = hashlib.file_digest(file, "sha256").hexdigest()
    run = begin_run(
        committee=committee, source=of, about="Utfall ur en fil", file_name=file_name, fingerprint=fingerprint, by=by
    )
    given = [change.given for change in compared.changes]
    counted = observe_many(committee=committee, given=given, run=run, by=by)
    end_run(
        run=run,
        state=RunState.DONE,
        by=by,
        read=len(given) + compared.unchanged,
        added=counted.added,
        changed=counted.changed,
        unchanged=compared.unchanged + counted.unchanged,
    )
    return compared


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Let the collector of cycles rest: rows make no cycles, and it would look through millions of objects time and again."""
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if working:
            gc.enable()

"""Add sources and change them; begin and end runs of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Refused, TertialError
from tertial.measurement.models import RunState, Source, SourceKind, SourceRun
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission


@transaction.atomic
def add_source(
    *,
    committee: Unit,
    slug: str,
    name: str,
    kind: SourceKind,
    by: Person,
    address: str = "",
    owner: Unit | None = None,
    settings: Mapping[str, Any] | None = None,
) -> Source:
    """Add a source that values come from. Refused: a slug that another source of the committee has."""
    require(by, Permission.SOURCE_EDIT, unit=committee)
    if Source.objects.filter(committee=committee, slug=slug).exists():
        raise Refused(f"Det finns redan en källa som heter ”{slug}”. Välj ett annat namn.")
    source = Source.objects.create(
        committee=committee,
        slug=slug,
        name=name,
        kind=kind,
        address=address,
        owner=owner,
        settings=dict(settings or {}),
    )
    record(action="measurement.add_source", subject=source, by=by, after=snapshot(source))
    return source


@transaction.atomic
def change_source(
    *,
    source: Source,
    name: str,
    address: str,
    owner: Unit | None,
    settings: Mapping[str, Any],
    by: Person,
    expected_version: int | None = None,
) -> Source:
    """Change what a source is called, where it is found, who answers for it and how it is read."""
    require(by, Permission.SOURCE_EDIT, unit=source.committee)
    save_change(
        source,
        changes={"name": name, "address": address, "owner": owner, "settings": dict(settings)},
        expected_version=expected_version,
        action="measurement.change_source",
        by=by,
        shown="name",
    )
    return source


@transaction.atomic
def begin_run(
    *,
    committee: Unit,
    by: Person,
    source: Source | None = None,
    about: str = "",
    file_name: str = "",
    fingerprint: str = "",
) -> SourceRun:
    """Begin to read or fetch. The run is there from the start, so that one that is broken off is seen."""
    require(by, Permission.OBSERVATION_EDIT, unit=committee)
    run = SourceRun.objects.create(
        committee=committee,
        source=source,
        about=about,
        file_name=file_name,
        fingerprint=fingerprint,
        started_by=by,
        beat_at=timezone.now(),
    )
    record(action="measurement.begin_run", subject=run, by=by, after=snapshot(run))
    return run


@transaction.atomic
def end_run(
    *,
    run: SourceRun,
    state: RunState,
    by: Person,
    message: str = "",
    faults: Sequence[TertialError] = (),
    cursor: Mapping[str, Any] | None = None,
    read: int = 0,
    added: int = 0,
    changed: int = 0,
    unchanged: int = 0,
) -> SourceRun:
    """End a run: how it went, what came of it, and for one that was broken off where it goes on."""
    require(by, Permission.OBSERVATION_EDIT, unit=run.committee)
    before = snapshot(run)
    run.state = state
    run.ended_at = timezone.now()
    run.message = message
    run.faults = [{"place": fault.place, "message": fault.message} for fault in faults]
    run.cursor = dict(cursor or {})
    run.read, run.added, run.changed, run.unchanged = read, added, changed, unchanged
    run.save()
    record(action="measurement.end_run", subject=run, by=by, before=before, after=snapshot(run))
    return run

"""Fetch a series: keep each answer as it comes, give the municipality's own values to the indicator, and say how it went."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from tertial.audit.actions import record
from tertial.common.errors import Refused, TertialError
from tertial.measurement.actions.keep_answers import Kept, keep_answer, tell_disappeared
from tertial.measurement.actions.sources import end_run
from tertial.measurement.models import OpenSeries, RunState, SourceKind, SourceRun
from tertial.measurement.open_statistics import kolada, pxweb
from tertial.measurement.open_statistics.answers import Batch
from tertial.measurement.open_statistics.client import Client
from tertial.measurement.open_statistics.connecting import kolada_client, pxweb_client
from tertial.measurement.open_statistics.faults import ServiceFault, Unreachable
from tertial.measurement.open_statistics.pace import Sleep
from tertial.measurement.open_statistics.transport import Transport
from tertial.organisation.access import require
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission

_BEAT = timedelta(seconds=5)
_FAULTS_KEPT = 200
_log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Called with how many steps are done, and how many there are."""


class _Superseded(Exception):
    """Somebody began another fetch, since this one gave no sign of life: nobody waits for it any more."""


@task
def fetch_in_background(run_id: int) -> None:
    """Fetch what a run was begun for, as the person who began it."""
    run = SourceRun.objects.select_related("started_by").filter(pk=run_id, state=RunState.RUNNING).first()
    if run is None:
        return
    try:
        fetch_series(run=run, by=run.started_by)
    except Exception:  # noqa: BLE001  whatever went wrong, the person who waits is told, and the log has the rest
        _log.exception("run %s could not be carried out", run_id)
        run.refresh_from_db()
        if run.state == RunState.RUNNING:
            sentence = "Något gick fel i programmet. Det som hann komma är kvar. Felet står i serverns logg."
            _end(run, RunState.FAILED, sentence, _Told(), run.started_by)


def fetch_series(
    *,
    run: SourceRun,
    by: Person,
    transport: Transport | None = None,
    sleep: Sleep = time.sleep,
    progress: Progress = lambda done, steps: None,
) -> SourceRun:
    """Carry out a fetch that was begun. Each answer is kept in a transaction of its own, so that what came is not lost.

    Never raises for what a service does: the run says it, and whether the next fetch goes on from where this one stopped.
    The same answers again change nothing.
    """
    require(by, Permission.SOURCE_EDIT, unit=run.committee)
    series = OpenSeries.objects.select_related("source__committee__municipality", "indicator", "part").get(
        pk=run.cursor["series"]
    )
    told = _Told()
    client = _client(series, transport, sleep, _Alive(run))
    try:
        for batch in _batches(series, client, run.cursor):
            told.add(_kept(series, run, batch, by))
            progress(batch.done, batch.steps)
        with transaction.atomic():
            told.faults += tell_disappeared(series, run)
            return _end(run, RunState.DONE, told.words(series, client), told, by)
    except _Superseded:
        return run
    except ServiceFault as fault:
        return _broken_off(run, fault, told, client, by)
    except TertialError as fault:
        return _end(run, RunState.FAILED, f"{fault} Det som fanns är kvar.", told, by)


@dataclass
class _Told:
    """What came of a fetch, all answers together."""

    faults: list[TertialError] = field(default_factory=list)
    answers: int = 0
    observed: int = 0
    corrected: int = 0

    def add(self, kept: Kept) -> None:
        """Add one answer."""
        self.answers += 1
        self.faults += kept.faults
        self.observed += kept.observed
        self.corrected += kept.corrected

    def words(self, series: OpenSeries, client: Client) -> str:
        """What a fetch that went well gave to the indicator, and what whoever answers for the source should know."""
        sentences = ["Allt är hämtat."]
        if series.indicator_id is not None:
            if self.observed or self.corrected:
                sentences.append(f"Indikatorn fick {self.observed} nya och {self.corrected} ändrade utfall.")
            else:
                sentences.append("Indikatorns utfall är oförändrade.")
        return " ".join([*sentences, *dict.fromkeys(client.notes)])


class _Alive:
    """A sign of life in the run, at most every few seconds."""

    def __init__(self, run: SourceRun) -> None:
        self._run = run
        self._next = timezone.now() + _BEAT

    def __call__(self) -> None:
        now = timezone.now()
        if now >= self._next:
            self._next = now + _BEAT
            SourceRun.objects.filter(pk=self._run.pk, state=RunState.RUNNING).update(beat_at=now)


def _client(series: OpenSeries, transport: Transport | None, sleep: Sleep, alive: Callable[[], None]) -> Client:
    source = series.source
    if source.kind == SourceKind.KOLADA:
        return kolada_client(source.address, transport=transport, sleep=sleep, alive=alive)
    name = source.name if source.address else ""
    return pxweb_client(source.address, name, transport=transport, sleep=sleep, alive=alive)


def _batches(series: OpenSeries, client: Client, cursor: dict[str, Any]) -> Iterator[Batch]:
    areas, (first, last) = cursor["asked"]["areas"], cursor["asked"]["years"]
    if series.source.kind == SourceKind.KOLADA:
        return kolada.data(client, series.code, areas, range(first, last + 1), cursor["at"])
    service = pxweb.pxweb(client)
    table = service.describe(series.code)
    selection = pxweb.selected(
        table,
        areas=areas,
        first_year=first,
        by_sex=series.by_sex,
        chosen=series.query.get("selection", {}),
    )
    return pxweb.data(service, table, selection, cursor["at"])


@transaction.atomic
def _kept(series: OpenSeries, run: SourceRun, batch: Batch, by: Person) -> Kept:
    """Keep an answer, and where the fetch goes on after it, together."""
    held = SourceRun.objects.select_for_update().get(pk=run.pk)
    if held.state != RunState.RUNNING:
        raise _Superseded
    kept = keep_answer(series, run, batch.values, by)
    kept.faults += [Refused(note) for note in batch.notes]
    run.read += len(batch.values)
    run.added += kept.added
    run.changed += kept.changed
    run.unchanged += kept.unchanged
    run.cursor = {**run.cursor, "at": dict(batch.cursor or {}), "done": batch.done, "steps": batch.steps}
    run.beat_at = timezone.now()
    run.save(update_fields=["read", "added", "changed", "unchanged", "cursor", "beat_at"])
    record(
        action="measurement.fetch_series",
        subject=run,
        by=by,
        after={"series": series.code, "read": len(batch.values), "added": kept.added, "changed": kept.changed},
    )
    return kept


def _broken_off(run: SourceRun, fault: ServiceFault, told: _Told, client: Client, by: Person) -> SourceRun:
    """End a fetch that a service stopped. What came stays, and the next fetch goes on from there if there is a there."""
    notes = " ".join(dict.fromkeys(client.notes))
    if run.cursor["at"] and not told.answers and not isinstance(fault, Unreachable):
        # The place to go on from may be what the service no longer knows.
        message = f"{fault} Det som fanns är kvar. Nästa hämtning börjar om från början. {notes}"
        return _end(run, RunState.FAILED, message.strip(), told, by)
    if run.cursor["at"]:
        how_far = f"Det som hann komma är kvar, {run.cursor['done']} av {run.cursor['steps']} delar."
        message = f"{fault} {how_far} Nästa hämtning går vidare därifrån. {notes}"
        return _end(run, RunState.PARTLY, message.strip(), told, by)
    return _end(run, RunState.FAILED, f"{fault} Det som fanns är kvar. {notes}".strip(), told, by)


def _end(run: SourceRun, state: RunState, message: str, told: _Told, by: Person) -> SourceRun:
    cursor = run.cursor if state == RunState.PARTLY else {"series": run.cursor["series"]}
    return end_run(
        run=run,
        state=state,
        message=message,
        faults=told.faults[:_FAULTS_KEPT],
        cursor=cursor,
        read=run.read,
        added=run.added,
        changed=run.changed,
        unchanged=run.unchanged,
        by=by,
    )

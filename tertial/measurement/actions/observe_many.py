"""Record many values at once: from a file, a service, an extract or a survey."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from tertial.audit.actions import record, record_many, snapshot
from tertial.common.errors import Conflict
from tertial.common.periods import Period
from tertial.measurement.actions.write_rows import insert_rows, update_rows
from tertial.measurement.consequences import settle
from tertial.measurement.models import Observation, SourceRun
from tertial.measurement.observed import CONTENT, Given, Key, require_belonging, state_after
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission

_KEY = ("indicator_id", "definition_id", "period", "nature", "part_key")
_NEW = (*_KEY, "version", "unit_id", "part_id", "sex", "state", "run_id", "hidden", *CONTENT)
_CHANGED = ("state", "run_id", *CONTENT)
_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Counted:
    """How many values were new, were changed, and were as they should already."""

    added: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class _Change:
    """A value that is there and is to be another: the row, the version it was read at, and its columns `_CHANGED`."""

    pk: int
    version: int
    columns: tuple[Any, ...]


@transaction.atomic
def observe_many(*, committee: Unit, given: Sequence[Given], run: SourceRun, by: Person) -> Counted:
    """Record values that a run gave, all or none, each as `observe` would. The same again changes nothing.

    The log tells each value that is changed with what it was before, and the new ones together, with the run that every new row
    names: see decision 0019. Raises what `observe` raises, and `Conflict` when somebody gave one of the values meanwhile.
    """
    require(by, Permission.OBSERVATION_EDIT, unit=committee)
    _require_sound(given, by)
    added = changed = 0
    touched: set[int] = set()
    for part in _each_once(given):
        new, changes = _sorted(part, run)
        _insert(new)
        touched.update(row[0] for row in new)
        touched.update(_change(changes, by))
        added += len(new)
        changed += len(changes)
    if added:
        counts = {"added": added, "file_name": run.file_name, "fingerprint": run.fingerprint}
        record(action="measurement.observe_many", subject=run, by=by, after=counts)
    if touched:
        settle(touched)
    return Counted(added, changed, len(given) - added - changed)


def _require_sound(given: Sequence[Given], by: Person) -> None:
    """Ask once for each committee, definition and part, and for each period, however many values they have."""
    asked: set[tuple[int, int, int | None]] = set()
    for one in given:
        what = (one.indicator.id, one.definition.id, one.part.id if one.part else None)
        if what not in asked:
            require(by, Permission.OBSERVATION_EDIT, unit=one.indicator.committee)
            require_belonging(one.indicator, one.definition, one.part)
            asked.add(what)
    for period in {one.period for one in given}:
        Period.parse(period)


def _each_once(given: Sequence[Given]) -> Sequence[Mapping[Key, Given]]:
    """The values in turns, so that none is there twice in a turn: what comes twice is recorded once, and then changed."""
    once = {one.key: one for one in given}
    if len(once) == len(given):
        return [once] if once else []
    turns: list[dict[Key, Given]] = []
    times: dict[Key, int] = defaultdict(int)
    for one in given:
        if times[one.key] == len(turns):
            turns.append({})
        turns[times[one.key]][one.key] = one
        times[one.key] += 1
    return turns


def _sorted(given: Mapping[Key, Given], run: SourceRun) -> tuple[list[tuple[Any, ...]], list[_Change]]:
    """The rows to add, as `_NEW`, and the changes of those that are there; what is so already is left out."""
    there = _there(given)
    new: list[tuple[Any, ...]] = []
    changes: list[_Change] = []
    run_id = run.id
    for key, one in given.items():
        content = one.content
        found = there.get(key)
        if found is None:
            unit, part = one.unit, one.part
            of = (1, unit.id if unit else None, part.id if part else None, one.sex._value_)
            new.append((*key, *of, one.state._value_, run_id, "", *content))
            continue
        pk, version, before, *earlier = found
        state = state_after(before, one.state, earlier=earlier, content=content, revises=one.revises)
        if state is not None:
            changes.append(_Change(pk, version, (state.value, run_id, *content)))
    return new, changes


def _there(given: Mapping[Key, Given]) -> dict[Key, tuple[Any, ...]]:
    """The observations that are there of those given: key, version, state and content; locked until the transaction ends."""
    ids, periods = sorted({key[0] for key in given}), [key[2] for key in given]
    found: dict[Key, tuple[Any, ...]] = {}
    for begin in range(0, len(ids), _AT_A_TIME):
        rows = Observation.objects.select_for_update(of=("self",)).filter(
            indicator_id__in=ids[begin : begin + _AT_A_TIME], period__range=(min(periods), max(periods))
        )
        for row in rows.order_by("pk").values_list(*_KEY, "pk", "version", "state", *CONTENT).iterator(_AT_A_TIME):
            if row[:5] in given:
                found[row[:5]] = row[5:]
    return found


def _insert(rows: Sequence[tuple[Any, ...]]) -> None:
    try:
        with transaction.atomic():
            insert_rows(Observation, _NEW, rows)
    except IntegrityError as error:
        if "one_observation_per_part" not in str(error) and "UNIQUE" not in str(error):
            raise
        raise Conflict(
            "Någon annan lämnade ett av värdena samtidigt. Inget är inläst; försök igen.",
            mine="",
            theirs="",
            current_version=0,
        ) from error


def _change(changes: Sequence[_Change], by: Person) -> Iterable[int]:
    """Change rows and log each with what it was before; returns the indicators they are of."""
    touched: set[int] = set()
    for begin in range(0, len(changes), _AT_A_TIME):
        some = changes[begin : begin + _AT_A_TIME]
        pks = [one.pk for one in some]
        before = {row.pk: snapshot(row) for row in Observation.objects.filter(pk__in=pks)}
        written = update_rows(Observation, _CHANGED, [(*one.columns, one.pk, one.version) for one in some])
        if written != len(some):
            raise Conflict(
                "Någon annan hann ändra ett av värdena. Inget är inläst; försök igen.",
                mine="",
                theirs="",
                current_version=0,
            )
        # The label names the indicator, so it is read with the row.
        after = list(Observation.objects.filter(pk__in=pks).select_related("indicator").order_by("pk"))
        record_many(
            action="measurement.observe",
            changes=[(row, before[row.pk], snapshot(row)) for row in after],
            by=by,
        )
        touched.update(row.indicator_id for row in after)
    return touched

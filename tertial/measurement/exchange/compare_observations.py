"""Lay a file of observations beside what is stored: what would change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from tertial.common.errors import Refused, TertialError
from tertial.common.numbers import swedish
from tertial.common.periods import Period
from tertial.common.table_files.differences import Difference, Kind, Preview, about_faults, repeated
from tertial.common.table_files.table import FileRow, Layout, Table
from tertial.cycle.queries import open_periods
from tertial.document.figure import Missing, MissingReason
from tertial.measurement.calculations.consistency import Measurement, misfits
from tertial.measurement.entry_text import REASONS
from tertial.measurement.exchange.asked_value import Asking, read_cell
from tertial.measurement.exchange.columns import CONTENT, HIDDEN
from tertial.measurement.exchange.finding import Indicators, Meant, nature_words
from tertial.measurement.exchange.stored_values import Stored, StoredValues
from tertial.measurement.models import State
from tertial.measurement.observed import CONTENT as COLUMNS
from tertial.measurement.observed import Given, Key, Observed, state_after
from tertial.organisation.models import Unit
from tertial.steering.parts import Part

_MOST_NOTES = 50
_CALLED = {
    "numerator": "täljaren",
    "denominator": "nämnaren",
    "measured_on": "mätdagen",
    "reference_period": "vad värdet avser",
    "source": "källan",
    "note": "noten",
    "missing_text": "förklaringen",
    "expected_on": "när värdet väntas",
    "reported_as": "hur det skrivs",
    "rule": "hur det är räknat",
    "decimals": "antalet decimaler",
}


class Change(NamedTuple):
    """An observation that the file adds or changes: what is asked, what was there, the state it gets, and where it stands."""

    given: Given
    meant: Meant
    stored: Stored | None
    state: State
    row: FileRow

    @property
    def difference(self) -> Difference[str]:
        """The change in words."""
        place = self.row.place("value")
        after = words_of(self.given.observed)
        if self.stored is None:
            return Difference(Kind.ADDED, _what(self.meant), None, after, place=place)
        before = _before(self.stored)
        differs = [
            name
            for name, was, is_now in zip(COLUMNS, self.stored.content, self.given.content, strict=True)
            if was != is_now
        ]
        details = [
            words for name, words in _CALLED.items() if name in differs and (name != "decimals" or before == after)
        ]
        if self.state != self.stored.state:
            details.append(f"blir {self.state.label}")
        return Difference(Kind.CHANGED, _what(self.meant), before, after, tuple(details), place)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that a file would do. With any fault it does nothing; the changes are those of its good rows all the same."""

    changes: tuple[Change, ...] = ()
    unchanged: int = 0
    notes: tuple[str, ...] = ()
    faults: tuple[TertialError, ...] = ()

    @property
    def added(self) -> int:
        """How many values are new."""
        return sum(change.stored is None for change in self.changes)

    @property
    def changed(self) -> int:
        """How many values are there and become others."""
        return len(self.changes) - self.added

    def preview(self, most: int | None = None) -> Preview[str]:
        """What the file would do in words; at most so many differences, for a file may have hundreds of thousands."""
        shown = self.changes if most is None else self.changes[:most]
        return Preview(tuple(change.difference for change in shown), self.unchanged, self.notes, self.faults)

    def require_sound(self, file_name: str) -> None:
        """Raise `Faults` with every fault, or return when there is none."""
        sound: Preview[str] = Preview(faults=self.faults)
        sound.require_sound(file_name)


def compare_observations(committee: Unit, table: Table, *, reveal: bool, as_written: bool = False) -> Comparison:
    """What a file would change among a committee's observations. Observations that it does not name stay as they are.

    `reveal` says that whoever asks may see values about too few people; else a row of such a value must say `dolt`, which leaves it.
    `as_written` reads numbers that can be read in two ways as they stand.
    """
    faults = [
        *table.faults,
        *about_faults(table, Innehåll=(CONTENT, "utfall"), Nämnd=(committee.slug, committee.name)),
    ]
    if faults and not table.rows:
        return Comparison(faults=tuple(faults))
    found = _Rows(committee, table.layout, reveal=reveal, as_written=as_written)
    for row in table.rows:
        try:
            found.take(row)
        except Refused as refused:
            # Of its own kind, so that it can be told which faults are doubts.
            faults.append(type(refused)(refused.message, place=row.place(refused.place or "value")))
    faults.extend(repeated(found.taken, "Samma värde"))
    return Comparison(
        tuple(found.changes), found.unchanged, tuple(_limited(found.notes())), tuple(sorted(faults, key=_order))
    )


class _Rows:
    """The rows of a file, one after the other, beside what is stored."""

    def __init__(self, committee: Unit, layout: Layout, *, reveal: bool, as_written: bool) -> None:
        self._indicators = Indicators(committee, layout)
        self._asking = Asking(layout, as_written=as_written)
        self._cells = layout.picker("value", "reason")
        self._stored = StoredValues(committee)
        self._open = open_periods(committee)
        self._reveal = reveal
        self._hidden = 0
        self.taken: list[tuple[Key, FileRow]] = []
        self.changes: list[Change] = []
        self.unchanged = 0

    def take(self, row: FileRow) -> None:
        """Lay a row beside what is stored; raises `Refused` whose place is the column that is wrong."""
        cell, reason = self._cells(row.said)
        if cell is None and reason is None:
            self._take_empty(row)
            return
        if cell == HIDDEN:
            self.taken.append((self._indicators.meant(row).identity, row))
            self._hidden += 1
            self.unchanged += 1
            return
        read = read_cell(cell)
        meant = self._indicators.meant(row, *read.hints)
        identity = meant.identity
        stored = self._stored.get(identity)
        if stored and stored.hidden and not self._reveal:
            raise Refused("Värdet handlar om få personer och är dolt för dig. Skriv ”dolt”, så står det kvar.")
        known = self._stored.known(identity)
        given = self._asking.given(row, read, meant, stored, known, revises=meant.period not in self._open)
        self.taken.append((identity, row))
        content = given.content
        state: State | None = given.state
        if stored is not None:
            state = state_after(
                stored.state, given.state, earlier=stored.content, content=content, revises=given.revises
            )
        if state is None:
            self.unchanged += 1
        else:
            self.changes.append(Change(given, meant, stored, state, row))

    def _take_empty(self, row: FileRow) -> None:
        """A row without a value asks for nothing, where there is nothing; a value is not taken away by an empty cell."""
        meant = self._indicators.meant(row)
        self.taken.append((meant.identity, row))
        stored = self._stored.get(meant.identity)
        if stored is not None:
            shown = HIDDEN if stored.hidden and not self._reveal else _before(stored)
            raise Refused(
                f"Värdet är tomt, men {shown} står där redan. Skriv I.U. och en orsak om det saknas, eller ta bort raden."
            )

    def notes(self) -> Iterator[str]:
        """What to know beside the changes: values that are left hidden, and values that do not fit together."""
        if self._hidden:
            counted = "Ett värde är dolt" if self._hidden == 1 else f"{self._hidden} värden är dolda"
            yield f"{counted} i filen och läses inte in."
        groups: dict[tuple[int, int, str, str], list[Change]] = defaultdict(list)
        for change in self.changes:
            groups[change.meant.identity[:4]].append(change)
        for group, changes in groups.items():
            yield from self._misfits(group, changes)

    def _misfits(self, group: tuple[int, int, str, str], changes: Sequence[Change]) -> Iterator[str]:
        meant = changes[0].meant
        values: dict[Part, Measurement] = {}
        for key, stored in self._stored.of_group(group):
            if stored.number is not None and (self._reveal or not stored.hidden):
                named = self._indicators.part(meant.indicator, key).named
                values[named] = Measurement(stored.number, stored.get("numerator"), stored.get("denominator"))
        for change in changes:
            value, _as, numerator, denominator, _on, _rule = change.given.observed
            values.pop(change.meant.of.named, None)
            if isinstance(value, Decimal):
                values[change.meant.of.named] = Measurement(value, numerator, denominator)
        if len(values) < 2 and all(one.numerator is None for one in values.values()):
            return
        definition, names = meant.definition, self._indicators.names(meant.indicator)
        for misfit in misfits(values, quantity=definition.quantity, unit=definition.unit, names=names):
            yield f"{definition.name}, {_period(meant)}: {misfit.sentence}"


def words_of(observed: Observed) -> str:
    """A value in words: `88,6`, `I.U., mäts senare`."""
    match observed.value:
        case Decimal() as number:
            return swedish(number)
        case Missing() as missing:
            return f"{missing.mark}, {REASONS[missing.reason]}"
        case words:
            return words


def _before(stored: Stored) -> str:
    if stored.number is not None:
        return swedish(stored.number)
    if stored.get("missing_reason"):
        return words_of(Observed(Missing(MissingReason(stored.get("missing_reason")))))
    return str(stored.get("text_value"))


def _what(meant: Meant) -> str:
    return ", ".join(word for word in (meant.definition.name, meant.of.words, _period(meant)) if word)


def _period(meant: Meant) -> str:
    words = Period.parse(meant.period).short
    return words if meant.nature == "outcome" else f"{nature_words(meant.nature)} {words}"


def _limited(notes: Iterator[str]) -> Iterator[str]:
    for number, note in enumerate(notes):
        if number == _MOST_NOTES:
            yield "Det finns fler värden som inte går ihop."
            return
        yield note


def _order(error: TertialError) -> tuple[int, str]:
    """By row: the faults of cells and those of whole rows are found apart."""
    digits = "".join(sign for sign in error.place.rpartition("!")[2] if sign.isdigit())
    return (int(digits) if digits else 0, error.place)

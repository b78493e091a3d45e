"""Read from a row of a file what it asks of an observation: its value, and all that goes with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from tertial.common.errors import Refused
from tertial.common.numbers import read_number, swedish
from tertial.common.table_files.cells import as_lines, text
from tertial.common.table_files.table import FileRow, Layout
from tertial.document.figure import Missing, MissingReason
from tertial.measurement.entry_text import LONGEST_WORDS, Measured, read_entry
from tertial.measurement.exchange.doubts import Known, settle_number
from tertial.measurement.exchange.finding import Meant
from tertial.measurement.exchange.stored_values import Stored
from tertial.measurement.models import State
from tertial.measurement.observed import Given, Observed
from tertial.measurement.value_forms import Absent, Number, Words, read_form
from tertial.steering.models import DefinitionVersion, Quantity

Cell = Decimal | str | None
_SIMPLE = re.compile(r"-?[0-9]+(?:,[0-9]+)?")
_PEOPLE = frozenset({"p", "pers", "personer", "st", "stycken"})
# Looked up once: to find the member of an enumeration takes as long as to read a number.
_FINAL, _IN_WORDS = State.FINAL, Quantity.WORDS.value
_BESIDE = ("reported_as", "numerator", "denominator", "measured_on", "rule", "reference", "source", "note", "state")
_NUMBERED = re.compile(r"^\(?([0-9]{1,2})[).: ]", re.MULTILINE)


class ReadCell(NamedTuple):
    """A value's cell as it was read, before it is known what it is a value of; a decimal is a number and nothing more.

    `typed` says that it is a number of a workbook, which keeps no decimals that are zero.
    """

    form: Decimal | Number | Absent | Words | None
    typed: bool = False
    pointed: bool = False

    @property
    def hints(self) -> tuple[str, str]:
        """What the cell itself says of the part, and of the sex: `45% (K)`, `4 arbete`."""
        return (self.form.part, self.form.sex) if isinstance(self.form, Number) else ("", "")


def read_cell(cell: Cell) -> ReadCell:
    """Read a value's cell."""
    if isinstance(cell, str):
        if _SIMPLE.fullmatch(cell):
            return ReadCell(Decimal(cell.replace(",", ".")))
        return ReadCell(read_form(cell), pointed="." in cell)
    return ReadCell(cell, typed=cell is not None)


class Asking:
    """What the rows of a file ask to be recorded. `as_written` reads numbers that can be read in two ways as they stand."""

    def __init__(self, layout: Layout, *, as_written: bool) -> None:
        self._as_written = as_written
        self._beside = layout.picker(*_BESIDE)

    def given(
        self, row: FileRow, read: ReadCell, meant: Meant, stored: Stored | None, known: Known, *, revises: bool
    ) -> Given:
        """What a row asks for. A column that the file lacks keeps what is stored, where the value is the same.

        `revises` is as in `actions.observe`. Raises `Refused` whose `place` is the column that is wrong.
        """
        if stored is not None:
            return _beside_stored(row, read, meant, stored, known, as_written=self._as_written, revises=revises)
        value = _value(row, read, meant.definition, known, as_written=self._as_written)
        reported_as, above, below, measured_on, rule, reference, source, note, state = self._beside(row.said)
        return Given(
            meant.indicator,
            meant.definition,
            meant.period,
            Observed(value, reported_as or "", above, below, measured_on, rule or ""),
            meant.nature,
            meant.of.unit,
            meant.of.part,
            meant.of.sex,
            reference or "",
            source or "",
            note or "",
            State(state) if state else _FINAL,
            revises=revises,
            known_key=meant.identity,
        )


def _beside_stored(
    row: FileRow, read: ReadCell, meant: Meant, stored: Stored, known: Known, *, as_written: bool, revises: bool
) -> Given:
    value: Decimal | str | Missing
    if stored.get("text_value") and text(stored.get("text_value")) == row.get("value"):
        value = str(stored.get("text_value"))
    else:
        value = _value(row, read, meant.definition, known, as_written=as_written)
    same = _is_same(value, stored)
    of = _Columns(row, stored, same)
    if isinstance(value, Missing) and text(stored.get("missing_text")) == value.text:
        value = Missing(value.reason, stored.get("missing_text"), value.expected)
    asked_state = row.get("state")
    return Given(
        indicator=meant.indicator,
        definition=meant.definition,
        period=meant.period,
        observed=Observed(
            value,
            reported_as=of.of_value("reported_as"),
            numerator=of.made_of("numerator"),
            denominator=of.made_of("denominator"),
            measured_on=of.plain("measured_on"),
            rule=of.of_value("rule"),
        ),
        nature=meant.nature,
        unit=meant.of.unit,
        part=meant.of.part,
        sex=meant.of.sex,
        reference_period=of.plain("reference_period", "reference") or "",
        source=of.plain("source") or "",
        note=of.plain("note") or "",
        state=State(asked_state or stored.state),
        demo=bool(same and stored.get("demo")),
        revises=revises,
        known_key=meant.identity,
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    """A row's other columns beside what is stored; `same` says that the value itself is the same."""

    row: FileRow
    stored: Stored
    same: bool

    def plain(self, name: str, column: str = "") -> Any:
        """A column of its own: what the file says, else what is stored."""
        kept = self.stored.get(name)
        if not self.row.has(column or name):
            return kept
        given = self.row.get(column or name)
        if isinstance(given, str) and kept and given in (text(kept), as_lines(kept)):
            return kept
        return given

    def of_value(self, name: str) -> str:
        """A text that belongs to the value: gone with it when the value is another and the text was left as it was."""
        kept = self.stored.get(name)
        given = self.plain(name) or ""
        return "" if not self.same and given == kept else str(given)

    def made_of(self, name: str) -> Decimal | None:
        """The numerator or the denominator, which go with the value."""
        if self.row.has(name):
            given: Decimal | None = self.row.get(name)
            kept = self.stored.get(name)
            return kept if given is not None and given == kept else given
        return self.stored.get(name) if self.same else None


def _is_same(value: Decimal | str | Missing, stored: Stored) -> bool:
    match value:
        case Decimal():
            return value == stored.number
        case Missing():
            return bool(value.reason.value == stored.get("missing_reason"))
        case _:
            return bool(value == stored.get("text_value"))


def _value(
    row: FileRow, read: ReadCell, definition: DefinitionVersion, known: Known, *, as_written: bool
) -> Decimal | str | Missing:
    reason: MissingReason | None = row.get("reason")
    form = read.form
    if form is None or isinstance(form, Absent):
        return _missing(row, form, reason)
    if reason is not None:
        raise Refused("Här står både ett värde och en orsak till att det saknas. Ta bort det ena.", place="reason")
    if isinstance(form, Words) or _is_words(definition):
        return _words(row, definition)
    if isinstance(form, Number):
        if form.unit and not _is_unit(form.unit, definition.unit):
            raise Refused(_other_unit(row, form, definition), place="value")
        value = form.value
    else:
        value = form
    if known.decimals is None and not read.pointed and not read.typed:
        return value  # nothing to doubt it by, and no zeros that it could have lost
    if not as_written:
        note = row.get("note")
        noted = known._replace(notes=frozenset(_NUMBERED.findall(note))) if note else known
        value = settle_number(value, noted, pointed=read.pointed).value
    return _with_decimals(value, known, row.get("decimals"), typed=read.typed)


def _with_decimals(value: Decimal, known: Known, asked: int | None, *, typed: bool) -> Decimal:
    """The number with the decimals that it is kept with.

    The number that is there already stays as it is: who opens a CSV file in a program for sheets loses the zeros at the end.
    A number of a workbook gets as many as its row says, else as the indicator's others have; never fewer than it has.
    """
    if known.stored is not None and value == known.stored and _places(value) <= _places(known.stored):
        return known.stored
    wanted = (known.decimals if asked is None else asked) or 0
    return value.quantize(Decimal(1).scaleb(-wanted)) if typed and _places(value) < wanted else value


def _missing(row: FileRow, form: Absent | None, reason: MissingReason | None) -> Missing:
    words, expected = row.get("explanation") or "", row.get("expected")
    if form is not None and form.words and reason is None:
        try:
            said = read_entry(form.printed, Measured("", words=True))
        except Refused:
            said = None
        if isinstance(said, Missing):
            return Missing(said.reason, words or said.text, expected or said.expected)
        return Missing(form.reason or MissingReason.OTHER, words or form.words, expected)
    if reason is None and form is not None:
        reason = form.reason
    if reason is None:
        raise Refused("Värdet saknas. Skriv varför i kolumnen Orsak, till exempel mäts senare.", place="value")
    return Missing(reason, words or (form.words if form else ""), expected)


def _words(row: FileRow, definition: DefinitionVersion) -> str:
    written = text(row.get("value"))
    if isinstance(row.get("value"), Decimal):
        written = swedish(row.get("value"), group=False)
    if not _is_words(definition) and any(sign.isdigit() for sign in written):
        read_number(written)  # says what is wrong
    if not _is_words(definition) and " " not in written:
        raise Refused(
            f"”{written}” är inte ett tal, och indikatorn mäts i {definition.unit}. Saknas värdet, skriv I.U. och en orsak.",
            place="value",
        )
    if len(written) > LONGEST_WORDS:
        raise Refused(f"Värdet är {len(written)} tecken, och högst {LONGEST_WORDS} får plats.", place="value")
    return written


def _is_words(definition: DefinitionVersion) -> bool:
    return definition.quantity == _IN_WORDS or definition.unit == "text"


def _is_unit(written: str, unit: str) -> bool:
    """Whether a unit that stands by a number is the indicator's own: `p` is persons where those are counted."""
    plain, own = written.casefold().rstrip("."), unit.casefold()
    if plain in (own, own.removeprefix("antal ")):
        return True
    if plain in ("%", "procent"):
        return own in ("%", "procent")
    return plain in _PEOPLE and ("antal" in own or "person" in own)


def _other_unit(row: FileRow, form: Number, definition: DefinitionVersion) -> str:
    return f"”{text(row.get('value'))}” är i {form.unit}, men indikatorn mäts i {definition.unit}. Skriv talet utan enhet om det är rätt."


def _places(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))

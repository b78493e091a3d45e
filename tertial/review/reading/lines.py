"""The rows of the operating summary, from the rooms or from the report's own tables, and which texts speak of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import SequenceMatcher

from tertial.common.money import DECIMALS, scaled
from tertial.common.numbers import NBSP, swedish
from tertial.document.blocks import RowKind
from tertial.review.facts import Facts, LineFact
from tertial.review.finding import Evidence, Place
from tertial.review.reading.columns import Role
from tertial.review.reading.grids import Grid, GridRow
from tertial.review.reading.labels import STOP_WORDS, stem
from tertial.review.reading.numbers import MONEY
from tertial.review.reading.passages import Passage
from tertial.review.words import Words


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in kronor, and where it is printed; `key` is the figure's."""

    value: Decimal
    place: Place | None = None
    key: str = ""

    @property
    def text(self) -> str:
        """In the unit that suits its size: `−6,4 mnkr`, `380 tkr`."""
        return in_words(self.value)

    def evidence(self, sv: str, en: str) -> Evidence:
        """As evidence, with what it is."""
        return Evidence(self.text, Words(sv, en), self.place, self.key)


@dataclass(frozen=True, slots=True)
class Line:
    """A row. Costs are positive, deviations plus for a surplus, all in kronor; None where the report does not say.

    `outcome`, `budget` and `deviation` are the period's, `year_budget` and `year_deviation` the whole year's beside the `forecast`. `previous`
    is the outcome of the same period last year and `year_end` all of last year's. `is_sum` for sums, `of_which` for rows that add up into
    nothing. `fact` is the room's row, where there are facts.
    """

    title: str
    place: Place
    is_sum: bool = False
    is_total: bool = False
    of_which: bool = False
    outcome: Amount | None = None
    budget: Amount | None = None
    deviation: Amount | None = None
    previous: Amount | None = None
    forecast: Amount | None = None
    year_budget: Amount | None = None
    year_deviation: Amount | None = None
    year_end: Amount | None = None
    fact: LineFact | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it is a row of its own, that somebody can answer for."""
        return not self.is_sum and not self.of_which


def in_words(kronor: Decimal) -> str:
    """An amount in a sentence: millions with a decimal from half a million, else thousands."""
    unit = "mnkr" if abs(kronor) >= 500_000 else "tkr"
    return f"{swedish(scaled(kronor, unit), DECIMALS[unit])}{NBSP}{unit}"


def lines_of(grids: Sequence[Grid], facts: Facts | None) -> tuple[Line, ...]:
    """The rows: the rooms' where there are facts, else those of the tables with budget and deviation, period and year put together."""
    if facts is not None:
        places = {
            value.figure.key: cell.place
            for grid in grids
            for _row, _column, cell, value in grid.values()
            if value.figure is not None
        }
        return tuple(_of_fact(fact, places) for fact in facts.lines)
    found: dict[str, Line] = {}
    for grid in grids:
        for line in _of_grid(grid):
            key = " ".join(line.title.casefold().split())
            found[key] = _together(found[key], line) if key in found else line
    lines = list(found.values())
    totals = [line for line in lines if line.is_sum and not line.of_which]
    return tuple(replace(line, is_total=True) if totals and line is totals[-1] else line for line in lines)


def _of_fact(fact: LineFact, places: dict[str, Place]) -> Line:
    figures = {
        "outcome": fact.outcome,
        "budget": fact.budget,
        "deviation": fact.deviation,
        "previous": fact.previous,
        "forecast": fact.forecast,
        "year_budget": fact.year_budget,
        "year_deviation": fact.forecast_deviation,
        "year_end": fact.year_end,
    }
    amounts = {
        name: Amount(figure.number, places.get(figure.key), figure.key)
        for name, figure in figures.items()
        if figure.number is not None
    }
    shown = [
        name
        for name in ("year_deviation", "deviation", "forecast", "outcome")
        if name in amounts and amounts[name].place
    ]
    place = amounts[shown[0]].place if shown else None
    return Line(
        fact.title,
        place or Place(described=f"raden ”{fact.title}”"),
        is_sum=fact.is_sum,
        is_total=fact.is_total,
        of_which=fact.of_which,
        fact=fact,
        **amounts,
    )


def _of_grid(grid: Grid) -> Iterable[Line]:
    scale = MONEY.get(grid.unit)
    around = f"{grid.caption} {' '.join(grid.headings[-2:])} {grid.columns[0].label if grid.columns else ''}"
    columns = {role: grid.column(role) for role in Role}
    if scale is None or grid.of_chart or re.search(r"investering", around, re.IGNORECASE):
        return
    if columns[Role.DEVIATION] is None or columns[Role.BUDGET] is None:
        return
    is_year = columns[Role.FORECAST] is not None
    outcomes = [n for n, column in enumerate(grid.columns) if column.role is Role.OUTCOME]
    if not is_year and not outcomes:
        return
    for row in grid.rows:
        if row.kind is RowKind.GROUP or not row.label:
            continue

        def amount(place: int | None, of: GridRow = row) -> Amount | None:
            cell = of.cells[place] if place is not None and place < len(of.cells) else None
            return Amount(cell.number * scale, cell.place) if cell is not None and cell.number is not None else None

        deviation, budget = amount(columns[Role.DEVIATION]), amount(columns[Role.BUDGET])
        if deviation is None or budget is None:
            continue
        place = deviation.place or row.cells[0].place
        line = Line(row.label, place, is_sum=row.kind in (RowKind.TOTAL, RowKind.SUBTOTAL), of_which=row.of_which)
        if is_year:
            year_end = amount(columns[Role.YEAR_END])
            yield replace(
                line,
                forecast=amount(columns[Role.FORECAST]),
                year_budget=budget,
                year_deviation=deviation,
                year_end=year_end,
            )
        else:
            previous = amount(outcomes[1]) if len(outcomes) > 1 else None
            yield replace(line, outcome=amount(outcomes[0]), budget=budget, deviation=deviation, previous=previous)


def _together(one: Line, other: Line) -> Line:
    """The row with what another table says of it; the year's place before the period's."""
    given = {
        name: getattr(one, name) or getattr(other, name)
        for name in (
            "outcome",
            "budget",
            "deviation",
            "previous",
            "forecast",
            "year_budget",
            "year_deviation",
            "year_end",
        )
    }
    place = other.place if one.year_deviation is None and other.year_deviation is not None else one.place
    return replace(
        one, place=place, is_sum=one.is_sum or other.is_sum, of_which=one.of_which or other.of_which, **given
    )


_WORD = re.compile(r"[^\W\d_]+")
_ACRONYM = re.compile(r"\b[A-ZÅÄÖ]{2,6}\b")
_MONEY_TALK = re.compile(
    r"avvik|överskott|underskott|beror|kostn|kostar|intäkt|mnkr|tkr|miljon|prognos|budget|resultat|bidrag|hyra|hyror|löner"
    r"|dyrare|billigare|ersättning|betala|bokför|\bpost(?:en|er|erna)?\b",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    stem(word)
    for word in (
        "resultat",
        "summa",
        "övrigt",
        "övriga",
        "verksamhet",
        "verksamheter",
        "nämndens",
        "nämnden",
        "inkl",
        "kommunal",
    )
)


class Texts:
    """The report's texts about money, to be asked which of them speak of a row."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._read = [
            (
                passage,
                _stems(" ".join((*passage.headings[-1:], passage.text))),
                frozenset(_ACRONYM.findall(passage.text)),
            )
            for passage in passages
            if passage.is_prose and _MONEY_TALK.search(passage.text)
        ]
        self._all = frozenset().union(*(stems for _, stems, _ in self._read))
        self._forms: dict[str, frozenset[str]] = {}

    def about(self, line: Line) -> list[Passage]:
        """The texts about money that name the row, by half of its words or by letters that are short for it."""
        words = _stems(line.title) - _EMPTY or _stems(line.title)
        if not words:
            return []
        forms = [self._forms_of(word) for word in words]
        return [
            passage
            for passage, stems, acronyms in self._read
            if 2 * sum(not stems.isdisjoint(one) for one in forms) >= len(forms)
            or any(_short_for(one, line.title) for one in acronyms)
        ]

    def _forms_of(self, word: str) -> frozenset[str]:
        """The stems of the texts that a word of a title may stand in."""
        if word not in self._forms:
            self._forms[word] = frozenset(other for other in self._all if _is_form(word, other))
        return self._forms[word]

    def __bool__(self) -> bool:
        return bool(self._read)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(text) if len(word) > 2 and word.casefold() not in STOP_WORDS)


def _is_form(word: str, other: str) -> bool:
    """Whether a text's stem is the title's word: whole, cut short in the table (`gymn`), part of a compound, or misspelt by a letter."""
    if word == other or (len(word) >= 4 and other.startswith(word)):
        return True
    if len(other) >= 6 and (
        word.startswith(other) or (len(word) >= 6 and (word.endswith(other) or other.endswith(word)))
    ):
        return True
    alike = len(word) >= 8 and word[:4] == other[:4] and abs(len(word) - len(other)) < 3
    return alike and SequenceMatcher(None, word, other).ratio() >= 0.88


def _short_for(letters: str, title: str) -> bool:
    """Whether capital letters are short for a title: they begin with its first letter and stand in it in their order (`AMI`)."""
    plain = re.sub(r"^\W*\d+\W*", "", title).upper()
    if len(letters) < 3 or not plain.startswith(letters[0]):
        return False
    place = 0
    for letter in letters:
        place = plain.find(letter, place) + 1
        if not place:
            return False
    return True

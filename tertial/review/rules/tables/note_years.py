"""Does a note speak of the year of the column that it stands at?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tertial.review.finding import Evidence, Finding, Place, Severity
from tertial.review.reading.grids import Grid, GridColumn
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.tables.cells import short
from tertial.review.subject import Subject
from tertial.review.words import Words

_FIX = Words(
    "Flytta noten till kolumnen för det år som den talar om, eller rätta året i noten.",
    "Move the note to the column of the year that it speaks of, or correct the year in the note.",
)
_says = Says("table-wrong-note", Severity.WARNING, _FIX)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OWN_YEAR = re.compile(
    r"^(?:(?:år(?:et)?|värdet för|utfallet för|uppgiften för|siffran för)\s+)?(?P<year>20\d\d)(?:\s+års (?:värde|utfall|siffra))?"
    r"\s+(?:visar|avser|redovisar|omfattar|innehåller|gäller|mäter|inkluderar|beräknas)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A note that speaks of one year, at a column for one year."""

    note: str
    year: int
    column: GridColumn
    column_year: int
    place: Place
    quote: str
    row: int

    @property
    def lag(self) -> int:
        return self.year - self.column_year


def _check(grid: Grid, subject: Subject) -> Iterable[Finding]:
    """Notes that name another year than their column: by their own words, or against the other notes of the same wording."""
    if grid.of_chart or grid.is_garbled:
        return
    series: dict[str, list[_Dated]] = defaultdict(list)
    told: set[tuple[str, str]] = set()
    for index, row in enumerate(grid.rows):
        for column, cell in zip(grid.columns, row.cells, strict=False):
            if column.span is None or not column.is_number:
                continue
            for note in cell.notes:
                own = _OWN_YEAR.match(note)
                years = {int(year) for year in _YEAR.findall(note)}
                if own and int(own["year"]) != column.span.year:
                    told.add((cell.place.row, cell.place.column))
                    dated = _Dated(note, int(own["year"]), column, column.span.year, cell.place, cell.text, index)
                    yield _finding(dated, column.span.year)
                elif not own and len(years) == 1:
                    dated = _Dated(note, years.pop(), column, column.span.year, cell.place, cell.text, index)
                    series[pattern_of(note)].append(dated)
    for notes in series.values():
        for dated, expected in _odd(notes):
            if (dated.place.row, dated.place.column) not in told:
                yield _finding(dated, expected)


def pattern_of(note: str) -> str:
    """The note with its times left out, so that the same note for another year is told by it."""
    plain = re.sub(
        r"\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|våren|hösten)\b",
        "",
        note.casefold(),
    )
    return " ".join(re.sub(r"\d+", "#", plain).split())


def _odd(notes: list[_Dated]) -> Iterator[tuple[_Dated, int]]:
    """The note whose lag to its column is another than all the others', or two that have changed places."""
    if len(notes) == 2:
        first, second = sorted(notes, key=lambda one: one.column_year)
        crossed = first.column_year < second.column_year and first.year > second.year
        if first.row == second.row and crossed and first.year - second.year == second.column_year - first.column_year:
            yield first, second.year
            yield second, first.year
        return
    lags = [one.lag for one in notes]
    for one in notes:
        others = [other.lag for other in notes if other is not one]
        if len(notes) >= 3 and len(set(others)) == 1 and one.lag != others[0] and lags.count(one.lag) == 1:
            yield one, one.column_year + others[0]


def _finding(dated: _Dated, expected: int) -> Finding:
    return _says(
        dated.place,
        dated.quote,
        Words(
            f"Noten talar om {dated.year} men står vid ”{dated.column.label}”, där den borde tala om {expected}: ”{short(dated.note, 90)}”",
            f"The note speaks of {dated.year} but stands at “{dated.column.label}”, where it should speak of {expected}: “{short(dated.note, 90)}”",
        ),
        Evidence(str(dated.year), Words("året i noten", "the year in the note"), dated.place),
        Evidence(
            str(expected),
            Words(
                "året som kolumnen och de andra noterna talar för",
                "the year that the column and the other notes speak for",
            ),
        ),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        id="table-wrong-note",
        family=Family.TABLES,
        severity=Severity.WARNING,
        title=Words("Noten hör till ett annat år", "The note belongs to another year"),
        explanation=Words(
            "Noter som förklarar vilket år ett värde avser kopieras ofta från kolumn till kolumn. Ett år som inte följer kolumnens, som de andra noterna "
            "gör, är troligen kvar från kopieringen.",
            "Notes that say which year a value is of are often copied from column to column. A year that does not follow the column's, as in the other "
            "notes, is probably left from copying.",
        ),
        example=Words(
            "Noten ”2021 visar andelen under 2020” vid värdet för 2022.",
            "The note “2021 visar andelen under 2020” at the value for 2022.",
        ),
        fix=_FIX,
        each_table=_check,
    ),
)

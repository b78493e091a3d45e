"""The rule for indicators that are called new though they have older values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tertial.common.periods import Period
from tertial.review.finding import Evidence, Finding, Place, Severity
from tertial.review.reading.grids import Cell, Grid, GridColumn, GridRow, Role
from tertial.review.reading.passages import Passage
from tertial.review.reading.times import times_in
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.time.printed_values import When, when_of
from tertial.review.subject import Subject
from tertial.review.words import Words

_says = Says(
    "time-new-indicator",
    Severity.WARNING,
    Words(
        "Ta bort ordet ny om indikatorn har mätts förut, eller skriv vad som är nytt: källan, definitionen eller målvärdet.",
        "Leave out the word new if the indicator was measured before, or write what is new: the source, the definition or the target.",
    ),
)
_NEW = re.compile(
    r"\b(?:ny(?:tt|a)?\s+(?:(?:nämnd|resultat|mål)?indikator(?:n|er)?|mått|nyckeltal)\b|(?:indikatorn|måttet|nyckeltalet)\s+är\s+(?:helt\s+)?ny(?:tt)?\b)",
    re.I,
)
_NEW_NAMED = re.compile(
    r"(?:[Ii]ndikatorn?|[Mm]åttet|[Nn]yckeltalet)\s+[”\"“'*](?P<name>[^”\"“'*]{4,160})[”\"“'*]\s+är\s+(?:helt\s+)?ny(?:tt)?\b(?P<rest>[^.;]{0,60})"
)
# Said of something else that is new, or of an older year.
_OTHER = re.compile(r"\bny(?:tt|a)?\s+(?:källa|definition|mätmetod|metod|målvärde|beräkning)", re.I)


def _check(subject: Subject) -> Iterator[Finding]:
    period = subject.period
    if period is None:
        return
    for grid in subject.grids:
        yield from _of_grid(grid, period)
    rows: dict[str, list[tuple[Grid, GridRow]]] = {}
    for passage in subject.passages:
        if passage.is_prose and "ny" in passage.text:
            for match in _NEW_NAMED.finditer(passage.text):
                if not rows:
                    rows = _rows(subject)
                yield from _of_text(passage, match, rows, period)
    if subject.facts is not None:
        yield from _of_facts(subject, period)


def _of_grid(grid: Grid, period: Period) -> Iterator[Finding]:
    """A row whose note says new for a year, with values of earlier years in the same table."""
    for place, row in enumerate(grid.rows):
        note = next(
            (one for cell in row.cells for one in cell.notes if _NEW.search(one) and not _OTHER.search(one)), None
        )
        if note is None:
            continue
        place_of, cell = next((place, cell) for place, cell in enumerate(row.cells) if note in cell.notes)
        year = _year_of(note, period)
        column = grid.columns[place_of] if place_of < len(grid.columns) else None
        if column is not None and column.time is not None and cell.is_missing and not times_in(note):
            # A value that is missing because the indicator was new then: it came the year after.
            year = (column.time.year or period.year) + 1
        for older, older_column in _older(grid, row, year, period):
            yield _finding(cell.place, note, row.label or grid.rows[place].label, year, older, older_column)
            break


def _of_text(
    passage: Passage, match: re.Match[str], rows: dict[str, list[tuple[Grid, GridRow]]], period: Period
) -> Iterator[Finding]:
    year = _year_of(match["rest"], period)
    for grid, row in rows.get(_plain(match["name"]), ()):
        for older, column in _older(grid, row, year, period):
            start, end = match.span()
            yield _finding(passage.at(start, end), passage.text[start:end].strip(), row.label, year, older, column)
            return


def _of_facts(subject: Subject, period: Period) -> Iterator[Finding]:
    """A note of an indicator in the plan, beside the period of its oldest value, for what no table of the document shows."""
    rows = _rows(subject)
    for indicator in subject.facts.indicators if subject.facts else ():
        note = next((one for one in indicator.notes if _NEW.search(one) and not _OTHER.search(one)), None)
        first = indicator.first_period[:4]
        places = rows.get(_plain(indicator.name), [])
        if note is None or not first.isdecimal() or not places:
            continue
        year = _year_of(note, period)
        if int(first) >= year or any(any(True for _ in _older(grid, row, year, period)) for grid, row in places):
            continue
        grid, row = places[0]
        yield _says(
            row.cells[0].place if row.cells else grid.place,
            note,
            Words(
                f"Noten säger ny för {year}, men {indicator.name} har värden sedan {indicator.first_period}.",
                f"The note says new for {year}, but {indicator.name} has values since {indicator.first_period}.",
            ),
            Evidence(note, Words("noten", "the note")),
            Evidence(indicator.first_period, Words("indikatorns äldsta värde", "the indicator's oldest value")),
            fix=Words(
                "Skriv vad som är nytt: källan, definitionen eller målvärdet. Är hela indikatorn ny ska den ha en egen post.",
                "Write what is new: the source, the definition or the target. If all of the indicator is new it should have its own entry.",
            ),
            severity=Severity.HINT,
        )


def _older(grid: Grid, row: GridRow, year: int, period: Period) -> Iterator[tuple[Cell, GridColumn]]:
    """The row's values of years before `year`; targets are no values."""
    for column, cell in zip(grid.columns, row.cells, strict=False):
        if column.role in (Role.LABEL, Role.TARGET, Role.TEXT, Role.BUDGET) or column.time is None:
            continue
        when: When | None = when_of(column.time, period)
        if when is not None and when.year < year and any(value.number is not None for value in cell.values):
            yield cell, column


def _year_of(note: str, period: Period) -> int:
    """The year that it is said to be new for; one that says none is new this year."""
    years = [time.year for time in times_in(note) if time.year is not None]
    return max(years) if years else period.year


def _rows(subject: Subject) -> dict[str, list[tuple[Grid, GridRow]]]:
    found: dict[str, list[tuple[Grid, GridRow]]] = {}
    for grid in subject.grids:
        for row in grid.rows:
            for cell in row.cells[:3]:
                found.setdefault(_plain(cell.text), []).append((grid, row))
    return found


def _plain(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text[:300]).casefold()


def _finding(place: Place, quote: str, label: str, year: int, older: Cell, column: GridColumn) -> Finding:
    return _says(
        place,
        quote if len(quote) <= 160 else f"{quote[:157]}…",
        Words(
            f"Indikatorn sägs vara ny för {year}, men i kolumnen ”{column.label}” står värdet {older.text}.",
            f"The indicator is said to be new for {year}, but the column “{column.label}” has the value {older.text}.",
        ),
        Evidence(quote, Words("noten eller texten", "the note or text"), place),
        Evidence(f"{older.text} ({column.label})", Words(older.place.described, older.place.described), older.place),
    )


NEW_INDICATOR = Rule(
    id="time-new-indicator",
    family=Family.TIME,
    severity=Severity.WARNING,
    title=Words("Ny indikator som har äldre värden", "A new indicator that has older values"),
    explanation=Words(
        "Sägs en indikator vara ny för året kan den inte ha värden för tidigare år, om de inte har tagits fram i efterhand. Noten är "
        "ofta kvar från året då indikatorn infördes, eller hör till en annan rad.",
        "An indicator that is said to be new for the year can't have values for earlier years, unless they were worked out afterwards. The "
        "note is often left from the year when the indicator came, or belongs to another row.",
    ),
    example=Words(
        "Noten säger ”Ny indikator för år 2023”, men i kolumnen Helår 2022 står 3 097.",
        "The note says “New indicator for 2023”, but the column Full year 2022 has 3 097.",
    ),
    fix=_says.fix,
    whole=_check,
)

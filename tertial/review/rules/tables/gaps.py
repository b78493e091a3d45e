"""Does a value lack the note that the values beside it have?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.grids import Cell, Grid, GridColumn, GridRow, Role
from tertial.review.reading.passages import Passage, PassageKind
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.tables.cells import short, where
from tertial.review.rules.tables.note_years import pattern_of
from tertial.review.subject import Subject
from tertial.review.words import Words

_FIX = Words(
    "Sätt en not vid värdet, som vid de andra, eller skriv noten vid radens namn om den gäller hela raden.",
    "Put a note at the value, as at the others, or at the row's name if it is about the whole row.",
)
_says = Says("table-missing-note", Severity.HINT, _FIX)
_YEAR = re.compile(r"\b20\d\d\b")
# A dash is as often nothing at all.
_ABSENT = r"(?:i\.?\s?u|e\.?\s?u|u\.?\s?s|n/?a|(?:uppgift(?:en|er)?\s+)?saknas|ingen\s+uppgift|ej\s+mätt)\b|\.\."
_SAYS_MISSING = re.compile(_ABSENT, re.IGNORECASE)
_SAYS_NO_MORE = re.compile(rf"(?:{_ABSENT}|[–—-])\.?\s*", re.IGNORECASE)
_DASH = re.compile(r"\b(?:tank)?streck\b", re.IGNORECASE)
_MISSING_WORD = re.compile(
    r"\bI\.?\s?U\b|\bE\.?\s?U\b|\b(?:värde[nt]?|uppgift(?:er|en)?|utfall|mätning(?:ar)?|resultat)\s+(?:som\s+)?saknas\b|\bsakna[rds]*\s+(?:värde|uppgift|utfall)",
    re.I,
)
_IN_A_NOTE = re.compile(
    r"\b(?:i|av|med|genom)\s+(?:en\s+|sin\s+|tabellens\s+|respektive\s+)?(?:fot)?not(?:en|er|erna)?\b", re.I
)
_TEXTS = (PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.GENERATED)
_LONGEST = 4_000
_MOST_BARE = 3
_PAST = (Role.OUTCOME, Role.YEAR_END, Role.VALUE)


def _check(subject: Subject) -> Iterable[Finding]:
    for grid in subject.grids:
        if grid.of_chart or grid.is_garbled:
            continue
        for row in grid.rows:
            if row.is_heading or len(row.cells) != len(grid.columns):
                continue
            cells = [
                (column, cell)
                for column, cell in zip(grid.columns, row.cells, strict=True)
                if column.role in _PAST and cell.values
            ]
            yield from _missing(row, cells)
            yield from _series(row, cells)
    yield from _unlike_all_others(subject)


def _unlike_all_others(subject: Subject) -> Iterator[Finding]:
    """Missing values without a note, where the text promises one or nearly all other missing values of the report have one."""
    promise = _promise(subject)
    dashes = promise is not None and bool(_DASH.search(promise.text[:_LONGEST]))
    unknown = [
        found
        for grid in subject.grids
        if not (grid.of_chart or grid.is_garbled)
        for found in _unknown(grid, dashes=dashes)
    ]
    bare = [found for found in unknown if not found[2].notes and _SAYS_NO_MORE.fullmatch(found[2].text)]
    told = [found[2] for found in unknown if found[2].notes]
    if not bare:
        return
    if promise is None and (not told or len(bare) > _MOST_BARE or (len(bare) > 1 and len(bare) * 2 > len(told))):
        return
    if len(bare) > max(_MOST_BARE, len(told)):
        return  # so many are no slips: the notes stand elsewhere, or could not be read
    for row, column, cell in bare:
        if any(one.notes and one.is_missing for one in row.cells):
            continue  # told by the row's own
        why = (
            Words("Texten lovar en not med skälet.", "The text promises a note with the reason.")
            if promise is not None
            else Words(
                "Det andra saknade värdet i rapporten har en not.", "The report's other missing value has a note."
            )
            if len(told) == 1
            else Words(
                f"De andra {len(told)} saknade värdena i rapporten har en not.",
                f"The report's other {len(told)} missing values have a note.",
            )
        )
        evidence = (
            Evidence(short(promise.text, 80), Words(promise.place.words, promise.place.words), promise.place)
            if promise is not None
            else Evidence(
                short(told[0].notes[0], 80),
                Words("noten vid ett annat saknat värde", "the note at another missing value"),
                told[0].place,
            )
        )
        yield _says(
            cell.place,
            cell.text,
            Words(
                f"Värdet saknas i ”{column.label}” utan att någon not säger varför. {why.sv}",
                f"The value is missing in “{column.label}” and no note says why. {why.en}",
            ),
            evidence,
        )


def _promise(subject: Subject) -> Passage | None:
    """Where the text says that what is missing is explained in notes."""
    for passage in subject.passages:
        if passage.kind in _TEXTS and _MISSING_WORD.search(passage.text[:_LONGEST]):
            for sentence in passage.sentences:
                if _MISSING_WORD.search(sentence.text[:600]) and _IN_A_NOTE.search(sentence.text[:600]):
                    return passage
    return None


def _unknown(grid: Grid, *, dashes: bool) -> Iterator[tuple[GridRow, GridColumn, Cell]]:
    """The cells that say that there is no value, by a dash too where the text says that one does; not of a row that is explained as a
    whole, nor of one whose whole is.
    """
    for row in grid.rows:
        if row.is_heading or not row.cells or row.cells[0].notes:
            continue
        if row.parent >= 0 and any(one.notes for one in grid.rows[row.parent].cells):
            continue
        for column, cell in zip(grid.columns, row.cells, strict=False):
            if column.role in _PAST and cell.is_missing and (dashes or _SAYS_MISSING.match(cell.text)):
                yield row, column, cell


def _missing(row: GridRow, cells: list[tuple[GridColumn, Cell]]) -> Iterator[Finding]:
    """A missing value without a note, where every other missing value of the row has one."""
    missing = [(column, cell) for column, cell in cells if cell.is_missing and _SAYS_MISSING.match(cell.text)]
    bare = [(column, cell) for column, cell in missing if not cell.notes and _SAYS_NO_MORE.fullmatch(cell.text)]
    others = [one for one in missing if one[1].notes]
    if len(bare) != 1 or not others or len(others) + 1 != len(missing):
        return
    column, cell = bare[0]
    other_column, other = others[0]
    yield _finding(
        row, column, cell, other_column, other,
        Words("Det saknade värdet har ingen not som säger varför", "The missing value has no note that says why"),
    )  # fmt: skip


def _series(row: GridRow, cells: list[tuple[GridColumn, Cell]]) -> Iterator[Finding]:
    """A value without the note that at least two others of the row have, each for its own year."""
    noted = [(column, cell) for column, cell in cells if not cell.is_missing and _years(cell)]
    bare = [(column, cell) for column, cell in cells if not cell.notes and not cell.is_missing]
    if len(noted) < 2 or len(bare) != 1 or len(noted) + 1 != len(cells):
        return
    patterns = {pattern_of(note) for _, cell in noted for note in cell.notes if _YEAR.search(note)}
    if len(patterns) == 1 and len({_years(cell) for _, cell in noted}) == len(noted):
        column, cell = bare[0]
        words = Words("Värdet har inte den not för sitt år", "The value lacks the note for its year")
        yield _finding(row, column, cell, noted[0][0], noted[0][1], words)


def _years(cell: Cell) -> tuple[str, ...]:
    return tuple(year for note in cell.notes for year in _YEAR.findall(note))


def _finding(
    row: GridRow, column: GridColumn, cell: Cell, other_column: GridColumn, other: Cell, what: Words
) -> Finding:
    note = short(other.notes[0], 80)
    return _says(
        cell.place,
        cell.text,
        Words(
            f"{what.sv} i ”{column.label}”, som ”{other_column.label}” har: ”{note}”",
            f"{what.en} in “{column.label}”, as “{other_column.label}” has: “{note}”",
        ),
        Evidence(note, where(row, other_column), other.place),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        id="table-missing-note",
        family=Family.TABLES,
        severity=Severity.HINT,
        title=Words("Noten saknas vid ett värde", "A value lacks its note"),
        explanation=Words(
            "Har de andra saknade värdena en förklaring, lovar texten en, eller har radens andra år en not om vad de avser, ska också det sista ha det. "
            "Noten har ofta fallit bort när en kolumn byttes.",
            "Where the other missing values are explained, the text promises it, or the row's other years have a note on what they are of, the last should "
            "have one too. It has often been lost when a column was replaced.",
        ),
        example=Words(
            "I.U.¹² för 2022 och I.U. utan not för augusti 2023.",
            "I.U.¹² for 2022 and I.U. without a note for August 2023.",
        ),
        fix=_FIX,
        whole=_check,
    ),
)

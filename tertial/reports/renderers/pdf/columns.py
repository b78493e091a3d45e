"""How wide the columns of a table become, and how its figures line up on the decimal comma.

All widths are estimates in em of the table's font, good enough to decide a layout; Typst sets the exact text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tertial.common.errors import TertialError
from tertial.document.blocks import RowKind, Table
from tertial.document.inline import Content, LineBreak, NoteMark, plain

DIGIT, COMMA = 0.497, 0.249  # advance of a tabular digit and of the comma in Source Sans
NOTE_SCALE = 0.62  # size of a note number against the text it stands in
_ADVANCES = {**dict.fromkeys("iljtfr.:;!|()'’ \u00a0", 0.27), **dict.fromkeys("mwMW%", 0.8), ",": COMMA}
_LETTER = 0.53
_HYPHENATES_FROM = 9  # a longer word can be divided, so this many letters are all it needs
_BOLDER = 1.07  # semibold is that much wider
_NUMBER = re.compile(r"[<>≤≥=±+\u2212\d\s\u00a0]*\d(?P<tail>(?:,\d+)?(?:[\s\u00a0]?%)?)")

INSET = 4.0  # points of air on each side of a cell
UPRIGHT, SIDEWAYS = 453.5, 700.0  # points between the margins of a page that stands, and of one on its side
_FIGURES_AT_MOST, _LABELS_AT_LEAST = 84.0, 150.0
_SIZES = ((9.0, UPRIGHT), (8.2, UPRIGHT), (7.5, UPRIGHT), (8.2, SIDEWAYS), (7.5, SIDEWAYS))


@dataclass(frozen=True, slots=True)
class Layout:
    """Font size and column widths in points, whether the table needs a page on its side, and `paddings`."""

    size: float
    widths: tuple[float, ...]
    sideways: bool
    paddings: dict[tuple[int, int], float]


_DEFICIT_MARK = 1.2  # em: the mark and the space after it


def text_width(text: str) -> float:
    """The estimated width of a text in em."""
    return sum(DIGIT if char.isdigit() else _ADVANCES.get(char, _LETTER) for char in text)


def notes_width(content: Content, numbers: dict[str, int]) -> float:
    """The width in em of the note numbers that end a content."""
    marks = []
    for inline in reversed(content):
        if not isinstance(inline, NoteMark):
            break
        marks.append(str(numbers[inline.note]))
    return NOTE_SCALE * (text_width(" ".join(marks)) + DIGIT / 2) if marks else 0.0


def tail_width(content: Content) -> float | None:
    """The width in em of what stands after a number's whole part, or None when the content is not one number."""
    if any(isinstance(inline, LineBreak) for inline in content):
        return None
    match = _NUMBER.fullmatch(plain(content))
    return None if match is None else text_width(match["tail"])


def paddings(table: Table, numbers: dict[str, int]) -> dict[tuple[int, int], float]:
    """The air in em after the figure in (row, column) that puts its decimal comma under the others'."""
    result: dict[tuple[int, int], float] = {}
    for column, definition in enumerate(table.columns):
        if not definition.is_number:
            continue
        cells = [(at, row.cells[column]) for at, row in enumerate(table.rows) if row.kind is not RowKind.GROUP]
        tails = {at: tail for at, cell in cells if (tail := tail_width(cell)) is not None}
        notes = {at: notes_width(cell, numbers) for at, cell in cells}
        longest, widest = max(tails.values(), default=0.0), max(notes.values(), default=0.0)
        for at, _ in cells:
            padding = widest - notes[at] + (longest - tails[at] if at in tails else 0.0)
            if padding > 0:
                result[at, column] = round(padding, 3)
    return result


def _needed(table: Table, column: int, numbers: dict[str, int], pads: dict[tuple[int, int], float]) -> float:
    """The least width in em that keeps figures whole and words legible."""
    definition = table.columns[column]
    widths = [text_width(word[:_HYPHENATES_FROM]) * _BOLDER for word in definition.label.split(" ")]
    for at, row in enumerate(table.rows):
        if row.kind is RowKind.GROUP:
            continue
        cell = row.cells[column]
        if definition.is_number and tail_width(cell) is not None:
            mark = _DEFICIT_MARK if definition.is_deficit(cell) else 0.0
            figures = text_width(plain(cell)) * _BOLDER + notes_width(cell, numbers)
            widths.append(mark + figures + pads.get((at, column), 0.0))
        else:
            indent = row.indent if column == 0 else 0
            widths += [text_width(word[:_HYPHENATES_FROM]) + indent for word in plain(cell).split(" ")]
    return max(widths, default=0.0)


def layout(table: Table, numbers: dict[str, int]) -> Layout:
    """Share out the page's width: as `Column.width` asks, but never less than what a column needs.

    Takes the largest type that fits, a page on its side when none does upright; refuses a table that fits nowhere.
    """
    pads = paddings(table, numbers)
    needs = [_needed(table, column, numbers, pads) for column in range(len(table.columns))]
    for size, available in _SIZES:
        least = [need * size + 2 * INSET for need in needs]
        if sum(least) <= available:
            widths = _share([column.width for column in table.columns], least, available)
            return Layout(size, tuple(_without_gaps(table, widths, least, size)), available == SIDEWAYS, pads)
    raise TertialError(
        f"Tabellen har {len(table.columns)} kolumner och ryms inte ens på en liggande sida. Dela den i två tabeller.",
        place=f"Tabellen ”{table.caption}”",
    )


def _share(shares: list[float], least: list[float], available: float) -> list[float]:
    """Widths in proportion to the shares, where a column that would get too little gets what it needs."""
    fixed: set[int] = set()
    while True:
        free = available - sum(least[at] for at in fixed)
        total = sum(share for at, share in enumerate(shares) if at not in fixed) or 1.0
        widths = [least[at] if at in fixed else free * share / total for at, share in enumerate(shares)]
        short = {at for at, width in enumerate(widths) if at not in fixed and width < least[at] - 1e-9}
        if not short:
            return widths
        fixed |= short


def _without_gaps(table: Table, widths: list[float], least: list[float], size: float) -> list[float]:
    """Take back what figures don't need, so that the eye need not travel from a label to its number.

    A text column other than the first gets what is left over; without one the table becomes narrower than the page.
    """
    numeric = [column.is_number for column in table.columns]
    result = [
        min(width, max(least[at], _FIGURES_AT_MOST)) if is_number else width
        for at, (is_number, width) in enumerate(zip(numeric, widths, strict=True))
    ]
    texts = [at for at, is_number in enumerate(numeric) if not is_number and at > 0]
    left_over = sum(widths) - sum(result)
    if texts:
        result[texts[-1]] += left_over
    elif not numeric[0]:
        labels = [(text_width(plain(row.cells[0])) * _BOLDER + row.indent) * size + 2 * INSET for row in table.rows]
        result[0] = min(result[0] + left_over, max([least[0], _LABELS_AT_LEAST, *labels]))
    # The table's edges have no air outside the text, so the last column needs one INSET less; the labels take it.
    result[0], result[-1] = result[0] + INSET, result[-1] - INSET
    return [round(width, 2) for width in result]

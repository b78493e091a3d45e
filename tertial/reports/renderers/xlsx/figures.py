"""The sheets Noter and Siffror: every note by its number, every figure by its key."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from tertial.document.figure import Figure, Missing
from tertial.document.printing import printed
from tertial.reports.renderers.wording import ORIGINS, missing_reason
from tertial.reports.renderers.xlsx.book import Book
from tertial.reports.renderers.xlsx.cells import Cell, carried, fits, number_pattern
from tertial.reports.renderers.xlsx.overview import FIGURES, NOTES

_COLUMNS = (
    ("Nyckel", 44),
    ("Benämning", 44),
    ("Exakt värde", 18),
    ("Enhet", 10),
    ("Period", 12),
    ("Tryckt form", 18),
    ("Tidigare definition", 18),
    ("Saknas därför att", 32),
    ("Ursprung", 14),
    ("Källa", 34),
    ("Närmare", 34),
    ("Beräknad av", 60),
)
_VALUES = (2, 6)  # the columns that hold exact values


def write_notes(book: Book, numbers: dict[str, int]) -> None:
    """Write the notes in the order of their numbers."""
    sheet = book.sheet(NOTES, (10, 110))
    for place, label in enumerate(("Nummer", "Not")):
        sheet.write(0, place, label, "head")
    for note, number in numbers.items():
        sheet.write(number, 0, Cell(Decimal(number), "0"), "text", align="left")
        sheet.write(number, 1, note, "text")
    sheet.worksheet.freeze_panes(1, 0)
    sheet.worksheet.repeat_rows(0)


def write_figures(book: Book, figures: Iterable[Figure]) -> None:
    """Write one row per figure. Exact values are numbers where Excel can hold them, else their digits as text."""
    sheet = book.sheet(FIGURES, [width for _, width in _COLUMNS])
    for place, (label, _) in enumerate(_COLUMNS):
        sheet.write(0, place, label, "head", align="right" if place in _VALUES else "left")
    row = 0
    for row, figure in enumerate(figures, 1):
        for place, held in enumerate(_row(figure)):
            sheet.write(row, place, held, "text", align="right" if place in _VALUES else "left")
    sheet.worksheet.freeze_panes(1, 1)
    sheet.worksheet.repeat_rows(0)
    sheet.worksheet.autofilter(0, 0, row, len(_COLUMNS) - 1)


def _row(figure: Figure) -> tuple[Cell | str, ...]:
    source = figure.provenance
    return (
        figure.key,
        figure.label,
        _exact(figure.value),
        figure.unit,
        figure.period,
        printed(figure),
        "" if figure.previous_value is None else _exact(figure.previous_value),
        missing_reason(figure.value) if isinstance(figure.value, Missing) else "",
        ORIGINS[source.origin],
        source.source,
        source.detail,
        ", ".join(source.inputs),
    )


def _exact(value: Decimal | str | Missing) -> Cell:
    """The value to its last decimal."""
    if isinstance(value, Missing):
        return Cell(value.mark)
    if isinstance(value, str):
        return Cell(value)
    if not fits(value):
        return Cell(f"{value:f}")
    return Cell(value, number_pattern(value, carried(value)))

"""Write the forecasts of an occasion as a workbook: each line with what a forecast is made from beside it."""

from __future__ import annotations

from tertial.common.table_files.cells import as_lines
from tertial.common.table_files.workbook import CellValue, Formula, Heading, workbook
from tertial.cycle.models import Occasion
from tertial.document.figure import Figure
from tertial.economy.importers.plan_files.forecast import CONTENT
from tertial.economy.models import LineKind
from tertial.economy.queries.forecasts import ForecastRow, forecasts
from tertial.organisation.models import Unit

_FORECAST = "H"
_HELP = (
    "Fyll i prognosen för helåret, i kronor; intäkter är negativa. Skriv vad den bygger på, och varför den har ändrats.",
    "En tom prognos tas bort. Det som är grått är till för läsning och läses inte in.",
)


def write_forecast(committee: Unit, occasion: Occasion) -> bytes:
    """An occasion's forecasts as an XLSX workbook."""
    read = forecasts(committee, occasion)
    headings = [
        Heading("Nyckel", "key", open=False),
        Heading("Rad", open=False),
        Heading("Radens namn", width=40, open=False),
        Heading(f"Bokslut {occasion.year - 1}", "money", 16, open=False),
        Heading(f"Budget {occasion.year}", "money", 16, open=False),
        Heading(f"Utfall {occasion.period.short}", "money", 18, open=False),
        Heading("Föregående prognos", "money", 16, open=False),
        Heading("Prognos", "money", 16),
        Heading("Kommentar", "long", 50),
        Heading("Orsak till förändring", "long", 50),
    ]
    rows = [_row(row, number, read.rows) for number, row in enumerate(read.rows, start=2)]
    return workbook(
        CONTENT,
        headings,
        rows,
        facts=[
            ("Innehåll", CONTENT),
            ("Nämnd", committee.slug),
            ("Tillfälle", occasion.slug),
            ("Föregående prognos", str(read.previous) if read.previous else "ingen tidigare i år"),
        ],
        help_text=_HELP,
        may_add_rows=False,
    )


def _row(row: ForecastRow, number: int, every: tuple[ForecastRow, ...]) -> list[CellValue]:
    figures = row.figures
    forecast: CellValue = _ore(figures.forecast)
    if row.kind in (LineKind.TOTAL, LineKind.GRAND_TOTAL):
        summed = [
            f"{_FORECAST}{where}"
            for where, one in enumerate(every, start=2)
            if one.kind == LineKind.PLAIN
            and (row.kind == LineKind.GRAND_TOTAL or one.block == row.block)
            and where < number
        ]
        forecast = Formula(f"={'+'.join(summed) or '0'}", _ore(figures.forecast))
    return [
        row.code,
        row.code,
        row.title,
        _ore(figures.year_end),
        _ore(figures.year_budget),
        _ore(figures.outcome),
        _ore(row.previous),
        forecast,
        as_lines(row.comment),
        as_lines(row.cause),
    ]


def _ore(figure: Figure) -> int | None:
    return None if figure.number is None else int(figure.number * 100)

"""A small book of figures, for tests of texts: period January–August 2023."""

from __future__ import annotations

from decimal import Decimal

from tertial.common.periods import Period
from tertial.document.figure import Figure, Missing, MissingReason, Origin, Provenance
from tertial.reports.figures import FigureBook


def a_figure(
    key: str, value: str | Decimal | Missing, unit: str = "kr", *, shown_in: str = "", label: str = ""
) -> Figure:
    """A figure whose label is its key unless given."""
    return Figure(
        key=key,
        value=value,
        unit=unit,
        period="2023-08",
        label=label or key,
        provenance=Provenance(Origin.LEDGER, "Ekonomisystemet"),
        shown_in=shown_in or ("mnkr" if unit == "kr" else ""),
    )


def a_book() -> FigureBook:
    """Lines with a surplus, a deficit, zero and a hole; indicators in per cent, persons, tkr and words."""
    return FigureBook(
        Period(2023, 8),
        [
            a_figure("line/total/2023/forecast-deviation", Decimal(4_012_345), label="Summa, prognosens avvikelse"),
            a_figure("line/600/2023/forecast-deviation", Decimal(-28_150_000), label="Vuxna, prognosens avvikelse"),
            a_figure("line/575/2023/forecast-deviation", Decimal(0), label="Bistånd, prognosens avvikelse"),
            a_figure("line/575/2023-08/outcome", Decimal(168_412_650)),
            a_figure("line/575/2022-08/outcome", Decimal(160_730_000)),
            a_figure("line/575/2022/outcome", Decimal(240_000_000)),
            a_figure("line/470/2023-08/outcome", Missing(MissingReason.NOT_MEASURED, "Inte inläst")),
            a_figure("indicator/brukarenkat/2023-08", Decimal("88.0"), "%"),
            a_figure("indicator/brukarenkat/2023-08/women", Decimal("90.5"), "%"),
            a_figure("indicator/hushall/2023-08", Decimal(2527), "antal hushåll"),
            a_figure("indicator/kostnad-per-plats/2022", Decimal("24.5"), "tkr"),
            a_figure("indicator/skillnader/2023-08", "Inga signifikanta skillnader", "text"),
        ],
    )

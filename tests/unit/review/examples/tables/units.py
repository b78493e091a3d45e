"""Examples of tables that are in another unit than they say."""

from __future__ import annotations

from tertial.document.blocks import Table
from tests.factories.reviewed import report, table
from tests.unit.review.examples import Examples


def _accounts(unit: str, *amounts: tuple[str, str]) -> Table:
    rows = [[name, *pair] for name, pair in zip(("Förskola", "Grundskola", "Summa"), amounts, strict=False)]
    return table(f"Driftredovisning, {unit}", ["Verksamhet", "Utfall 2023", "Budget 2023"], rows, unit=unit)


def _short(unit: str, outcome: str, budget: str, *more: list[str]) -> Table:
    return table(
        f"Ekonomin i korthet, {unit}", ["Ekonomi", "Utfall 2023", "Budget 2023"], [["Nettokostnad", outcome, budget], *more], unit=unit
    )  # fmt: skip


TKR = (("182 415", "180 990"), ("331 207", "333 860"), ("513 622", "514 850"))
MNKR = (("182,4", "181,0"), ("331,2", "333,9"), ("513,6", "514,9"))

EXAMPLES = {
    "table-unit-differs": Examples(
        fires={
            "thousands called millions": report(_accounts("tkr", *TKR), _short("mnkr", "513 622", "514 850")),
            "millions called thousands": report(_accounts("mnkr", *MNKR), _short("tkr", "513,6", "514,9")),
            "the accounts themselves": report(
                _short("tkr", "513 622", "514 850"), _short("tkr", "513 622", "514 850"), _accounts("mnkr", *TKR)
            ),
            "more than any municipality has": report(_accounts("mnkr", *TKR)),
        },
        quiet={
            "thousands and millions, each as it says": report(_accounts("tkr", *TKR), _short("mnkr", "513,6", "514,9")),
            "the same unit": report(_accounts("tkr", *TKR), _short("tkr", "513 622", "514 850")),
            "small amounts that happen to be alike": report(
                _accounts("mnkr", ("182", "181"), ("331", "334"), ("514", "515")),
                table(
                    "Statsbidrag, tkr", ["Bidrag", "Utfall 2023", "Budget 2023"],
                    [["Lovskola", "182", "334"], ["Läxhjälp", "514", "181"]], unit="tkr",
                ),
            ),
            "one amount alike": report(
                _accounts("tkr", ("1 912", "1 804"), ("2 377", "2 401")), _short("mnkr", "1 912", "2 044")
            ),
            "a large city": report(_short("mnkr", "72 318,4", "71 902,0")),
        },
        quotes={"thousands called millions": ["mnkr"]},
    ),
}  # fmt: skip

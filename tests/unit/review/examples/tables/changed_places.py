"""Headings and values that have changed places, and women and men in columns beside the whole."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.review.subject import Subject
from tests.factories.reviewed import report, table
from tests.unit.review.examples import Examples


def _forecast(*columns: str, rows: Sequence[Sequence[str]] = ()) -> Subject:
    made = rows or [
        ["Gator", "14 200", "14 650", "-450"], ["Parker", "6 300", "6 210", "90"], ["Vatten", "21 800", "21 940", "-140"],
    ]  # fmt: skip
    return report(table("Prognos, tkr", ["Ansvar", *columns], made))


def _sexes(*rows: Sequence[str], columns: Sequence[str] = ("Aug 2023", "därav kvinnor", "därav män")) -> Subject:
    return report(table("Personal", ["Mått", *columns], rows))


def _years(*rows: Sequence[str]) -> Subject:
    return report(table("Volymer", ["Mått", "Augusti 2023", "Helår 2022"], rows, indents=[0, 1, 1]))


EXAMPLES: dict[str, Examples] = {
    "table-deviation": Examples(
        fires={
            "the headings of forecast and deviation": _forecast("Budget 2023", "Avvikelse", "Prognos 2023"),
            "with longer headings": _forecast("Årsbudget", "Budgetavvikelse", "Årsprognos 2023"),
            "with last year before": _forecast(
                "Bokslut 2022", "Årsbudget 2023", "Avvikelse mot budget", "Helårsprognos",
                rows=[["Gator", "13 900", "14 200", "14 650", "-450"], ["Parker", "6 150", "6 300", "6 210", "90"]],
            ),
        },
        quiet={
            "headings in their places": _forecast("Budget 2023", "Prognos 2023", "Avvikelse"),
            "hardly anything is used": _forecast(
                "Budget 2023", "Prognos 2023", "Avvikelse",
                rows=[["Bro", "9 000", "8 700", "300"], ["Kaj", "4 000", "400", "3 600"], ["Park", "2 000", "1 900", "100"]],
            ),
            "an outcome early in the year": _forecast(
                "Budget 2023", "Utfall april", "Avvikelse",
                rows=[["Bro", "9 000", "700", "8 300"], ["Kaj", "4 000", "400", "3 600"], ["Park", "2 000", "90", "1 910"]],
            ),
        },
    ),
    "table-parts-count": Examples(
        fires={
            "in columns beside the whole": _sexes(["Antal anställda", "412", "301", "111"], ["Antal timavlönade", "96", "61", "45"]),
            "varav": _sexes(
                ["Antal anställda", "412", "301", "111"], ["Antal timavlönade", "96", "31", "35"],
                columns=("Aug 2023", "Varav kvinnor", "Varav män"),
            ),
            "years that have changed places": _years(
                ["Antal nyanställda", "57", "64"], ["varav kvinnor", "40", "33"], ["varav män", "24", "24"]
            ),
        },
        quiet={
            "in columns that add up": _sexes(["Antal anställda", "412", "301", "111"], ["Antal timavlönade", "96", "61", "35"]),
            "columns of another time": _sexes(
                ["Antal anställda", "412", "290", "101"], ["Antal timavlönade", "96", "54", "30"],
                columns=("Aug 2023", "Kvinnor 2022", "Män 2022"),
            ),
            "years in their places": _years(
                ["Antal nyanställda", "64", "57"], ["varav kvinnor", "40", "33"], ["varav män", "24", "24"]
            ),
        },
    ),
    "table-parts-share": Examples(
        fires={
            name: _sexes(["Sjukfrånvaro, %", "8,9", "7,4", "5,1"], ["Antal anställda", "412", "301", "111"], columns=columns)
            for name, columns in (
                ("in columns", ("Aug 2023", "därav kvinnor", "därav män")),
                ("with men first", ("Aug 2023", "varav män", "varav kvinnor")),
                ("for the year", ("Helår 2023", "varav kvinnor", "varav män")),
            )
        },
        quiet={
            "between them": _sexes(["Sjukfrånvaro, %", "6,8", "7,4", "5,1"], ["Antal anställda", "412", "301", "111"]),
            "a target before them": _sexes(
                ["Sjukfrånvaro, %", "4,0", "7,4", "5,1"], ["Frisknärvaro, %", "70", "61,0", "66,2"],
                columns=("Mål 2023", "varav kvinnor", "varav män"),
            ),
            "another share before them": _sexes(
                ["Sjukfrånvaro, %", "8,9", "7,4", "5,1"], ["Frisknärvaro, %", "59,0", "61,0", "66,2"],
                columns=("Aug 2022", "Kvinnor 2023", "Män 2023"),
            ),
        },
    ),
}  # fmt: skip

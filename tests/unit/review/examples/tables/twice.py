"""Examples of the same quantity in two tables, and of rows that have slipped to the side."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.document.blocks import Table
from tertial.review.subject import Subject
from tests.factories.reviewed import chapter, report, table
from tests.unit.review.examples import Examples

VOLUMES = ["Volymmått", "Helår 2022", "Augusti 2023", "Prognos 2023"]
INDICATORS = ["Nämndindikator", "Helår 2021", "Helår 2022", "Augusti 2023", "Målvärde 2023"]
STAFF = ["Personal", "Helår 2022", "Augusti 2023", "Målvärde 2023"]


def _volumes(*rows: Sequence[str], columns: Sequence[str] = VOLUMES) -> Table:
    return table("Basuppdrag i siffror", columns, rows)


def _indicators(*rows: Sequence[str], columns: Sequence[str] = INDICATORS) -> Table:
    return table("Nämndindikatorer", columns, rows)


def _report(*tables: Table) -> Subject:
    return report(chapter("Volymer och indikatorer", *tables))


TWO_TABLES = Examples(
    fires={
        "two digits changed places": _report(
            _volumes(["Antal hushåll med ekonomiskt bistånd (Källa: Lifecare)", "2 917", "2 527", "2 500"]),
            _indicators(["Antal hushåll med ekonomiskt bistånd", "I.U.", "2 917", "2 257", "2 600"]),
        ),
        "in other units of money": _report(
            table("Ekonomi i sammandrag, mnkr", ["Ekonomi", "Prognos helår 2023", "Budget 2023"], [["Summa nettokostnader", "620,6", "624,6"]]),
            table(
                "Driftsammandrag, tkr", ["Verksamhet", "Prognos helår 2023", "Budget helår 2023"],
                [["Bistånd", "313 010", "323 700"], ["Insatser", "294 590", "300 900"], ["Summa nettokostnader", "607 600", "624 600"]],
            ),
        ),
        "one unit's value in a cell with two": _report(
            table("Personal", STAFF, [["Total sjukfrånvaro (%)", "VO: 7,7 GF: 3,9", "VO: 6,7 GF: 6,1", "VO: 6,5 GF: 5,2"]]),
            _indicators(["Total sjukfrånvaro, %", "VO: 7,1 GF: 4,0", "VO: 7,7 GF: 3,9", "VO: 7,6 GF: 6,1", "VO: 6,5 GF: 5,2"]),
        ),
    },
    quiet={
        "the same": _report(
            _volumes(["Antal hushåll med ekonomiskt bistånd", "2 917", "2 527", "2 500"]),
            _indicators(["Antal hushåll med ekonomiskt bistånd", "I.U.", "2 917", "2 527", "2 600"]),
        ),
        "rounded to millions": _report(
            table("Ekonomi i sammandrag, mnkr", ["Ekonomi", "Prognos helår 2023", "Budget 2023"], [["Summa nettokostnader", "620,6", "624,6"]]),
            table(
                "Driftsammandrag, tkr", ["Verksamhet", "Prognos helår 2023", "Budget helår 2023"],
                [["Bistånd", "313 010", "323 700"], ["Insatser", "307 615", "300 934"], ["Summa nettokostnader", "620 625", "624 634"]],
            ),
        ),
        "two departments with the same rows": _report(
            table("Hemtjänst norr", STAFF, [["Antal anställda", "120", "124", "130"], ["Sjukfrånvaro, %", "8,0", "7,1", "6,5"]]),
            table("Hemtjänst söder", STAFF, [["Antal anställda", "98", "101", "100"], ["Sjukfrånvaro, %", "6,9", "6,2", "6,5"]]),
        ),
        "August and January to August": _report(
            _volumes(["Antal placerade barn", "212", "61", "210"]),
            _indicators(
                ["Antal placerade barn", "212", "148"], columns=["Indikator", "Helår 2022", "Januari–augusti 2023"],
            ),
        ),
        "the same question to two groups": _report(
            _volumes(["Antal elever i undersökningen", "400", "410", "400"]),
            _indicators(
                ["Grundläggande nivå"], ["Jag känner mig trygg i skolan, index", "88,2", "88,5", "89,0", "90,0"],
                ["Svenska för invandrare"], ["Jag känner mig trygg i skolan, index", "88,2", "93,5", "89,0", "90,0"],
            ),
        ),
    },
    quotes={"two digits changed places": ["2 257"], "in other units of money": ["607 600"], "one unit's value in a cell with two": ["7,6"]},
)  # fmt: skip

TARGET = Examples(
    fires={
        "one unit's target": _report(
            table("Personal", STAFF, [["Personalavgångar externt (%)", "VO: 5,4 GF: 5,0", "VO: 5,1 GF: 3,7", "VO: 6 GF: 2,6"]]),
            _indicators(["Personalavgångar externt, %", "13,4", "7,9", "VO: 5,1 GF: 3,7", "VO: 6 GF: 2,4"]),
        ),
        "a target that was corrected in one table": _report(
            _volumes(["Antal barn i långvariga hushåll", "1 342", "1 318", "1 550"], columns=["Mått", "Helår 2022", "Augusti 2023", "Målvärde 2023"]),
            _indicators(["Antal barn i långvariga hushåll", "1 390", "1 342", "1 318", "1 490"]),
        ),
        "a heading without a year": _report(
            _volumes(["Andel som går till arbete, %", "41", "44", "50"], columns=["Mått", "Helår 2022", "Augusti 2023", "Målvärde"]),
            _indicators(["Andel som går till arbete, %", "40", "41", "44", "55"]),
        ),
    },
    quiet={
        "the same target": _report(
            table("Personal", STAFF, [["Personalavgångar externt (%)", "5,4", "5,1", "6"]]),
            _indicators(["Personalavgångar externt, %", "13,4", "5,4", "5,1", "6,0"]),
        ),
        "another year's target": _report(
            _volumes(["Andel som går till arbete, %", "41", "44", "50"], columns=["Mått", "Helår 2022", "Augusti 2023", "Målvärde 2023"]),
            _indicators(["Andel som går till arbete, %", "41", "44", "55"], columns=["Indikator", "Helår 2022", "Augusti 2023", "Målvärde 2024"]),
        ),
        "another part": _report(
            table("Personal", STAFF, [["Sjukfrånvaro, chefer (%)", "5,4", "5,1", "4"]]),
            _indicators(["Sjukfrånvaro, %", "6,4", "5,4", "5,1", "6"]),
        ),
        "one of them has no target": _report(
            table("Personal", STAFF, [["Sjukfrånvaro (%)", "5,4", "5,1", "4"]]),
            _indicators(["Sjukfrånvaro, %", "6,4", "5,4", "5,1", "I.U."]),
        ),
    },
    quotes={"one unit's target": ["2,4"], "a heading without a year": ["55"]},
)  # fmt: skip

SHIFTED = Examples(
    fires={
        "one column to the right": _report(
            _volumes(["Antal hushåll med bistånd, sista månad", "2 917", "2 527", "2 500"]),
            _indicators(["Antal hushåll med bistånd, sista månad", "", "I.U.", "2 917", "2 527"], ["Antal långvariga hushåll", "1 701", "1 652", "1 505", "1 650"]),
        ),
        "one column to the left": _report(
            _volumes(["Antal elever i vuxenutbildning", "1 850", "1 800", "1 900"]),
            _indicators(["Antal elever i vuxenutbildning", "1 850", "1 800", "1 950", ""], ["Antal studerande vid SFI", "1 500", "1 450", "1 350", "1 400"]),
        ),
        "a row of the operating summary": _report(
            table(
                "Driftsammandrag, mnkr", ["Verksamhet", "Utfall aug 2023", "Budget aug 2023", "Avvikelse", "Utfall aug 2022"],
                [
                    ["Hemtjänst", "121,0", "117,4", "−3,6", "118,2"], ["Boende", "", "160,2", "165,0", "4,8"],
                    ["Administration", "12,1", "12,8", "0,7", "11,9"],
                ],
            ),
        ),
        "all beside women and men": _report(
            _indicators(["Antal som går till studier", "I.U.", "69", "46", "21"], ["Kvinnor", "52", "31", "11", ""], ["Män", "17", "15", "10", ""]),
        ),
    },
    quiet={
        "in its place": _report(
            _volumes(["Antal hushåll med bistånd, sista månad", "2 917", "2 527", "2 500"]),
            _indicators(["Antal hushåll med bistånd, sista månad", "I.U.", "2 917", "2 527", ""]),
        ),
        "empty before it was measured": _report(
            _indicators(["Andel digitala ansökningar, %", "", "43", "55", "60"], ["Antal långvariga hushåll", "1 701", "1 652", "1 505", "1 650"]),
        ),
        "women and men below their total": _report(
            _indicators(["Antal som går till studier", "69", "46", "21", "80"], ["Kvinnor", "52", "31", "11", "40"], ["Män", "17", "15", "10", "40"]),
        ),
        "a new row without last year": _report(
            table(
                "Driftsammandrag, mnkr", ["Verksamhet", "Utfall aug 2023", "Budget aug 2023", "Avvikelse", "Utfall aug 2022"],
                [
                    ["Hemtjänst", "121,0", "117,4", "−3,6", "118,2"], ["Ny enhet", "160,2", "165,0", "4,8", ""],
                    ["Administration", "12,1", "12,8", "0,7", "11,9"],
                ],
            ),
        ),
        "other values in the other table": _report(
            _volumes(["Antal hushåll med bistånd", "2 917", "2 527", "2 500"]),
            _indicators(["Antal hushåll med bistånd", "", "2 905", "2 530", "2 600"]),
        ),
    },
)  # fmt: skip

EXAMPLES = {"table-two-tables": TWO_TABLES, "table-target-differs": TARGET, "table-shifted": SHIFTED}

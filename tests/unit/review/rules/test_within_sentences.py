"""What a sentence says of its own numbers, and of the table beside it, found by rules that have their other examples elsewhere."""

from __future__ import annotations

import pytest

from tertial.review.subject import Subject
from tests.factories.reviewed import chapter, found, p, report, table

COLUMNS = ["Nämndindikator", "Helår 2021", "Helår 2022", "Augusti 2023", "Målvärde 2023"]
HAPPY = table(
    "Nämndindikatorer",
    COLUMNS,
    [
        ["Andel nöjda gäster på badhuset, %", "78,2", "80,1", "84,6", "82"],
        ["Kvinnor", "79,0", "81,3", "86,2", ""],
        ["Män", "77,1", "78,4", "82,0", ""],
        ["Antal simskoleelever", "310", "340", "372", "360"],
        ["Kvinnor", "160", "170", "190", ""],
        ["Män", "150", "170", "182", ""],
    ],
    indents=[0, 1, 1, 0, 1, 1],
)


def said(*texts: str) -> Subject:
    return report(chapter("Badhus", HAPPY, *(p(text) for text in texts)))


FIRES = [
    ("number-sum", "Av 114 nyanställda är 66 kvinnor och 47 män."),
    ("number-sum", "Sedan starten har 41 elever fått stöd, 24 flickor och 16 pojkar."),
    ("number-sum", "Av de 22 granskade ärendena följdes rutinen i 95,7 procent."),
    ("number-sum", "Sjukfrånvaron ligger mellan 5,8 och 1,4 procent i de två enheterna."),
    ("number-contradicts-table", "Av simskoleeleverna är 182 flickor och 190 pojkar."),
    ("number-contradicts-table", "Andelen nöjda gäster på badhuset är 846 procent."),
    (
        "number-contradicts-table",
        "Andelen nöjda gäster på badhuset är 84,6 procent, 4,9 procentenheter högre än 2022.",
    ),
    ("direction-against-numbers", "Utfallet är 84,6 procent och ligger under målvärdet 82."),
    ("direction-against-numbers", "Andelen nöjda gäster på badhuset är 84,6 procent. Det är under målvärdet 82."),
    ("assessment-claims-target", "Andelen nöjda gäster på badhuset är 84,6 procent. Det är över målvärdet 80."),
    ("time-wrong-year", "Arbetet med internkontrollen följer planen för 2022."),
    ("time-wrong-year", "Nämndmålet bedöms inte uppnås vid helår 2024."),
    ("time-wrong-year", "För helåret 2022 prognostiseras ett mindre överskott."),
    ("time-wrong-interim", "Rapporten avser delår 1, januari–augusti 2023, och omfattar hela nämnden."),
    ("time-decision-date", "I mars 2023 beslutades att medel får flyttas till årets budget (KS 2023-04-20 § 90)."),
    ("language-personal-name", "Enligt Maria Öberg fungerar rutinen väl."),
]
QUIET = [
    ("number-sum", "Av 113 nyanställda är 66 kvinnor och 47 män."),
    ("number-sum", "Antalet elever är 372, 32 fler än 2022. Bland dem finns 190 flickor och 182 pojkar."),
    ("number-sum", "Av de 22 granskade ärendena följdes rutinen i 95,5 procent."),
    ("number-sum", "Av 340 platser nyttjas drygt 90 procent."),
    ("number-sum", "Sjukfrånvaron ligger mellan 1,4 och 5,8 procent i de två enheterna."),
    ("number-contradicts-table", "Av simskoleeleverna är 190 flickor och 182 pojkar."),
    ("number-contradicts-table", "Beläggningen är 104 procent och andelen återkommande gäster är hög."),
    (
        "number-contradicts-table",
        "Andelen nöjda gäster på badhuset är 84,6 procent, 4,5 procentenheter högre än 2022.",
    ),
    (
        "number-contradicts-table",
        "Andelen nöjda gäster på badhuset är 84,6 procent, en ökning med 5,6 procent jämfört med 2022.",
    ),
    ("direction-against-numbers", "Utfallet är 84,6 procent och ligger över målvärdet 82."),
    ("direction-against-numbers", "Utfallet ligger inte under målvärdet 82, utan på 84,6 procent."),
    ("assessment-claims-target", "Andelen nöjda gäster på badhuset är 84,6 procent. Det är över målvärdet 82."),
    ("assessment-claims-target", "Andelen nöjda gäster på badhuset är 84,6 procent. Nästa år höjs målvärdet till 86."),
    ("time-wrong-year", "Arbetet följer planen för 2022–2026."),
    ("time-wrong-year", "Målet bedöms uppnås vid helår 2023, och planen för 2024 tas fram i höst."),
    ("time-wrong-interim", "Rapporten avser delår 2. Vid delår 1 var läget ett annat."),
    ("time-decision-date", "I mars 2023 beslutades att medel får flyttas till årets budget (KS 2023-03-20 § 90)."),
    ("language-personal-name", "Enligt Maria Bildningsförbund fungerar rutinen väl."),
]


@pytest.mark.parametrize(("rule", "text"), FIRES, ids=lambda part: part)
def test_it_is_found(rule: str, text: str) -> None:
    assert found(said(text), rule)


@pytest.mark.parametrize(("rule", "text"), QUIET, ids=lambda part: part)
def test_it_is_left_alone(rule: str, text: str) -> None:
    assert [one.message.sv for one in found(said(text), rule)] == []


def test_a_column_that_has_slipped_a_row() -> None:
    rows = [["Bibliotek", "10,2", "11,0", "0,8"], ["Kulturskola", "5,1", "5,6", "0,5"], ["Museum", "7,7", "7,4", "-0,3"],
            ["Badhus", "20,3", "19,1", "-1,2"], ["Idrott", "31,0", "33,3", "2,3"]]  # fmt: skip
    head = ["Verksamhet", "Prognos 2023", "Budget 2023", "Avvikelse"]
    slipped = [[row[0], rows[place - 1][1], *row[2:]] for place, row in enumerate(rows)]
    (finding,) = found(report(table("Driftsammandrag, mnkr", head, slipped)), "table-deviation")
    assert finding.quote == "Prognos 2023"
    assert found(report(table("Driftsammandrag, mnkr", head, rows)), "table-deviation") == ()


def test_a_row_that_stands_twice() -> None:
    row = ["Andel nöjda gäster på badhuset, %", "78,2", "80,1", "84,6", "82"]
    again = [*row[:3], "80,1", "82"]
    assert found(report(table("Indikatorer", COLUMNS, [row, again])), "table-two-tables")
    assert (
        found(report(table("Indikatorer", COLUMNS, [["Simhallen"], row, ["Utebadet"], again])), "table-two-tables")
        == ()
    )


@pytest.mark.parametrize("mark", ["I.U. [7]", "I.U.7", "84,6 <sup>7</sup>"])
def test_a_mark_that_is_left(mark: str) -> None:
    subject = report(table("Indikatorer", COLUMNS, [["Andel nöjda gäster på badhuset, %", "78,2", "80,1", mark, "82"]]))
    assert found(subject, "table-mark-without-note")

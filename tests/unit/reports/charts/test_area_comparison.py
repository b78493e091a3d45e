"""A municipality among others: the highest first, what is missing last and never a bar of nothing."""

from __future__ import annotations

from tertial.document.inline import plain
from tertial.reports.charts.area_comparison import Area, area_comparison
from tertial.reports.charts.draw import svg
from tests.unit.reports.charts.figures import NOTHING, measured

AREAS = [
    Area("Exempelkommunen", measured("a", "33.4"), own=True),
    Area("Norrköping", measured("b", NOTHING)),
    Area("Jönköping", measured("c", "41.5")),
]


def test_the_highest_comes_first_and_what_is_missing_last() -> None:
    chart = area_comparison(AREAS, title="SFI", period="2022", unit="%", mean=measured("m", "41.5"))
    rows = chart.spec["data"]["values"]
    assert [(row["role"], row["value"], row["text"]) for row in rows] == [
        ("other", 41.5, "41,5"),
        ("own", 33.4, "33,4"),
        ("other", None, "I.U."),
    ]
    assert [[plain(cell) for cell in row.cells] for row in chart.table.rows] == [
        ["Jönköping", "41,5"],
        ["Exempelkommunen", "33,4"],
        ["Norrköping", "I.U."],
        ["Medel av de andra kommunerna", "41,5"],
    ]


def test_the_sentence_says_it_all() -> None:
    chart = area_comparison(
        AREAS, title="SFI", period="2022", unit="%", mean=measured("m", "41.5"), standing="Plats 2 av 2.", demo=True
    )
    assert chart.title == "SFI (demoserie)"
    assert chart.sentence.replace("\u00a0", " ") == (
        "Demoserie, framtagen för demonstrationen: SFI: Exempelkommunen har 33,4 % 2022, medelvärdet av de "
        "andra kommunerna är 41,5 % (den prickade linjen). Plats 2 av 2. Värde saknas för 1 av 3."
    )


def test_nobody_has_a_value() -> None:
    chart = area_comparison([Area("A", measured("a", NOTHING), own=True)], title="SFI", period="2022", unit="%")
    assert chart.sentence == "SFI: A har inget värde 2022."


def test_it_can_be_drawn_and_never_below_zero_only() -> None:
    chart = area_comparison(
        [Area("A", measured("a", "-3"), own=True), Area("B", measured("b", "2"))], title="X", period="2022", unit="%"
    )
    assert chart.spec["encoding"]["x"]["scale"]["domain"][0] == -3
    assert "<svg" in svg(chart)

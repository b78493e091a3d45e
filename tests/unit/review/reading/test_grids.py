"""What a table's columns and rows are about, as municipalities print them."""

from __future__ import annotations

import pytest

from tertial.document.blocks import Column, ColumnKind, Row, Table
from tertial.document.inline import LineBreak, Text
from tertial.review.reading.columns import Span, column_of, whole_words
from tertial.review.reading.grids import Grid, Role, Sex
from tertial.review.reading.sexes import triples
from tertial.review.reading.sums import compositions
from tests.factories.reviewed import report, table


def _grid(
    columns: list[str], rows: list[list[str]], *, caption: str = "Tabell", indents: list[int] | None = None
) -> Grid:
    return report(table(caption, columns, rows, indents=indents or ())).grids[0]


@pytest.mark.parametrize(
    ("heading", "role", "span"),
    [
        ("Redovisat jan.- aug. 2023", Role.OUTCOME, Span(2023, 1, 8)),
        ("Budget jan-aug 2023", Role.BUDGET, Span(2023, 1, 8)),
        ("Prognos helår 2023", Role.FORECAST, Span(2023, 1, 12)),
        ("Avvi- kelse", Role.DEVIATION, None),
        ("Bok-\nslut 2022", Role.YEAR_END, Span(2022, 1, 12)),
        ("Mål- värde 2023", Role.TARGET, Span(2023, 1, 12)),
        ("Investerings- ram 2021", Role.BUDGET, Span(2021, 1, 12)),
        ("2020", Role.OUTCOME, Span(2020, 1, 12)),
        ("Aug 2021", Role.OUTCOME, Span(2021, 8, 8)),
        ("Andel av budget, %", Role.VALUE, None),
        ("Antal", Role.VALUE, None),
    ],
)
def test_roles_and_months_of_headings(heading: str, role: Role, span: Span | None) -> None:
    column = column_of("c", heading, ColumnKind.NUMBER, first=False)
    assert (column.role, column.span) == (role, span)


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("Avvi- kelse", "Avvikelse"),
        ("jan- aug 2023", "jan- aug 2023"),
        ("Kostnads- och intäktsslag", "Kostnads- och intäktsslag"),
        ("Utfall  per\nmånad", "Utfall per månad"),
    ],
)
def test_words_that_a_narrow_column_broke(printed: str, whole: str) -> None:
    assert whole_words(printed) == whole


def test_the_same_period_last_year_is_the_outcome_s_a_year_before() -> None:
    grid = _grid(["Verksamhet", "Utfall jan–aug 2023", "Redovisat samma period föregående år"], [["Skola", "1", "2"]])
    assert grid.columns[2].span == Span(2022, 1, 8)


def test_the_rows_are_headed_by_the_first_column_that_is_filled() -> None:
    columns = (
        Column("goal", "Nämndmål"),
        Column("indicator", "Nämndindikator"),
        Column("value", "Helår 2022", ColumnKind.NUMBER),
    )
    rows = tuple(
        Row(f"r{number}", ((Text(goal),) if goal else (), (Text(label), LineBreak(), Text("totalt")), (Text("5"),)))
        for number, (goal, label) in enumerate([("Trygghet", "Andel nöjda"), ("", "Andel trygga"), ("", "Antal svar")])
    )
    grid = report(Table("t", "Indikatorer", columns, rows)).grids[0]
    assert [row.label for row in grid.rows] == ["Andel nöjda totalt", "Andel trygga totalt", "Antal svar totalt"]
    assert [column.role for column in grid.columns] == [Role.TEXT, Role.LABEL, Role.OUTCOME]


def test_parts_have_the_unit_and_the_kind_of_what_they_are_parts_of() -> None:
    grid = _grid(
        ["Indikator", "Helår 2022"],
        [
            ["Total sjukfrånvaro", ""],
            ["SOF", "6,9"],
            ["Kvinnor, SOF", "7,3"],
            ["Män, SOF", "3,3"],
            ["Antal chefer", "12"],
            ["Kvinnor", "8"],
        ],
        indents=[0, 1, 1, 1, 0, 0],
    )
    assert [(row.sex, row.part, row.parent, row.unit) for row in grid.rows] == [
        (Sex.ALL, "", -1, "%"),
        (Sex.ALL, "", 0, "%"),
        (Sex.WOMEN, "SOF", 0, "%"),
        (Sex.MEN, "SOF", 0, "%"),
        (Sex.ALL, "", -1, "antal"),
        (Sex.WOMEN, "", 4, "antal"),
    ]


@pytest.mark.parametrize(
    ("columns", "rows", "found"),
    [
        (["", "2022"], [["Antal", "9"], ["Kvinnor", "5"], ["Män", "4"]], [("9", "5", "4")]),
        (["", "2022"], [["Antal", "9"], ["Män", "4"], ["Kvinnor", "5"]], [("9", "5", "4")]),
        (["", "2022"], [["Antal chefer"], ["Kvinnor", "5"], ["Män", "4"], ["Totalt", "9"]], [("9", "5", "4")]),
        (["", "2022"], [["Antal chefer", "9"], ["Antal chefer, kvinnor", "5"], ["Antal chefer, män", "4"]], [("9", "5", "4")]),
        (
            ["", "2022"],
            [["Antal chefer, IFO", "9"], ["Antal chefer, ADM", "3"], ["Män, ADM", "1"], ["Män, IFO", "4"], ["Kvinnor, ADM", "2"], ["Kvinnor, IFO", "5"]],
            [("3", "2", "1"), ("9", "5", "4")],
        ),
        (["", "Kvinnor", "Män", "Totalt"], [["Norr", "5", "4", "9"]], [("9", "5", "4")]),
        (
            ["", "Kvinnor 2021", "Män 2021", "Totalt 2021", "Kvinnor 2022", "Män 2022", "Totalt 2022"],
            [["Norr", "5", "4", "9", "6", "2", "8"]],
            [("9", "5", "4"), ("8", "6", "2")],
        ),
        (["", "2022"], [["Kvinnor", "5"], ["Barn", "4"]], []),
    ],
)  # fmt: skip
def test_women_and_men_beside_all(columns: list[str], rows: list[list[str]], found: list[tuple[str, ...]]) -> None:
    three = [(one.whole.cell.text, one.women.cell.text, one.men.cell.text) for one in triples(_grid(columns, rows))]
    assert three == found


def test_what_a_sum_may_be_made_of() -> None:
    grid = _grid(
        ["Verksamhet", "Utfall 2023"],
        [["A", "1"], ["varav x", "1"], ["B", "2"], ["Summa", "3"], ["C", "4"], ["Summa inklusive C", "7"]],
    )
    assert compositions(grid, 3)[0] == (0, 2)
    assert (3, 4) in compositions(grid, 5)
    assert (0, 2, 4) in compositions(grid, 5)


@pytest.mark.parametrize(
    ("headings", "garbled"),
    [
        (["Verksamhet", "Utfall 2023", "Budget 2023"], False),
        (["Verksamhet", "Plan 226 615", "62 575"], True),
        (["Verksamhet", "", "", ""], True),
        (["Förskola", "1 000 kronor"], True),
    ],
)
def test_a_table_that_was_read_wrongly(headings: list[str], garbled: bool) -> None:
    assert _grid(headings, [["A", *("1" for _ in headings[1:])]]).is_garbled is garbled

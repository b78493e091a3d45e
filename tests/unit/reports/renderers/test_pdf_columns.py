"""Widths and padding of columns, decided before Typst sees the table."""

from __future__ import annotations

import pytest

from tertial.common.errors import TertialError
from tertial.document.blocks import Column, ColumnKind, Row, RowKind, Table
from tertial.document.inline import Content, LineBreak, NoteMark, Text
from tertial.reports.renderers.pdf.columns import COMMA, DIGIT, SIDEWAYS, UPRIGHT, layout, paddings, tail_width
from tests.factories.document_blocks import economy_table, text


def _table(*cells: Content, labels: tuple[str, str] = ("Rad", "Tal")) -> Table:
    columns = (Column("a", labels[0]), Column("b", labels[1], ColumnKind.NUMBER))
    return Table("t", "Tal", columns, tuple(Row(f"r{at}", (text("rad"), cell)) for at, cell in enumerate(cells)))


@pytest.mark.parametrize(
    ("printed", "width"),
    [
        ("12", 0.0),
        ("−1\u00a0234,5", COMMA + DIGIT),
        ("≤ 0,25", COMMA + 2 * DIGIT),
        ("+3,0", COMMA + DIGIT),
        ("Ska öka", None),
        ("I.U.", None),
        ("94,5 (93,1)", None),
        ("", None),
    ],
)
def test_the_tail_of_a_number_is_what_stands_after_its_whole_part(printed: str, width: float | None) -> None:
    assert tail_width(text(printed)) == (None if width is None else pytest.approx(width))


def test_a_cell_of_two_lines_is_not_one_number() -> None:
    assert tail_width((Text("1"), LineBreak(), Text("2"))) is None


def test_figures_are_padded_to_the_longest_tail_and_words_are_not() -> None:
    found = paddings(_table(text("1,25"), text("2"), text("Ska öka")), {})
    assert found == {(1, 1): pytest.approx(COMMA + 2 * DIGIT, abs=0.001)}


def test_a_note_hangs_outside_the_figures_of_its_column() -> None:
    found = paddings(_table((Text("5"), NoteMark("n")), text("6"), text("I.U.")), {"n": 4})
    assert (0, 1) not in found
    assert found[1, 1] == found[2, 1] > 0


def test_a_table_of_eight_columns_fits_upright_in_ordinary_type() -> None:
    planned = layout(economy_table(unit="tkr"), {})
    assert planned.size == 9.0
    assert not planned.sideways
    assert sum(planned.widths) == pytest.approx(UPRIGHT, abs=0.1)


def _wide(columns: int, figure: str = "−123\u00a0456") -> Table:
    headings = (
        Column("a", "Verksamhet"),
        *(Column(f"c{at}", "Budget", ColumnKind.NUMBER) for at in range(columns - 1)),
    )
    return Table("w", "Bred", headings, (Row("r", (text("Nämnden"), *(text(figure),) * (columns - 1))),))


def test_type_shrinks_before_the_page_is_turned_and_then_the_table_is_refused() -> None:
    plans = {columns: layout(_wide(columns), {}) for columns in (6, 10, 14)}
    assert [plan.sideways for plan in plans.values()] == [False, False, True]
    assert plans[6].size > plans[10].size
    assert sum(plans[14].widths) <= SIDEWAYS + 0.1
    with pytest.raises(TertialError, match="Dela den i två tabeller"):
        layout(_wide(30), {})


def test_a_column_never_becomes_narrower_than_its_longest_figure() -> None:
    columns = (Column("a", "Text", width=50), Column("b", "Tal", ColumnKind.NUMBER, width=0.1))
    planned = layout(Table("t", "T", columns, (Row("r", (text("x"), text("−123\u00a0456\u00a0789"))),)), {})
    assert planned.widths[1] > 12 * DIGIT * planned.size * 0.9


def test_a_table_of_labels_and_one_figure_is_narrower_than_the_page() -> None:
    planned = layout(_table(text("1"), text("2")), {})
    assert sum(planned.widths) < UPRIGHT * 0.7


def test_a_group_row_asks_for_no_width() -> None:
    columns = (Column("a", "Rad"), Column("b", "Tal", ColumnKind.NUMBER))
    rows = (
        Row("g", (text("En mycket lång rubrik för gruppen " * 4),), RowKind.GROUP),
        Row("r", (text("x"), text("1"))),
    )
    assert paddings(Table("t", "T", columns, rows), {}) == {}

"""Files with a table in them: cells as they are shown, addresses, headings."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from tertial.common.errors import Refused, TertialError
from tertial.common.table_files.cells import number, text, typed
from tertial.common.table_files.percent_cells import as_shown, percent_cells
from tertial.common.table_files.sheets import column_letters, read_sheets
from tertial.common.table_files.table import Column, read_table


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4))
def test_what_was_typed_comes_back_from_binary(value: Decimal) -> None:
    assert typed(float(value)) == value


@given(st.integers(-(10**7), 10**7))
def test_a_share_is_shown_with_all_its_digits(steps: int) -> None:
    share = Decimal(steps).scaleb(-6)
    shown = as_shown(float(share))
    assert Decimal(shown.removesuffix(" %").replace(",", ".")) == share * 100


@pytest.mark.parametrize("cell", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(cell: float) -> None:
    with pytest.raises(Refused, match="är inte ett tal"):
        number(cell)


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("0%", "88,6 %"),
        ("0.00%", "88,6 %"),
        ('0.0" %"', 0.886),
        ("0.00", 0.886),
        ("General", 0.886),
        ('0.0%"!"', "88,6 %"),
    ],
)
def test_a_cell_in_per_cent_is_read_as_it_is_shown(form: str, shown: object, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("Förra & nästa")
        sheet.write_string(0, 0, "Värde")
        sheet.write_number(3, 27, 0.886, book.add_format({"num_format": form}))
        sheet.write_number(3, 28, 0.5)
    (read,) = read_sheets(file)
    assert (read.rows[3][27], read.rows[3][28]) == (shown, 0.5)
    assert percent_cells(file).get("Förra & nästa", frozenset()) == ({(3, 27)} if isinstance(shown, str) else set())


def test_a_cell_has_the_address_that_a_program_for_sheets_gives_it(tmp_path: Path) -> None:
    assert [column_letters(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    file = tmp_path / "a.csv"
    file.write_text("Rubrik\n\nNamn;Antal\nEtt;1\nTvå;x\n", encoding="utf-8")
    table = read_table(
        file, (Column("name", "Namn", text), Column("count", "Antal", number)), needed=(("name",), ("count",))
    )
    assert [(row.get("name"), row.get("count"), row.place("count")) for row in table.rows] == [("Ett", 1, "B4")]
    assert [str(fault) for fault in table.faults] == ["B5: ”x” är inte ett tal. Skriv till exempel 1\u00a0234,5."]


cells = st.sampled_from(["", " ", "1", "1,0", "-2", "x", "0", "Norr", " Norr "])


@given(st.lists(st.lists(cells, max_size=4), max_size=12))
def test_a_table_is_read_as_cell_by_cell(lines: list[list[str]]) -> None:
    """It is read a column at a time, and what is written the same is read once: the same rows and faults in the same order."""
    columns = (Column("count", "Antal", number), Column("name", "Namn", text), Column("share", "Andel", number))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.csv"
        file.write_text("\n".join(";".join(line) for line in [["Namn", "Antal", "Andel"], *lines]), encoding="utf-8")
        (sheet,) = read_sheets(file)
        table = read_table(file, columns, needed=(("name",),))
    rows, faults = [], []
    for place, line in enumerate(sheet.rows[1:], start=1):
        said, wrong = {}, []
        for name, column, read in (("count", 1, number), ("name", 0, text), ("share", 2, number)):
            try:
                said[name] = read(line[column] if column < len(line) else None)
            except Refused as refused:
                wrong.append(f"{sheet.place(place, column)}: {refused.message}")
        faults += wrong
        if not wrong and any(value not in (None, "") for value in said.values()):
            rows.append((place + 1, said))
    assert [(row.number, row.values) for row in table.rows] == rows
    assert [str(fault) for fault in table.faults] == faults
    for row in table.rows:
        pick = row.layout.picker("name", "measure", "count")
        assert pick(row.said) == (row.get("name"), None, row.get("count"))
        assert (row.has("name"), row.has("measure"), row.get("measure", "–")) == (True, False, "–")


def test_a_file_without_the_headings_says_which_are_needed(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("a;b\n1;2\n", encoding="utf-8")
    with pytest.raises(TertialError, match=r"a.csv har ingen tabell med rubrikerna ”Namn”\."):
        read_table(file, (Column("name", "Namn", text),), needed=(("name",),))

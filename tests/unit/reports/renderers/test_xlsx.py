"""The workbook as Excel would read it: sheets, values, links, properties, and the same bytes every time."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from tertial.document.blocks import Block, Chapter, Column, ColumnKind, Row, Table
from tertial.document.document import Document, figures_in, note_numbers, tables_in
from tertial.document.figure import Missing
from tertial.document.inline import FigureText, NoteMark, StatusMark, Text, plain
from tertial.document.printing import printed
from tertial.reports.renderers.wording import caption_line
from tertial.reports.renderers.xlsx import render
from tests.factories.document_blocks import indicator_table, money, text
from tests.factories.documents import every_block, example_document, example_meta, one_block_document

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HEADER = 4  # caption, chapter, way back, air


def sheets(document: Document) -> dict[str, list[list[Any]]]:
    """Every sheet by name, from its first row and column."""
    book = CalamineWorkbook.from_filelike(BytesIO(render(document)))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def around(*blocks: Block) -> Document:
    return Document(example_meta(), (Chapter("k", "Kapitel", blocks),))


def small(caption: str, cell: str = "x") -> Table:
    return Table("t", caption, (Column("a", "A"), Column("b", "B")), (Row("r", (text(cell), text(cell))),))


def test_same_document_gives_same_bytes() -> None:
    assert render(example_document()) == render(example_document())


def test_sheets_are_the_contents_the_tables_the_notes_and_the_figures() -> None:
    assert list(sheets(example_document())) == [
        "Innehåll",
        "1 Driftsammandrag januari–augu…",
        "2 Nettokostnad per verksamhet",
        "3 Nämndens mål och bedömning",
        "4 Indikatorer med målvärde…",
        "Noter",
        "Siffror",
    ]


def test_every_cell_of_every_table_is_there() -> None:
    document = example_document()
    tables = [table for _, table in tables_in(document)]
    written = list(sheets(document).values())[1:-2]
    for table, rows in zip(tables, written, strict=True):
        assert rows[0][0] == caption_line(table)
        assert rows[HEADER][: len(table.columns)] == [column.label for column in table.columns]
        for row, values in zip(table.rows, rows[HEADER + 1 :], strict=True):
            for content, value in zip(row.cells, values, strict=False):
                figure = content[0].figure if content and isinstance(content[0], FigureText) else None
                if isinstance(value, float):
                    assert figure is not None
                    assert figure.number is not None
                    scale = 1_000_000 if figure.shown_in == "mnkr" else 1
                    assert Decimal(repr(value)) == figure.number / scale
                else:
                    assert value == plain(content)


def test_notes_stand_in_a_column_of_their_own_by_the_column_they_belong_to() -> None:
    rows = sheets(one_block_document(indicator_table(8)))["1 Indikatorer med målvärde…"]
    assert rows[HEADER][-1] == "Noter"
    assert [row[-1] for row in rows[HEADER + 1 :]] == ["", "", "1", "", "", "", "Alla: 2", ""]
    assert rows[HEADER + 7][4] == "I.U."


def test_the_notes_sheet_has_every_note_by_its_number() -> None:
    document = example_document()
    _, *rows = sheets(document)["Noter"]
    assert {note: int(number) for number, note in rows} == note_numbers(document)


def test_a_document_without_notes_has_no_notes_sheet() -> None:
    assert list(sheets(around(small("Liten")))) == ["Innehåll", "1 Liten", "Siffror"]


def test_the_figures_sheet_has_every_figure_to_its_last_decimal() -> None:
    document = example_document()
    _, *rows = sheets(document)["Siffror"]
    figures = figures_in(document)
    assert [row[0] for row in rows] == list(figures)
    for row in rows:
        figure = figures[row[0]]
        assert (row[1], row[3], row[4], row[5]) == (figure.label, figure.unit, figure.period, printed(figure))
        if isinstance(figure.value, Missing):
            assert (row[2], row[7]) == ("I.U.", "Nytt verksamhetssystem")
        else:
            assert Decimal(repr(row[2])) == figure.number
        assert row[8] in {"Bokföring", "Mätning"}
        assert row[9] == figure.provenance.source


def test_text_is_never_a_formula_a_link_or_a_number() -> None:
    hostile = ["=1+1", "@SUM(A1)", "+46 13", "-1", "http://example.org", "0123", "_x0041_", "{=1}", "a\x00\x0bb\ud800"]
    table = Table("t", "=1+1", (Column("a", "=A1"),), tuple(Row(str(n), (text(s),)) for n, s in enumerate(hostile)))
    data = render(around(table))
    read = sheets(around(table))["1 =1+1"]
    assert [row[0] for row in read[HEADER + 1 :]] == [*hostile[:-1], "ab"]
    sheet = part(data, "xl/worksheets/sheet2.xml")
    assert not list(sheet.iter(f"{S}f"))
    assert [link.get("location") for link in sheet.iter(f"{S}hyperlink")] == ["'Innehåll'!A1"]


def test_like_and_long_captions_give_sheets_of_their_own() -> None:
    long = "Nämndindikatorer inom målområdet Medborgare: hur de har utvecklats"
    names = list(sheets(around(small(long), small(long), small(long.upper()), small("Noter"), small("siffror"))))
    assert len({name.casefold() for name in names}) == 7


def test_a_text_longer_than_a_cell_is_cut_with_an_ellipsis() -> None:
    value = sheets(around(small("Lång", "å" * 40_000)))["1 Lång"][HEADER + 1][0]
    assert len(value) == 32_767
    assert value.endswith("å…")


def test_every_table_is_linked_from_the_contents_and_links_back() -> None:
    data = render(example_document())
    links = [str(link.get("location")) for link in part(data, "xl/worksheets/sheet1.xml").iter(f"{S}hyperlink")]
    assert links == [f"'{name}'!A1" for name in sheets(example_document()) if name != "Innehåll"]


def test_header_rows_are_frozen_and_printed_on_every_page() -> None:
    data = render(example_document())
    for number in range(2, 6):
        (pane,) = part(data, f"xl/worksheets/sheet{number}.xml").iter(f"{S}pane")
        assert (pane.get("state"), pane.get("ySplit"), pane.get("xSplit")) == ("frozen", str(HEADER + 1), "1")
    titles = [str(name.text) for name in part(data, "xl/workbook.xml").iter(f"{S}definedName")]
    assert "'1 Driftsammandrag januari–augu…'!$5:$5" in titles


def test_the_contents_sheet_says_whose_report_it_is_and_that_it_is_a_demonstration() -> None:
    cells = [row[0] for row in sheets(example_document())["Innehåll"]]
    meta = example_meta()
    for said in (meta.municipality, meta.committee, meta.subtitle, meta.occasion, meta.notice):
        assert said in cells
    assert any(meta.fingerprint in str(value) for value in cells)


def test_properties_say_what_whose_and_when() -> None:
    core = {etree.QName(item).localname: item.text for item in part(render(example_document()), "docProps/core.xml")}
    assert core["title"] == "Delårsrapport per den 31 augusti 2023"
    assert core["creator"] == "Arbetsmarknadsnämnden"
    assert core["created"] == core["modified"] == "2023-09-20T00:00:00Z"
    assert core["contentStatus"] == "Beslutad"


def test_a_status_keeps_its_word_and_shows_its_shape() -> None:
    document = example_document()
    words = {
        inline.word
        for _, table in tables_in(document)
        for row in table.rows
        for content in row.cells
        for inline in content
        if isinstance(inline, StatusMark)
    }
    assert {row[1] for row in sheets(document)["3 Nämndens mål och bedömning"][HEADER + 1 :]} == words
    patterns = {str(form.get("formatCode")) for form in part(render(document), "xl/styles.xml").iter(f"{S}numFmt")}
    assert '"◐\u00a0"@' in patterns


@pytest.mark.parametrize("block", every_block(), ids=lambda block: type(block).__name__)
def test_every_block_is_taken(block: Block) -> None:
    assert next(iter(sheets(one_block_document(block)))) == "Innehåll"


def test_a_figure_with_a_note_stays_a_number() -> None:
    amount = (FigureText(money("k", -1_500_000, "k")), NoteMark("Preliminärt."))
    table = Table(
        "t", "T", (Column("a", "A"), Column("b", "B", ColumnKind.NUMBER)), (Row("r", ((Text("x"),), amount)),)
    )
    assert sheets(around(table))["1 T"][HEADER + 1] == ["x", -1.5, "B: 1"]

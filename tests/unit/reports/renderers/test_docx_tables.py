"""Tables, notes and pictures in the Word file."""

from __future__ import annotations

import struct
from dataclasses import replace

from lxml import etree

from tertial.document.blocks import Chapter, Column, ColumnKind, Heading, PageBreak, Paragraph, Row, Table
from tertial.document.document import note_numbers
from tertial.document.inline import FigureText, NoteMark, Text
from tertial.reports.renderers.docx import render
from tests.factories.document_blocks import chart, economy_table, goal_table, money, text
from tests.factories.documents import example_document, one_block_document
from tests.unit.reports.renderers.word_file import W, WordFile

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def word_of(*chapters: Chapter) -> WordFile:
    return WordFile(render(replace(example_document(), chapters=chapters)))


def properties(row: etree._Element) -> set[str]:
    found = row.find(f"{W}trPr")
    return set() if found is None else {str(item.tag).removeprefix(W) for item in found}


def test_every_table_has_one_header_row_and_rows_that_stay_whole() -> None:
    word = WordFile(render(example_document()))
    tables = list(word.body.iter(f"{W}tbl"))
    assert len(tables) == 4
    for table in tables:
        first, *rest = table.findall(f"{W}tr")
        assert properties(first) == {"cantSplit", "tblHeader"}
        assert all(properties(row) == {"cantSplit"} for row in rest)


def test_a_cell_too_long_for_a_page_may_break() -> None:
    table = Table("t", "Lång", (Column("a", "A"), Column("b", "B")), (Row("r", (text("x"), text("ord " * 400))),))
    row = WordFile(render(one_block_document(table))).body.findall(f".//{W}tr")[1]
    assert properties(row) == set()


def test_cells_fill_the_grid_and_the_grid_the_page() -> None:
    word = WordFile(render(example_document()))
    for table in word.body.iter(f"{W}tbl"):
        grid = [int(str(column.get(f"{W}w"))) for column in table.iter(f"{W}gridCol")]
        assert sum(grid) <= 9072
        for row in table.iter(f"{W}tr"):
            widths = [int(str(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))) for cell in row.iter(f"{W}tc")]  # type: ignore[union-attr]
            assert sum(widths) == sum(grid)


def test_numbers_are_set_to_the_right_and_words_to_the_left() -> None:
    word = WordFile(render(one_block_document(economy_table())))
    styles = {line.text: line.style for line in word.lines() if line.in_table}
    assert styles["168,4"].startswith("TableNumber")
    assert styles["Ekonomiskt bistånd"].startswith("TableText")
    assert styles["Prognos"].startswith("TableHeadNumber")


def test_a_group_stays_with_its_first_row_and_a_sum_with_the_row_before() -> None:
    many = economy_table()
    rows = tuple(replace(row, id=f"{row.id}{turn}") for turn in range(3) for row in many.rows)
    word = WordFile(render(one_block_document(replace(many, rows=rows))))
    kept = [next(row.iter(f"{W}p")).find(f"{W}pPr/{W}keepNext") is not None for row in word.body.iter(f"{W}tr")]
    # Header; group, two lines, line before the sum, sum; group, two lines, line before the total, total; of which.
    assert kept[: len(many.rows) + 1] == [
        False,
        True,
        False,
        False,
        True,
        False,
        True,
        False,
        False,
        True,
        False,
        False,
    ]


def test_a_table_too_wide_for_the_page_gets_a_page_on_its_side() -> None:
    columns = (
        Column("a", "Rad", width=2),
        *(Column(f"c{n}", f"Utfall {2010 + n}", ColumnKind.NUMBER) for n in range(12)),
    )
    figures = [(FigureText(money(f"bred/{n}", 123_456_789_000 + n, "x")),) for n in range(12)]
    wide = Table("bred", "Bred", columns, (Row("r", (text("Rad"), *figures)),), "mnkr")
    before, after = Paragraph(text("före")), Paragraph(text("efter"))
    word = word_of(Chapter("a", "A", (before, wide, wide, PageBreak(), wide, after)), Chapter("b", "B", (wide,)))
    turned = [page.get(f"{W}orient") == "landscape" for page in word.body.iter(f"{W}pgSz")]
    assert turned == [False, True, False, True, False]
    cover_pages = [section.find(f"{W}titlePg") is not None for section in word.body.iter(f"{W}sectPr")]
    assert cover_pages == [True, False, False, False, False]


def test_notes_are_footnotes_numbered_as_in_the_document() -> None:
    document = example_document()
    assert WordFile(render(document)).footnotes() == list(note_numbers(document))


def test_a_note_that_returns_is_marked_by_a_field_and_printed_under_its_block() -> None:
    one, two = NoteMark("Första noten."), NoteMark("Andra noten.")
    word = word_of(
        Chapter("a", "A", (Paragraph((Text("a"), one, Text("b"), two, Text("c"), one)),)),
        Chapter("b", "B", (Paragraph((Text("d"), two, Text("e"), two)), Heading(2, "Mer", "mer"))),
    )
    assert word.footnotes() == ["Första noten.", "Andra noten."]
    assert len(list(word.body.iter(f"{W}footnoteReference"))) == 2
    fields = [str(code.text).split()[1] for code in word.body.iter(f"{W}instrText")]
    # The mark after c; both marks after d and e, and the number of the note printed under them.
    assert fields == ["_Ref00000001", "_Ref00000002", "_Ref00000002", "_Ref00000002"]
    lines = word.lines()
    below = [place for place, line in enumerate(lines) if line.style == "NoteBelow"]
    assert [lines[place].text.strip() for place in below] == ["Andra noten."]
    assert lines[below[0] - 1].text == "de"


def test_a_chart_is_a_picture_with_its_sentence_as_alternative_text() -> None:
    drawn = chart()
    word = WordFile(render(one_block_document(drawn)))
    (described,) = word.body.iter(f"{DRAWING}docPr")
    assert described.get("descr") == drawn.sentence
    assert described.get("name") == drawn.title
    (extent,) = word.body.iter(f"{DRAWING}extent")
    across, down = struct.unpack_from(">II", word.parts["word/media/chart1.png"], 16)  # as PNG has its size
    width, height = int(str(extent.get("cx"))), int(str(extent.get("cy")))
    assert width <= 9072 * 635
    assert abs(width / height - across / down) < 0.01
    # Sharp in print: at least 190 pixels per inch where it stands.
    assert across / (width / 914_400) >= 190


def test_status_is_shape_word_and_colour() -> None:
    word = WordFile(render(one_block_document(goal_table())))
    marks = {row[0]: row[1] for row in word.tables()[0]}
    assert marks["Trygghet och inflytande"] == "○\u00a0Uppnås ej"
    inks = {
        "".join(str(piece.text) for piece in run.iter(f"{W}t")).strip(): str(color.get(f"{W}val"))
        for run in word.body.iter(f"{W}r")
        for color in run.iterfind(f"{W}rPr/{W}color")
    }
    assert inks["○"] in {"a8201a", "8a5a00"}
    assert inks["Uppnås ej"] == "a8201a"

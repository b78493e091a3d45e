"""What stands on the pages: notes under their block, groups kept with their rows, text never as markup, refusals."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

import pytest

from tertial.common.errors import TertialError
from tertial.document.blocks import (
    Block,
    Chapter,
    Column,
    ColumnKind,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Row,
    RowKind,
    Table,
)
from tertial.document.document import Document
from tertial.document.inline import Content, NoteMark, Text
from tertial.reports.renderers.pdf import process, render
from tertial.reports.renderers.pdf.faults import PdfFailed
from tertial.reports.renderers.pdf.glyphs import Glyphs
from tests.factories.document_blocks import chart, goal_table, measured, text
from tests.factories.documents import example_meta
from tests.unit.reports.renderers.pdf_tags import pages, read_aloud, reader, tags, words


def _document(*blocks: Block) -> Document:
    return Document(example_meta(), (Chapter("kapitel", "Kapitel", blocks),))


def _numbers(*values: str) -> Table:
    rows = tuple(Row(f"r{at}", (text(f"rad {at}"), (measured(f"v/{at}", value),))) for at, value in enumerate(values))
    return Table("t", "Tal", (Column("a", "Rad"), Column("b", "Värde", ColumnKind.NUMBER)), rows)


def test_a_note_stands_under_every_block_that_needs_it_with_one_number() -> None:
    shared, other = NoteMark("Avser hela länet."), NoteMark("Preliminärt.")
    first = Paragraph((Text("Ett"), shared, Text(" två"), other))
    second = List(((Text("tre"), other), (Text("fyra"), shared)))
    printed = read_aloud(render(_document(first, Paragraph(text("mellan")), second)))
    under_first, _, under_second = printed.partition("mellan")
    assert "1 Avser hela länet. 2 Preliminärt." in under_first
    assert "2 Preliminärt. 1 Avser hela länet." in under_second.partition("Om dokumentet")[0]


def test_a_note_mark_links_to_its_note_and_does_not_run_into_the_figure() -> None:
    table = _numbers("94.5")
    row = table.rows[0]
    noted = replace(table, rows=(replace(row, cells=(row.cells[0], (*row.cells[1], NoteMark("Ny mätning.")))),))
    made = render(_document(noted))
    assert "94,5 1" in words(made)
    assert len(list(tags(made).all("Link"))) == 1


def test_a_group_row_never_stands_last_on_a_page() -> None:
    rows: list[Row] = []
    for group in range(90):
        rows.append(Row(f"g{group}", (text(f"Grupp {group} börjar"),), RowKind.GROUP))
        rows += [Row(f"r{group}-{at}", (text("plats"), text("x"))) for at in range(1 + group % 3)]
    table = Table("g", "Grupper", (Column("a", "Plats"), Column("b", "Vad")), tuple(rows))
    contents = pages(render(_document(table)))
    assert len(contents) > 4
    for content in contents[1:-1]:
        last_row = content.partition("Sida")[0].split("\n\n\n")[0].strip().splitlines()[-1]
        assert not last_row.startswith("Grupp")


def test_a_row_is_not_divided_between_pages() -> None:
    rows = tuple(Row(f"r{at}", (text(f"början{at} {'mitt ' * 30}slut{at}"), text("x"))) for at in range(60))
    table = Table("r", "Rader", (Column("a", "Lång"), Column("b", "Kort")), rows)
    for content in pages(render(_document(table)))[1:-1]:
        assert content.count("början") == content.count("slut")


def test_a_cell_longer_than_a_page_goes_on_over_the_next() -> None:
    rows = (Row("1", (text("Åtgärd"), text("En mening till. " * 500 + "Sista ordet."))),)
    table = Table("l", "Lång cell", (Column("a", "Vad"), Column("b", "Beskrivning", width=3)), rows)
    assert "Sista ordet." in words(render(_document(table)))


def test_decimal_commas_stand_under_each_other() -> None:
    made = render(_document(_numbers("1.5", "12.25", "1234", "7")))
    box = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=made, capture_output=True, check=True).stdout.decode()
    starts = {}
    for line in box.splitlines():
        for printed in ("1,5", "12,25", "7"):
            if line.endswith(f">{printed}</word>"):
                starts[printed] = float(line.split('xMin="')[1].split('"')[0])
    digit = 9 * 0.497
    assert starts["1,5"] == pytest.approx(starts["12,25"] + digit, abs=0.1)
    assert starts["7"] == pytest.approx(starts["1,5"], abs=0.1)


def test_a_very_wide_table_gets_a_page_on_its_side() -> None:
    columns = (
        Column("a", "Verksamhet", width=2),
        *(Column(f"c{at}", f"Budget {at}", ColumnKind.NUMBER) for at in range(13)),
    )
    row = Row("1", (text("Nämnden"), *((measured(f"v/{at}", "-123456"),) for at in range(13))))
    made = render(_document(Paragraph(text("före")), Table("w", "Bred", columns, (row,)), Paragraph(text("efter"))))
    boxes = [sheet.mediabox for sheet in reader(made).pages]
    assert [box.width > box.height for box in boxes] == [False, False, True, False]


def test_text_is_never_read_as_markup() -> None:
    typed = '#panic("x") $x$ *a* _b_ `c` <d> @e = f // g \\n "h" -- #sys.inputs [i] {j}'
    first = Heading(2, typed, "h")
    cells: tuple[Content, ...] = (text(typed), text(typed))
    table = Table("t", typed, (Column("a", typed), Column("b", typed)), (Row("r", cells),))
    printed = words(render(_document(first, Paragraph((Text(typed), NoteMark(typed))), table)))
    assert printed.count("#sys.inputs") >= 7
    assert typed in printed


def test_a_page_break_begins_a_new_page() -> None:
    contents = pages(
        render(_document(Paragraph(text("före brytning")), PageBreak(), Paragraph(text("efter brytning"))))
    )
    assert "före brytning" in contents[1]
    assert "efter brytning" in contents[2]


def test_states_are_word_and_shape() -> None:
    printed = words(render(_document(goal_table())))
    for wanted in ("● Uppnås", "◐ Uppnås delvis", "○ Uppnås ej", "◌ Kan ej bedömas", "▲ Avvikelse"):
        assert wanted in printed


def test_an_unknown_block_stops_the_rendering() -> None:
    @dataclass(frozen=True)
    class Video:
        id: str = "film"

    with pytest.raises(AssertionError):
        render(_document(cast(Any, Video())))


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (Document(replace(example_meta(), title=" "), ()), "saknar titel"),
        (Document(replace(example_meta(), language=""), ()), "bara på svenska"),
        (_document(Heading(3, "För djupt", "x")), "nivå 3"),
        (_document(Heading(2, "A", "a"), Heading(4, "B", "b")), "nivå 4"),
        (_document(Table("t", "Utan rubriker", (Column("a", " "), Column("b", "")), ())), "ingen rubrikrad"),
        (_document(Table("t", "Tom", (), ())), "ingen rubrikrad"),
        (_document(replace(chart(), sentence=" ")), "saknar den mening"),
        (_document(Table("t", "Bred", tuple(Column(f"c{at}", f"Kolumn {at}") for at in range(30)), ())), "30 kolumner"),
    ],
)
def test_what_could_not_be_read_by_all_is_refused_in_swedish(document: Document, sentence: str) -> None:
    with pytest.raises(TertialError, match=sentence):
        render(document)


def compiled(data: bytes) -> bytes:
    with process.compiler(date(2023, 9, 20)) as finish:
        return finish(data)


def test_a_failure_in_typst_is_one_sentence_with_the_details_beside_it() -> None:
    with pytest.raises(PdfFailed, match="kunde inte göras till PDF") as caught:
        compiled(b"{}")
    assert "language" in caught.value.detail or "title" in caught.value.detail


def test_a_glyph_that_is_missing_after_all_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Glyphs, "fit", lambda self, text: text)
    with pytest.raises(PdfFailed, match="ett tecken som inget typsnitt kan visa") as caught:
        render(_document(Paragraph(text("Bra 😀"))))
    assert "😀" in caught.value.detail


def test_a_program_that_cannot_start_is_killed_or_hangs_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setattr("sys.executable", "/nonexistent/python")
    with pytest.raises(PdfFailed, match="kunde inte startas"):
        compiled(b"{}")
    killed = tmp_path / "killed"
    killed.write_text("#!/bin/sh\nkill -9 $$\n")
    killed.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(killed))
    with pytest.raises(PdfFailed, match="minnet tog slut"):
        compiled(b"{}")
    killed.write_text("#!/bin/sh\nexec sleep 30\n")
    monkeypatch.setattr(process, "_LONGEST_SECONDS", 0.05)
    with pytest.raises(PdfFailed, match="blev inte klart"):
        compiled(b"{}")

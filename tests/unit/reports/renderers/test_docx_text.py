"""The words of the Word file: exactly those of the document, in its order, with nothing added."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from tertial.common.numbers import NBSP
from tertial.document.blocks import (
    Block,
    Chapter,
    Chart,
    Heading,
    List,
    PageBreak,
    Paragraph,
    RowKind,
    Table,
    TableOfContents,
)
from tertial.document.document import Document
from tertial.document.inline import Content, StatusMark, Text, plain
from tertial.reports.renderers.docx import render
from tertial.reports.renderers.wording import caption_line, colophon_lines, cover_lines, mark
from tests.factories.documents import example_document, one_block_document
from tests.unit.reports.renderers.word_file import W, WordFile
from tests.unit.reports.renderers.word_file import text as paragraph_text


def words(content: Content) -> str:
    """The content as it is read: a mark is its shape and its word."""
    return "".join(
        mark(inline.status).shape + NBSP + inline.word if isinstance(inline, StatusMark) else plain((inline,))
        for inline in content
    )


def expected(block: Block, document: Document) -> list[str]:
    """The lines that a block should give, told once more and slowly."""
    match block:
        case Heading(text=text):
            return [text]
        case Paragraph(content=content):
            return [words(content)]
        case List(items=items):
            return [words(item) for item in items]
        case Table():
            head = [column.label for column in block.columns]
            return [caption_line(block), *head, *(words(cell) for row in block.rows for cell in row.cells)]
        case Chart():
            return [block.title, block.sentence, *expected(block.table, document)]
        case PageBreak():
            return []
        case TableOfContents(title=title):
            listed = [title]
            for chapter in document.chapters:
                listed.append(chapter.title)
                listed += [b.text for b in chapter.blocks if isinstance(b, Heading) and b.level == 2]
            return [*listed, "Om dokumentet"]
    assert_never(block)


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_text_is_the_documents_text() -> None:
    document = example_document()
    lines = [line.text for line in cover_lines(document.meta)] + [document.meta.notice]
    for chapter in document.chapters:
        lines.append(chapter.title)
        for block in chapter.blocks:
            lines += expected(block, document)
    lines += ["Om dokumentet", *colophon_lines(document.meta)]
    written = [line for line in WordFile(render(document)).lines() if line.style != "NoteBelow"]
    assert [one_line(line.text) for line in written] == [one_line(line) for line in lines]


def test_a_document_without_decision_fingerprint_or_notice_says_only_what_it_is() -> None:
    document = one_block_document(Paragraph((Text("Hej."),)))
    meta = replace(document.meta, decision=None, fingerprint="", notice="")
    text = WordFile(render(replace(document, meta=meta))).text()
    assert not any("Fingeravtryck" in line or "Beslutad" in line or "Demonstration" in line for line in text)
    assert "Dokumentet är inte beslutat och kan ändras." in text


def test_the_contents_list_links_to_every_heading_down_to_the_second_level() -> None:
    word = WordFile(render(example_document()))
    entries = [line.text for line in word.lines() if line.style.startswith("TOC") and line.style != "TOCHeading"]
    assert entries == [
        "Om rapporten",
        "Bedömning och analys",
        "Det som avviker mest",
        "Ekonomi",
        "Drift",
        "Indikatorer",
        "Om dokumentet",
    ]
    codes = [str(code.text).strip() for code in word.body.iter(f"{W}instrText")]
    assert codes[0] == 'TOC \\o "1-2" \\h \\z \\u'


def test_a_chapter_that_is_the_contents_does_not_list_itself() -> None:
    document = example_document()
    first = Chapter("innehall", "Innehåll", (TableOfContents("Innehåll"),))
    word = WordFile(render(replace(document, chapters=(first, *document.chapters[1:]))))
    assert [line.style for line in word.lines() if line.text == "Innehåll"] == ["ContentsChapter"]


def test_ordered_lists_start_anew_and_are_numbered_by_word() -> None:
    ordered = List(((Text("ett"),), (Text("två"),)), ordered=True)
    document = replace(example_document(), chapters=(Chapter("a", "A", (ordered, ordered)),))
    word = WordFile(render(document))
    numbers = [str(found.get(f"{W}val")) for found in word.body.iter(f"{W}numId")]
    assert numbers == ["3", "3", "4", "4"]
    restarted = [
        str(found.get(f"{W}numId"))
        for found in word.xml("word/numbering.xml").iter(f"{W}num")
        if found.find(f"{W}lvlOverride") is not None
    ]
    assert restarted == ["3", "4"]
    assert [line.text for line in word.lines() if line.style == "ListNumber"] == ["ett", "två", "ett", "två"]


def test_a_page_break_moves_the_next_paragraph() -> None:
    blocks = (Paragraph((Text("före"),)), PageBreak(), Paragraph((Text("efter"),)))
    word = WordFile(render(replace(example_document(), chapters=(Chapter("a", "A", blocks),))))
    broken = [paragraph_text(p) for p in word.body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert broken == ["A", "efter"]


def test_a_group_row_spans_all_columns() -> None:
    document = example_document()
    wide = next(block for block in document.chapters[2].blocks if isinstance(block, Table))
    word = WordFile(render(one_block_document(wide)))
    spans = [int(str(found.get(f"{W}val"))) for found in word.body.iter(f"{W}gridSpan")]
    assert spans == [len(wide.columns)] * sum(row.kind is RowKind.GROUP for row in wide.rows)


def test_a_date_in_figures_is_kept_on_one_line() -> None:
    word = WordFile(render(one_block_document(Paragraph((Text("Beslut 2023-08-31, dnr 2023-0831."),)))))
    (line,) = [p for p in word.body.iter(f"{W}p") if paragraph_text(p).startswith("Beslut 2023")]
    assert paragraph_text(line) == "Beslut 2023-08-31, dnr 2023-0831."
    assert len(list(line.iter(f"{W}noBreakHyphen"))) == 2

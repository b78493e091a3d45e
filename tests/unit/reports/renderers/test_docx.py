"""The Word file as a file: parts, relationships, properties, and the same bytes every time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
import pytest

from tertial.document.blocks import Block, Chapter, PageBreak, Paragraph
from tertial.document.document import Document
from tertial.document.inline import Text
from tertial.reports.renderers.docx import render
from tertial.reports.renderers.docx.fonts import embedded_fonts, masked
from tests.factories.documents import every_block, example_document, example_meta, one_block_document
from tests.unit.reports.renderers.word_file import R, W, WordFile


@pytest.fixture(scope="module")
def word() -> WordFile:
    return WordFile(render(example_document()))


def test_same_document_gives_same_bytes(word: WordFile) -> None:
    assert render(example_document()) == render(example_document())
    assert word.times == {(1980, 1, 1, 0, 0, 0)}


def test_every_part_is_well_formed_and_has_a_type(word: WordFile) -> None:
    types = word.xml("[Content_Types].xml")
    defaults = {str(item.get("Extension")) for item in types if item.get("Extension")}
    overrides = {str(item.get("PartName")).lstrip("/") for item in types if item.get("PartName")}
    for name in word.parts:
        if name.endswith((".xml", ".rels")):
            word.xml(name)
        assert name in overrides or name.rsplit(".", 1)[-1] in defaults


def test_every_relationship_leads_to_a_part_and_every_reference_to_a_relationship(word: WordFile) -> None:
    for owner in ("", "word/document.xml", "word/fontTable.xml"):
        assert set(word.targets(owner).values()) <= set(word.parts)
    for owner in ("word/document.xml", "word/fontTable.xml"):
        used = {
            str(value)
            for element in word.xml(owner).iter()
            for name, value in element.attrib.items()
            if str(name).startswith(R)
        }
        assert used
        assert used <= set(word.targets(owner))


def test_every_part_is_reached(word: WordFile) -> None:
    reached = {target for owner in word.parts for target in word.targets(owner).values()} | set(
        word.targets("").values()
    )
    rest = {name for name in word.parts if not name.endswith(".rels") and name != "[Content_Types].xml"}
    assert rest == reached


def test_ids_are_unique_and_every_link_has_its_bookmark(word: WordFile) -> None:
    names = [str(mark.get(f"{W}name")) for mark in word.body.iter(f"{W}bookmarkStart")]
    ids = [str(mark.get(f"{W}id")) for mark in word.body.iter(f"{W}bookmarkStart")]
    assert len(set(names)) == len(names)
    assert len(set(ids)) == len(ids)
    assert {str(link.get(f"{W}anchor")) for link in word.body.iter(f"{W}hyperlink")} <= set(names)
    codes = [str(code.text).split() for code in word.body.iter(f"{W}instrText")]
    assert {code[1] for code in codes if code[0] == "NOTEREF"} <= set(names)


def test_every_style_in_use_exists(word: WordFile) -> None:
    known = {str(style.get(f"{W}styleId")) for style in word.xml("word/styles.xml").iter(f"{W}style")}
    for name in ("document", "footnotes", "header", "footer", "styles", "numbering"):
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
            assert {str(found.get(f"{W}val")) for found in word.xml(f"word/{name}.xml").iter(f"{W}{tag}")} <= known


def test_properties_say_what_whose_and_when() -> None:
    properties = docx.Document(BytesIO(render(example_document()))).core_properties
    assert properties.title == "Delårsrapport per den 31 augusti 2023"
    assert properties.author == "Arbetsmarknadsnämnden"
    assert properties.language == "sv-SE"
    assert properties.created == properties.modified == datetime(2023, 9, 20, tzinfo=UTC)
    assert properties.content_status == "Beslutad"
    assert properties.identifier == example_meta().fingerprint


def test_language_is_swedish(word: WordFile) -> None:
    languages = {str(found.get(f"{W}val")) for found in word.xml("word/styles.xml").iter(f"{W}lang")}
    assert languages == {"sv-SE"}


def test_python_docx_reads_the_headings() -> None:
    read = docx.Document(BytesIO(render(example_document())))
    headings = [(p.style.name, p.text) for p in read.paragraphs if p.style and p.style.name.startswith("Heading")]
    assert headings[:4] == [
        ("Heading 1", "Om rapporten"),
        ("Heading 1", "Bedömning och analys"),
        ("Heading 2", "Det som avviker mest"),
        ("Heading 3", "Så går vi vidare"),
    ]
    assert [p.text for p in read.paragraphs if p.style and p.style.name == "Title"] == [
        "Delårsrapport per den 31\u00a0augusti\u00a02023"
    ]


@pytest.mark.parametrize("block", every_block(), ids=lambda block: type(block).__name__)
def test_every_block_is_rendered(block: Block) -> None:
    word = WordFile(render(one_block_document(block)))
    empty = WordFile(render(one_block_document(PageBreak())))
    if not isinstance(block, PageBreak):
        assert len(word.parts["word/document.xml"]) > len(empty.parts["word/document.xml"])
    for name in word.parts:
        if name.endswith(".xml"):
            word.xml(name)


@dataclass(frozen=True)
class Unknown:
    """Neither a block nor an inline."""


def test_an_unknown_block_or_inline_raises() -> None:
    unknown: Any = Unknown()
    with pytest.raises(AssertionError):
        render(one_block_document(unknown))
    with pytest.raises(AssertionError):
        render(one_block_document(Paragraph((unknown,))))


def test_text_that_looks_like_markup_or_cannot_stand_in_xml_stays_text() -> None:
    hostile = 'a\x00b\x0b<w:p>&amp;"]]>\ud800\ufffe \x85 <!-- --> &#0;'
    meta = replace(example_meta(), title=hostile, committee=hostile, notice=hostile)
    chapter = Chapter("k", hostile, (Paragraph((Text(hostile),)),))
    word = WordFile(render(Document(meta, (chapter,))))
    for name in word.parts:
        if name.endswith(".xml"):
            word.xml(name)
    assert word.text().count('ab<w:p>&amp;"]]>  <!-- --> &#0;') == 5


def test_a_property_longer_than_word_takes_is_cut() -> None:
    meta = replace(example_meta(), title="å" * 400)
    title = docx.Document(BytesIO(render(Document(meta, ())))).core_properties.title
    assert title == "å" * 254 + "…"


def test_embedded_fonts_are_masked_by_their_keys(word: WordFile) -> None:
    for number, font in enumerate(embedded_fonts(), 1):
        blob = word.parts[f"word/fonts/font{number}.odttf"]
        assert blob == font.blob
        plain = masked(blob, font.key)
        assert plain[:4] == b"\x00\x01\x00\x00"
        assert plain != blob

"""The PDF as a whole: standards, metadata, tags, pages, and the same bytes every time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import page
import pytest

from tertial.document.blocks import Block, Chapter, Chart, Heading, Table, TableOfContents
from tertial.document.document import Document
from tertial.reports.renderers.pdf import render
from tests.factories.document_blocks import chart, economy_table, indicator_table
from tests.factories.documents import every_block, example_document, example_meta, one_block_document
from tests.unit.reports.renderers.pdf_tags import Tag, pages, reader, tags, words

ROOT = Path(__file__).parents[4]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render(example_document())


def _complies(pdf: bytes, folder: Path) -> bool:
    file = folder / "rapport.pdf"
    file.write_bytes(pdf)
    return all(page.validate_pdf(str(file), profile=profile).is_compliant for profile in ("ua1", "2a"))


def _document(*blocks: Block) -> Document:
    return Document(example_meta(), (Chapter("kapitel", "Kapitel", blocks),))


def test_an_independent_validator_accepts_it_as_accessible_and_archival(pdf: bytes, tmp_path: Path) -> None:
    assert _complies(pdf, tmp_path)


@pytest.mark.parametrize("block", every_block(), ids=lambda block: type(block).__name__)
def test_every_block_alone_makes_an_accessible_document(block: Block, tmp_path: Path) -> None:
    assert _complies(render(one_block_document(block)), tmp_path)


def test_the_file_says_what_it_is_in_which_language_and_from_when(pdf: bytes) -> None:
    read = reader(pdf)
    assert str(read.root_object["/Lang"]) == "sv-SE"
    assert read.viewer_preferences is not None
    assert read.viewer_preferences.display_doctitle
    assert read.metadata is not None
    assert read.metadata.title == "Delårsrapport per den 31 augusti 2023"
    assert read.metadata.author == "Arbetsmarknadsnämnden, Exempelkommunen"
    assert read.metadata.creation_date_raw == "D:20230920000000Z"


def test_the_same_document_gives_the_same_bytes_in_another_process(pdf: bytes) -> None:
    assert render(example_document()) == pdf
    program = (
        "import hashlib; from tests.factories.documents import example_document;"
        "from tertial.reports.renderers.pdf import render;"
        "print(hashlib.sha256(render(example_document())).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert other.stdout.strip() == hashlib.sha256(pdf).hexdigest()


def _column_of(cell: Tag, headings: dict[str, Tag]) -> str:
    """The top heading that a cell's chain of headings leads to."""
    (above,) = (str(heading) for heading in cell.attributes["/Headers"])  # type: ignore[attr-defined]
    chain = headings[above]
    return _column_of(chain, headings) if chain.attributes.get("/Headers") else above


def test_every_cell_of_every_table_is_tied_to_the_heading_of_its_own_column(pdf: bytes) -> None:
    tables = list(tags(pdf).all("Table"))
    assert len(tables) == 4
    for table in tables:
        top = list(next(table.all("THead")).children[0].all("TH"))
        headings = {heading.id: heading for heading in table.all("TH")}
        assert all(heading.attributes["/Scope"] == "/Column" for heading in headings.values())
        for body in table.all("TBody"):
            for row in body.children:
                cells = list(row.all("TD"))
                if not cells:  # the heading of a group
                    assert [_column_of(cell, headings) for cell in row.all("TH")] == [heading.id for heading in top]
                    continue
                assert [_column_of(cell, headings) for cell in cells] == [heading.id for heading in top]
        assert len(list(table.all("Caption"))) == 1


def test_every_picture_has_its_sentence_as_alternative_text(pdf: bytes) -> None:
    assert [figure.alt for figure in tags(pdf).all("Figure")] == [chart().sentence]
    assert chart().sentence in words(pdf)


def test_headings_are_tagged_at_their_levels_and_stand_among_the_bookmarks(pdf: bytes) -> None:
    found = [(tag.name, tag.title) for tag in tags(pdf).all("Title", "H1", "H2", "H3", "H4")]
    assert found[:6] == [
        ("Title", ""),
        ("H1", "Om rapporten"),
        ("H2", "Innehåll"),
        ("H1", "Bedömning och analys"),
        ("H2", "Det som avviker mest"),
        ("H3", "Så går vi vidare"),
    ]
    assert found[-1] == ("H1", "Om dokumentet")
    assert [item.title for item in reader(pdf).outline if not isinstance(item, list)] == [
        title for name, title in found if name == "H1"
    ]


def test_the_cover_says_who_what_when_and_that_it_is_demo_data(pdf: bytes) -> None:
    cover = pages(pdf)[0]
    for wanted in ("Exempelkommunen", "Arbetsmarknadsnämnden", "Uppföljning av mål", "Delår 2, 31 augusti 2023"):
        assert wanted in cover
    assert "Beslutad AMN 2023-09-20 § 95" in cover
    assert "Demonstration: siffrorna är publicerade" in cover
    assert "Sida" not in cover


def test_pages_after_the_cover_have_a_head_and_a_number(pdf: bytes) -> None:
    all_pages = pages(pdf)
    for number, content in enumerate(all_pages[1:], 2):
        assert content.lstrip().startswith("Arbetsmarknadsnämnden · Delårsrapport per den 31 augusti 2023")
        assert content.rstrip().endswith(f"Sida {number} av {len(all_pages)}")


def test_the_table_of_contents_has_the_pages_where_the_chapters_stand(pdf: bytes) -> None:
    all_pages = [page_text.splitlines() for page_text in pages(pdf)]
    for title in (
        "Om rapporten",
        "Bedömning och analys",
        "Det som avviker mest",
        "Ekonomi",
        "Indikatorer",
        "Om dokumentet",
    ):
        (listed,) = (line.split()[-1] for line in all_pages[1] if line.startswith(title) and line.split()[-1].isdigit())
        assert title in all_pages[int(listed) - 1]


def test_digits_can_be_searched_for_in_every_weight(pdf: bytes) -> None:
    assert "504,6 504,6 0,0" in reader(pdf).pages[2].extract_text()
    assert not any("\u2060" in sheet.extract_text() for sheet in reader(pdf).pages)


def test_a_chapter_that_is_the_table_of_contents_is_not_headed_twice() -> None:
    found = words(render(Document(example_meta(), (Chapter("i", "Innehåll", (TableOfContents("Innehåll"),)),))))
    assert found.count("Innehåll") == 1


def test_the_colophon_ends_the_report_with_its_fingerprint_and_how_to_check_it(pdf: bytes) -> None:
    last = words(pdf).rpartition("Om dokumentet")[2]
    assert example_meta().fingerprint in last
    assert "Tertial 0.1.0" in last
    assert "arbetsmarknadsnamnden-2023-08.json" in last
    draft = Document(replace(example_meta(), fingerprint="", decision=None), example_document().chapters)
    assert "Fingeravtryck" not in words(render(draft))


def test_a_table_of_400_rows_keeps_its_heading_on_every_page(tmp_path: Path) -> None:
    made = render(_document(indicator_table(400)))
    assert _complies(made, tmp_path)
    (table,) = tags(made).all("Table")
    assert sum(len(body.children) for body in table.all("TBody")) == 400
    all_pages = pages(made)[1:]
    with_rows = [content for content in all_pages if "Andel deltagare" in content]
    assert len(with_rows) > 10
    assert all("Målvärde 2023" in content for content in with_rows)
    assert all(f"grupp {number}" in words(made) for number in (1, 200, 400))


def test_fonts_are_the_ones_of_the_look_and_all_embedded(pdf: bytes) -> None:
    found = {}
    for sheet in reader(pdf).pages:
        for font in sheet["/Resources"]["/Font"].values():  # type: ignore[index]
            (descendant,) = font["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"]
            found[descriptor["/FontName"].split("+")[1].split("-")[0]] = descriptor
    assert set(found) == {"LibertinusSerif", "SourceSansPro", "DejaVuSansMono"}
    assert all("/FontFile2" in descriptor or "/FontFile3" in descriptor for descriptor in found.values())


def test_every_number_of_the_wide_table_is_printed_whole() -> None:
    printed = words(render(_document(economy_table(unit="kr"))))
    assert "168 412 650" in printed
    assert "−12 440 000" in printed


def test_charts_and_tables_of_a_long_report_are_all_there(pdf: bytes) -> None:
    blocks = [block for chapter in example_document().chapters for block in chapter.blocks]
    captions = [block.caption for block in blocks if isinstance(block, Table)]
    captions += [block.title for block in blocks if isinstance(block, Chart)]
    captions += [block.text for block in blocks if isinstance(block, Heading)]
    printed = words(pdf)
    assert all(caption in printed for caption in captions)

"""The Word file opened by a real word processor: what was written as structure is still structure there.

LibreOffice reads the file and writes its own format, in which headings, header rows, footnotes, lists and alternative
texts are elements of their own; and a PDF, in which the pages can be counted and read.
"""

from __future__ import annotations

import shutil
import subprocess
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

from tertial.document.blocks import Chart, Heading
from tertial.document.document import note_numbers, tables_in
from tertial.reports.renderers.docx import render
from tertial.reports.renderers.wording import running_head
from tests.factories.documents import example_document

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}


def converted(folder: Path, form: str) -> Path:
    """The example document as Word, opened and saved in another form by LibreOffice with a profile of its own."""
    program = shutil.which("soffice")
    if program is None:
        pytest.fail("LibreOffice is missing: apt-get install --no-install-recommends libreoffice-writer")
    word = folder / "example.docx"
    word.write_bytes(render(example_document()))
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(folder),
            str(word),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"example.{form}"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> etree._Element:
    file = converted(tmp_path_factory.mktemp("fodt"), "fodt")
    return etree.parse(file, etree.XMLParser(huge_tree=True)).getroot()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    file = converted(tmp_path_factory.mktemp("pdf"), "pdf")
    return [page.extract_text() for page in PdfReader(file).pages]


def found(root: etree._Element, path: str) -> list[etree._Element]:
    return [item for item in root.iterfind(path, NAMES) if isinstance(item, etree._Element)]


def words(element: etree._Element) -> str:
    """The text with every run of white space, and every line break, as one space."""
    copy = deepcopy(element)
    copy.tail = None
    for line_break in found(copy, ".//text:line-break"):
        line_break.text = " "
    return " ".join("".join(str(piece) for piece in copy.itertext()).split())


def attribute(element: etree._Element, name: str) -> str:
    prefix, local = name.split(":")
    return str(element.get(f"{{{NAMES[prefix]}}}{local}"))


def test_headings_are_headings_at_their_levels(opened: etree._Element) -> None:
    wanted = []
    for chapter in example_document().chapters:
        wanted.append((1, chapter.title))
        wanted += [(block.level, block.text) for block in chapter.blocks if isinstance(block, Heading)]
    headings = [(int(attribute(item, "text:outline-level")), words(item)) for item in found(opened, ".//text:h")]
    assert headings == [*wanted, (1, "Om dokumentet")]


def test_every_table_has_a_header_row(opened: etree._Element) -> None:
    wanted = [[column.label for column in table.columns] for _, table in tables_in(example_document())]
    headers = [
        [words(cell) for cell in found(rows, ".//table:table-cell")]
        for rows in found(opened, ".//table:table-header-rows")
    ]
    assert headers == wanted


def test_footnotes_are_footnotes_with_the_documents_numbers(opened: etree._Element) -> None:
    notes = {
        words(found(note, "text:note-body")[0]): int(words(found(note, "text:note-citation")[0]))
        for note in found(opened, ".//text:note")
    }
    assert notes == note_numbers(example_document())


def test_a_returning_note_shows_its_number(opened: etree._Element) -> None:
    missing = [words(cell) for cell in found(opened, ".//table:table-cell") if words(cell).startswith("I.U.")]
    # The first holds the footnote itself; the others show the number of it.
    assert missing[1:] == ["I.U. 3"] * 7


def test_lists_are_lists(opened: etree._Element) -> None:
    lists = [[words(item) for item in found(one, "text:list-item")] for one in found(opened, ".//text:list")]
    assert ["Se över avtalen.", "Följ upp i oktober."] in lists


def test_charts_have_their_alternative_text(opened: etree._Element) -> None:
    wanted = [b.sentence for chapter in example_document().chapters for b in chapter.blocks if isinstance(b, Chart)]
    assert [words(item) for item in found(opened, ".//svg:desc")] == wanted


def test_the_contents_list_is_one_and_is_filled(opened: etree._Element) -> None:
    (index,) = found(opened, ".//text:table-of-content")
    entries = [words(item) for item in found(index, "text:index-body/text:p")]
    assert [entry for entry in entries if entry] == [
        "Om rapporten",
        "Bedömning och analys",
        "Det som avviker mest",
        "Ekonomi",
        "Drift",
        "Indikatorer",
        "Om dokumentet",
    ]


def test_title_and_language_are_kept(opened: etree._Element) -> None:
    assert [words(item) for item in found(opened, ".//office:meta/dc:title")] == [example_document().meta.title]
    assert [words(item) for item in found(opened, ".//office:meta/dc:language")] == ["sv-SE"]


def test_every_page_but_the_cover_has_head_and_page_number(pages: list[str]) -> None:
    head = running_head(example_document().meta)
    assert head not in pages[0]
    assert "Sida" not in pages[0]
    for number, page in enumerate(pages[1:], 2):
        assert head in page
        assert f"Sida {number} av {len(pages)}" in page


def test_the_header_row_returns_on_every_page_of_a_long_table(pages: list[str]) -> None:
    of_the_table = [page for page in pages if "Andel deltagare som går vidare" in page]
    assert len(of_the_table) > 2
    assert all("Kvinnor" in page and "Indikator" in page for page in of_the_table)

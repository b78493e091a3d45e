"""Our own documents, read as if they came from elsewhere: what a municipality may do with last year's report."""

from __future__ import annotations

from pathlib import PurePath

import pytest
from pypdf import PdfReader, PdfWriter

from tertial.common.errors import Refused, TertialError
from tertial.document.blocks import Row, Table
from tertial.document.document import Document, note_numbers, tables_in
from tertial.document.inline import NoteMark
from tertial.reports.renderers.docx.render import render as render_docx
from tertial.reports.renderers.pdf.render import render as render_pdf
from tertial.review.foreign import Foreign, pdf, read_bytes
from tests.factories.documents import example_document
from tests.factories.foreign import as_tabbed_text, notes, outline, read_text, shown, words


@pytest.fixture(scope="module")
def document() -> Document:
    return example_document()


@pytest.fixture(scope="module")
def pdf_file(document: Document) -> bytes:
    return render_pdf(document)


def _tables(document: Document) -> list[tuple[list[str], list[list[str]]]]:
    """Tables with the spaces of a PDF and of Word alike, and without the spaces that narrow columns put into words."""
    return [
        ([_even(head) for head in columns], [[_even(cell) for cell in row] for row in rows])
        for columns, rows in shown(document)
    ]


def _even(text: str) -> str:
    return " ".join(text.replace("◐", "").replace("●", "").replace("○", "").split())


def _noted(document: Document) -> list[tuple[str, list[str]]]:
    """The rows whose cells have notes, with those notes."""
    found = []
    for _, table in tables_in(document):
        for row in table.rows:
            if marked := [note for cell in row.cells for note in notes(cell)]:
                found.append((words(row.cells[0]), marked))
    return found


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_tables_and_notes_come_back_as_they_were(document: Document, pdf_file: bytes, kind: str) -> None:
    content = pdf_file if kind == "pdf" else render_docx(document)
    read = read_bytes(content, f"rapport.{kind}")
    assert _tables(read.document) == _tables(document)
    assert _noted(read.document) == _noted(document)
    assert str(read.period) == "2023-08"
    assert read.unread == ("Bilder läses inte: dokumentet har 1.",)
    assert read.document.meta.committee == "Arbetsmarknadsnämnden"


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_headings_and_lists_come_back(document: Document, pdf_file: bytes, kind: str) -> None:
    content = pdf_file if kind == "pdf" else render_docx(document)
    lines = outline(read_bytes(content, f"rapport.{kind}").document)
    for line in outline(document):
        if line.startswith(("#", "- ")):
            assert line in lines


def test_a_pdf_says_on_which_page(pdf_file: bytes) -> None:
    read = read_bytes(pdf_file, "rapport.pdf")
    places = {place for (_, _, part), place in read.origins.items() if part.startswith("r")}
    assert places == {"sida 3", "sida 4", "sida 5", "sida 6"}


def test_text_with_tabs_comes_back(document: Document) -> None:
    read = read_text(as_tabbed_text(document))
    wanted = [table for _, table in tables_in(document)]
    own = [_without_charts(table) for table in wanted if table.id != "nettokostnad-tabell"]
    assert _tables(read.document) == own


def _without_charts(table: Table) -> tuple[list[str], list[list[str]]]:
    return [_even(column.label) for column in table.columns], [_cells(row) for row in table.rows]


def _cells(row: Row) -> list[str]:
    return [_even(words(tuple(one for one in cell if not isinstance(one, NoteMark)))) for cell in row.cells]


def test_a_pdf_without_tags_is_read_by_the_places_of_its_words(
    document: Document, pdf_file: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "parts_of_tags", lambda reader, unread: None)
    read = read_bytes(pdf_file, "rapport.pdf")
    assert _tables(read.document)[:2] == _tables(document)[:2]


def _changed(content: bytes, tmp: PurePath, **how: str) -> bytes:
    del tmp
    import io

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    if "password" in how:
        writer.encrypt(how["password"], algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_a_locked_pdf_is_refused_and_one_with_an_empty_password_is_read(pdf_file: bytes, tmp_path: PurePath) -> None:
    with pytest.raises(Refused, match="låst med lösenord"):
        read_bytes(_changed(pdf_file, tmp_path, password="hemligt"), "rapport.pdf")  # noqa: S106 - made for the test


def test_a_pdf_of_pictures_says_what_to_do() -> None:
    import io

    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    file = io.BytesIO()
    writer.write(file)
    with pytest.raises(TertialError, match="inskannade bilder"):
        read_bytes(file.getvalue(), "rapport.pdf")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_cut_pdf_is_read_or_told_of(pdf_file: bytes, share: float) -> None:
    try:
        read = read_bytes(pdf_file[: int(len(pdf_file) * share)], "rapport.pdf")
    except TertialError as error:
        assert "PDF" in str(error)  # noqa: PT017 - a sentence about the file, whatever was wrong
    else:
        assert isinstance(read, Foreign)


def test_notes_are_numbered_alike(document: Document, pdf_file: bytes) -> None:
    read = read_bytes(pdf_file, "rapport.pdf")
    assert note_numbers(read.document) == note_numbers(document)

"""Word documents from elsewhere, made in the test with python-docx."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tertial.common.errors import Refused, TertialError
from tertial.document.blocks import RowKind
from tertial.review.foreign import Foreign, read_bytes
from tests.factories.foreign import notes, outline, shown, table


def _read(document: object) -> Foreign:
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    return read_bytes(file.getvalue(), "rapport.docx")


def test_headings_lists_and_changes_that_are_tracked() -> None:
    document = docx.Document()
    document.add_heading("Delårsrapport per den 30 april 2024", 0)
    document.add_paragraph("Tekniska nämnden")
    document.add_heading("Ekonomi", 1)
    paragraph = document.add_paragraph("Utfallet är 12,4 mnkr")
    paragraph._p.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="x"><w:r><w:delText> fel</w:delText></w:r></w:del>')
    )
    paragraph._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="2" w:author="x"><w:r><w:t xml:space="preserve"> netto</w:t></w:r></w:ins>'
        )
    )
    paragraph.add_run(" & *inte* <b>fet</b>.")
    document.add_heading("Åtgärder", 2)
    document.add_paragraph("spara el", style="List Bullet")
    document.add_paragraph("sälj fordon", style="List Number")
    read = _read(document)
    assert outline(read.document) == [
        "# Delårsrapport per den 30 april 2024",
        "Tekniska nämnden",
        "# Ekonomi",
        "Utfallet är 12,4 mnkr netto & *inte* <b>fet</b>.",
        "## Åtgärder",
        "- spara el",
        "- sälj fordon",
    ]
    assert str(read.period) == "2024-04"
    assert read.document.meta.committee == "Tekniska nämnden"
    assert read.origins["ekonomi", 0, ""] == "stycke 4"


def test_merged_cells() -> None:
    document = docx.Document()
    document.add_paragraph("Nämndindikatorer 2023")
    cells = [
        ("Mål", "Indikator", "2022", "2023"),
        ("Trygghet", "Andel trygga, %", "80", "82"),
        ("", "Kvinnor", "78", "I.U."),
        ("Ekonomi", "", "", ""),
        ("Hushållning", "Avvikelse, %", "0,4", "−1,2"),
    ]
    made = document.add_table(rows=5, cols=4)
    for row, texts in zip(made.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    made.cell(1, 0).merge(made.cell(2, 0))
    made.cell(3, 0).merge(made.cell(3, 3))
    read = _read(document)
    assert shown(read.document) == [
        (
            ["Indikator", "Mål", "2022", "2023"],
            [
                ["Andel trygga, %", "Trygghet", "80", "82"],
                ["Kvinnor", "Trygghet", "78", "I.U."],
                ["Ekonomi"],
                ["Avvikelse, %", "Hushållning", "0,4", "−1,2"],
            ],
        )
    ]
    found = table(read.document)
    assert found.caption == "Nämndindikatorer 2023"
    assert found.rows[2].kind is RowKind.GROUP
    assert read.origins["rapport", 0, found.rows[1].id] == "tabell 1, rad 3"


def test_raised_figures_and_their_notes() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Antal hushåll")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(" är 312 i augusti månad.")
    note = document.add_paragraph()
    note.add_run("1").font.superscript = True
    note.add_run(" Avser hushåll med barn.")
    read = _read(document)
    assert outline(read.document) == ["# rapport", "Antal hushåll är 312 i augusti månad."]
    assert notes(read.document.chapters[0].blocks[0].content) == ["Avser hushåll med barn."]  # type: ignore[union-attr]


def _package(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_a_file_that_unpacks_to_a_huge_one_is_refused() -> None:
    bomb = _package({"word/document.xml": b"<a>" + b" " * 81_000_000 + b"</a>"})
    assert len(bomb) < 200_000
    with pytest.raises(Refused, match="större än 80 MB"):
        read_bytes(bomb, "stor.docx")


def test_entities_are_not_unfolded() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    xml = f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]><w:document {nsdecls("w")}><w:body><w:p><w:r><w:t>&l8;</w:t></w:r></w:p></w:body></w:document>'
    with pytest.raises(TertialError):
        read_bytes(_package({"word/document.xml": xml.encode()}), "skratt.docx")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04 trasig", "trasig eller inte hel"),
        (_package({"annat.txt": b"hej"}), "inget Word-dokument"),
        (_package({"word/document.xml": b"<inte xml"}), "går inte att läsa"),
        (_package({"word/document.xml": b"<a/>"}), "ingen text"),
        (b"\xd0\xcf\x11\xe0gammal", "gamla Word-formatet"),
        (b"", "tom"),
        (b"\x00\x01\x02\x03" * 400, "ingen text"),
    ],
)
def test_what_is_no_document_is_told_in_a_sentence(content: bytes, told: str) -> None:
    with pytest.raises(TertialError, match=told):
        read_bytes(content, "fil.docx" if content.startswith(b"PK") else "fil")

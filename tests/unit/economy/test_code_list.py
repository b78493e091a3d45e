"""Lists of codes as municipalities have them: CSV or XLSX, with or without headings, in any of their encodings."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from tertial.common.errors import Faults, Refused, TertialError
from tertial.economy.importers.code_list import read

NAMES = {"4511": "Försörjningsstöd", "071": "Övrigt"}


def a_list(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """A text file with the list."""
    file = folder / "lista"
    file.write_bytes(text.encode(encoding))
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("mark", [";", "\t", ",", "|"])
def test_two_columns_in_any_encoding_and_with_any_mark(tmp_path: Path, encoding: str, mark: str) -> None:
    text = f"Konto{mark}Namn\r\n4511{mark}Försörjningsstöd\r\n\r\n071{mark}Övrigt{mark}mer\r\n"
    assert read(a_list(tmp_path, text, encoding)) == NAMES


def test_without_headings_and_with_commas_in_the_names(tmp_path: Path) -> None:
    text = '4511;"Bidrag; lån, m.m."\n5011;Lön, arbetad tid'
    assert read(a_list(tmp_path, text)) == {"4511": "Bidrag; lån, m.m.", "5011": "Lön, arbetad tid"}


def test_a_workbook_where_codes_are_numbers_or_text(tmp_path: Path) -> None:
    file = tmp_path / "lista.xlsx"
    book = xlsxwriter.Workbook(str(file))
    sheet = book.add_worksheet()
    for number, row in enumerate([("Kod", "Namn"), (4511, "Försörjningsstöd"), ("", ""), ("071", "Övrigt")]):
        sheet.write_row(number, 0, row)
    book.close()
    assert read(file) == NAMES


def test_every_line_that_is_wrong_is_told_with_its_place(tmp_path: Path) -> None:
    text = "Kod;Namn\n;Utan kod\n4511;\n45 11;Mellanslag\n5011;Lön\n5011;Löner\n" + "9" * 41 + ";Lång"
    with pytest.raises(Faults) as caught:
        read(a_list(tmp_path, text))
    assert [fault.place for fault in caught.value.faults] == ["rad 2", "rad 3", "rad 4", "rad 6", "rad 7"]
    assert "står två gånger, som ”Lön” och som ”Löner”" in str(caught.value.faults[3])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "två kolumner"),
        (b"bara ord utan kolumner", "två kolumner"),
        (b"Kod;Namn\n", "inga koder"),
        (b"\x00\x01\x02;", "varken text eller en Excelbok"),
        (b"%PDF-1.7\n\x00", "varken text eller en Excelbok"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    file = tmp_path / "fil"
    file.write_bytes(content)
    with pytest.raises(Refused, match=why):
        read(file)


def test_a_zip_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    import zipfile

    file = tmp_path / "fil.xlsx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("hej.txt", "hej")
    with pytest.raises(TertialError, match="arbetsbok"):
        read(file)

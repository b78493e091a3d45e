"""A ledger from CSV and from a workbook: the same rows, and the same words for what is wrong and where."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tertial.common.errors import Faults, Refused, TertialError
from tertial.economy.importers.any_file import read
from tertial.economy.importers.profiles import CodeString
from tests.factories.exports import a_layout, read_file, short, text_file, workbook

HEADINGS = ["Konto", "Ansvar", "Datum", "Vernr", "Text", "Belopp"]
TABLE: list[list[Any]] = [
    HEADINGS,
    [5012, "0710", date(2023, 8, 31), "17", "Lön", 1234567.89],
    ["3011", "", date(2023, 1, 2), "18", "", -0.3],
    [4511, 7101, datetime(2023, 2, 28, 13, 5), "", "", 100],  # noqa: DTZ001  Excel knows no zones
]
ROWS = [(202301, "3011", "", -30), (202302, "4511", "7101", 100_00), (202308, "5012", "0710", 1_234_567_89)]


def csv_of(*lines: str) -> str:
    """A text with the usual headings."""
    return "\r\n".join([";".join(HEADINGS), *lines, ""])


def faults_of(path: Path, **changes: Any) -> list[tuple[str, str]]:
    """The places and sentences of what is wrong with a file."""
    try:
        reading, _ = read_file(path, a_layout(**changes))
    except Faults as error:
        return [(fault.place, fault.message) for fault in error.faults]
    except TertialError as error:
        return [(error.place, error.message)]
    return [(fault.place, fault.message) for fault in reading.faults]


def test_a_workbook_gives_the_same_rows_as_the_same_table_in_text(tmp_path: Path) -> None:
    text = csv_of(
        "5012;0710;2023-08-31;17;Lön;1 234 567,89", "3011;;2023-01-02;18;;−0,30", "4511;7101;2023-02-28 13:05;;;100"
    )
    in_text, text_rows = read_file(text_file(tmp_path, text), a_layout())
    in_book, book_rows = read_file(workbook(tmp_path, TABLE), a_layout())
    assert short(book_rows) == ROWS
    assert book_rows == text_rows
    assert in_text.dropped == in_book.dropped == ("Text",)
    assert in_book.facts["Blad"] == "Sheet1"


@pytest.mark.parametrize("form", ["yyyy-mm-dd", "yyyymmdd", "yymmdd", "d/m/yyyy", "m/d/yyyy", "excel"])
@pytest.mark.parametrize(("decimal", "thousands"), [(",", " "), (".", ","), (",", "."), (".", "")])
def test_a_cell_of_a_workbook_reads_by_any_profile(tmp_path: Path, form: str, decimal: str, thousands: str) -> None:
    profile = a_layout(date_form=form, decimal=decimal, thousands=thousands)
    assert short(read_file(workbook(tmp_path, TABLE), profile)[1]) == ROWS


@pytest.mark.parametrize(
    ("number", "ore"),
    [
        (0.1 + 0.2, 30),
        (1.005e3, 1005_00),
        (9_999_999_999_999.99, 999_999_999_999_999),
        (-1e-2, -1),
        (1e13 - 1, 999_999_999_999_900),
    ],
)
def test_numbers_are_exact_to_the_ore(tmp_path: Path, number: float, ore: int) -> None:
    path = workbook(tmp_path, [HEADINGS, ["5012", "", date(2023, 8, 31), "", "", number]])
    assert [row[3] for row in short(read_file(path, a_layout())[1])] == [ore]


def test_more_than_two_decimals_are_not_rounded_away(tmp_path: Path) -> None:
    path = workbook(tmp_path, [HEADINGS, ["5012", "", date(2023, 8, 31), "", "", 12.345]])
    ((place, sentence),) = faults_of(path)
    assert place == "Sheet1, rad 2, kolumn Belopp"
    assert sentence.startswith("”12,345” är inget belopp i kronor med högst två decimaler")


def test_errors_in_cells_are_no_codes_and_no_amounts(tmp_path: Path) -> None:
    path = tmp_path / "fel.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Juli & aug")
        sheet.write_row("A1", HEADINGS)
        sheet.write_row("A2", ["5012", "", "2023-08-31", "", "", 1])
        sheet.write_formula("B2", "=VLOOKUP(1,A1,2)", None, "#N/A")
        sheet.write_row("A3", ["5012", "", "2023-08-31", "", ""])
        sheet.write_formula("F3", "=1/0", None, "#DIV/0!")
    assert [place for place, _ in faults_of(path)] == [
        "Juli & aug, rad 2, kolumn Ansvar",
        "Juli & aug, rad 3, kolumn Belopp",
    ]
    assert faults_of(path)[1][1].startswith("”#DIV/0!” är inget belopp")
    text = text_file(tmp_path, csv_of("5012;#REFERENS!;2023-08-31;;;1", "5012;#N/A;2023-08-31;;;1"))
    assert [place for place, _ in faults_of(text)] == ["rad 2, kolumn Ansvar", "rad 3, kolumn Ansvar"]


def test_a_date_where_a_code_should_stand_is_a_fault(tmp_path: Path) -> None:
    path = workbook(tmp_path, [HEADINGS, ["5012", date(2023, 12, 10), date(2023, 8, 31), "", "", 1]])
    ((place, sentence),) = faults_of(path)
    assert place == "Sheet1, rad 2, kolumn Ansvar"
    assert "2023-12-10" in sentence


def test_titles_margins_notes_and_sums_around_the_table(tmp_path: Path) -> None:
    path = tmp_path / "runt.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Blad1")
        sheet.write("C2", "Huvudbok Arbetsmarknadsnämnden")
        sheet.write("C3", "Utskrivet 2023-09-04")
        sheet.write_row("C5", HEADINGS)
        sheet.write_row("C6", ["5012", "71", "2023-08-31", "1", "", 100.25])
        sheet.write_row("C8", ["3011", "71", "2023-08-31", "1", "", -0.25])
        sheet.write_row("C9", ["Summa", "", "", "", "", 100])
        sheet.write_row("C10", ["Antal rader: 2"])
        sheet.set_row(9, None, None, {"hidden": True})
    reading, rows = read_file(path, a_layout())
    assert [row[3] for row in short(rows)] == [-25, 100_25]
    assert "Filens summarad stämmer med raderna." in reading.notes


def test_a_sum_that_differs_is_told_with_both_sums(tmp_path: Path) -> None:
    lines = ("5012;;2023-08-31;;;100,00", "5013;;2023-08-31;;;20,50", "Summa;;;;;120,00")
    for path in (
        text_file(tmp_path, csv_of(*lines)),
        workbook(
            tmp_path,
            [
                HEADINGS,
                ["5012", "", date(2023, 8, 31), "", "", 100],
                ["5013", "", date(2023, 8, 31), "", "", 20.5],
                ["Summa", "", "", "", "", 120],
            ],
        ),
    ):
        ((place, sentence),) = faults_of(path)
        assert place.endswith("rad 4, kolumn Belopp")
        assert "säger 120,00 kr men raderna ovanför ger 120,50 kr; skillnaden är 0,50 kr" in sentence.replace(
            "\u00a0", " "
        )


def test_headings_of_two_merged_rows(tmp_path: Path) -> None:
    path = tmp_path / "två.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Blad1")
        sheet.merge_range("A1:A2", "Konto")
        sheet.merge_range("B1:B2", "Datum")
        sheet.merge_range("C1:D1", "Belopp")
        sheet.write_row("C2", ["Debet", "Kredit"])
        sheet.write_row("A3", ["5012", "2023-08-31", 100, ""])
        sheet.write_row("A4", ["3011", "2023-08-31", "", 100])
    profile = a_layout(amount=(), debit=("Debet",), credit=("Kredit",), text=())
    assert short(read_file(path, profile)[1]) == [(202308, "3011", "", -100_00), (202308, "5012", "", 100_00)]


def test_the_first_sheet_that_fits_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    notes = [["Läs detta först"], ["Filen gäller augusti"]]
    path = workbook(tmp_path, [], notes, TABLE, TABLE)
    reading, rows = read_file(path, a_layout())
    assert short(rows) == ROWS
    assert any("Bara bladet ”Sheet3” är läst" in note and "Sheet4" in note for note in reading.notes)
    named, _ = read_file(path, a_layout(sheet="sheet4"))
    assert named.facts["Blad"] == "Sheet4"
    with pytest.raises(Refused, match=r"inget blad ”Mars”\. De som finns: ”Sheet1”, ”Sheet2”"):
        read_file(path, a_layout(sheet="Mars"))


def test_a_workbook_that_no_sheet_of_fits_says_why_for_each(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["Enhet", "Belopp"], ["71", 1]], [["Konto", "Saldo"], ["5012", 1]])
    assert {place.split(",")[0] for place, _ in faults_of(path)} == {"Sheet1", "Sheet2"}
    with pytest.raises(Refused, match="tom"):
        read_file(workbook(tmp_path, [], []), a_layout())


def test_workbooks_that_cannot_be_opened_say_what_to_do(tmp_path: Path) -> None:
    whole = workbook(tmp_path, TABLE).read_bytes()
    cut = tmp_path / "avkortad.xlsx"
    cut.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(TertialError, match="avbruten eller skadad"):
        read_file(cut, a_layout())
    old = tmp_path / "gammal.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000)
    with pytest.raises(TertialError, match="avbruten eller skadad"):
        read_file(old, a_layout())
    locked = tmp_path / "låst.xlsx"
    locked.write_bytes(old.read_bytes() + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2000)
    with pytest.raises(TertialError, match="låst med lösenord"):
        read_file(locked, a_layout())
    damaged = tmp_path / "skadad.xlsx"
    with zipfile.ZipFile(damaged, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook")
    with pytest.raises(TertialError, match="spara den"):
        read_file(damaged, a_layout())


OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def open_document(folder: Path, rows: str) -> Path:
    """A sheet of LibreOffice's own kind."""
    path = folder / "export.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        body = f'<office:body><office:spreadsheet><table:table table:name="Blad">{rows}</table:table></office:spreadsheet></office:body>'
        package.writestr("content.xml", f"<office:document-content {OFFICE}>{body}</office:document-content>")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def a_text(text: str) -> str:
    """A cell of an open document."""
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def test_an_open_document_is_read(tmp_path: Path) -> None:
    heads = "".join(a_text(one) for one in ("Konto", "Datum", "Belopp"))
    day = '<table:table-cell office:value-type="date" office:date-value="2023-08-31"/>'
    amount = '<table:table-cell office:value-type="float" office:value="12.5"/>'
    rows = f"<table:table-row>{heads}</table:table-row><table:table-row>{a_text('5012')}{day}{amount}</table:table-row>"
    assert short(read_file(open_document(tmp_path, rows), a_layout())[1]) == [(202308, "5012", "", 12_50)]


def test_an_open_document_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    far = f'<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="900"/>{a_text("x")}</table:table-row>'
    with pytest.raises(Refused, match="1000000 rader och 901 kolumner"):
        read_file(open_document(tmp_path, far), a_layout())


def test_rows_that_are_too_short_or_too_long_have_their_place(tmp_path: Path) -> None:
    text = csv_of("5012;71;2023-08-31;1;;1,00;;", "5012;71;2023-08-31", "5012;71;2023-08-31;1;a;b;1,00")
    found = faults_of(text_file(tmp_path, text))
    assert [place for place, _ in found] == ["rad 3", "rad 4"]
    assert "har 3 celler men ska ha 6" in found[0][1]


def test_every_fault_has_its_row_and_column_in_the_files_order(tmp_path: Path) -> None:
    text = csv_of('5012;;2023-08-31;1;"två\nrader";1', ";;2023-02-30;1;;1,234", "50 12;;2023-08-31;1;;")
    found = faults_of(text_file(tmp_path, text))
    assert [place for place, _ in found] == [
        "rad 4, kolumn Konto",
        "rad 4, kolumn Datum",
        "rad 4, kolumn Belopp",
        "rad 5, kolumn Konto",
        "rad 5, kolumn Belopp",
    ]
    assert found[0][1] == "Kontot saknas. Skriv det, eller ta bort raden."
    assert "”2023-02-30” är inget datum" in found[1][1]


def test_what_tells_of_people_is_dropped_unless_it_is_kept(tmp_path: Path) -> None:
    text = "Konto;Datum;Belopp;Text;Kundnamn;Projekt\n5012;2023-08-31;1;Lön Anna;Anna A;12\n"
    path = text_file(tmp_path, text)
    dropped, rows = read_file(
        path, a_layout(personal=("Projekt",), codes={"account": ("Konto",), "project": ("Projekt",)})
    )
    assert set(dropped.dropped) == {"Text", "Kundnamn", "Projekt"}
    assert (rows[0][8], rows[0][13]) == ("", "")
    kept, rows = read_file(path, a_layout(keep_text=True, codes={"account": ("Konto",), "project": ("Projekt",)}))
    assert kept.dropped == ("Kundnamn",)
    assert (rows[0][8], rows[0][13]) == ("12", "Lön Anna")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1"])
def test_every_usual_encoding_is_recognised(tmp_path: Path, encoding: str) -> None:
    text = csv_of("5012;Åre;2023-08-31;1;Lön och övrigt;1 000,50")
    assert short(read_file(text_file(tmp_path, text, encoding=encoding), a_layout())[1]) == [
        (202308, "5012", "Åre", 1000_50)
    ]


def test_a_code_string_is_taken_apart(tmp_path: Path) -> None:
    text = "Kodsträng;Datum;Belopp\n4511-71-575;2023-08-31;1\n4512--600;2023-08-31;2\n"
    cut = CodeString(column=("Kodsträng",), separator="-", parts=("account", "cost_centre", "service"))
    _, rows = read_file(text_file(tmp_path, text), a_layout(codes={}, code_string=cut))
    assert [row[4:7] for row in rows] == [("4511", "71", "575"), ("4512", "", "600")]
    ends = CodeString(column=("Kodsträng",), positions={"account": (1, 4), "cost_centre": (5, 6)})
    more = text_file(tmp_path, "Kodsträng;Datum;Belopp\n451171;2023-08-31;1\n4511719;2023-08-31;1\n")
    assert [place for place, _ in faults_of(more, codes={}, code_string=ends)] == ["rad 3, kolumn Kodsträng"] * 1


def test_months_in_columns_become_a_row_each(tmp_path: Path) -> None:
    table: list[list[Any]] = [
        ["Konto", "Ansvar", "jan 2023", "2023-02", "202303", "Totalt"],
        ["5012", "71", 10, "", 0.5, 10.5],
        ["3011", "71", -1, 2, "", 1],
        ["Summa", "", 9, 2, 0.5, 11.5],
    ]
    profile = a_layout(date=(), number=(), text=(), amount=(), months=("*",), optional=("service", "cost_centre"))
    _, rows = read_file(workbook(tmp_path, table), profile)
    assert short(rows) == [
        (202301, "3011", "71", -1_00),
        (202301, "5012", "71", 10_00),
        (202302, "3011", "71", 2_00),
        (202303, "5012", "71", 50),
    ]
    assert {row[1] for row in rows} == {date(2023, 1, 31), date(2023, 2, 28), date(2023, 3, 31)}


def test_rows_out_of_order_are_sorted_also_far_into_the_file(tmp_path: Path) -> None:
    lines = [f"5012;;2023-{1 + number // 9000:02}-01;1;;1,00" for number in range(27_000)] + [
        "5012;;2022-12-31;1;;9,00"
    ]
    _, rows = read_file(text_file(tmp_path, csv_of(*lines)), a_layout())
    assert len(rows) == 27_001
    assert short(rows)[0] == (202212, "5012", "", 9_00)


def test_nothing_is_left_of_a_reading_that_failed(tmp_path: Path) -> None:
    path = text_file(tmp_path, csv_of("5012;;2023-08-31;1;;x"))
    assert read(path, into=tmp_path / "rows.parquet", profile=a_layout()).reading.fault_count == 1
    assert [one.name for one in tmp_path.iterdir()] == ["export.csv"]

"""Extracts as case systems write them are read the same; what can't be read is said by row and column, without the cell."""

from __future__ import annotations

import io

import polars as pl
import pytest
import xlsxwriter

from tertial.common.errors import Faults, Refused, TertialError
from tertial.common.periods import Period
from tertial.measurement.extracts.compute import Wanted, compute, no_ledger
from tertial.measurement.extracts.declaring.rule import parse
from tertial.measurement.extracts.outcome import Outcome
from tertial.measurement.extracts.personal import looks_personal, redacted
from tertial.steering.parts import Part

RULE = """
namn = "Prov"
indikator = "prov"
"källa" = "prov"
identiteter = ["Ärende"]
decimaler = 1
["beräkning"]
sort = "antal"
datum = "Datum"
summa = "Tal"
[delar."kön"]
kolumn = "Kön"
kvinnor = "K"
"män" = "M"
"""
ROWS = [["A1", "K", "2023-02-03", "1,5"], ["A2", "M", "2023-08-31", "2"], ["A3", "K", "2022-01-01", "9"]]
HEADINGS = ["Ärende", "Kön", "Datum", "Tal"]


def follow(content: bytes, rule: str = RULE, period: str = "2023-08") -> Outcome:
    wanted = Wanted(rule, parse(rule), no_ledger)
    (outcome,) = compute([wanted], content=content, file_name="prov", periods=[Period.parse(period)])
    return outcome


def values(content: bytes) -> dict[str, str]:
    return {one.part.key: str(one.value) for one in follow(content).values}


def text(rows: list[list[str]], delimiter: str = ";", end: str = "\n", before: str = "") -> str:
    return before + "".join(delimiter.join(row) + end for row in [HEADINGS, *rows])


EXPECTED = {"": "3.5", "women": "1.5", "men": "2.0"}
SHAPES = {
    "semicolons": text(ROWS).encode(),
    "a mark, tabs and Windows line ends": text(ROWS, "\t", "\r\n").encode("utf-8-sig"),
    "Western European letters": text(ROWS).encode("cp1252"),
    "Excel's Unicode text": text(ROWS, "\t", "\r\n").encode("utf-16"),
    "a title above the headings": text(ROWS, before="Utdrag ur Lifecare\n\nBeställt av;K. E.\n").encode(),
    "quoted, with a separator and a line break inside": text(
        [["A1", "K", "2023-02-03", '"1,5"'], ['"A;2"', "M", "2023-08-31", "2"], ['"A\n3"', "K", "2022-01-01", "9"]]
    ).encode(),
    "commas": "Ärende,Kön,Datum,Tal\nA1,K,2023-02-03,1.5\nA2,M,2023-08-31,2\n".encode(),
    "no line end at the end": text(ROWS).rstrip("\n").encode(),
    "blank lines": text(ROWS).replace("\nA2", "\n\nA2").encode(),
    "other ways to write days": text(
        [["A1", " K ", "3/2 2023", "1,5"], ["A2", "M", "20230831", "2,0"], ["A3", "K", "1 januari 2022", "9"]]
    ).encode(),
    "letters far down that are not UTF-8": text([*ROWS, *[["Å" * 9, "K", "2020-01-01", "0"]] * 9000]).encode("cp1252"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_text_is_read_however_it_is_written(shape: str) -> None:
    assert values(SHAPES[shape]) == EXPECTED


def test_a_workbook_is_read_from_the_sheet_that_has_the_headings() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet("Om").write_row(0, 0, ["Utdrag", "Lifecare"])
        sheet = book.add_worksheet("Data")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(2, 0, HEADINGS)
        for place, row in enumerate(ROWS, start=3):
            sheet.write_row(place, 0, row[:2])
            sheet.write_datetime(place, 2, pl.Series([row[2]]).str.to_datetime()[0], day)
            sheet.write_number(place, 3, float(row[3].replace(",", ".")))
    assert values(out.getvalue()) == EXPECTED


def test_parquet_is_read_with_its_own_types() -> None:
    out = io.BytesIO()
    frame = pl.DataFrame({name: [row[place] for row in ROWS] for place, name in enumerate(HEADINGS)})
    frame.with_columns(
        pl.col("Datum").str.to_date(), pl.col("Tal").str.replace(",", ".").cast(pl.Float64), pl.lit("x").alias("Annat")
    ).write_parquet(out)
    assert values(out.getvalue()) == EXPECTED


def said(content: bytes) -> str:
    with pytest.raises(TertialError) as error:
        follow(content)
    assert error.value.__cause__ is None
    return " ".join([str(error.value), *map(str, getattr(error.value, "faults", ()))])


def test_what_can_not_be_read_is_said_by_row_and_column() -> None:
    rows = [*ROWS, ["A4", "X1", "2023-13-45", "tolv"], ["A5", "Q", "i går", "1e5"]]
    told = said(text(rows).encode())
    assert "rad 5, kolumn ”Datum”" in told
    assert "rad 6, kolumn ”Datum”" in told
    assert "rad 5, kolumn ”Tal”" in told
    for cell in ("X1", "2023-13-45", "tolv", "i går", "1e5", "A4"):
        assert cell not in told


def test_a_code_that_the_rule_does_not_know_is_refused_without_being_told() -> None:
    told = said(text([*ROWS, ["A4", "Hemligt", "2020-01-01", "1"]]).encode())
    assert "rad 5, kolumn ”Kön”: Koden som står här finns inte i regeln." in told
    assert "Hemligt" not in told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Utdraget är tomt"),
        ("Ärende;Datum\nA1;2023-01-01\n".encode(), "saknar ”Kön”, ”Tal”"),
        (text(ROWS).replace("Kön;", "Kön;Kön;").encode(), "två kolumner som heter ”Kön”"),
        (text([]).encode(), "rubriker men inga rader"),
        (text([*ROWS, ["A4", "K"]]).encode(), "rad 5: Raden har 2 celler, men rubrikerna är 4"),
        (text([["A4", '"K', "2023-01-01", "1"]]).encode(), "ett citattecken öppnas men stängs aldrig"),
        (b"%PDF-1.7", "ett PDF-dokument"),
        (b"PK\x03\x04 trasig", "avbruten eller skadad"),
        (b"PAR1 trasig", "Parquet-filen går inte att läsa"),
        (b"\x00\x01\x02\x03" * 50, "ingen textfil"),
        (b"19850101-2393;K;2023-01-01;1\n", "inga av de rubriker"),
    ],
)
def test_a_file_that_is_no_extract_is_refused_with_what_to_do(content: bytes, told: str) -> None:
    assert told in said(content)


def test_times_that_go_backwards_are_refused_by_row() -> None:
    rule = RULE[: RULE.index('["ber')] + '["beräkning"]\nsort = "medel dagar"\n"från" = "Från"\ntill = "Till"\n'
    content = "Från;Till\n2023-02-02;2023-02-05\n2023-03-05;2023-03-01\n".encode()
    with pytest.raises(Faults) as error:
        follow(content, rule)
    assert [str(fault) for fault in error.value.faults] == ["rad 3: ”Till” ligger före ”Från”."]
    assert 'tidigast = "Från"' in str(error.value)


def test_what_counts_as_nothing_and_what_is_named_in_vain_is_noted() -> None:
    rule = RULE.replace("[delar", '[population]\n"Ort" = ["Hemma", "Borta"]\n[delar')
    content = "Ärende;Kön;Datum;Tal;Ort\nA1;K;2023-02-03;;Hemma\nA2;M;2023-02-03;2;Hemma\n".encode()
    notes = follow(content, rule).notes
    assert "1 rad saknar ”Tal” och räknas som noll." in notes
    assert "Ingen rad i utdraget har ”Borta” i ”Ort”." in notes
    assert any(note.startswith("Ingen rad i utdraget har ”Datum” i augusti 2023.") for note in notes)


def test_an_outcome_survives_the_way_through_a_form() -> None:
    outcome = follow(text(ROWS).encode())
    assert Outcome.from_json(outcome.as_json()) == outcome
    assert {one.part for one in outcome.values} == {Part(), Part(sex="women"), Part(sex="men")}


@pytest.mark.parametrize(
    "text",
    ["850101-2393", "8501012393", "19850101-2393", "198501012393", "850161-2393", "x 850101+2393.", "850101−2393"],
)
def test_what_looks_like_a_personal_number_is_known(text: str) -> None:
    assert looks_personal(text)
    assert "[borttaget]" in redacted(text)
    with pytest.raises(Refused, match="personnummer"):
        parse(f"{RULE}\n# {text}")


@pytest.mark.parametrize(
    "text", ["2023-08-31", "20230831", "lifecare-2023-08.csv", "7110", "123456789", "991301-2393", "1234567890123456"]
)
def test_dates_and_codes_are_no_personal_numbers(text: str) -> None:
    assert not looks_personal(text)
    assert redacted(text) == text

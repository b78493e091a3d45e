"""Small files with the peculiarities of real programs: each is read to known rows, or refused with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tertial.common.errors import Refused
from tertial.economy.importers.any_file import Format, read
from tertial.economy.importers.reading import Reading
from tertial.economy.importers.sie.profile import SieProfile
from tests.factories.sie_text import read_both

FILES = Path(__file__).parents[4] / "data" / "sie"

BANK = ("1930", "", "", "")
ROWS = {
    "tabs-and-quotes.se": [
        (202301, "4010", "711", "", "", 125050),
        (202301, *BANK, -125050),
        (202302, *BANK, 1000),
        (202302, "4010", "711", "", "", -1000),
    ],
    "latin-1.se": [(202301, "4010", "", "Å1", "", 9990), (202301, *BANK, -9990)],
    "utf-8.se": [(202301, "4010", "", "Å1", "", 9990), (202301, *BANK, -9990)],
    "cp437-ctrl-z.se": [(202301, "4010", "", "Å1", "", 9990), (202301, *BANK, -9990)],
    "destroyed-letters.se": [(202301, "4010", "", "A1", "", 9990), (202301, *BANK, -9990)],
    "checksum.se": [(202301, "4010", "711", "", "", 500), (202301, *BANK, -500)],
    "checksum-signed.se": [(202301, "4010", "711", "", "", 500), (202301, *BANK, -500)],
    "added-and-removed.se": [(202303, "4020", "712", "", "", 8000), (202303, *BANK, -8000)],
    "sub-dimensions.se": [
        (202303, "4010", "7101", "", "", 4000),
        (202303, "4010", "71", "", "9", 200),
        (202303, *BANK, -4200),
    ],
    "persons.se": [
        (202303, "5010", "711", "", "", 10000),
        (202303, "5010", "712", "", "", 5000),
        (202303, *BANK, -15000),
    ],
    "empty-vouchers.si": [(202301, "6110", "", "", "", 8000), (202301, *BANK, -8000)],
    "without-year.si": [(202301, "3010", "", "", "", -8000), (202301, *BANK, 8000)],
    "type-1.se": [(202310, "4010", "", "", "", 3000), (202310, *BANK, -3000)],
    "type-2.se": [
        (202301, "4010", "", "", "", 1000),
        (202301, *BANK, -1000),
        (202302, "4010", "", "", "", 2000),
        (202302, *BANK, -2000),
    ],
    "type-3-split.se": [
        (202301, "4010", "711", "", "", 2000),
        (202301, "4010", "712", "", "", 400),
        (202301, "4010", "", "", "", 600),
        (202301, *BANK, -3000),
    ],
    "type-4-with-period-balances.se": [
        (202301, "4010", "", "", "", 1000),
        (202301, *BANK, -1000),
        (202302, "4010", "711", "", "", 2000),
        (202302, *BANK, -2000),
    ],
}
"""Month, account, ansvar, verksamhet, aktivitet and öre."""

FAULTS = {
    "checksum-wrong.se": ("rad 11", "Kontrollsumman stämmer inte"),
    "checksum-without-end.se": ("rad 10", "kontrollsumman som börjar på rad 2 avslutas aldrig"),
    "error-account.se": ("rad 11", "Kontot i #TRANS är ”FEL”. Ett konto skrivs med siffror"),
}
REFUSED = {"not-found.se": "är en webbsida"}


def reading(name: str, into: Path, profile: SieProfile | None = None) -> Reading:
    found = read(FILES / name, into=into, profile=profile)
    assert found.format is Format.SIE
    return found.reading


def test_every_file_is_told_of_here() -> None:
    assert sorted(path.name for path in FILES.iterdir()) == sorted([*ROWS, *FAULTS, *REFUSED])


@pytest.mark.parametrize("name", ROWS)
def test_a_sound_file_gives_these_rows(name: str, tmp_path: Path) -> None:
    into = tmp_path / "rows.parquet"
    found = reading(name, into)
    assert found.faults == ()
    frame = pl.read_parquet(into)
    columns = ("month", "account", "cost_centre", "service", "activity", "amount")
    assert sorted(frame.select(columns).rows()) == sorted(ROWS[name])
    assert frame["month"].is_sorted()
    assert found.rows == frame.height


@pytest.mark.parametrize("name", [*ROWS, *FAULTS])
def test_both_ways_agree(name: str) -> None:
    for profile in (SieProfile(), SieProfile(keep_text=True), SieProfile(content="budget")):
        read_both((FILES / name).read_bytes(), profile)


@pytest.mark.parametrize("name", FAULTS)
def test_a_file_with_a_fault_is_refused_with_its_line_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    into = tmp_path / "rows.parquet"
    found = reading(name, into)
    assert found.fault_count == 1
    place, words = FAULTS[name]
    assert found.faults[0].place == place
    assert words in found.faults[0].message
    assert not into.exists()


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_of_another_kind_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=REFUSED[name]):
        read(FILES / name, into=tmp_path / "rows.parquet")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("tabs-and-quotes.se", "CP437 (PC8)"),
        ("cp437-ctrl-z.se", "CP437 (PC8)"),
        ("latin-1.se", "Latin-1 (Windows)"),
        ("utf-8.se", "UTF-8"),
        ("destroyed-letters.se", "UTF-8"),
        ("without-year.si", "CP437 (PC8)"),
    ],
)
def test_the_letters_are_told_by_the_bytes(name: str, encoding: str, tmp_path: Path) -> None:
    assert reading(name, tmp_path / "rows.parquet").facts["Teckenkodning"] == encoding


def test_the_facts_name_the_organisation_but_no_person(tmp_path: Path) -> None:
    assert reading("type-1.se", tmp_path / "a").facts == {
        "Program": "Räkenskap 3.1",
        "Organisation": "Björkö kommun",
        "SIE-typ": "1",
        "Räkenskapsår": "2023-01-01–2023-12-31",
        "Skapad": "2024-01-15",
        "Teckenkodning": "CP437 (PC8)",
    }
    assert "Organisation" not in reading("without-year.si", tmp_path / "b").facts


def test_persons_and_texts_are_dropped_and_named(tmp_path: Path) -> None:
    into = tmp_path / "rows.parquet"
    found = reading("persons.se", into)
    assert found.dropped == ("radtext", "anställd", "kund", "leverantör", "faktura", "brukare i hemtjänst")
    written = into.read_bytes() + repr(pl.read_parquet(into).rows()).encode()
    assert not [word for word in (b"Tolvan", b"1212-1212", b"K77", b"L4", b"B3") if word in written]


def test_a_profile_keeps_texts_and_a_dimension_of_persons(tmp_path: Path) -> None:
    into = tmp_path / "rows.parquet"
    found = reading("persons.se", into, SieProfile(keep_text=True, dimensions={8: "counterpart"}))
    assert found.dropped == ("anställd", "leverantör", "faktura", "brukare i hemtjänst")
    rows = pl.read_parquet(into).select("text", "counterpart").rows()
    assert rows == [("Tolvan", ""), ("Lön Tolvan Tolvansson", "K77"), ("Lön Tolvan Tolvansson", "")]


def test_texts_with_quotes_and_braces_are_kept_whole(tmp_path: Path) -> None:
    reading("tabs-and-quotes.se", into := tmp_path / "rows.parquet", SieProfile(keep_text=True))
    frame = pl.read_parquet(into)
    assert frame["text"].to_list() == ['Stol "Ö"', 'Köp av "stol" {ny}', "Ränta", "Ränta"]
    assert frame["day"].to_list() == [date(2023, 1, 15)] * 2 + [date(2023, 2, 1)] * 2


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("empty-vouchers.si", "Filens saldon gäller till och med 1970-01-01."),
        ("empty-vouchers.si", "1 texter är brutna över flera rader."),
        ("without-year.si", "Filen är märkt som redan inläst"),
        ("without-year.si", "Filen har inga saldon att stämma av"),
        ("type-1.se", "Raderna får ingen annan månad än den saldona gäller till."),
        ("type-3-split.se", "Läst efter dimension 1 (Kostnadsställe), inte dimension 6 (Projekt)."),
    ],
)
def test_what_is_no_fault_is_noted(name: str, note: str, tmp_path: Path) -> None:
    assert any(note in one for one in reading(name, tmp_path / "rows.parquet").notes)


def test_the_budget_of_the_months_is_read_on_request(tmp_path: Path) -> None:
    into = tmp_path / "rows.parquet"
    assert reading("type-2.se", into, SieProfile(content="budget")).faults == ()
    assert pl.read_parquet(into).select("month", "account", "amount").rows() == [
        (202301, "4010", 1100),
        (202312, "4010", 1300),
    ]


def test_another_splitting_is_read_on_request(tmp_path: Path) -> None:
    into = tmp_path / "rows.parquet"
    assert reading("type-3-split.se", into, SieProfile(split_by=(6,))).faults == ()
    rows = pl.read_parquet(into).select("account", "project", "amount").rows()
    assert rows == [("4010", "P1", 900), ("4010", "", 2100), ("1930", "", -3000)]

"""The profiles that come with the program read the shapes they say, and a file finds its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tertial.common.errors import Refused
from tertial.economy.importers.any_file import profile_from, read
from tertial.economy.importers.profiles import Profile
from tertial.economy.importers.ready_profiles import ready_profiles
from tests.factories.exports import a_layout, read_file, short, text_file, workbook

LISTS = {
    "transaktionslista-raindance": """
Konto;Ansvar;Vht;Akt;Proj;Motp;Vertyp;Vernr;Verdatum;Redovisningsperiod;Vertext;Utfall
4511;7101;575;;;841;LF;100;2023-08-30;202308;Hyra;1 250,00
3011;7101;575;;;;KF;101;2023-08-31;202308;Avgift;-250,00
""",
    "transaktioner-unit4": """
Konto;Konto(T);Ansvar;Ansvar(T);Verksamhet;Projekt;VT;VerNr;Trans.datum;Period;Text;Belopp
4511;Köp;7101;Enhet A;575;;LF;100;2023-08-30;202308;Hyra;1 250,00
3011;Avgift;7101;Enhet A;575;;KF;101;2023-08-31;202308;Avgift;-250,00
""",
    "verifikationer-visma": """
Vernr;Datum;Konto;Benämning;Resultatenhet;Projekt;Transaktionstext;Debet;Kredit
100;2023-08-30;4511;Köp;7101;;Hyra;1 250,00;
101;2023-08-31;3011;Avgift;7101;;Avgift;;250,00
""",
    "verifikationer-fortnox": """
Ver;Datum;Konto;Benämning;Ks;Projekt;Transinfo;Debet;Kredit
A100;2023-08-30;4511;Köp;7101;;Hyra;1250,00;0,00
A101;2023-08-31;3011;Avgift;7101;;Avgift;0,00;250,00
""",
    "transaktionslista-hogia": """
Konto;Kontonamn;Kst;Projekt;Kostnadsbärare;Vernr;Verdatum;Vertext;Belopp
4511;Köp;7101;;9;100;2023-08-30;Hyra;1 250,00
3011;Avgift;7101;;;101;2023-08-31;Avgift;-250,00
""",
    "konteringar-belopp": """
Konto;Ansvar;Verksamhet;Aktivitet;Projekt;Objekt;Motpart;Fri kod;Bokföringsdatum;Vernr;Belopp
4511;7101;575;;;;841;;2023-08-30;100;1 250,00
3011;7101;575;;;;;;2023-08-31;101;-250,00
""",
    "konteringar-debet-kredit": """
Konto;Ansvar;Verksamhet;Period;Debet;Kredit
4511;7101;575;202308;1 250,00;
3011;7101;575;202308;;250,00
""",
    "belopp-med-sida": """
Konto;Ansvar;Datum;Belopp;D/K
4511;7101;2023-08-30;1 250,00;D
3011;7101;2023-08-31;250,00;K
""",
    "manader-i-kolumner": """
Konto;Ansvar;Verksamhet;jul 2023;aug 2023
4511;7101;575;;1 250,00
3011;7101;575;0,00;-250,00
Summa;;;0,00;1 000,00
""",
}
BY_HAND = {
    "manader-utan-ar": "Konto;Ansvar;Jul;Aug\n4511;7101;;1250,00\n3011;7101;;-250,00\n",
    "kodstrang-bindestreck": "Kodsträng;Datum;Belopp\n4511-7101;2023-08-30;1250,00\n3011-7101;2023-08-31;-250,00\n",
}
ROWS = [(202308, "3011", "7101", -250_00), (202308, "4511", "7101", 1250_00)]


def named(slug: str) -> Profile:
    """A ready profile."""
    return next(one for one in ready_profiles() if one.slug == slug)


def test_every_ready_profile_is_tried_here_and_says_what_it_fits() -> None:
    assert {one.slug for one in ready_profiles()} == {*LISTS, *BY_HAND}
    assert all(len(one.description) > 80 for one in ready_profiles())
    assert len({one.name for one in ready_profiles()}) == len(ready_profiles())


@pytest.mark.parametrize("slug", [*LISTS, *BY_HAND])
def test_a_ready_profile_reads_its_shape(tmp_path: Path, slug: str) -> None:
    path = text_file(tmp_path, (LISTS | BY_HAND)[slug].lstrip())
    assert short(read_file(path, named(slug))[1]) == ROWS
    assert profile_from(named(slug).to_json()) == named(slug)


@pytest.mark.parametrize("slug", LISTS)
def test_a_file_finds_its_profile(tmp_path: Path, slug: str) -> None:
    text = LISTS[slug].lstrip()
    reading, rows = read_file(text_file(tmp_path, text))
    assert (short(rows), reading.facts["Profil"]) == (ROWS, named(slug).name)
    table = [line.split(";") for line in text.splitlines()]
    reading, rows = read_file(workbook(tmp_path, table))
    assert (short(rows), reading.facts["Profil"]) == (ROWS, named(slug).name)


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        ("2023-08-31", "1.250,00"),
        ("20230831", "1250.00"),
        ("31/8/2023", "1,250.00"),
        ("8/31/2023", "1'250,00"),
        ("230831", "1250,00"),
    ],
)
def test_dates_and_marks_are_told_by_the_values(tmp_path: Path, day: str, amount: str) -> None:
    path = text_file(tmp_path, f"Konto\tDatum\tBelopp\n4511\t{day}\t{amount}\n4511\t{day}\t{amount}\n")
    assert short(read_file(path)[1]) == [(202308, "4511", "", 1250_00)] * 2


def test_what_could_be_read_with_different_results_is_not_guessed(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Datum;Konto;Debet;Kredit;Belopp\n2023-08-31;5012;1;;7\n")
    with pytest.raises(
        Refused, match=r"på flera sätt, med olika resultat: .*konteringar-belopp.*konteringar-debet-kredit"
    ):
        read_file(path)


def test_a_day_that_may_be_a_month_is_not_guessed(tmp_path: Path) -> None:
    reading, _ = read_file(text_file(tmp_path, "Konto;Datum;Belopp\n5012;05/08/2023;1\n"))
    assert [fault.place for fault in reading.faults] == ["rad 2, kolumn Datum"]


def test_a_file_of_no_known_shape_is_told_its_headings(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Utdrag;;\nKod;Kostnad;Dag\n1;2;3\n")
    with pytest.raises(Refused, match=r"Rubrikerna som hittades: Kod, Kostnad, Dag\. Gör en egen profil") as error:
        read_file(path)
    assert error.value.place == "rad 2"
    with pytest.raises(Refused, match="Rubrikerna som hittades: Kod, Kostnad"):
        read_file(workbook(tmp_path, [["Kod", "Kostnad"], ["x", "y"]]))


def test_wrong_cells_in_a_known_shape_are_told_cell_by_cell(tmp_path: Path) -> None:
    reading, _ = read_file(text_file(tmp_path, "Konto;Datum;Belopp\n5012;2023-08-31;1\n5012;2023-08-31;mycket\n"))
    assert [fault.place for fault in reading.faults] == ["rad 3, kolumn Belopp"]


def test_the_municipalitys_own_profile_goes_before_the_programs(tmp_path: Path) -> None:
    own = a_layout(slug="egen", name="Egen", codes={"account": ("Konto",), "service": ("Ansvar",)})
    path = text_file(tmp_path, "Konto;Ansvar;Datum;Belopp\n5012;575;2023-08-31;1\n")
    found = read(path, into=tmp_path / "rows.parquet", own=[own])
    assert found.reading.facts["Profil"] == "Egen"
    other = replace(own, codes={"account": ("Kontering",)})
    assert (
        read(path, into=tmp_path / "rows.parquet", own=[other]).reading.facts["Profil"]
        == named("konteringar-belopp").name
    )

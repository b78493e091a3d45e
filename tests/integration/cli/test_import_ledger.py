"""`tertial import ledger`: a file shown and then taken, the same again, rows on top, and everything that is wrong with one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.conf import settings

from tertial.economy.ledger import store
from tertial.economy.ledger.visible import visible
from tertial.economy.models import Content, ImportProfile, LedgerBatch
from tests.factories.database import changed, everything
from tests.factories.organisation import a_committee, a_person, the_program
from tests.integration.cli.commands import Done, run

pytestmark = pytest.mark.django_db

Capture = pytest.CaptureFixture[str]

CSV = """Konto;Verksamhet;Datum;Verifikationsnummer;Belopp
5010;575;2023-01-31;A1;100,50
2440;;2023-01-31;A1;-100,50
5010;575;2023-03-31;A2;7,00
2440;;2023-03-31;A2;-7,00
"""

SIE = """#FLAGGA 0
#PROGRAM "Test" 1
#FORMAT PC8
#GEN 20230301
#SIETYP 4
#FNAMN "Kommunen"
#RAR 0 20230101 20231231
#KONTO 5010 "Hyra"
#KONTO 2440 "Skulder"
#VER A 1 20230131
{
#TRANS 5010 {} 100.50 20230131
#TRANS 2440 {} -100.50 20230131
}
"""


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder, a committee and the program's own person for each test."""
    monkeypatch.setattr(settings, "DATA", tmp_path / "data")
    (tmp_path / "data").mkdir()
    a_committee()
    the_program()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "huvudbok.csv", CSV)


def written(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


def bring(capsys: Capture, file: Path, *options: str, committee: str = "namnden") -> Done:
    """Run `tertial import ledger`, its hard spaces made plain."""
    done = run(capsys, "import", "ledger", str(file), "--committee", committee, *options)
    return done._replace(out=done.out.replace("\u00a0", " "), err=done.err.replace("\u00a0", " "))


def without_columns(done: Done) -> list[str]:
    """What was said, but for which columns the file has."""
    return [line for line in done.out.splitlines() if not line.startswith("Kolumner som ")]


def sums(content: Content = Content.OUTCOME) -> dict[int, tuple[int, int]]:
    """Rows and öre of each month that counts."""
    return {month: (held.rows, held.sum_ore) for month, held in visible(a_committee(), content).months.items()}


def test_a_file_is_taken_and_taken_once(capsys: Capture, file: Path) -> None:
    done = bring(capsys, file)
    batch = LedgerBatch.objects.get()
    assert (done.code, done.err) == (0, "")
    assert without_columns(done) == [f"Inläsning {batch.pk}: 4 rader för 202301–202303, summa 0,00 kr."]
    assert (batch.source_name, batch.source_format, batch.imported_by) == ("huvudbok.csv", "csv", the_program())
    assert len(batch.source_sha256) == 64
    assert sums() == {202301: (2, 0), 202302: (0, 0), 202303: (2, 0)}
    before = everything()
    again = bring(capsys, file)
    assert without_columns(again) == ["Ingenting är nytt: huvudboken har redan de här raderna."]
    assert again.code == 0
    assert json.loads(bring(capsys, file, "--json").out)["batch"] is None
    assert changed(before, everything()) == {}
    assert [one.name for one in store.folder().glob("*.parquet")] == [batch.file]


def test_sie_and_a_table_with_the_same_rows_are_the_same_ledger(capsys: Capture, tmp_path: Path) -> None:
    assert bring(capsys, written(tmp_path / "bok.se", SIE)).code == 0
    same = "Konto;Datum;Verifikationsserie;Verifikationsnummer;Belopp\n5010;2023-01-31;A;1;100,50\n2440;2023-01-31;A;1;-100,50\n"
    assert "Ingenting är nytt" in bring(capsys, written(tmp_path / "bok.csv", same)).out


def test_what_would_change_is_shown_and_nothing_is_changed(capsys: Capture, file: Path) -> None:
    before = everything()
    done = bring(capsys, file, "--dry-run")
    assert (done.code, done.err) == (0, "")
    assert without_columns(done) == [
        "Filen har 4 rader, summa 0,00 kr.",
        "Månad   Rader före  Rader efter  Nettokostnad före  Nettokostnad efter  Skillnad",
        "202301           0            2               0,00              100,50    100,50",
        "202302           0            0               0,00                0,00      0,00",
        "202303           0            2               0,00                7,00      7,00",
        "Verifikationer: 2 nya, 0 ändrade, 0 borta.",
        "2023 har inga rader i driftsammandraget med urval, så summor per rad kan inte visas.",
    ]
    told = json.loads(bring(capsys, file, "--dry-run", "--json").out)
    assert (told["rows"], told["is_change"], told["vouchers"]["new"]) == (4, True, 2)
    assert told["months"][0]["net_after"] == 100_50
    assert changed(before, everything()) == {}
    assert list(store.folder().glob("*.parquet")) == []
    assert store.unfinished() == []
    bring(capsys, file)
    assert "Huvudboken har redan de här raderna." in bring(capsys, file, "--dry-run").out


def test_rows_are_put_on_top_once(capsys: Capture, file: Path, tmp_path: Path) -> None:
    bring(capsys, file)
    more = written(tmp_path / "rättelse.csv", "Konto;Datum;Belopp\n5010;2023-01-31;1,00\n")
    told = json.loads(bring(capsys, more, "--mode", "add", "--json").out)
    assert (told["rows"], told["ore"], told["months"]) == (1, 1_00, [202301])
    assert sums()[202301] == (3, 1_00)
    assert "Ingenting är nytt" in bring(capsys, more, "--mode", "add").out
    shown = bring(capsys, more, "--mode", "add", "--dry-run").out
    assert "Den är redan tillagd: rättelse.csv (" in shown
    # In place of January it leaves one row there, and the other months as they were.
    assert bring(capsys, more).code == 0
    assert sums() == {202301: (1, 1_00), 202302: (0, 0), 202303: (2, 0)}


def test_a_budget_is_a_ledger_of_its_own(capsys: Capture, file: Path) -> None:
    assert bring(capsys, file, "--content", "budget").code == 0
    assert sums() == {}
    assert sums(Content.BUDGET)[202301] == (2, 0)


def test_a_saved_profile_says_how_a_file_is_read(capsys: Capture, tmp_path: Path) -> None:
    ImportProfile.objects.create(
        municipality=a_committee().municipality,
        slug="egen",
        name="Egen",
        settings={
            "slug": "egen",
            "name": "Egen",
            "codes": {"account": ["K"]},
            "date": ["D"],
            "amount": ["B"],
            "credit_positive": True,
        },
    )
    odd = written(tmp_path / "egen.csv", "K;D;B\n3010;2023-05-31;25,00\n")
    assert bring(capsys, odd, "--profile", "egen").code == 0
    assert (sums(), LedgerBatch.objects.get().profile) == ({202305: (1, -25_00)}, "egen")
    unknown = bring(capsys, odd, "--profile", "ingen")
    assert (unknown.code, unknown.err.startswith("Profilen ”ingen” finns inte. Det som finns: ")) == (2, True)


FAULTY = {
    "not a number": (CSV + "5010;575;2023-03-31;A3;mycket\n", "rad 6", "mycket"),
    "no such day": (CSV + "5010;575;2023-02-30;A3;1,00\n", "rad 6", "2023-02-30"),
    "no account": (CSV + ";575;2023-03-31;A3;1,00\n", "rad 6", "onto"),
    "columns nobody knows": ("Färg;Form\nröd;rund\n", "", "Ingen profil passar"),
    "nothing": ("", "", "är tom"),
    "headings only": ("Konto;Datum;Belopp\n", "", ""),
    "not balanced": (SIE.replace("-100.50", "-100.49"), "rad 10", "0,01"),
    "cut off": (SIE[: SIE.index("#TRANS 2440")], "", ""),
    "no money of ours": (SIE.replace("#KONTO 5010", "#VALUTA EUR\n#KONTO 5010"), "", "EUR"),
    "a web page": ("<!DOCTYPE html><table><tr><td>1</table>", "", "en webbsida"),
}


@pytest.mark.parametrize("case", FAULTY)
def test_a_faulty_file_is_refused_with_the_place_and_nothing_is_taken(
    capsys: Capture, tmp_path: Path, file: Path, case: str
) -> None:
    bring(capsys, file)
    content, place, words = FAULTY[case]
    before, files = everything(), sorted(store.folder().rglob("*"))
    for options in ((), ("--dry-run", "--json")):
        done = bring(capsys, written(tmp_path / "fel.txt", content), *options)
        assert (done.code in (1, 2), done.out) == (True, "")
        assert place in done.err
        assert words in done.err
    assert changed(before, everything()) == {}
    assert sorted(store.folder().rglob("*")) == files


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--committee", "ingen"), "Nämnden ”ingen” finns inte. Det som finns: namnden."),
        (("--as", "ingen"), "Personen ”ingen” finns inte."),
        (("--as", "nils.nyman"), "har inte behörigheten"),
        (("--mode", "byt"), "'byt'"),
    ],
)
def test_wrong_use_is_said(capsys: Capture, file: Path, options: tuple[str, ...], sentence: str) -> None:
    a_person()
    before = everything()
    done = bring(capsys, file, *options)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err
    assert changed(before, everything()) == {}
    assert list(store.folder().glob("*.parquet")) == []


def test_a_file_that_is_not_there_is_said(capsys: Capture, tmp_path: Path) -> None:
    done = bring(capsys, tmp_path / "ingen.csv")
    assert (done.code, "finns inte" in done.err) == (2, True)

"""`tertial ledger summary | list | undo | check`: sums, what counts, taken back, and what is not as it should be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.conf import settings

from tertial.audit.queries import events_about
from tertial.economy.ledger import store
from tertial.economy.ledger.visible import visible
from tertial.economy.models import Code, LedgerBatch, Mode, Part
from tests.factories.database import changed, everything
from tests.factories.ledger import Row, a_batch
from tests.factories.organisation import a_committee, a_person, the_program
from tests.integration.cli.commands import Done, run

pytestmark = pytest.mark.django_db

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder, a committee and the program's own person for each test."""
    monkeypatch.setattr(settings, "DATA", tmp_path)
    a_committee()
    the_program()


def ask(capsys: Capture, *arguments: str) -> Done:
    """Run `tertial ledger`, its hard spaces made plain."""
    done = run(capsys, "ledger", *arguments)
    return done._replace(out=done.out.replace("\u00a0", " "), err=done.err.replace("\u00a0", " "))


def a_ledger() -> LedgerBatch:
    """January and February of 2023: costs, revenue and a debt."""
    return a_batch(
        Row(202301, 1_500_00, account="5010", service="575"),
        Row(202301, -200_50, account="3010", service="575"),
        Row(202301, 30_00, account="5010", service="610"),
        Row(202302, 1_00, account="5010", service="610"),
        Row(202302, -1_330_50, account="2440", service=""),
    )


def test_a_period_is_summed_up_by_account(capsys: Capture) -> None:
    a_ledger()
    Code.objects.create(municipality=a_committee().municipality, part=Part.ACCOUNT, code="5010", name="Hyra")
    done = ask(capsys, "summary", "namnden", "2023-02")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "Namnden, januari–februari 2023",
        "Konto         Kronor  Rader",
        "2440       −1 330,50      1",
        "3010         −200,50      1",
        "5010 Hyra   1 531,00      3",
        "Summa           0,00      5",
        "Nettokostnad (konto 3–8): 1 330,50 kr.",
    ]


def test_a_period_is_summed_up_by_several_parts_as_json(capsys: Capture) -> None:
    a_ledger()
    told = json.loads(ask(capsys, "summary", "namnden", "2023-01", "--by", "Verksamhet,konto", "--json").out)
    assert (told["period"], told["by"], told["ore"], told["result_ore"], told["rows"]) == (
        "2023-01",
        ["verksamhet", "konto"],
        1_329_50,
        1_329_50,
        3,
    )
    assert [(one["codes"], one["ore"], one["rows"]) for one in told["sums"]] == [
        ({"verksamhet": "575", "konto": "3010"}, -200_50, 1),
        ({"verksamhet": "575", "konto": "5010"}, 1_500_00, 1),
        ({"verksamhet": "610", "konto": "5010"}, 30_00, 1),
    ]
    assert told["missing_months"] == []


def test_balance_accounts_are_left_out_where_that_is_asked_for(capsys: Capture) -> None:
    a_ledger()
    told = json.loads(ask(capsys, "summary", "namnden", "2023", "--by", "verksamhet", "--result", "--json").out)
    assert {one["codes"]["verksamhet"]: one["ore"] for one in told["sums"]} == {"575": 1_299_50, "610": 31_00}
    assert told["missing_months"] == list(range(202303, 202313))


def test_months_that_are_not_imported_are_told(capsys: Capture) -> None:
    assert ask(capsys, "summary", "namnden", "2022").out.endswith("Inte inlästa: 202201–202212.\n")
    a_ledger()
    assert "Inte inlästa: 202303–202312.\n" in ask(capsys, "summary", "namnden", "2023").out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("ingen", "2023"), "Nämnden ”ingen” finns inte. Det som finns: namnden."),
        (("namnden", "2023-13"), "”2023-13” är ingen period."),
        (("namnden", "i fjol"), "”i fjol” är ingen period."),
        (("namnden", "2023-02-15"), "Huvudboken summeras per månad. Skriv 2023 eller 2023-02."),
        (("namnden", "2023", "--by", "konto,färg"), "Koddelen ”färg” finns inte. Det som finns: konto, ansvar,"),
        (("namnden", "2023", "--by", " , "), "Säg vad som ska summeras efter med --by: konto,"),
        (("namnden",), "PERIOD"),
    ],
)
def test_wrong_use_of_a_summary_is_said(capsys: Capture, arguments: tuple[str, ...], sentence: str) -> None:
    done = ask(capsys, "summary", *arguments)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err


def test_imports_are_listed_with_what_counts_of_them(capsys: Capture) -> None:
    assert ask(capsys, "list", "namnden").out == "Ingenting är inläst än.\n"
    first, second = a_batch(Row(202301, 1), Row(202302, 2)), a_batch(Row(202302, 3), mode=Mode.ADD, source="mer.csv")
    third = a_batch(Row(202301, 5_00), source="ny.csv")
    lines = ask(capsys, "list", "namnden").out.splitlines()
    assert [line.split()[0] for line in lines] == ["Nr", *(str(one.pk) for one in (third, second, first))]
    assert "ny.csv" in lines[1]
    told = json.loads(ask(capsys, "list", "namnden", "--json").out)
    assert [(one["batch"], one["covers"], one["counts"], one["ore"]) for one in told] == [
        (third.pk, [[202301, 202301]], [[202301, 202301]], 5_00),
        (second.pk, [[202302, 202302]], [[202302, 202302]], 3),
        (first.pk, [[202301, 202302]], [[202302, 202302]], 3),
    ]
    assert ask(capsys, "list", "ingen").code == 2


def test_an_import_is_undone_once(capsys: Capture) -> None:
    a_batch(Row(202301, 1))
    batch = a_batch(Row(202301, 2), source="fel.csv")
    done = ask(capsys, "undo", str(batch.pk), "--reason", "Fel fil.")
    assert (done.code, done.out, done.err) == (0, f"Inläsning {batch.pk} (fel.csv) är ångrad.\n", "")
    assert visible(a_committee()).months[202301].sum_ore == 1
    event = events_about(batch)[0]
    assert (event.action, event.reason) == ("economy.undo_batch", "Fel fil.")
    before = everything()
    again = ask(capsys, "undo", str(batch.pk))
    assert (again.code, again.out.startswith(f"Inläsning {batch.pk} var redan ångrad, ")) == (0, True)
    assert json.loads(ask(capsys, "undo", str(batch.pk), "--json").out)["changed"] is False
    assert changed(before, everything()) == {}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("999999",), "Inläsningen ”999999” finns inte."),
        (("ett",), "'ett'"),
        ((), "NR"),
    ],
)
def test_an_import_that_is_not_there_is_said(capsys: Capture, arguments: tuple[str, ...], sentence: str) -> None:
    a_ledger()
    done = ask(capsys, "undo", *arguments)
    assert (done.code, sentence in done.err) == (2, True)


def test_whoever_may_not_undo_is_refused(capsys: Capture) -> None:
    a_person()
    batch = a_ledger()
    before = everything()
    done = ask(capsys, "undo", str(batch.pk), "--as", "nils.nyman")
    assert (done.code, "har inte behörigheten" in done.err) == (2, True)
    assert changed(before, everything()) == {}


@pytest.mark.django_db(transaction=True)
def test_a_whole_ledger_is_checked(capsys: Capture) -> None:
    a_ledger()
    done = ask(capsys, "check")
    assert (done.code, done.out, done.err) == (0, "1 inläsningar med 5 rader kontrollerade, 0 fel.\n", "")


@pytest.mark.django_db(transaction=True)
def test_a_file_that_is_gone_and_one_that_nobody_has_are_told(capsys: Capture) -> None:
    whole, broken = a_ledger(), a_batch(Row(202303, 1))
    store.path_of(broken.file).rename(store.folder() / (strange := store.new_name()))
    done = ask(capsys, "check")
    assert (done.code, done.err.startswith(f"Inläsning {broken.pk}: Filen {broken.file} finns inte i ")) == (1, True)
    assert done.out.splitlines() == [
        f"Filer som ingen inläsning i den här databasen har: {strange}.",
        f"2 inläsningar med {whole.rows + 1} rader kontrollerade, 1 fel.",
    ]
    told = json.loads(ask(capsys, "check", "--json").out)
    assert ([one["batch"] for one in told["faults"]], told["orphans"]) == ([broken.pk], [strange])

"""`tertial export` and `tertial import` of budget, forecast and frame: out, changed, shown, in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tertial.economy.models import BudgetPost, FrameItem, LineAmount
from tests.factories.cycle import an_occasion
from tests.factories.database import changed, everything
from tests.factories.economy import a_line
from tests.factories.organisation import a_committee, a_person
from tests.factories.plan_files import rewritten
from tests.factories.plans import a_frame_item, a_post
from tests.integration.cli.commands import run

pytestmark = pytest.mark.django_db

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def a_plan_of_everything() -> None:
    """A line with a post of 100 kronor, a frame of 200, and an occasion without forecasts."""
    a_post(a_line("575"), 100, label="Löner")
    a_frame_item("Ram", 200)
    an_occasion()


def exported(capsys: Capture, folder: Path, *what: str) -> Path:
    """Export and return the file."""
    done = run(capsys, "export", *what, "--out", str(folder))
    assert (done.code, done.err) == (0, "")
    return Path(done.out.strip())


def test_what_comes_back_untouched_is_nothing_new(capsys: Capture, tmp_path: Path) -> None:
    for kind, when, option in (
        ("budget", "2023", "--year"),
        ("forecast", "2023-08", "--occasion"),
        ("frame", "2023", "--year"),
    ):
        file = exported(capsys, tmp_path, kind, "namnden", when)
        before = everything()
        done = run(capsys, "import", kind, str(file), "--committee", "namnden", option, when)
        assert (done.code, done.err) == (0, "")
        assert "Ingenting är nytt: allt är redan som i filen." in done.out
        assert changed(before, everything()) == {}


def test_a_budget_is_shown_and_then_taken(capsys: Capture, tmp_path: Path) -> None:
    file = exported(capsys, tmp_path, "budget", "namnden", "2023")
    assert file.name == "namnden-2023-budget.xlsx"
    rewritten(file, "Budget", lambda rows: [[*row[:6], 250, *row[7:]] for row in rows])
    command = ("import", "budget", str(file), "--committee", "namnden", "--year", "2023")
    before = everything()
    done = run(capsys, *command, "--dry-run")
    assert done.out.replace("\u00a0", " ").splitlines() == [
        "        Vad                  Kronor före  Kronor efter  Mer",
        "ändrad  Rad 575 2023, Löner       100,00        250,00",
        "Summa 250,00 kr. Budgeten är 50 kr större än ramen.",
        "En ändring, 0 rader som förut. Ingenting är inläst.",
    ]
    assert changed(before, everything()) == {}
    told = json.loads(run(capsys, *command, "--json").out)
    assert (told["imported"], told["sum_ore"]) == (True, 250_00)
    assert told["differences"] == [
        {
            "kind": "changed",
            "what": "Rad 575 2023, Löner",
            "before_ore": 100_00,
            "after_ore": 250_00,
            "details": [],
            "place": "Budget!G2",
        }
    ]
    assert BudgetPost.objects.get().amount_ore == 250_00


def test_forecasts_and_a_frame_are_taken_from_plain_files(capsys: Capture, tmp_path: Path) -> None:
    forecast, frame = tmp_path / "prognos.csv", tmp_path / "ram.csv"
    forecast.write_text("Rad;Prognos tkr;Kommentar\n575;1,5;Enligt plan\n", encoding="utf-8")
    frame.write_text("Benämning;Belopp\nRam;300\n", encoding="utf-8")
    done = run(capsys, "import", "forecast", str(forecast), "--committee", "namnden", "--occasion", "2023-08")
    assert "En ändring, 0 rader som förut. Filen är inläst." in done.out
    assert run(capsys, "import", "frame", str(frame), "--committee", "namnden", "--year", "2023").code == 0
    assert (LineAmount.objects.get().amount_ore, FrameItem.objects.get().amount_ore) == (1_500_00, 300_00)


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("--committee", "namnden", "--year", "2023"), 1, "C2: ”mycket” är inte ett tal."),
        (("--committee", "ingen", "--year", "2023"), 2, "Nämnden ”ingen” finns inte."),
        (("--committee", "namnden", "--year", "2023", "--as", "nils.nyman"), 2, "har inte behörigheten"),
        (("--committee", "namnden"), 2, "--year"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_taken(
    capsys: Capture, tmp_path: Path, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    a_person()
    file = tmp_path / "budget.csv"
    file.write_text("Rad;Post;Belopp\n575;Löner;mycket\n", encoding="utf-8")
    before = everything()
    done = run(capsys, "import", "budget", str(file), *arguments)
    assert (done.code, sentence in done.err) == (code, True)
    assert changed(before, everything()) == {}


def test_a_workbook_says_itself_what_it_is_of(capsys: Capture, tmp_path: Path) -> None:
    a_committee("annan")
    for kind, when in (("budget", "2023"), ("forecast", "2023-08"), ("frame", "2023")):
        file = exported(capsys, tmp_path, kind, "namnden", when)
        done = run(capsys, "import", kind, str(file))
        assert (done.code, done.err) == (0, "")
        assert "Ingenting är nytt: allt är redan som i filen." in done.out
        wrong = run(capsys, "import", kind, str(file), "--committee", "annan")
        assert (wrong.code, "Filen är skriven för namnden" in wrong.err) == (1, True)


def test_a_file_made_by_hand_is_of_the_only_committee_there_is(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "ram.csv"
    file.write_text("Benämning;Belopp\nRam;300\n", encoding="utf-8")
    assert run(capsys, "import", "frame", str(file), "--year", "2023").code == 0
    a_committee("annan")
    for arguments, sentence in (
        (("frame", "--year", "2023"), "Säg det med --committee: annan, namnden."),
        (("frame", "--committee", "namnden"), "Säg det med --year."),
        (("forecast", "--committee", "namnden"), "Säg det med --occasion."),
    ):
        kind, *options = arguments
        done = run(capsys, "import", kind, str(file), *options)
        assert (done.code, sentence in done.err) == (2, True)


def test_an_unknown_committee_leaves_no_file(capsys: Capture, tmp_path: Path) -> None:
    a_committee()
    assert run(capsys, "export", "budget", "ingen", "2023", "--out", str(tmp_path)).code == 2
    assert list(tmp_path.iterdir()) == []


def test_help_names_every_kind(capsys: Capture) -> None:
    for verb in ("import", "export"):
        out = run(capsys, verb, "--help").out
        assert all(kind in out for kind in ("budget", "forecast", "frame"))

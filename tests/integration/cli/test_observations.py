"""`tertial export observations` and `tertial import observations`: out, changed, shown, in."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from tertial.measurement.models import Hidden, Observation
from tests.factories.database import changed, everything
from tests.factories.measurement import observed
from tests.factories.organisation import a_committee
from tests.factories.steering import an_indicator
from tests.integration.cli.commands import run

pytestmark = pytest.mark.django_db

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def two_values() -> None:
    """An indicator with two values, one of them about too few people."""
    a_committee()
    one = an_indicator()
    observed(one, "2022", "88.0")
    observed(one, "2023-08", "89.6")
    Observation.objects.filter(period="2022").update(hidden=Hidden.PRIMARY)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("public", [(), ("--public",)])
def test_what_comes_back_untouched_is_nothing_new(
    kind: str, public: tuple[str, ...], capsys: Capture, tmp_path: Path
) -> None:
    file = tmp_path / f"ut.{kind}"
    done = run(capsys, "export", "observations", "namnden", "--format", kind, "--output", str(file), *public)
    assert (done.code, done.err, done.out) == (0, "", f"{file}\n")
    before = everything()
    done = run(capsys, "import", "observations", str(file), "--committee", "namnden")
    assert (done.code, done.err) == (0, "")
    assert "Ingenting är nytt: allt är redan som i filen." in done.out
    assert ("Ett värde är dolt i filen och läses inte in." in done.out) == bool(public)
    assert changed(before, everything()) == {}


def test_a_change_is_shown_and_then_taken(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "utfall.csv"
    file.write_text("Indikator;Period;Värde\nBrukarenkat;2023-08;90,1\nBrukarenkat;2023;91", encoding="utf-8")
    command = ("import", "observations", str(file), "--committee", "namnden")
    before = everything()
    done = run(capsys, *command, "--dry-run")
    assert [line.split() for line in done.out.splitlines()[1:3]] == [
        ["ändrad", "Brukarenkat,", "jan–aug", "2023", "89,6", "90,1", "blir", "reviderad"],
        ["ny", "Brukarenkat,", "2023", "91"],
    ]
    assert done.out.splitlines()[-1] == "1 nya värden, 1 ändrade, 0 som förut. Ingenting är inläst."
    assert changed(before, everything()) == {}
    told = json.loads(run(capsys, *command, "--json").out)
    assert (told["imported"], told["added"], told["changed"], told["unchanged"]) == (True, 1, 1, 0)
    assert told["differences"][0] == {
        "kind": "changed",
        "what": "Brukarenkat, jan–aug 2023",
        "before": "89,6",
        "after": "90,1",
        "details": ["blir reviderad"],
        "place": "C2",
    }
    assert Observation.objects.get(period="2023-08").value == Decimal("90.1")


def test_faults_are_told_with_their_addresses(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "utfall.csv"
    file.write_text("Indikator;Period;Värde\nBrukarenkat;2023-08;5,01\nx;2023;1", encoding="utf-8")
    done = run(capsys, "import", "observations", str(file), "--committee", "namnden")
    assert (done.code, done.out) == (1, "")
    lines = done.err.splitlines()
    assert lines[0] == "utfall.csv har 2 fel och är inte inläst."
    assert lines[1].startswith("  C2: 5,01 kan också vara 5,0 med fotnot 1")
    assert lines[2].startswith("  A3: Indikatorn ”x” finns inte.")
    file.write_text("Indikator;Period;Värde\nBrukarenkat;2023-08;5,01", encoding="utf-8")
    done = run(capsys, "import", "observations", str(file), "--committee", "namnden", "--as-written")
    assert (done.code, done.err) == (0, "")
    assert Observation.objects.get(period="2023-08").value == Decimal("5.01")

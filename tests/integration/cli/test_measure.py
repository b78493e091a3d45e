"""`tertial measure`: declare a rule, try it, run it, see it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tertial.measurement.models import Measure, Observation, RunState, SourceRun
from tests.factories.database import changed, everything
from tests.factories.measures import CSV, RULE, a_measure
from tests.factories.reports import a_place
from tests.integration.cli.commands import run

pytestmark = pytest.mark.django_db
RUN = ("measure", "run", "andel-e-ansokningar", "--period", "2023-08", "--extract")


@pytest.fixture
def extract(tmp_path: Path) -> str:
    a_measure(committee=a_place().committee)
    file = tmp_path / "utdrag.csv"
    file.write_text(CSV, encoding="utf-8")
    return str(file)


def test_a_rule_in_a_file_becomes_a_measure_and_then_changes_it(
    extract: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Measure.objects.all().delete()
    rule = tmp_path / "regel.toml"
    rule.write_text(RULE, encoding="utf-8")
    assert "är upplagt som andel-e-ansokningar" in run(capsys, "measure", "declare", str(rule)).out
    assert "är redan så" in run(capsys, "measure", "declare", str(rule)).out
    rule.write_text(RULE.replace("decimaler = 1", "decimaler = 0"), encoding="utf-8")
    assert "är ändrat" in run(capsys, "measure", "declare", str(rule)).out
    rule.write_text(RULE.replace("sort", "sorter"), encoding="utf-8")
    failed = run(capsys, "measure", "declare", str(rule))
    assert (failed.code, "rad 8" in failed.err or "sort" in failed.err) == (2, True)


def test_the_list_tells_each_measure_and_what_it_says(extract: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "andel-e-ansokningar  Andel e-ansökningar  brukarenkat  Lifecare" in run(capsys, "measure", "list").out
    told = run(capsys, "measure", "list", "andel-e-ansokningar").out
    assert "Andelen där ”Väg in” är ”E-tjänst”" in told
    assert RULE.strip() in told
    (one,) = json.loads(run(capsys, "measure", "list", "--json").out)
    assert one["source"] == "lifecare"


def test_a_dry_run_shows_before_and_after_and_saves_nothing(extract: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = everything()
    told = run(capsys, *RUN, extract, "--dry-run").out
    assert changed(before, everything()) == {}
    assert "2023-08 alla 88,0 66,7 2 3 ändrat" in " ".join(told.split())
    assert "Ingenting är sparat." in told


def test_a_run_saves_and_the_same_again_does_not(extract: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Sparat: 2 nya, 1 ändrade, 0 oförändrade." in run(capsys, *RUN, extract).out
    assert Observation.objects.exclude(rule="").count() == 3
    before = everything()
    again = json.loads(run(capsys, *RUN, extract, "--json").out)
    assert changed(before, everything()) == {}
    assert [one["saved"] for one in again] == [False]
    assert {value["key"]: (value["value"], value["change"]) for value in again[0]["values"]} == {
        "2023-08": ("66.7", "same"),
        "2023-08/women": ("100.0", "same"),
        "2023-08/men": ("0.0", "same"),
    }


def test_a_value_may_be_left_as_it_is(extract: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, *RUN, extract, "--leave", "2023-08", "--leave", "2023-08/men")
    assert list(Observation.objects.exclude(rule="").values_list("part_key", flat=True)) == ["women"]


def test_an_extract_that_can_not_be_read_is_a_failed_run_that_others_see(
    extract: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(extract).write_text(CSV.replace("2023-03-04", "i våras"), encoding="utf-8")
    before = everything()
    assert run(capsys, *RUN, extract, "--dry-run").code == 1
    assert changed(before, everything()) == {}
    failed = run(capsys, *RUN, extract)
    assert failed.code == 1
    assert "rad 3, kolumn ”Inkom”: Det som står här är inget datum." in failed.err
    row = SourceRun.objects.get(state=RunState.FAILED)
    assert row.faults == [
        {"place": "rad 3, kolumn ”Inkom”", "message": "Det som står här är inget datum. Skriv till exempel 2023-08-31."}
    ]


def test_what_is_not_there_is_said(extract: str, capsys: pytest.CaptureFixture[str]) -> None:
    unknown = run(capsys, "measure", "run", "x", "--extract", extract)
    assert (unknown.code, "Det som finns: andel-e-ansokningar" in unknown.err) == (2, True)
    assert run(capsys, *RUN[:3], "--period", "augusti", "--extract", extract).code == 2

"""The demo's surveys give the printed values, and nothing in the demo has to be hidden."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tertial.demo.surveys.files import RESPONSES, write_files
from tertial.demo.surveys.responses import pupils, visitors
from tertial.measurement.actions import run_survey
from tertial.measurement.models import Observation, State, Survey
from tertial.measurement.queries.surveys import follow_survey, survey_values
from tests.factories.organisation import the_program

PRINTED = {
    ("brukarenkat", "2021", "amc/tillganglighet"): "90",
    ("brukarenkat", "2021", "amc/bemotande"): "83",
    ("brukarenkat", "2021", "amf/tillganglighet"): "95",
    ("brukarenkat", "2021", "amf/bemotande"): "92",
    ("brukarenkat", "2022", "amc/tillganglighet"): "96.4",
    ("brukarenkat", "2022", "amc/bemotande"): "96.4",
    ("brukarenkat", "2022", "amf/tillganglighet"): "85.7",
    ("brukarenkat", "2022", "amf/bemotande"): "89.5",
    ("jag-lar-mig-mycket", "2021", ""): "82.9",
    ("jag-lar-mig-mycket", "2022", ""): "85.6",
    ("inflytande-pa-undervisningen", "2021", ""): "68.7",
    ("inflytande-pa-undervisningen", "2022", ""): "73.8",
    ("trygg-i-skolan", "2021", ""): "88.2",
    ("trygg-i-skolan", "2022", ""): "88.5",
    ("skolan-lyssnar", "2021", ""): "83.4",
    ("skolan-lyssnar", "2022", ""): "82.8",
    ("bestamma-i-skolan", "2021", ""): "76.0",
    ("bestamma-i-skolan", "2022", ""): "80.0",
    ("trygg-i-skolan-sfi", "2021", ""): "88.8",
    ("trygg-i-skolan-sfi", "2022", ""): "93.5",
    ("tillrackligt-stod", "2021", ""): "86.0",
    ("tillrackligt-stod", "2022", ""): "87.2",
    ("alla-behandlas-lika", "2021", ""): "89.6",
    ("alla-behandlas-lika", "2022", ""): "92.1",
    ("digitalisering-i-skolan", "2021", ""): "75.1",
    ("digitalisering-i-skolan", "2022", ""): "80.7",
}


def test_the_printed_values_come_from_the_responses(demo: None) -> None:
    rows = Observation.objects.filter(run__source__kind="survey").select_related("indicator")
    found = {(row.indicator.slug, row.period, row.part_key): row for row in rows}
    assert {key: (row.value, row.decimals) for key, row in found.items()} == {
        key: (Decimal(value), len(value.partition(".")[2])) for key, value in PRINTED.items()
    }
    assert {row.source for row in found.values()} == {"Delårsrapport augusti 2023"}
    assert {row.state for row in found.values()} == {State.FINAL}
    assert all(row.rule and row.denominator for row in found.values())


def test_the_same_responses_again_change_nothing(demo: None) -> None:
    for responses in RESPONSES:
        survey = Survey.objects.select_related("source", "committee__municipality").get(slug=responses.survey)
        outcome = follow_survey(survey, content=responses.content, file_name="igen.csv", period=responses.year)
        assert run_survey(survey=survey, outcome=outcome, by=the_program()).run is None
        assert survey_values(survey)


def test_responses_are_the_same_every_time() -> None:
    assert visitors("2022") == visitors("2022")
    assert pupils("2021") == pupils("2021") != pupils("2022")


def test_no_printed_value_is_about_so_few_that_it_is_hidden(demo: None) -> None:
    assert not Observation.objects.exclude(hidden="").exists()


def test_the_files_to_try_hold_the_same_responses(tmp_path: Path) -> None:
    assert {path.name: path.read_bytes() for path in write_files(tmp_path)} == {
        responses.file_name: responses.content for responses in RESPONSES
    }

"""Surveys through their actions and at the command line: what is kept, what is not, and what the same file does again."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection

from tertial.audit.models import Event
from tertial.common.errors import Conflict, Forbidden, NotFound, Refused
from tertial.measurement.actions import change_survey, declare_survey, run_survey
from tertial.measurement.models import Observation, SourceRun, State
from tertial.measurement.queries.surveys import follow_survey, survey_runs
from tests.factories.measurement import observed
from tests.factories.organisation import a_person, the_program
from tests.factories.reports import Place, a_place
from tests.factories.surveys import RULE, a_survey, responses
from tests.integration.cli.commands import run

pytestmark = pytest.mark.django_db

ANSWERS = responses(
    "12 × K;Ja, alltid;",
    "4 × K;Nej, sällan;",
    "9 × M;Ja, oftast;",
    "7 × M;Nej, aldrig;Jag heter Karin Testsson 19121212-1212",
    heading="Kön;Respekt;Fritext",
)


@pytest.fixture
def place() -> Place:
    return a_place()


def rows() -> dict[str, Observation]:
    return {row.part_key: row for row in Observation.objects.filter(period="2023", indicator__slug="brukarenkat")}


def test_a_run_keeps_values_with_what_they_are_made_of_and_by_which_rule(place: Place) -> None:
    survey = a_survey(place)
    outcome = follow_survey(survey, content=ANSWERS, file_name="svar.csv", period="2023")
    ran = run_survey(survey=survey, outcome=outcome, by=the_program())
    assert ran.counted.added == 3
    women = rows()["women"]
    assert (women.value, women.decimals, women.numerator, women.denominator) == (
        Decimal(75),
        1,
        Decimal(12),
        Decimal(16),
    )
    assert women.rule.startswith("Brukarenkät: andelen positiva svar på ”Respekt”.")
    assert (women.source, women.run, women.state) == ("Enkater", ran.run, State.FINAL)
    assert [one.pk for one in survey_runs(survey)] == [ran.run.pk] if ran.run else False


def test_the_same_file_again_changes_nothing(place: Place) -> None:
    survey = a_survey(place)
    outcome = follow_survey(survey, content=ANSWERS, file_name="svar.csv", period="2023")
    run_survey(survey=survey, outcome=outcome, by=the_program())
    events, runs = Event.objects.count(), SourceRun.objects.count()
    again = run_survey(survey=survey, outcome=outcome, by=the_program())
    assert (again.run, again.counted.unchanged) == (None, 3)
    assert (Event.objects.count(), SourceRun.objects.count()) == (events, runs)


def test_a_value_that_was_there_keeps_its_note_and_source_where_the_survey_agrees(place: Place) -> None:
    before = observed(place.indicator, "2023", "65.6", note="Som i rapporten.")
    survey = a_survey(place)
    run_survey(
        survey=survey, outcome=follow_survey(survey, content=ANSWERS, file_name="s", period="2023"), by=the_program()
    )
    after = rows()[""]
    assert (after.pk, after.note, after.state) == (before.pk, "Som i rapporten.", State.FINAL)
    assert (after.numerator, after.denominator) == (Decimal(21), Decimal(32))


def test_no_answer_is_kept_anywhere(place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_survey(place)
    file = tmp_path / "svar.csv"
    file.write_bytes(ANSWERS)
    done = run(
        capsys, "survey", "run", "brukarenkat", "--responses", str(file), "--period", "2023", "--committee", "namnden"
    )
    assert done.code == 0, done.err
    said = done.out + done.err
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  # our own tables
            said += repr(cursor.fetchall())
    assert "Testsson" not in said
    assert "1212-1212" not in said


def test_the_command_tells_and_saves(place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule, file = tmp_path / "regel.toml", tmp_path / "svar.csv"
    a_survey(place)
    rule.write_text(RULE.replace("Brukarenkät", "Ny enkät"), encoding="utf-8")
    file.write_bytes(ANSWERS)
    assert run(capsys, "survey", "declare", str(rule)).out == "Ny enkät är upplagd som ny-enkat.\n"
    assert run(capsys, "survey", "declare", str(rule)).out == "Ny enkät är redan så.\n"
    assert "ny-enkat" in run(capsys, "survey", "list").out
    tried = run(capsys, "survey", "run", "ny-enkat", "--responses", str(file), "--period", "2023", "--dry-run")
    assert "Ingenting är sparat." in tried.out
    assert rows() == {}
    said = json.loads(
        run(capsys, "survey", "run", "ny-enkat", "--responses", str(file), "--period", "2023", "--json").out
    )
    assert [(one["part"], one["value"], one["change"]) for one in said["values"]] == [
        ("", "65.6", "new"),
        ("women", "75.0", "new"),
        ("men", "56.3", "new"),
    ]
    assert said["saved"]
    assert "Enkäten ”fel” finns inte" in run(capsys, "survey", "run", "fel", "--responses", str(file)).err


def test_a_rule_must_name_what_there_is(place: Place) -> None:
    a_survey(place)
    for before, after in (('"brukarenkat"', '"nagot"'), ('"enkater"', '"annan"')):
        with pytest.raises(NotFound):
            declare_survey(
                committee=place.committee,
                rule=RULE.replace("Brukarenkät", "Ny").replace(before, after),
                by=the_program(),
            )
    with pytest.raises(Refused, match="Det finns redan en enkät"):
        declare_survey(committee=place.committee, rule=RULE, by=the_program())
    volume = RULE.replace("Brukarenkät", "Ny").replace('"brukarenkat"', '"hushall"\nslag = "volymmått"')
    with pytest.raises(Refused, match="mäts i antal"):
        declare_survey(committee=place.committee, rule=volume, by=the_program())


def test_a_change_is_guarded_and_an_old_outcome_is_not_saved(place: Place) -> None:
    survey = a_survey(place)
    outcome = follow_survey(survey, content=ANSWERS, file_name="svar.csv", period="2023")
    change_survey(
        survey=survey, rule=RULE.replace("decimaler = 1", "decimaler = 0"), by=the_program(), expected_version=1
    )
    with pytest.raises(Refused, match="Regeln har ändrats"):
        run_survey(survey=survey, outcome=outcome, by=the_program())
    with pytest.raises(Conflict):
        change_survey(survey=survey, rule=RULE, by=the_program(), expected_version=1)
    with pytest.raises(Forbidden):
        change_survey(survey=survey, rule=RULE, by=a_person("pia.politiker", role="politician"))

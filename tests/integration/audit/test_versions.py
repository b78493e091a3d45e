"""Two people never overwrite each other silently: an edit says which version it was made from."""

from __future__ import annotations

import threading
from decimal import Decimal
from typing import Protocol

import pytest
from django.db import connection

from tertial.audit.models import Event, Versioned
from tertial.audit.queries import events_about
from tertial.common.errors import Conflict
from tertial.control.actions import report_result
from tertial.cycle.actions import tell_event
from tertial.document.inline import Status
from tertial.economy.actions import (
    change_frame_item,
    edit_deficit_measure,
    edit_line,
    rename_code,
    rename_post,
    set_amount,
    set_decided_total,
    set_effect,
    set_forecast,
    set_investment,
    set_post,
)
from tertial.economy.models import (
    BudgetPost,
    BudgetVersion,
    Code,
    DeficitMeasure,
    Flow,
    FrameItem,
    InvestmentProject,
    Measure,
)
from tertial.measurement.actions import Observed, Series, add_series, change_series, observe
from tertial.measurement.models import OpenSeries, SourceKind
from tertial.reports.actions import set_text
from tertial.steering.actions import assess, follow_up_assignment
from tests.factories.database import changed, everything, undone
from tests.factories.every_action import the_report
from tests.factories.measurement import a_source
from tests.factories.organisation import a_person, the_program
from tests.factories.plans import a_plan
from tests.factories.reports import Place, a_place, a_report
from tests.factories.uploads import a_code


class Edit(Protocol):
    """Write a content as an edit of the version that the writer saw."""

    def __call__(self, at: Place, content: int, seen: int | None) -> Versioned:
        """The row as it is after the edit."""


def _observe(at: Place, content: int, seen: int | None) -> Versioned:
    return observe(
        indicator=at.indicator,
        definition=at.indicator.definitions.get(),
        period="2021",
        observed=Observed(Decimal(content)),
        by=at.by,
        expected_version=seen,
    )


EDITS: dict[str, Edit] = {
    "steering.assess": lambda at, content, seen: assess(
        goal=at.goal,
        occasion=at.occasion,
        status=Status.MET,
        motivation=str(content),
        by=at.by,
        expected_version=seen,
    ),
    "steering.follow_up_assignment": lambda at, content, seen: follow_up_assignment(
        assignment=at.assignment,
        occasion=at.occasion,
        status=Status.DONE,
        word="Klart",
        comment=str(content),
        by=at.by,
        expected_version=seen,
    ),
    "control.report_result": lambda at, content, seen: report_result(
        point=at.point, occasion=at.occasion, status=Status.DONE, text=str(content), by=at.by, expected_version=seen
    ),
    "cycle.tell_event": lambda at, content, seen: tell_event(
        committee=at.committee,
        occasion=at.occasion,
        slug="ny",
        title="Ny",
        text=str(content),
        order=2,
        by=at.by,
        expected_version=seen,
    ),
    "measurement.observe": _observe,
    "economy.set_amount": lambda at, content, seen: set_amount(
        line=at.line,
        measure=Measure.FORECAST,
        period="2024",
        amount_ore=content,
        occasion=at.occasion,
        by=at.by,
        expected_version=seen,
    ),
    "economy.set_investment": lambda at, content, seen: set_investment(
        project=InvestmentProject.objects.get(code="1250"),
        measure=Measure.OUTCOME,
        period="2023-08",
        amount_ore=content,
        flow=Flow.INCOME,
        by=at.by,
        expected_version=seen,
    ),
    "economy.set_post": lambda at, content, seen: set_post(
        budget=BudgetVersion.objects.get(), line=at.line, year=2023, amount_ore=content, by=at.by, expected_version=seen
    ),
    "economy.set_forecast": lambda at, content, seen: set_forecast(
        line=at.line, occasion=at.occasion, amount_ore=content, by=at.by, expected_version=seen
    ),
    "economy.set_effect": lambda at, content, seen: set_effect(
        measure=DeficitMeasure.objects.get(), year=2024, planned_ore=content, by=at.by, expected_version=seen
    ),
    "reports.set_text": lambda at, content, seen: set_text(
        report=the_report(at), chapter="uppdrag", body=str(content), by=at.by, expected_version=seen
    ),
}

# These change what must be there first: nobody can have seen it missing.
CHANGES: dict[str, Edit] = {
    "measurement.change_series": lambda at, content, seen: change_series(
        row=OpenSeries.objects.get(), series=Series(title=str(content)), by=at.by, expected_version=seen
    ),
    "economy.rename_post": lambda at, content, seen: rename_post(
        post=BudgetPost.objects.get(), label=str(content), account="", by=at.by, expected_version=seen
    ),
    "economy.change_frame_item": lambda at, content, seen: change_frame_item(
        item=FrameItem.objects.get(), label="Ram", amount_ore=content, decision=None, by=at.by, expected_version=seen
    ),
    "economy.edit_line": lambda at, content, seen: edit_line(
        line=at.committee.operating_lines.get(code="575"),
        label=str(content),
        printed_code="",
        order=1,
        parent=None,
        by=at.by,
        expected_version=seen,
    ),
    "economy.rename_code": lambda at, content, seen: rename_code(
        unit=at.committee, code=Code.objects.get(), name=str(content), by=at.by, expected_version=seen
    ),
    "economy.set_decided_total": lambda at, content, seen: set_decided_total(
        project=InvestmentProject.objects.get(code="1250"),
        decided_total_ore=content,
        decision=None,
        by=at.by,
        expected_version=seen,
    ),
    "economy.edit_deficit_measure": lambda at, content, seen: edit_deficit_measure(
        measure=DeficitMeasure.objects.get(),
        name=str(content),
        description="",
        responsible="",
        due=None,
        line=None,
        decision=None,
        by=at.by,
        expected_version=seen,
    ),
}


def _the_place() -> Place:
    place = a_place()
    a_report(place)
    a_plan(place)
    a_code()
    kolada = a_source("kolada", committee=place.committee, kind=SourceKind.KOLADA)
    add_series(source=kolada, code="N1", series=Series(title="Serie"), by=the_program())
    return place


@pytest.mark.django_db
def test_an_edit_of_an_old_version_loses_and_both_versions_are_shown(subtests: pytest.Subtests) -> None:
    place = _the_place()
    for name, edit in {**EDITS, **CHANGES}.items():
        with subtests.test(name), undone():
            first = edit(place, 11, None)
            second = edit(place, 22, first.version)
            assert (second.pk, second.version) == (first.pk, first.version + 1)
            before = everything()
            for seen in (first.version, 0, second.version + 1):
                with pytest.raises(Conflict) as conflict:
                    edit(place, 33, seen)
                assert "Dina ändringar är inte sparade" in str(conflict.value)
                assert (conflict.value.mine, conflict.value.current_version) == ("33", second.version)
                assert conflict.value.theirs.startswith("22")
            assert changed(before, everything()) == {}
            assert edit(place, 33, second.version).version == second.version + 1


@pytest.mark.django_db
def test_an_edit_that_does_not_say_what_it_saw_wins_and_the_log_keeps_what_was(subtests: pytest.Subtests) -> None:
    place = _the_place()
    for name, edit in {**EDITS, **CHANGES}.items():
        with subtests.test(name), undone():
            edit(place, 11, None)
            row = edit(place, 22, None)
            event = events_about(row)[0]
            assert event.action == name
            assert event.before is not None
            assert event.after is not None
            differing = {field for field, value in event.after.items() if value != event.before[field]}
            assert "version" in differing
            assert differing - {"version", "state"}
            assert event.before["version"] + 1 == event.after["version"] == row.version


@pytest.mark.django_db
def test_the_same_content_again_is_no_conflict_and_no_event(subtests: pytest.Subtests) -> None:
    place = _the_place()
    for name, edit in {**EDITS, **CHANGES}.items():
        with subtests.test(name), undone():
            row = edit(place, 11, None)
            events = Event.objects.count()
            assert edit(place, 11, 0).version == row.version
            assert Event.objects.count() == events


@pytest.mark.django_db(transaction=True)
def test_of_two_who_write_first_at_the_same_moment_one_wins(subtests: pytest.Subtests) -> None:
    """Both saw nothing (version 0). In the database one comes first; the other gets both versions, not an error page."""
    place = _the_place()
    for rows in (place.goal.assessments, place.assignment.follow_ups, place.point.results, place.line.amounts):
        rows.all().delete()
    for name, edit in EDITS.items():
        with subtests.test(name):
            outcomes = _at_the_same_moment(edit, place)
            assert sorted(outcomes) == ["another one's is shown", "written"]


def _at_the_same_moment(edit: Edit, place: Place) -> list[str]:
    start = threading.Barrier(2)
    outcomes: list[str] = []

    def write(content: int) -> None:
        start.wait()
        try:
            edit(place, content, 0)
            outcomes.append("written")
        except Conflict as conflict:
            shown = conflict.mine == str(content) and conflict.theirs.startswith(str(33 - content))
            outcomes.append("another one's is shown" if shown else repr(conflict))
        except Exception as error:  # noqa: BLE001  any other outcome is what the test is about
            outcomes.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(content,)) for content in (11, 22)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.mark.django_db
def test_a_change_by_somebody_who_has_left_stays_in_the_log() -> None:
    """The log has no foreign keys: it outlives the people and the rows that it tells about."""
    place = a_place()
    who = a_person("vera.vik", role="developer", at=place.committee)
    row = assess(goal=place.goal, occasion=place.occasion, status=Status.MET, motivation="Ny.", by=who)
    event = events_about(row)[0]
    row.delete()
    who.delete()
    event.refresh_from_db()
    assert (event.person_name, event.action, event.subject_type) == (
        "Vera Vik",
        "steering.assess",
        "steering.assessment",
    )
    assert event.subject_label == "Mål egen-forsorjning Delår 2, 31 augusti 2023"
    assert "Vera Vik: steering.assess" in str(event)

"""What holds for every action in every room: it asks, it leaves its event, and it leaves nothing without its event."""

from __future__ import annotations

import inspect
from importlib import import_module

import pytest
from django.db import DatabaseError

from tertial.audit.models import Event
from tertial.common.errors import Forbidden
from tests.factories.cycle import an_occasion
from tests.factories.database import changed, everything, undone
from tests.factories.every_action import ACTIONS
from tests.factories.every_import_action import IMPORT_EVENTS, something_to_import
from tests.factories.every_measurement_action import (
    MEASUREMENT_ACTIONS_AGAIN,
    MEASUREMENT_EVENTS,
    something_to_measure,
)
from tests.factories.every_plan_action import PLAN_ACTIONS_AGAIN, PLAN_EVENTS
from tests.factories.every_review_action import REVIEW_ACTIONS_AGAIN, REVIEW_EVENTS, something_to_review
from tests.factories.ledger import a_batch
from tests.factories.organisation import a_person, a_unit, the_program
from tests.factories.plans import a_plan
from tests.factories.reports import Place, a_place, a_report, told

ROOMS = ("organisation", "cycle", "steering", "measurement", "economy", "control", "review", "reports")
VERBS = {"open_report": "open", "freeze_report": "freeze"}
EVENTS = {
    "reports.write_event": ["cycle.tell_event"],
    "reports.freeze": ["review.keep_review", "cycle.lock", "reports.freeze"],
    **IMPORT_EVENTS,
    **PLAN_EVENTS,
    **MEASUREMENT_EVENTS,
    **REVIEW_EVENTS,
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Place:
    """A committee with an open report, and all that the actions need beside it."""
    where = a_place()
    a_report(where)
    a_plan(where)
    a_batch(committee=where.committee)
    told(where, "forst", order=0)
    something_to_import(where)
    something_to_measure(where)
    something_to_review(where)
    a_unit("sof")
    a_unit("iaf")
    an_occasion("2023-10")
    return where


def test_no_action_is_forgotten_here() -> None:
    """`found_municipality` alone asks nobody: before it there is nobody to ask. Its test stands with its room."""
    found = set()
    for room in ROOMS:
        module = import_module(f"tertial.{room}.actions")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            asks = "by" in inspect.signature(function).parameters and not name.startswith("_")
            if asks and function.__module__.startswith(module.__name__):
                found.add(f"{room}.{VERBS.get(name, name)}")
    assert found == set(ACTIONS)


def test_somebody_without_rights_is_refused_and_nothing_is_written(place: Place, subtests: pytest.Subtests) -> None:
    nobody = a_person()
    before = everything()
    for name, act in ACTIONS.items():
        with subtests.test(name), undone():
            with pytest.raises(Forbidden) as forbidden:
                act(place, nobody)
            assert str(forbidden.value).startswith("Nils Nyman har inte behörigheten ”")
            assert changed(before, everything()) == {}


def test_somebody_who_left_is_refused(place: Place, subtests: pytest.Subtests) -> None:
    left = a_person("lena.lundh", role="administrator", at=a_unit("kommunen"))
    left.is_active = False
    left.save()
    for name, act in ACTIONS.items():
        with subtests.test(name), undone(), pytest.raises(Forbidden):
            act(place, left)


def test_a_change_leaves_its_event(place: Place, subtests: pytest.Subtests) -> None:
    last = Event.objects.latest("pk").pk
    for name, act in ACTIONS.items():
        with subtests.test(name), undone():
            act(place, the_program())
            events = list(Event.objects.filter(pk__gt=last).order_by("pk"))
            assert [event.action for event in events] == EVENTS.get(name, [name])
            assert all(event.person_name == "Tertial" and event.subject_label for event in events)
            # What is removed has no after, and says what it was.
            assert all(event.after or event.before for event in events)


def test_a_change_whose_event_cannot_be_written_is_rolled_back(
    place: Place, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    def fail(**fields: object) -> Event:
        raise DatabaseError("the log is full")

    before = everything()
    monkeypatch.setattr(Event.objects, "create", fail)
    for name, act in ACTIONS.items():
        with subtests.test(name), undone():
            with pytest.raises(DatabaseError, match="the log is full"):
                act(place, the_program())
            assert changed(before, everything()) == {}


AGAIN = (
    "organisation.succeed",
    "organisation.give_role",
    "cycle.tell_event",
    "cycle.move_event",
    "reports.write_event",
    "steering.set_scale_word",
    "steering.assess",
    "steering.follow_up_assignment",
    *MEASUREMENT_ACTIONS_AGAIN,
    *REVIEW_ACTIONS_AGAIN,
    "economy.change_code",
    "economy.drop_upload",
    "economy.end_code",
    "economy.import_codes",
    "economy.map_code",
    "economy.rename_code",
    "economy.save_import_profile",
    "economy.set_amount",
    "economy.set_investment",
    "economy.set_selectors",
    "economy.import_ledger",
    "economy.undo_batch",
    *PLAN_ACTIONS_AGAIN,
    "control.report_result",
    "reports.open",
    "reports.set_text",
)


def test_doing_the_same_again_writes_nothing(place: Place, subtests: pytest.Subtests) -> None:
    for name in AGAIN:
        with subtests.test(name), undone():
            ACTIONS[name](place, the_program())
            before = everything()
            ACTIONS[name](place, the_program())
            assert changed(before, everything()) == {}

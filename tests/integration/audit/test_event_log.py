"""The log: events belong to the transaction of their change, and are read newest first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.models import Event
from tertial.audit.queries import events_about
from tertial.measurement.models import Observation
from tests.factories.organisation import a_committee, the_program


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_a_programming_error() -> None:
    committee, by = a_committee(), the_program()
    before = Event.objects.count()
    with pytest.raises(RuntimeError, match="in the transaction of its change"):
        record(action="x.y", subject=committee, by=by)
    assert Event.objects.count() == before
    with transaction.atomic():
        record(action="x.y", subject=committee, by=by, reason="Därför.")
    assert events_about(committee)[0].reason == "Därför."


@pytest.mark.django_db
def test_events_about_a_row_come_newest_first_and_no_others() -> None:
    committee, by = a_committee(), the_program()
    a_committee("annan")
    for number in range(3):
        record(action=f"x.{number}", subject=committee, by=by)
    assert [event.action for event in events_about(committee)] == ["x.2", "x.1", "x.0", "organisation.add_unit"]
    assert [event.action for event in events_about(committee, most=1)] == ["x.2"]


def test_a_snapshot_is_plain_json_values() -> None:
    row = Observation(indicator_id=1, period="2023", value=Decimal("1.50"), expected_on=date(2023, 10, 1), demo=True)
    taken = snapshot(row)
    assert (taken["value"], taken["expected_on"], taken["demo"], taken["indicator_id"]) == (
        "1.50",
        "2023-10-01",
        True,
        1,
    )


@pytest.mark.django_db
def test_long_names_and_labels_are_cut_not_refused() -> None:
    by, committee = the_program(), a_committee()
    by.first_name, committee.name = "x" * 150, "y" * 400
    by.last_name = "z" * 150
    event = record(action="x.y", subject=committee, by=by)
    assert (len(event.person_name), len(event.subject_label)) == (200, 300)

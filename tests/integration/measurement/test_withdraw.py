"""A mistaken value is taken back; and while a follow-up is open a value is as settled as its giver says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tertial.audit.models import Event
from tertial.common.errors import Conflict, Forbidden
from tertial.measurement.actions import Observed, observe, withdraw
from tertial.measurement.models import Observation, State
from tests.factories.measurement import observed
from tests.factories.organisation import a_person, the_program
from tests.factories.steering import an_indicator

pytestmark = pytest.mark.django_db


def test_what_is_taken_back_is_gone_but_in_the_log() -> None:
    row = observed(an_indicator(), "2023-08", "12.5")
    withdraw(observation=row, reason="Fel period", by=the_program())
    assert not Observation.objects.exists()
    event = Event.objects.get(action="measurement.withdraw")
    assert event.before is not None
    assert (Decimal(event.before["value"]), event.after, event.reason) == (Decimal("12.5"), None, "Fel period")


def test_what_somebody_changed_meanwhile_stays() -> None:
    row = observed(an_indicator(), "2023-08", "12.5")
    observed(row.indicator, "2023-08", "13")
    with pytest.raises(Conflict) as conflict:
        withdraw(observation=row, by=the_program(), expected_version=1)
    assert (Decimal(conflict.value.theirs), conflict.value.current_version) == (Decimal(13), 2)
    withdraw(observation=row, by=the_program())
    with pytest.raises(Conflict):
        withdraw(observation=row, by=the_program())


def test_who_may_not_give_values_takes_none_back() -> None:
    row = observed(an_indicator(), "2023-08", "12.5")
    with pytest.raises(Forbidden):
        withdraw(observation=row, by=a_person(role="politician"))
    assert Observation.objects.exists()


@pytest.mark.parametrize("revises", [True, False])
def test_a_value_is_revised_only_where_it_was_settled_before(revises: bool) -> None:
    indicator = an_indicator()
    definition = indicator.definitions.get()

    def give(value: str, state: State) -> State:
        row = observe(
            indicator=indicator,
            definition=definition,
            period="2023-08",
            observed=Observed(Decimal(value)),
            state=state,
            revises=revises,
            by=the_program(),
        )
        return State(row.state)

    assert give("12", State.PRELIMINARY) == State.PRELIMINARY
    assert give("13", State.PRELIMINARY) == (State.REVISED if revises else State.PRELIMINARY)
    assert give("13", State.FINAL) == (State.REVISED if revises else State.FINAL)
    assert give("13", State.PRELIMINARY) == (State.REVISED if revises else State.PRELIMINARY)

"""Indicators' places in plans: given once, taken out while the occasion is open, and what was measured stays."""

from __future__ import annotations

import pytest

from tertial.audit.queries import events_about
from tertial.common.errors import Refused
from tertial.cycle.actions import lock
from tertial.measurement.models import Observation, Standing
from tertial.steering.actions import place, take_out
from tertial.steering.models import Placement, Target
from tests.factories.cycle import a_plan_period, an_occasion
from tests.factories.database import changed, everything
from tests.factories.organisation import a_committee, the_program
from tests.factories.reports import Place, a_place
from tests.factories.steering import a_goal

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Place:
    return a_place()


def test_what_is_taken_out_keeps_its_values_and_can_come_back(at: Place) -> None:
    placement = at.indicator.placements.get()
    kept = (Observation.objects.count(), Target.objects.count(), at.indicator.definitions.count())
    assert Standing.objects.filter(indicator=at.indicator).exists()
    take_out(placement=placement, occasion=at.occasion, by=the_program())
    assert (Observation.objects.count(), Target.objects.count(), at.indicator.definitions.count()) == kept
    assert not at.indicator.placements.exists()
    assert not Standing.objects.filter(indicator=at.indicator).exists()
    event = events_about(placement)[0]
    assert (event.action, event.after) == ("steering.take_out", None)
    assert event.before is not None
    with pytest.raises(Refused, match="redan tagen ur planen"):
        take_out(placement=placement, occasion=at.occasion, by=the_program())
    place(indicator=at.indicator, plan_period=a_plan_period(), order=1, by=the_program(), occasion=at.occasion)
    assert Standing.objects.filter(indicator=at.indicator).exists()


def test_a_decided_occasion_closes_its_plan_for_changes(at: Place) -> None:
    lock(committee=at.committee, occasion=at.occasion, decision_text="AMN 2023-09-20 § 95", by=the_program())
    before, by = everything(), the_program()
    with pytest.raises(Refused, match="AMN 2023-09-20 § 95"):
        take_out(placement=at.indicator.placements.get(), occasion=at.occasion, by=by)
    with pytest.raises(Refused, match="AMN 2023-09-20 § 95"):
        place(indicator=at.indicator, plan_period=a_plan_period(), order=2, by=by, occasion=at.occasion)
    assert changed(before, everything()) == {}
    take_out(placement=at.indicator.placements.get(), occasion=an_occasion("2023-10"), by=by)
    assert not Placement.objects.filter(indicator=at.indicator).exists()


def test_a_place_is_given_once_and_in_its_own_plan(at: Place) -> None:
    by, plan = the_program(), a_plan_period()
    with pytest.raises(Refused, match="har redan en plats under målet Mål egen-forsorjning i Plan 2023"):
        place(indicator=at.indicator, plan_period=plan, goal=at.goal, order=2, by=by)
    place(indicator=at.indicator, plan_period=plan, order=2, by=by)
    with pytest.raises(Refused, match="har redan en plats utanför målen"):
        place(indicator=at.indicator, plan_period=plan, order=3, by=by)
    foreign = a_goal("annat", committee=a_committee("annan"))
    with pytest.raises(Refused, match="hör till en annan nämnd"):
        place(indicator=at.indicator, plan_period=plan, goal=foreign, order=2, by=by)
    earlier = an_occasion("2021-08", plan=a_plan_period(2021))
    with pytest.raises(Refused, match="följs inte upp vid Delår 2, 31 augusti 2021"):
        take_out(placement=at.indicator.placements.get(goal=at.goal), occasion=earlier, by=by)

"""What the rooms know of a report is gathered as plain values, with a fixed number of queries, and told apart by a digest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tertial.cycle.models import Occasion
from tertial.document.inline import Status
from tertial.economy.models import Measure
from tertial.organisation.models import Unit
from tertial.reports.build import build_from
from tertial.reports.review_facts import facts_of
from tertial.reports.source import read
from tertial.review.facts import Facts, PreviousReport
from tests.factories.cycle import a_decision, an_occasion
from tests.factories.economy import a_line, an_amount
from tests.factories.measurement import observed
from tests.factories.plans import a_frame_item, a_measure
from tests.factories.queries import queries
from tests.factories.reports import Place, a_place, a_report
from tests.factories.steering import a_goal, a_target, an_assignment, an_indicator, redefined

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Place:
    return a_place()


def gathered(committee: Unit, occasion: Occasion, previous: PreviousReport | None = None) -> Facts:
    """The facts of the report as it is now."""
    source = read(committee, occasion)
    return facts_of(source, build_from(source), previous)


def of(place: Place) -> Facts:
    """The facts of the place's report."""
    return gathered(place.committee, place.occasion)


def test_goals_tell_what_their_indicators_alone_would_say(place: Place) -> None:
    (goal,) = of(place).goals
    assert (goal.slug, goal.status, goal.evidence, goal.previous) == (
        "egen-forsorjning",
        Status.PARTLY,
        Status.MET,
        None,
    )
    assert goal.indicators == ("brukarenkat",)
    assert goal.motivation == "Värdet är {indicator/brukarenkat/@period}."


def test_indicators_have_their_values_oldest_first_and_their_targets(place: Place) -> None:
    survey, households = of(place).indicators
    (part,) = survey.parts
    assert (survey.goal, survey.wanted, survey.first_period) == ("egen-forsorjning", "higher", "2022")
    assert [figure.period for figure in part.earlier] == ["2022-08", "2022"]
    assert part.now is not None
    assert part.target is not None
    assert (part.now.number, part.target.wording, part.verdict) == (Decimal("88.0"), ">= 86", "met")
    assert (households.kind, households.goal, households.is_measured) == ("volume", "", True)


def test_another_name_than_when_the_plan_began(place: Place) -> None:
    redefined(place.indicator, 2024)
    later = an_occasion("2024-08")
    renamed = next(one for one in gathered(place.committee, later).indicators if one.slug == "brukarenkat")
    assert (renamed.name, renamed.decided_name) == ("Brukarenkat från 2024", "Brukarenkat")
    assert of(place).indicators[0].decided_name == ""


def test_a_changed_target_tells_by_which_decision(place: Place) -> None:
    assert of(place).target_changes == ()
    a_target(place.indicator, ">= 84", decision=a_decision("andring", decided_on=date(2023, 5, 9)))
    (change,) = of(place).target_changes
    assert (change.indicator, change.before, change.after, change.decided_on) == (
        "brukarenkat",
        ">= 86",
        ">= 84",
        date(2023, 5, 9),
    )
    assert change.decision == "KF 2023-05-09"


def test_lines_know_the_forecast_before(place: Place) -> None:
    march = an_occasion("2023-03")
    for code, kronor in (("575", 250_000_000), ("921", -17_000_000)):
        an_amount(
            place.committee.operating_lines.get(code=code), Measure.FORECAST, "2023", kronor * 100, occasion=march
        )
    support, other, total = of(place).lines
    assert (support.forecast.number, support.forecast_before) == (Decimal(254_800_000), Decimal(250_000_000))
    assert other.forecast_before == Decimal(-17_000_000)
    assert (total.is_sum, total.is_total, total.forecast_before) == (True, True, Decimal(233_000_000))


def test_the_frame_the_budget_and_the_measures(place: Place) -> None:
    a_frame_item(kronor=240_000_000)
    a_measure(y2023=500_000)
    facts = of(place)
    assert (facts.frame, facts.budget) == (Decimal(240_000_000), Decimal(241_500_000))
    assert (facts.measures, facts.lines[-1].measures) == (1, 1)
    assert facts.plan_years == (2023, 2026)
    assert "KF 2022-10-20" in [decision.text for decision in facts.decisions]
    assert facts.committee in facts.names


def test_every_figure_that_a_text_may_name_is_there(place: Place) -> None:
    source = read(place.committee, place.occasion)
    facts = facts_of(source, build_from(source), None)
    assert {figure.key for figure in source.book} == {figure.key for figure in facts.figures}


def test_the_same_data_have_the_same_digest_and_others_another(place: Place) -> None:
    a_report(place)
    first = of(place)
    assert first.digest == of(place).digest
    observed(place.indicator, "2021", "83.0")
    assert of(place).digest != first.digest


def test_the_report_before_counts_in_the_digest(place: Place) -> None:
    document = build_from(read(place.committee, place.occasion))
    previous = PreviousReport(an_occasion("2023-03").period, "Delår 1", document)
    told = gathered(place.committee, place.occasion, previous)
    assert told.previous is previous
    assert told.digest != of(place).digest


def test_the_queries_are_as_many_whatever_there_is(place: Place) -> None:
    def counted() -> int:
        source = read(place.committee, place.occasion)
        document = build_from(source)
        with queries() as made:
            facts_of(source, document, None)
        return len(made)

    a_measure(y2023=500_000)  # the effects of measures are asked for where there are measures
    of(place)  # what is read once for the process, such as the visible ledger
    before = counted()
    for number in range(2, 5):
        goal = a_goal(f"mal-{number}", order=number)
        for order in range(3):
            indicator = an_indicator(f"matt-{number}-{order}", goal=goal, order=order)
            observed(indicator, "2023-08", "80")
            a_target(indicator, "90")
        an_assignment(number)
        a_line(f"rad-{number}", order=number + 10, outcome=1_000, budget=2_000)
        a_measure(f"Åtgärd {number}", y2023=1_000)
    assert counted() == before

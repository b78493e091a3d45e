"""A small committee with something in every room, and its report for August 2023."""

from __future__ import annotations

from dataclasses import dataclass

from tertial.control.actions import add_point, report_result
from tertial.control.models import ControlPoint
from tertial.cycle.actions import tell_event
from tertial.cycle.models import Occasion, SignificantEvent
from tertial.document.inline import Status
from tertial.economy.models import Block, LineKind, Measure, OperatingLine
from tertial.organisation.models import Person, Unit
from tertial.reports.actions import open_report, set_text
from tertial.reports.models import Report
from tertial.steering.actions import assess, follow_up_assignment
from tertial.steering.models import Assignment, CommitteeGoal, Indicator, IndicatorKind
from tests.factories.cycle import an_occasion
from tests.factories.economy import a_line, a_project, an_amount, invested
from tests.factories.measurement import observed
from tests.factories.organisation import a_committee, the_program
from tests.factories.steering import a_goal, a_target, an_assignment, an_indicator


@dataclass(frozen=True, slots=True)
class Place:
    """A committee at an occasion, with one row of each kind."""

    committee: Unit
    occasion: Occasion
    goal: CommitteeGoal
    indicator: Indicator
    assignment: Assignment
    point: ControlPoint
    line: OperatingLine
    by: Person


def a_place() -> Place:
    """A committee with a goal, an indicator, a volume, an assignment, a control point, two lines and an investment."""
    by, committee, occasion = the_program(), a_committee(), an_occasion()
    goal = a_goal()
    assess(
        goal=goal,
        occasion=occasion,
        status=Status.PARTLY,
        motivation="Värdet är {indicator/brukarenkat/@period}.",
        by=by,
    )
    indicator = an_indicator(goal=goal)
    for period, value in (("2022", "85.0"), ("2022-08", "84.0"), ("2023-08", "88.0")):
        observed(indicator, period, value)
    a_target(indicator, ">= 86")
    volume = an_indicator("hushall", kind=IndicatorKind.VOLUME, unit="antal")
    observed(volume, "2023-08", "2527")
    assignment = an_assignment()
    follow_up_assignment(assignment=assignment, occasion=occasion, status=Status.ONGOING, word="Pågår", by=by)
    point = add_point(committee=committee, year=2023, number=1, text="Attest av fakturor", by=by)
    report_result(point=point, occasion=occasion, status=Status.DONE, word="Ingen avvikelse", by=by)
    line = a_line("575", order=1, outcome=168_412_650, budget=172_000_000)
    other = a_line("921", order=2, outcome=-12_440_000, budget=-11_000_000)
    for plain, kronor, budget in ((line, 254_800_000, 258_000_000), (other, -17_900_000, -16_500_000)):
        an_amount(plain, Measure.FORECAST, "2023", kronor * 100, occasion=occasion)
        an_amount(plain, Measure.BUDGET, "2023", budget * 100)
        an_amount(plain, Measure.OUTCOME, "2022", budget * 98)
        an_amount(plain, Measure.OUTCOME, "2022-08", budget * 60)
    a_line("total", order=3, kind=LineKind.TOTAL)
    kind = a_line("bidrag", order=4, block=Block.REVENUE_KIND, outcome=-9_000_000)
    an_amount(kind, Measure.OUTCOME, "2022-08", -8_000_000_00)
    invested(a_project(), Measure.OUTCOME, "2023-08", 1_250_000_00)
    where = Place(committee, occasion, goal, indicator, assignment, point, line, by)
    told(where, "flytt", text="Enheten flyttade.")
    return where


def told(where: Place, slug: str, *, order: int = 1, text: str = "Så var det.") -> SignificantEvent:
    """A significant event, with its slug for a title."""
    return tell_event(
        committee=where.committee,
        occasion=where.occasion,
        slug=slug,
        title=slug.capitalize(),
        text=text,
        order=order,
        by=where.by,
    )


def a_report(place: Place, *, text: str = "Prognosen är {line/total/@year/forecast-deviation}.") -> Report:
    """The committee's report for the occasion, with a text in its summary."""
    report = open_report(committee=place.committee, occasion=place.occasion, by=place.by)
    set_text(report=report, chapter="sammanfattning", body=text, by=place.by)
    return report

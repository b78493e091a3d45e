"""One call of every action in every room, each of which would change something in `a_place()`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tertial.control.actions import add_point, report_result
from tertial.cycle.actions import add_decision, add_occasion, add_plan_period, drop_event, lock, move_event, tell_event
from tertial.cycle.models import OccasionKind, SignificantEvent
from tertial.document.inline import Status
from tertial.economy.actions import add_frame_item, add_line, add_project, set_amount, set_investment, undo_batch
from tertial.economy.models import InvestmentProject, LedgerBatch, Measure
from tertial.organisation.actions import add_person, add_unit, give_role, succeed
from tertial.organisation.models import Person, UnitKind
from tertial.reports.actions import freeze_report, open_report, set_text, write_event
from tertial.reports.models import Report
from tertial.steering.actions import (
    add_committee_goal,
    add_council_goal,
    add_goal_area,
    add_indicator,
    add_named_part,
    assess,
    follow_up_assignment,
    give_assignment,
    place,
    set_scale_word,
    set_target,
    take_out,
)
from tertial.steering.models import AssignmentKind, IndicatorKind
from tests.factories.cycle import a_decision, a_plan_period, an_occasion
from tests.factories.every_import_action import IMPORT_ACTIONS
from tests.factories.every_measurement_action import MEASUREMENT_ACTIONS
from tests.factories.every_plan_action import PLAN_ACTIONS
from tests.factories.every_review_action import REVIEW_ACTIONS
from tests.factories.ledger import Row, an_import
from tests.factories.organisation import a_unit
from tests.factories.reports import Place

Call = Callable[[Place, Person], object]


def the_report(where: Place) -> Report:
    """The report that is open already."""
    return Report.objects.get(committee=where.committee, occasion=where.occasion)


ACTIONS: dict[str, Call] = {
    "organisation.add_unit": lambda at, by: add_unit(
        parent=at.committee, kind=UnitKind.DEPARTMENT, slug="ny", name="Ny", short_name="NY", by=by
    ),
    "organisation.succeed": lambda at, by: succeed(unit=a_unit("sof"), successors=[a_unit("iaf")], by=by),
    "organisation.add_person": lambda at, by: add_person(
        username="ny", first_name="Ny", last_name="Person", unit=at.committee, by=by
    ),
    "organisation.give_role": lambda at, by: give_role(person=at.by, role="auditor", unit=at.committee, by=by),
    "cycle.add_decision": lambda at, by: add_decision(
        municipality=at.committee.municipality, slug="nytt", title="Nytt", by=by
    ),
    "cycle.add_plan_period": lambda at, by: add_plan_period(
        municipality=at.committee.municipality, slug="2031", name="2031", first_year=2031, last_year=2034, by=by
    ),
    "cycle.add_occasion": lambda at, by: add_occasion(
        plan_period=a_plan_period(),
        slug="2024-08",
        kind=OccasionKind.INTERIM_2,
        period_end=date(2024, 8, 31),
        money_unit="tkr",
        by=by,
    ),
    "cycle.tell_event": lambda at, by: tell_event(
        committee=at.committee, occasion=at.occasion, slug="ny", title="Ny", text="Ny.", order=2, by=by
    ),
    "cycle.move_event": lambda at, by: move_event(event=SignificantEvent.objects.get(slug="forst"), to=9, by=by),
    "cycle.drop_event": lambda at, by: drop_event(event=SignificantEvent.objects.get(slug="flytt"), by=by),
    "reports.write_event": lambda at, by: write_event(report=the_report(at), title="Ny väg", text="Den är ny.", by=by),
    "cycle.lock": lambda at, by: lock(committee=at.committee, occasion=at.occasion, decision_text="AMN", by=by),
    "steering.set_scale_word": lambda at, by: set_scale_word(
        municipality=at.committee.municipality, status=Status.MET, word="Nås", by=by
    ),
    "steering.assess": lambda at, by: assess(
        goal=at.goal, occasion=at.occasion, status=Status.MET, motivation="Ny.", by=by
    ),
    "steering.give_assignment": lambda at, by: give_assignment(
        committee=at.committee, plan_period=a_plan_period(), kind=AssignmentKind.COMMON, number=9, text="Nytt", by=by
    ),
    "steering.follow_up_assignment": lambda at, by: follow_up_assignment(
        assignment=at.assignment, occasion=at.occasion, status=Status.DONE, word="Klart", by=by
    ),
    "steering.add_goal_area": lambda at, by: add_goal_area(
        municipality=at.committee.municipality, slug="ny", name="Ny", order=9, by=by
    ),
    "steering.add_council_goal": lambda at, by: add_council_goal(
        plan_period=a_plan_period(), area=at.goal.area, slug="nytt", name="Nytt", order=9, by=by
    ),
    "steering.add_committee_goal": lambda at, by: add_committee_goal(
        committee=at.committee,
        plan_period=a_plan_period(),
        area=at.goal.area,
        slug="nytt",
        name="Nytt",
        order=9,
        by=by,
    ),
    "steering.add_indicator": lambda at, by: add_indicator(
        committee=at.committee, kind=IndicatorKind.INDICATOR, slug="ny", by=by
    ),
    "steering.add_named_part": lambda at, by: add_named_part(
        indicator=at.indicator, slug="augusti", name="Augusti", order=1, by=by
    ),
    "steering.place": lambda at, by: place(indicator=at.indicator, plan_period=a_plan_period(), order=9, by=by),
    "steering.take_out": lambda at, by: take_out(placement=at.indicator.placements.get(), occasion=at.occasion, by=by),
    "steering.set_target": lambda at, by: set_target(
        indicator=at.indicator, year=2024, text="90", decision=a_decision(), by=by
    ),
    "economy.add_line": lambda at, by: add_line(
        committee=at.committee, year=2023, code="600", label="Ny", order=9, by=by
    ),
    "economy.set_amount": lambda at, by: set_amount(
        line=at.line, measure=Measure.FORECAST, period="2023", amount_ore=1, occasion=at.occasion, by=by
    ),
    "economy.add_frame_item": lambda at, by: add_frame_item(
        committee=at.committee, budget_year=2023, year=2023, order=1, label="Ram", amount_ore=1, by=by
    ),
    "economy.add_project": lambda at, by: add_project(
        committee=at.committee, year=2023, code="ny", name="Ny", order=9, by=by
    ),
    "economy.set_investment": lambda at, by: set_investment(
        project=InvestmentProject.objects.get(code="1250"),
        measure=Measure.OUTCOME,
        period="2023-08",
        amount_ore=1,
        by=by,
    ),
    "economy.import_ledger": lambda at, by: an_import(Row(202309, 5_00), committee=at.committee, by=by),
    "economy.undo_batch": lambda at, by: undo_batch(batch=LedgerBatch.objects.latest("pk"), by=by),
    **PLAN_ACTIONS,
    **IMPORT_ACTIONS,
    **MEASUREMENT_ACTIONS,
    **REVIEW_ACTIONS,
    "control.add_point": lambda at, by: add_point(committee=at.committee, year=2023, number=9, text="Ny", by=by),
    "control.report_result": lambda at, by: report_result(
        point=at.point, occasion=at.occasion, status=Status.DEVIATION, by=by
    ),
    "reports.open": lambda at, by: open_report(committee=at.committee, occasion=an_occasion("2023-10"), by=by),
    "reports.set_text": lambda at, by: set_text(report=the_report(at), chapter="uppdrag", body="Nytt.", by=by),
    "reports.freeze": lambda at, by: freeze_report(report=the_report(at), decision="AMN 2023-09-20 § 95", by=by),
}

"""What must be true is guarded by the database: for every constraint an attempt to break it, past the actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from tertial.control.models import ControlPoint, ControlResult
from tertial.cycle.models import Decision, Lock, Occasion, PlanPeriod, SignificantEvent
from tertial.document.inline import Status
from tertial.economy.actions import add_frame_item
from tertial.economy.models import (
    BudgetPost,
    BudgetVersion,
    Code,
    DeficitMeasureEffect,
    Flow,
    FrameItem,
    ImportProfile,
    InvestmentAmount,
    InvestmentProject,
    LedgerBatch,
    LedgerPeriod,
    LineAmount,
    Measure,
    OperatingLine,
)
from tertial.measurement.models import Measure as MeasureRule
from tertial.measurement.models import Observation, OpenArea, OpenSeries, OpenValue, Source, Standing, Survey
from tertial.organisation.actions import give_role
from tertial.organisation.models import Presence, RoleAssignment, Unit
from tertial.organisation.permissions import Permission
from tertial.organisation.presence import be_seen
from tertial.reports.actions import freeze_report
from tertial.reports.models import ChapterText, FrozenReport, Report
from tertial.review.models import AcceptedFinding, RuleSetting
from tertial.steering.actions import add_named_part, set_scale_word
from tertial.steering.models import (
    Assessment,
    Assignment,
    AssignmentFollowUp,
    CommitteeGoal,
    CouncilGoal,
    DefinitionVersion,
    ExpectedPart,
    GoalArea,
    Indicator,
    NamedPart,
    Placement,
    ScaleWord,
    Target,
)
from tests.factories.cycle import a_decision
from tests.factories.economy import a_project, invested
from tests.factories.every_review_action import something_to_review
from tests.factories.ledger import a_batch
from tests.factories.measurement import one_of_each
from tests.factories.organisation import the_program
from tests.factories.plans import a_plan
from tests.factories.reports import Place, a_place, a_report
from tests.factories.uploads import a_code, a_profile

pytestmark = pytest.mark.django_db


def again(row: models.Model, **changes: Any) -> None:
    """Write the same row once more, under another key."""
    row.pk = None
    row._state.adding = True
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(force_insert=True)


def observation(**changes: Any) -> Callable[[Place], None]:
    """Change an observation's columns past the action."""
    return lambda at: _update(at.indicator.observations.order_by("pk"), **changes)


def once_more(model: type[models.Model]) -> Callable[[Place], object]:
    """Write a table's first row twice."""
    return lambda at: again(model._default_manager.all()[0])


def _update(rows: models.QuerySet[Any], **changes: Any) -> None:
    rows.model.objects.filter(pk=rows[0].pk).update(**changes)


ONE_OF: dict[str, type[models.Model]] = {
    "unit_slug_unique": Unit,
    "role_once_per_unit": RoleAssignment,
    "present_once_per_page": Presence,
    "decision_slug_unique": Decision,
    "plan_period_slug_unique": PlanPeriod,
    "occasion_slug_unique": Occasion,
    "significant_event_slug_unique": SignificantEvent,
    "goal_area_slug_unique": GoalArea,
    "council_goal_slug_unique": CouncilGoal,
    "committee_goal_slug_unique": CommitteeGoal,
    "one_word_per_state": ScaleWord,
    "one_assessment_per_occasion": Assessment,
    "assignment_number_unique": Assignment,
    "one_follow_up_per_occasion": AssignmentFollowUp,
    "indicator_slug_unique": Indicator,
    "one_definition_per_indicator_and_year": DefinitionVersion,
    "named_part_slug_unique": NamedPart,
    "one_target_per_part_and_decision": Target,
    "one_observation_per_part": Observation,
    "expected_part_once": ExpectedPart,
    "source_slug_unique": Source,
    "open_area_unique": OpenArea,
    "open_series_unique": OpenSeries,
    "one_open_value_per_area": OpenValue,
    "measure_slug_unique": MeasureRule,
    "survey_slug_unique": Survey,
    "one_standing_per_occasion": Standing,
    "line_code_unique_per_year": OperatingLine,
    "month_once_per_batch": LedgerPeriod,
    "frame_item_order_unique": FrameItem,
    "budget_number_unique": BudgetVersion,
    "budget_post_unique": BudgetPost,
    "one_effect_per_measure_and_year": DeficitMeasureEffect,
    "investment_code_unique_per_year": InvestmentProject,
    "code_unique": Code,
    "import_profile_slug_unique": ImportProfile,
    "control_point_number_unique": ControlPoint,
    "one_control_result_per_occasion": ControlResult,
    "one_report_per_occasion": Report,
    "one_text_per_chapter": ChapterText,
    "locked_once": Lock,
}

BREAKS: dict[str, Callable[[Place], object]] = {
    **{name: once_more(model) for name, model in ONE_OF.items()},
    "unit_valid_in_order": lambda at: _update(
        Unit.objects.all(), valid_from=date(2023, 1, 2), valid_to=date(2023, 1, 1)
    ),
    "code_valid_in_order": lambda at: _update(
        Code.objects.all(), valid_from=date(2023, 1, 2), valid_to=date(2023, 1, 1)
    ),
    "code_counts_as_another": lambda at: _update(Code.objects.all(), counts_as="4511"),
    "plan_period_in_order": lambda at: _update(PlanPeriod.objects.all(), first_year=2024, last_year=2023),
    "indicator_once_per_goal": lambda at: again(at.indicator.placements.get()),
    "indicator_once_per_plan_without_goal": lambda at: again(Placement.objects.get(goal=None), order=9),
    "one_amount_per_line": lambda at: again(at.line.amounts.filter(occasion=None)[0]),
    "one_forecast_per_line_and_occasion": lambda at: again(at.line.amounts.get(measure=Measure.FORECAST)),
    "forecasts_and_only_they_have_an_occasion": lambda at: _update(
        LineAmount.objects.filter(measure=Measure.FORECAST), occasion=None
    ),
    "a_line_has_no_final_cost": lambda at: _update(
        LineAmount.objects.filter(measure=Measure.OUTCOME), measure=Measure.FINAL_COST
    ),
    "one_amount_per_project": lambda at: again(InvestmentAmount.objects.filter(occasion=None)[0]),
    "one_forecast_per_project_and_occasion": lambda at: again(InvestmentAmount.objects.get(measure=Measure.FORECAST)),
    "investment_forecasts_and_only_they_have_an_occasion": lambda at: _update(
        InvestmentAmount.objects.filter(measure=Measure.FORECAST), occasion=None
    ),
    "month_is_a_year_and_a_month": lambda at: _update(LedgerPeriod.objects.all(), month=8),
    "undone_batch_has_both_time_and_person": lambda at: _update(LedgerBatch.objects.all(), undone_by=at.by),
    "denominator_above_zero": observation(denominator=0),
    "finding_accepted_once": lambda at: again(AcceptedFinding.objects.all()[0]),
    "accepted_finding_has_reason": lambda at: _update(AcceptedFinding.objects.all(), reason=""),
    "rule_setting_once": lambda at: again(RuleSetting.objects.get()),
    "rule_off_has_reason": lambda at: _update(RuleSetting.objects.all(), reason=""),
    "frozen_by_a_decision": lambda at: _update(FrozenReport.objects.all(), decision_text=""),
}

# More than one way to break a constraint.
OTHER_WAYS: dict[str, tuple[str, Callable[[Place], object]]] = {
    "neither value, words nor reason": ("value_or_words_or_missing", observation(value=None)),
    "value and words": ("value_or_words_or_missing", observation(text_value="ord")),
    "value and reason": ("value_or_words_or_missing", observation(missing_reason="other")),
    "words and reason": ("value_or_words_or_missing", observation(value=None, text_value="o", missing_reason="other")),
    "budget of an occasion": (
        "forecasts_and_only_they_have_an_occasion",
        lambda at: _update(at.line.amounts.filter(measure=Measure.BUDGET), occasion=at.occasion),
    ),
    "final cost of no occasion": (
        "investment_forecasts_and_only_they_have_an_occasion",
        lambda at: _update(InvestmentAmount.objects.filter(measure=Measure.OUTCOME), measure=Measure.FINAL_COST),
    ),
    "investment outcome of an occasion": (
        "investment_forecasts_and_only_they_have_an_occasion",
        lambda at: _update(InvestmentAmount.objects.filter(measure=Measure.OUTCOME), occasion=at.occasion),
    ),
    "undone by nobody": (
        "undone_batch_has_both_time_and_person",
        lambda at: _update(LedgerBatch.objects.all(), undone_at=timezone.now()),
    ),
    "a month after the year 2999": (
        "month_is_a_year_and_a_month",
        lambda at: _update(LedgerPeriod.objects.all(), month=300001),
    ),
    "frozen without fingerprint": (
        "frozen_by_a_decision",
        lambda at: _update(FrozenReport.objects.all(), fingerprint=""),
    ),
}
ATTEMPTS = {**{name: (name, attempt) for name, attempt in BREAKS.items()}, **OTHER_WAYS}


@pytest.fixture
def place() -> Place:
    """At least one row of every table, the report frozen."""
    where = a_place()
    by = the_program()
    set_scale_word(municipality=where.committee.municipality, status=Status.MET, word="Nås", by=by)
    give_role(person=by, role="auditor", unit=where.committee, by=by)
    be_seen(person=by, page="/namnden/", unit=where.committee, permission=Permission.ECONOMY_EDIT, at=timezone.now())
    add_named_part(indicator=where.indicator, slug="augusti", name="Augusti", order=1, by=by)
    add_frame_item(committee=where.committee, budget_year=2023, year=2023, order=1, label="Ram", amount_ore=1, by=by)
    invested(a_project("ny", order=2), Measure.FORECAST, "2023", 1, occasion=where.occasion, flow=Flow.EXPENSES)
    one_of_each(where.indicator)
    a_plan(where)
    a_batch(committee=where.committee)
    a_code()
    a_profile()
    something_to_review(where)
    freeze_report(report=a_report(where), decision="AMN 2023-09-20 § 95", by=by)
    a_decision("annat")
    return where


def constraints() -> dict[str, type[models.Model]]:
    """Every named constraint of the program's tables."""
    return {
        constraint.name: model
        for model in apps.get_models()
        if model.__module__.startswith("tertial.")
        for constraint in model._meta.constraints
    }


def test_every_constraint_is_tried_here() -> None:
    assert {name for name, _ in ATTEMPTS.values()} == set(constraints())


def test_no_constraint_can_be_broken(place: Place, subtests: pytest.Subtests) -> None:
    for name, (constraint, attempt) in ATTEMPTS.items():
        with subtests.test(name):
            with pytest.raises(IntegrityError) as broken, transaction.atomic():
                attempt(place)
            assert _names(str(broken.value), constraint)


def test_what_is_unique_in_its_row_alone_is_refused_too(place: Place) -> None:
    frozen = FrozenReport.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        again(frozen, frozen_at=timezone.now())
    municipality = place.committee.municipality
    with pytest.raises(IntegrityError), transaction.atomic():
        again(municipality)


def _names(message: str, constraint: str) -> bool:
    """Whether the database's message is about the constraint: by its name, or on SQLite by a unique one's columns."""
    if constraint in message:
        return True
    model = constraints()[constraint]
    (found,) = (one for one in model._meta.constraints if one.name == constraint)
    if not isinstance(found, models.UniqueConstraint):
        return False
    attributes = {field.name: field.column for field in model._meta.concrete_fields}
    columns = [f"{model._meta.db_table}.{attributes[name]}" for name in found.fields]
    return message == f"UNIQUE constraint failed: {', '.join(columns)}"

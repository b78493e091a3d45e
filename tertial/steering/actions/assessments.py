"""Assess goals, give assignments and follow them up."""

from __future__ import annotations

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Refused
from tertial.cycle.models import Decision, Occasion, PlanPeriod
from tertial.cycle.queries import require_open
from tertial.document.inline import Status
from tertial.organisation.access import require
from tertial.organisation.models import Municipality, Person, Unit
from tertial.organisation.permissions import Permission
from tertial.steering.models import Assessment, Assignment, AssignmentFollowUp, AssignmentKind, CommitteeGoal, ScaleWord
from tertial.steering.models.assessment import GOAL_STATES


@transaction.atomic
def set_scale_word(*, municipality: Municipality, status: Status, word: str, by: Person) -> ScaleWord:
    """Choose the municipality's word for a state."""
    require(by, Permission.PLAN_EDIT, unit=municipality.root)
    if status not in GOAL_STATES:
        raise Refused(f"”{status}” är ingen bedömning av ett mål.")
    row, created = ScaleWord.objects.select_for_update().get_or_create(
        municipality=municipality, status=status, defaults={"word": word}
    )
    if created or row.word != word:
        before = None if created else snapshot(row)
        row.word = word
        row.save()
        record(action="steering.set_scale_word", subject=row, by=by, before=before, after=snapshot(row))
    return row


@transaction.atomic
def assess(
    *,
    goal: CommitteeGoal,
    occasion: Occasion,
    status: Status,
    motivation: str,
    by: Person,
    expected_version: int | None = None,
) -> Assessment:
    """Assess a goal at an occasion, or change the assessment.

    `expected_version` is the version the writer saw (0: none yet); another one raises `Conflict` with both texts.
    """
    require(by, Permission.GOAL_ASSESS, unit=goal.committee)
    require_open(goal.committee, occasion)
    if status not in GOAL_STATES:
        raise Refused(f"”{status}” är ingen bedömning av ett mål.")
    if goal.plan_period_id != occasion.plan_period_id:
        raise Refused(f"Målet {goal.name} följs inte upp vid {occasion}.")
    row, created = Assessment.objects.select_for_update().get_or_create(
        goal=goal, occasion=occasion, defaults={"status": status, "motivation": motivation}
    )
    if created:
        record(action="steering.assess", subject=row, by=by, after=snapshot(row))
        return row
    save_change(
        row,
        changes={"status": status, "motivation": motivation},
        expected_version=expected_version,
        action="steering.assess",
        by=by,
        shown="motivation",
    )
    return row


@transaction.atomic
def give_assignment(
    *,
    committee: Unit,
    plan_period: PlanPeriod,
    kind: AssignmentKind,
    number: int,
    text: str,
    by: Person,
    decision: Decision | None = None,
) -> Assignment:
    """Register a strategic assignment that the committee was given."""
    require(by, Permission.PLAN_EDIT, unit=committee)
    assignment = Assignment.objects.create(
        committee=committee, plan_period=plan_period, kind=kind, number=number, text=text, decision=decision
    )
    record(action="steering.give_assignment", subject=assignment, by=by, after=snapshot(assignment))
    return assignment


@transaction.atomic
def follow_up_assignment(
    *,
    assignment: Assignment,
    occasion: Occasion,
    status: Status,
    word: str,
    by: Person,
    comment: str = "",
    expected_version: int | None = None,
) -> AssignmentFollowUp:
    """Report an assignment's state at an occasion of its plan period, or change the report."""
    require(by, Permission.ASSIGNMENT_REPORT, unit=assignment.committee)
    require_open(assignment.committee, occasion)
    if assignment.plan_period_id != occasion.plan_period_id:
        raise Refused(f"Uppdraget {assignment} följs inte upp vid {occasion}.")
    row, created = AssignmentFollowUp.objects.select_for_update().get_or_create(
        assignment=assignment, occasion=occasion, defaults={"status": status, "word": word, "comment": comment}
    )
    if created:
        record(action="steering.follow_up_assignment", subject=row, by=by, after=snapshot(row))
        return row
    save_change(
        row,
        changes={"status": status, "word": word, "comment": comment},
        expected_version=expected_version,
        action="steering.follow_up_assignment",
        by=by,
        shown="comment",
    )
    return row

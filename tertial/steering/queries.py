"""Read the goal chain, assessments and assignments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tertial.common.errors import NotFound
from tertial.cycle.models import Occasion
from tertial.document.figure import Figure, Origin, Provenance
from tertial.document.inline import DecisionReference, Status
from tertial.organisation.models import Unit
from tertial.steering.models import Assessment, Assignment, AssignmentFollowUp, AssignmentKind, CommitteeGoal, ScaleWord
from tertial.steering.models.assessment import GOAL_STATES

DEFAULT_WORDS = {
    Status.MET: "Uppnås",
    Status.PARTLY: "Uppnås delvis",
    Status.NOT_MET: "Uppnås ej",
    Status.CANNOT_BE_ASSESSED: "Kan ej bedömas",
}


@dataclass(frozen=True, slots=True)
class GoalNode:
    """A committee goal in the chain with its assessment at an occasion.

    `status` is None while the goal is not assessed; `previous` is the status at the latest earlier occasion that assessed
    a goal of the same slug. `version` is what an edit must say it was made from, 0 before the first.
    """

    id: int
    slug: str
    name: str
    description: str
    area: str
    area_slug: str
    council_goal: str
    status: Status | None
    word: str
    motivation: str
    version: int
    previous: Status | None
    previous_word: str


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """An assignment with its state at an occasion; `status` is None when nothing is reported."""

    kind: AssignmentKind
    number: int
    text: str
    decision: DecisionReference | None
    status: Status | None
    word: str
    comment: str


def scale_words(committee: Unit) -> dict[Status, str]:
    """The municipality's words for the four states, in their order."""
    chosen = dict(ScaleWord.objects.filter(municipality=committee.municipality_id).values_list("status", "word"))
    return {state: chosen.get(state.value, DEFAULT_WORDS[state]) for state in GOAL_STATES}


def goal_chain(committee: Unit, occasion: Occasion) -> list[GoalNode]:
    """The committee's goals in the order of the chain, with their assessments. Four queries."""
    words = scale_words(committee)
    goals = CommitteeGoal.objects.filter(committee=committee, plan_period=occasion.plan_period).select_related(
        "area", "council_goal"
    )
    now = {row.goal_id: row for row in Assessment.objects.filter(occasion=occasion, goal__committee=committee)}
    earlier: dict[str, Status] = {
        slug: Status(status)
        for slug, status in Assessment.objects.filter(
            goal__committee=committee, occasion__period_end__lt=occasion.period_end
        )
        .order_by("occasion__period_end")
        .values_list("goal__slug", "status")
    }
    nodes = []
    for goal in goals:
        row = now.get(goal.pk)
        status = Status(row.status) if row else None
        previous = earlier.get(goal.slug)
        nodes.append(
            GoalNode(
                id=goal.pk,
                slug=goal.slug,
                name=goal.name,
                description=goal.description,
                area=goal.area.name,
                area_slug=goal.area.slug,
                council_goal=goal.council_goal.name if goal.council_goal else "",
                status=status,
                word=words[status] if status else "",
                motivation=row.motivation if row else "",
                version=row.version if row else 0,
                previous=previous,
                previous_word=words[previous] if previous else "",
            )
        )
    return nodes


def committee_goal(committee: Unit, occasion: Occasion, slug: str) -> CommitteeGoal:
    """The goal itself, for actions; raises `NotFound` naming the goals of the plan period."""
    goals = CommitteeGoal.objects.filter(committee=committee, plan_period=occasion.plan_period)
    found = goals.select_related("area", "council_goal", "committee__municipality").filter(slug=slug).first()
    if found is None:
        raise NotFound("Nämndmålet", slug, list(goals.values_list("slug", flat=True)))
    return found


def goal_figures(nodes: list[GoalNode], occasion: Occasion) -> Iterator[Figure]:
    """How many goals are assessed, and in each state: `goals/2023-08/met` …"""
    counted: dict[str, int] = {
        state.value.replace("_", "-"): sum(node.status is state for node in nodes) for state in GOAL_STATES
    }
    counted["total"] = sum(counted.values())
    for name, count in counted.items():
        yield Figure(
            key=f"goals/{occasion.slug}/{name}",
            value=Decimal(count),
            unit="antal",
            period=occasion.slug,
            label="Bedömda nämndmål" if name == "total" else f"Nämndmål: {_state_words(name)}",
            provenance=Provenance(Origin.CALCULATION, "Räknat av nämndens bedömningar"),
        )


def assignment_rows(committee: Unit, occasion: Occasion) -> list[AssignmentRow]:
    """The committee's assignments with their state at the occasion, common ones first. Two queries."""
    assignments = Assignment.objects.filter(committee=committee, plan_period=occasion.plan_period).select_related(
        "decision"
    )
    reported = {row.assignment_id: row for row in AssignmentFollowUp.objects.filter(occasion=occasion)}
    rows = []
    for assignment in assignments:
        row = reported.get(assignment.pk)
        rows.append(
            AssignmentRow(
                kind=AssignmentKind(assignment.kind),
                number=assignment.number,
                text=assignment.text,
                decision=assignment.decision.reference if assignment.decision else None,
                status=Status(row.status) if row else None,
                word=row.word if row else "",
                comment=row.comment if row else "",
            )
        )
    return rows


def _state_words(name: str) -> str:
    return DEFAULT_WORDS[Status(name.replace("-", "_"))].lower()

"""Load goal areas, the council's goals, the committee's goals, and the committee's assignments."""

from __future__ import annotations

from tertial.demo.loading.demo_data import DemoData
from tertial.demo.loading.rows import Progress, rows, tracked
from tertial.document.inline import Status
from tertial.steering.actions import (
    add_committee_goal,
    add_council_goal,
    add_goal_area,
    follow_up_assignment,
    give_assignment,
    set_scale_word,
)
from tertial.steering.models import Assignment, AssignmentKind, CouncilGoal


def load_goals(data: DemoData, progress: Progress) -> None:
    """Load the chain from goal area to committee goal."""
    for row in rows("scale_words.csv"):
        set_scale_word(municipality=data.municipality, status=Status(row["status"]), word=row["word"], by=data.by)
    areas = {
        row["slug"]: add_goal_area(
            municipality=data.municipality, slug=row["slug"], name=row["name"], order=int(row["order"]), by=data.by
        )
        for row in tracked("Målområden", rows("goal_areas.csv"), progress)
    }
    council_goals: dict[tuple[str, str], CouncilGoal] = {}
    for row in tracked("Kommunövergripande mål", rows("council_goals.csv"), progress):
        council_goals[row["plan_period"], row["slug"]] = add_council_goal(
            plan_period=data.plan_periods[row["plan_period"]],
            area=areas[row["area"]],
            slug=row["slug"],
            name=row["name"],
            order=int(row["order"]),
            by=data.by,
        )
    for row in tracked("Nämndmål", rows("committee_goals.csv"), progress):
        served = row["council_goal"]
        data.goals[row["plan_period"], row["slug"]] = add_committee_goal(
            committee=data.committee,
            plan_period=data.plan_periods[row["plan_period"]],
            area=areas[row["area"]],
            council_goal=council_goals[row["plan_period"], served] if served else None,
            slug=row["slug"],
            name=row["name"],
            description=row["description"],
            order=int(row["order"]),
            by=data.by,
        )


def load_assignments(data: DemoData, progress: Progress) -> None:
    """Load the strategic assignments and how far they had come at each occasion."""
    given: dict[tuple[str, str, str], Assignment] = {}
    for row in tracked("Strategiska uppdrag", rows("assignments.csv"), progress):
        given[row["plan_period"], row["kind"], row["number"]] = give_assignment(
            committee=data.committee,
            plan_period=data.plan_periods[row["plan_period"]],
            kind=AssignmentKind(row["kind"]),
            number=int(row["number"]),
            text=row["text"],
            decision=data.decision(row["decision"]),
            by=data.by,
        )
    for row in tracked("Uppdragens läge", rows("assignment_follow_ups.csv"), progress):
        occasion = data.occasions[row["occasion"]]
        follow_up_assignment(
            assignment=given[occasion.plan_period.slug, row["kind"], row["number"]],
            occasion=occasion,
            status=Status(row["status"]),
            word=row["word"],
            comment=row["comment"],
            by=data.by,
        )

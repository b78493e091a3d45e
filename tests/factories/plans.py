"""Budget versions, posts, frame items and measures against a deficit, made by the room's own actions."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.cycle.models import Decision
from tertial.economy.actions import (
    add_budget_version,
    add_deficit_measure,
    add_frame_item,
    decide_budget,
    set_effect,
    set_post,
)
from tertial.economy.models import (
    BudgetPost,
    BudgetVersion,
    DeficitMeasure,
    FrameItem,
    Measure,
    OperatingLine,
    SpreadMethod,
)
from tertial.organisation.models import Unit
from tests.factories.cycle import a_decision
from tests.factories.economy import a_project, invested
from tests.factories.organisation import a_committee, the_program
from tests.factories.reports import Place


def a_budget(*, year: int = 2023, committee: Unit | None = None, name: str = "") -> BudgetVersion:
    """A proposal; the open one, if there is one."""
    body = committee or a_committee()
    found = BudgetVersion.objects.filter(committee=body, year=year, decision=None).select_related("committee").first()
    return found or add_budget_version(committee=body, year=year, name=name, by=the_program())


def a_post(
    line: OperatingLine,
    kronor: int,
    *,
    budget: BudgetVersion | None = None,
    year: int | None = None,
    label: str = "",
    account: str = "",
    method: SpreadMethod | None = None,
    months_ore: Sequence[int] | None = None,
    comment: str | None = None,
) -> BudgetPost:
    """A post of a proposal, in kronor."""
    return set_post(
        budget=budget or a_budget(year=line.year, committee=line.committee),
        line=line,
        year=year or line.year,
        amount_ore=kronor * 100,
        label=label,
        account=account,
        method=method,
        months_ore=months_ore,
        comment=comment,
        by=the_program(),
    )


def decided(budget: BudgetVersion, decision: Decision | None = None) -> BudgetVersion:
    """Put a proposal in force."""
    return decide_budget(budget=budget, decision=decision or a_decision(), by=the_program())


def a_frame_item(
    label: str = "Ram", kronor: int = 1_000, *, year: int = 2023, budget_year: int = 2023, order: int | None = None
) -> FrameItem:
    """A part of the frame, in kronor."""
    return add_frame_item(
        committee=a_committee(),
        budget_year=budget_year,
        year=year,
        order=order,
        label=label,
        amount_ore=kronor * 100,
        decision=a_decision(),
        by=the_program(),
    )


def a_measure(name: str = "Färre lokaler", *, committee: Unit | None = None, **years: int) -> DeficitMeasure:
    """A measure, with its planned effect in kronor by year: `y2023=500_000`."""
    measure = add_deficit_measure(committee=committee or a_committee(), name=name, by=the_program())
    for year, kronor in years.items():
        set_effect(measure=measure, year=int(year[1:]), planned_ore=kronor * 100, by=the_program())
    return measure


def a_plan(place: Place) -> None:
    """A proposal with one post, a part of the frame, a measure, what an investment is expected to cost, and one without amounts.

    So each of them can be changed and removed.
    """
    a_post(place.line, 258_000_000, label="Allt", account="4")
    a_frame_item(order=9)
    a_measure(y2023=500_000)
    a_project("utan-belopp", order=9)
    invested(
        place.committee.investment_projects.all()[0], Measure.FINAL_COST, "2023", 5_000_000_00, occasion=place.occasion
    )

"""Operating lines, investments and their amounts, made by the room's own actions."""

from __future__ import annotations

from tertial.cycle.models import Occasion
from tertial.economy.actions import add_line, add_project, set_amount, set_investment
from tertial.economy.models import (
    Block,
    Flow,
    InvestmentAmount,
    InvestmentProject,
    LineAmount,
    LineKind,
    Measure,
    OperatingLine,
)
from tertial.organisation.models import Unit
from tests.factories.organisation import a_committee, the_program


def a_line(
    code: str,
    *,
    order: int = 1,
    year: int = 2023,
    kind: LineKind = LineKind.PLAIN,
    block: Block = Block.OPERATIONS,
    committee: Unit | None = None,
    **kronor: int,
) -> OperatingLine:
    """An operating line; a plain one may be given its outcome and budget January–August, in kronor."""
    line = add_line(
        committee=committee or a_committee(),
        year=year,
        code=code,
        label=f"Rad {code}",
        order=order,
        kind=kind,
        block=block,
        by=the_program(),
    )
    for measure, amount in kronor.items():
        an_amount(line, Measure(measure), f"{year}-08", amount * 100)
    return line


def an_amount(
    line: OperatingLine,
    measure: Measure,
    period: str,
    ore: int,
    *,
    occasion: Occasion | None = None,
    source: str = "Ekonomisystemet",
    demo: bool = False,
    expected_version: int | None = None,
) -> LineAmount:
    """An amount of a line, in öre."""
    return set_amount(
        line=line,
        measure=measure,
        period=period,
        amount_ore=ore,
        occasion=occasion,
        source=source,
        demo=demo,
        expected_version=expected_version,
        by=the_program(),
    )


def a_project(
    code: str = "1250", *, order: int = 1, year: int = 2023, committee: Unit | None = None
) -> InvestmentProject:
    """An investment."""
    return add_project(
        committee=committee or a_committee(),
        year=year,
        code=code,
        name=f"Investering {code}",
        order=order,
        by=the_program(),
    )


def invested(
    project: InvestmentProject,
    measure: Measure,
    period: str,
    ore: int,
    *,
    flow: Flow = Flow.EXPENSES,
    occasion: Occasion | None = None,
) -> InvestmentAmount:
    """An amount of an investment, in öre."""
    return set_investment(
        project=project,
        measure=measure,
        period=period,
        amount_ore=ore,
        flow=flow,
        occasion=occasion,
        source="Ekonomisystemet",
        by=the_program(),
    )

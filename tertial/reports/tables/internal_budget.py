"""The internal budget: each line in the budget year and the years planned, the sum, and the frame it must equal."""

from __future__ import annotations

from collections.abc import Iterable

from tertial.document.blocks import Row, RowKind, Table
from tertial.document.figure import Figure
from tertial.document.inline import Text
from tertial.economy.queries.budget import Budget
from tertial.economy.queries.frame import Beside, FrameAndBudget
from tertial.reports.tables.cells import figure_cell, number, words


def budget_table(plan: Budget, frame: FrameAndBudget, money_unit: str) -> Table | None:
    """The lines in force by year, their sum, the frame, and the frame minus the sum; None without a decided budget."""
    if not plan.decided:
        return None
    figures = _by_key([*plan.figures(money_unit), *frame.figures(money_unit)])

    def row(identifier: str, label: str, keys: Iterable[str], kind: RowKind = RowKind.PLAIN) -> Row:
        return Row(
            identifier,
            ((Text(label),), *(figure_cell(figures[key]) if key in figures else () for key in keys)),
            kind,
        )

    years = plan.years
    rows = [row(line.code, line.title, (f"budget/{line.code}/{year}/current" for year in years)) for line in plan.lines]
    rows.append(row("summa", "Summa internbudget", (f"budget/total/{year}/current" for year in years), RowKind.TOTAL))
    if any(frame.operations.frame(year) is not None for year in years):
        rows.append(row("ram", "Budgetram", (f"frame/{year}/total" for year in years)))
        rows.append(row("skillnad", "Ram minus budget", (f"frame/{year}/difference" for year in years)))
    return Table(
        id="internbudget",
        caption=f"Internbudget {plan.year}" + (f" med plan {years[1]}–{years[-1]}" if len(years) > 1 else ""),
        columns=(
            words("Verksamhet", "verksamhet", 2.6),
            *(number(f"{'Budget' if year == plan.year else 'Plan'} {year}", f"ar-{year}") for year in years),
        ),
        rows=tuple(rows),
        unit=money_unit,
    )


def bridge_table(beside: Beside, year: int, money_unit: str) -> Table | None:
    """The bridge from the council's frame, adjustment by adjustment, to the frame and the budget; None without a frame."""
    if not beside.rows:
        return None
    figures = _by_key(beside.figures(money_unit))
    stem = "frame-investment" if beside.investment else "frame"

    def cells(name: str) -> list[tuple[Figure, ...]]:
        found = (figures.get(f"{stem}/{one}/{name}") for one in beside.years)
        return [(figure,) if figure else () for figure in found]

    def row(identifier: str, label: str, kind: RowKind = RowKind.PLAIN) -> Row:
        return Row(
            f"del-{identifier}" if identifier.isdigit() else identifier,
            ((Text(label),), *(figure_cell(*one) if one else () for one in cells(identifier))),
            kind,
        )

    what = "Investeringsram" if beside.investment else "Budgetram"
    return Table(
        id="ramavstamning-investeringar" if beside.investment else "ramavstamning",
        caption=f"{what}, avstämning {year}",
        columns=(
            words(what, "del", 2.6),
            *(number(str(one), f"ar-{one}") for one in beside.years),
        ),
        rows=(
            *(row(str(one.order), one.label) for one in beside.rows),
            row("total", f"Summa {what.lower()}", RowKind.SUBTOTAL),
            row("budget", "Internbudget"),
            row("difference", "Ram minus budget", RowKind.TOTAL),
        ),
        unit=money_unit,
    )


def _by_key(figures: Iterable[Figure]) -> dict[str, Figure]:
    return {figure.key: figure for figure in figures}

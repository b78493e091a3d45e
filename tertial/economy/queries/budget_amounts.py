"""Read the budget in force: what the decided versions' posts give each line, also those that no post stands on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tertial.common.periods import Period
from tertial.economy.calculations.kinds import falls_in
from tertial.economy.calculations.spreading import up_to
from tertial.economy.models import Block, BudgetPost, BudgetVersion, LineAmount, LineKind, Measure, OperatingLine
from tertial.economy.selectors import Selector, parse
from tertial.organisation.models import Unit

ByPeriod = dict[str, int]
"""Amounts in öre by period: `2023-08` is January up to and including August, `2023` the year."""


@dataclass(frozen=True, slots=True)
class _Post:
    line_id: int
    account: str
    amounts: ByPeriod


def budget_amounts(committee: Unit, year: int, period: Period) -> dict[int, ByPeriod]:
    """Each line's budget for the period, the year and each later year that is planned; empty without decided versions.

    A plain line without posts has the budget 0, for the decision says so. An of-which row, and a row by kind, has what the
    posts' accounts put in it, and is left out where that can't be told. Sums are left out: they are computed. Two queries.
    """
    posts = [
        _Post(line_id, account, _by_period(post_year, amount, months, period))
        for line_id, post_year, account, amount, months in BudgetPost.objects.filter(
            budget__committee=committee, budget__year=year, budget__decision__isnull=False
        ).values_list("line_id", "year", "account", "amount_ore", "months_ore")
    ]
    if not posts:
        return {}
    lines = list(OperatingLine.objects.filter(committee=committee, year=year))
    periods = {when for post in posts for when in post.amounts}
    by_line: dict[int, list[_Post]] = defaultdict(list)
    for post in posts:
        by_line[post.line_id].append(post)
    selectors = {line.pk: parse(line.selector) for line in lines}
    in_total = [line for line in lines if line.block == Block.OPERATIONS and line.kind == LineKind.PLAIN]
    result: dict[int, ByPeriod] = {}
    for line in lines:
        if line.kind in (LineKind.TOTAL, LineKind.GRAND_TOTAL):
            continue
        found: Iterable[_Post] | None = by_line[line.pk]
        if not _is_plain(line):
            over = [one for one in lines if one.pk == line.parent_id] or in_total
            found = _share(selectors[line.pk], over, selectors, by_line)
        if found is not None:
            result[line.pk] = _added(found, periods)
    return result


def budgets_in_force(committee: Unit, year: int, period: Period) -> dict[int, ByPeriod]:
    """`budget_amounts`, or the budgets given by hand in a year without decided versions. Two queries."""
    posts = budget_amounts(committee, year, period)
    if posts:
        return posts
    given: dict[int, ByPeriod] = defaultdict(dict)
    for line_id, when, ore in LineAmount.objects.filter(
        line__committee=committee, line__year=year, measure=Measure.BUDGET
    ).values_list("line_id", "period", "amount_ore"):
        given[line_id][when] = ore
    return dict(given)


def budget_source(committee: Unit, year: int) -> str:
    """Where the year's budget comes from, in words: the decided versions, each with its decision. One query."""
    versions = BudgetVersion.objects.filter(committee=committee, year=year, decision__isnull=False)
    return "; ".join(f"{one.name} ({one.decision})" for one in versions.select_related("decision"))


def _is_plain(line: OperatingLine) -> bool:
    return line.kind == LineKind.PLAIN and line.block in (Block.OPERATIONS, Block.MUNICIPAL_UNITS)


def _share(
    row: Selector, over: Iterable[OperatingLine], selectors: dict[int, Selector], by_line: dict[int, list[_Post]]
) -> list[_Post] | None:
    """The posts of some lines that fall in a row; None when one of them may or may not."""
    if not row:
        return None
    found = []
    for line in over:
        for post in by_line[line.pk]:
            answer = falls_in(row, line=selectors[line.pk], account=post.account)
            if answer is None and any(post.amounts.values()):
                return None
            if answer:
                found.append(post)
    return found


def _by_period(post_year: int, amount: int, months: list[int], period: Period) -> ByPeriod:
    amounts = {str(post_year): amount}
    if post_year == period.year:
        amounts[str(period)] = up_to(months, period.month)
    return amounts


def _added(posts: Iterable[_Post], periods: Iterable[str]) -> ByPeriod:
    sums = dict.fromkeys(periods, 0)
    for post in posts:
        for when, ore in post.amounts.items():
            sums[when] += ore
    return sums

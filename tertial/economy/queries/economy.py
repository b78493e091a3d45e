"""Read the economy as tables of figures. A fixed number of queries, whatever the number of lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tertial.common.errors import NotFound
from tertial.common.periods import Period
from tertial.cycle.models import Occasion
from tertial.document.figure import Figure
from tertial.economy.figures import Amount, Amounts, LineFigures, line_figures, summed
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
from tertial.economy.queries.budget_amounts import budget_amounts, budget_source
from tertial.economy.queries.outcome import Ledger, investment_outcomes, ledger, line_outcomes
from tertial.organisation.models import Unit


@dataclass(frozen=True, slots=True)
class LineRow:
    """An operating line, or a sum of lines, with its figures."""

    code: str
    title: str
    kind: LineKind
    block: Block
    figures: LineFigures

    @property
    def in_year_table(self) -> bool:
        """Whether the year's table has the row. An of-which row that nobody forecasts would stand there with a hole."""
        forecast = self.kind is not LineKind.OF_WHICH or self.figures.forecast.number is not None
        return forecast and self.figures.in_year_table


@dataclass(frozen=True, slots=True)
class InvestmentRow:
    """An investment, or their sum. Net is expenses plus income (income is negative)."""

    code: str
    title: str
    is_total: bool
    net: LineFigures
    expenses: LineFigures
    income: LineFigures


@dataclass(frozen=True, slots=True)
class Economy:
    """A committee's economy at an occasion. Rows stand in the decided order, sums where they belong."""

    committee: str
    money_unit: str
    rows: tuple[LineRow, ...]
    revenue_kinds: tuple[LineRow, ...]
    cost_kinds: tuple[LineRow, ...]
    investments: tuple[InvestmentRow, ...]

    def row(self, code: str) -> LineRow:
        """The row with the code; raises `NotFound` naming those that exist."""
        for row in self.rows:
            if row.code == code:
                return row
        raise NotFound("Raden", code, [row.code for row in self.rows])

    @property
    def headline(self) -> LineRow | None:
        """The sum that the committee answers for: including municipal units where it has such."""
        sums = [row for row in self.rows if row.kind in (LineKind.TOTAL, LineKind.GRAND_TOTAL)]
        return sums[-1] if sums else None

    @property
    def has_split_investments(self) -> bool:
        """Whether any investment has income, so that expenses and income are shown apart.

        The ledger knows of every investment that it has brought in nothing; a forecast of nothing somebody has made.
        """
        return any(row.income.outcome.number or row.income.forecast.number is not None for row in self.investments)

    def figures(self) -> Iterator[Figure]:
        """Every figure of the tables."""
        for row in (*self.rows, *self.revenue_kinds, *self.cost_kinds):
            yield from row.figures.all
        for investment in self.investments:
            for figures in (investment.net, investment.expenses, investment.income):
                yield from figures.all


def economy(committee: Unit, occasion: Occasion) -> Economy:
    """The economy of a committee at an occasion: a fixed number of queries to the database, and at most two to the ledger.

    A line with a selector has its outcome from the ledger, and the budget is that of the decided versions where there are
    any; what people have given by hand fills in what neither says.
    """
    lines = list(OperatingLine.objects.filter(committee=committee, year=occasion.year))
    amounts: dict[int, dict[tuple[str, str], Amount]] = {line.pk: {} for line in lines}
    stored = LineAmount.objects.filter(line__committee=committee, line__year=occasion.year)
    for amount in stored:
        if amount.occasion_id in (None, occasion.pk):
            key = (amount.measure, amount.period)
            amounts[amount.line_id][key] = Amount(amount.amount_ore, amount.source, amount.demo)
    year = Period(occasion.year)
    periods = [occasion.period, occasion.period.years_back(1), year, year.years_back(1)]
    book = ledger(committee, occasion.year - 1, occasion.year)
    for pk, outcomes in line_outcomes(book, lines, periods).items():
        amounts[pk].update({(Measure.OUTCOME, period): amount for period, amount in outcomes.items()})
    _put_budget(amounts, committee, occasion)
    sums = _sums(lines, amounts)
    rows = tuple(
        LineRow(
            line.code,
            line.title,
            LineKind(line.kind),
            Block(line.block),
            line_figures(
                stem=f"line/{line.code}",
                title=line.title,
                amounts=sums.get(LineKind(line.kind), amounts[line.pk]),
                period=occasion.period,
                money_unit=occasion.money_unit,
            ),
        )
        for line in lines
    )
    return Economy(
        committee=committee.slug,
        money_unit=occasion.money_unit,
        rows=tuple(row for row in rows if row.block in (Block.OPERATIONS, Block.MUNICIPAL_UNITS)),
        revenue_kinds=tuple(row for row in rows if row.block is Block.REVENUE_KIND),
        cost_kinds=tuple(row for row in rows if row.block is Block.COST_KIND),
        investments=_investments(committee, occasion, book, periods),
    )


def _put_budget(amounts: dict[int, dict[tuple[str, str], Amount]], committee: Unit, occasion: Occasion) -> None:
    """Put in the budget in force; where versions are decided, what somebody gave by hand counts no more."""
    decided = budget_amounts(committee, occasion.year, occasion.period)
    if not decided:
        return
    source = budget_source(committee, occasion.year)
    for pk, kept in amounts.items():
        for key in [key for key in kept if key[0] == Measure.BUDGET]:
            del kept[key]
        kept.update({(Measure.BUDGET, period): Amount(ore, source) for period, ore in decided.get(pk, {}).items()})


def _sums(
    lines: list[OperatingLine], amounts: dict[int, dict[tuple[str, str], Amount]]
) -> dict[LineKind, dict[tuple[str, str], Amount]]:
    def plain(block: Block) -> dict[str, Amounts]:
        return {
            f"line/{line.code}": amounts[line.pk]
            for line in lines
            if line.block == block and line.kind == LineKind.PLAIN
        }

    operations, units = plain(Block.OPERATIONS), plain(Block.MUNICIPAL_UNITS)
    return {
        LineKind.TOTAL: summed(operations, "Summa av verksamheterna"),
        LineKind.GRAND_TOTAL: summed({**operations, **units}, "Summa av verksamheterna och de kommunala enheterna"),
    }


def _investments(committee: Unit, occasion: Occasion, book: Ledger, periods: list[Period]) -> tuple[InvestmentRow, ...]:
    projects = list(InvestmentProject.objects.filter(committee=committee, year=occasion.year))
    flows: dict[int, dict[str, dict[tuple[str, str], Amount]]] = {
        project.pk: {Flow.EXPENSES: {}, Flow.INCOME: {}} for project in projects
    }
    for amount in InvestmentAmount.objects.filter(project__committee=committee, project__year=occasion.year):
        if amount.occasion_id in (None, occasion.pk):
            cell = Amount(amount.amount_ore, amount.source)
            flows[amount.project_id][amount.flow][(amount.measure, amount.period)] = cell
    for pk, by_flow in investment_outcomes(book, projects, periods).items():
        for which, outcomes in by_flow.items():
            flows[pk][which].update({(Measure.OUTCOME, period): amount for period, amount in outcomes.items()})
    rows = [_investment_row(project.code, project.title, False, flows[project.pk], occasion) for project in projects]
    if rows:
        together: dict[str, dict[tuple[str, str], Amount]] = {
            flow: summed(
                {f"investment/{project.code}/{flow}": flows[project.pk][flow] for project in projects},
                "Summa av investeringarna",
            )
            for flow in (Flow.EXPENSES, Flow.INCOME)
        }
        rows.append(_investment_row("total", "Summa investeringar", True, together, occasion))
    return tuple(rows)


def _investment_row(
    code: str, title: str, is_total: bool, flows: dict[str, dict[tuple[str, str], Amount]], occasion: Occasion
) -> InvestmentRow:
    expenses, income = flows[Flow.EXPENSES], flows[Flow.INCOME]
    keys = set(expenses) | set(income)
    net = {
        key: Amount(
            sum(flow[key].ore for flow in (expenses, income) if key in flow),
            next(flow[key].source for flow in (expenses, income) if key in flow),
            parts=_net_parts(code, [flow for flow in (Flow.EXPENSES, Flow.INCOME) if key in flows[flow]], is_total),
        )
        for key in keys
    }

    def figures(suffix: str, amounts: Amounts) -> LineFigures:
        return line_figures(
            stem=f"investment/{code}{suffix}",
            title=title,
            amounts=amounts,
            period=occasion.period,
            money_unit=occasion.money_unit,
        )

    return InvestmentRow(
        code, title, is_total, figures("", net), figures("/expenses", expenses), figures("/income", income)
    )


def _net_parts(code: str, flows: list[Flow], is_total: bool) -> tuple[str, ...]:
    """What a net amount was added up from: both flows, or for the sum whichever there is."""
    return tuple(f"investment/{code}/{flow}" for flow in flows) if is_total or len(flows) > 1 else ()

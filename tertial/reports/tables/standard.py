"""The standard tables by name, each built from what the rooms answer. Pages, files and the report show the same ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from tertial.common.errors import NotFound
from tertial.cycle.models import Occasion
from tertial.document.blocks import Block
from tertial.economy.queries import Economy, LineKind, economy
from tertial.economy.queries.accounts import MONTHS_BACK, by_kind, row_months
from tertial.economy.queries.budget import budget
from tertial.economy.queries.frame import frame_and_budget
from tertial.economy.queries.outcome import Ledger, ledger
from tertial.economy.queries.taken import taken
from tertial.organisation.models import Unit
from tertial.reports.charts.deviation_waterfall import Step, deviation_waterfall
from tertial.reports.charts.net_cost_per_line import net_cost_per_line
from tertial.reports.charts.rolling_twelve_months import MonthSum, rolling_twelve_months
from tertial.reports.tables.by_kind import kind_table
from tertial.reports.tables.internal_budget import bridge_table, budget_table
from tertial.reports.tables.investments import investment_table
from tertial.reports.tables.months import months_table
from tertial.reports.tables.operations import period_table, year_table
from tertial.reports.tables.summary import summary_table


@dataclass(frozen=True)
class Books:
    """A committee's economy at an occasion; each part is read when a table first asks for it."""

    committee: Unit
    occasion: Occasion

    @cached_property
    def economy(self) -> Economy:
        """Lines and investments."""
        return economy(self.committee, self.occasion)

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger of the year and those before that tables look back at."""
        return ledger(self.committee, self.occasion.year - MONTHS_BACK, self.occasion.year)


@dataclass(frozen=True, slots=True)
class StandardTable:
    """A table with its name in addresses, its title, and what builds its blocks; no blocks where there is nothing to show."""

    slug: str
    title: str
    build: Callable[[Books], Sequence[Block]]


def standard_table(slug: str) -> StandardTable:
    """The table with the name; raises `NotFound` naming those that exist."""
    if slug not in STANDARD_TABLES:
        raise NotFound("Tabellen", slug, list(STANDARD_TABLES))
    return STANDARD_TABLES[slug]


def insertable(committee: Unit, occasion: Occasion) -> Callable[[str], Sequence[Block]]:
    """What texts get for a table's name. Nothing is read before the first table is asked for."""
    books = Books(committee, occasion)
    return lambda slug: standard_table(slug).build(books)


def _summary(books: Books) -> Sequence[Block]:
    table = summary_table(books.economy, books.occasion)
    return [table] if table else []


def _period(books: Books) -> Sequence[Block]:
    table = period_table(books.economy, books.occasion)
    return [table, *_waterfall(books, period=True)] if table.rows else []


def _year(books: Books) -> Sequence[Block]:
    table = year_table(books.economy, books.occasion)
    return [table, *_waterfall(books, period=False)] if table.rows else []


def _waterfall(books: Books, *, period: bool) -> Sequence[Block]:
    money, occasion = books.economy, books.occasion
    plain = [row for row in money.rows if row.kind is LineKind.PLAIN]
    if money.headline is None:
        return []
    which = "deviation" if period else "forecast_deviation"
    steps = [Step(row.title, getattr(row.figures, which)) for row in plain]
    total = getattr(money.headline.figures, which)
    if total.number is None:
        return []
    return [
        deviation_waterfall(
            steps,
            total,
            what=occasion.period.words if period else f"prognos {occasion.year}",
            unit=money.money_unit,
            identifier="avvikelse-perioden" if period else "avvikelse-prognos",
        )
    ]


def _by_kind(books: Books) -> Sequence[Block]:
    kinds = by_kind(books.ledger, books.occasion)
    return [kind_table(kinds, books.occasion)] if kinds else []


def _rolling(books: Books) -> Sequence[Block]:
    headline = books.economy.headline
    if headline is None:
        return []
    row = taken(books.committee, books.occasion.year, headline.code)
    months = row_months(books.ledger, row, books.occasion)
    if not months:
        return []
    unit = books.economy.money_unit
    sums = [MonthSum(month.month, month.rolling) for month in months if month.rolling]
    chart = [rolling_twelve_months(sums, what="Nettokostnad", unit=unit)] if sums else []
    return [*chart, months_table(months, headline.title, unit)]


def _per_line(books: Books) -> Sequence[Block]:
    rows = [row for row in books.economy.rows if row.kind is LineKind.PLAIN and row.figures.in_year_table]
    if not rows:
        return []
    year = books.occasion.year
    return [
        net_cost_per_line(
            [(row.title, row.figures.forecast, row.figures.year_end) for row in rows],
            now=f"prognos {year}",
            before=f"bokslut {year - 1}",
            unit=books.economy.money_unit,
        )
    ]


def _internal_budget(books: Books) -> Sequence[Block]:
    plan, frame = budget(books.committee, books.occasion.year), frame_and_budget(books.committee, books.occasion.year)
    unit, year = books.occasion.money_unit, books.occasion.year
    tables = (
        budget_table(plan, frame, unit),
        bridge_table(frame.operations, year, unit),
        bridge_table(frame.investments, year, unit),
    )
    return [table for table in tables if table]


def _investments(books: Books) -> Sequence[Block]:
    table = investment_table(books.economy, books.occasion)
    return [table] if table else []


STANDARD_TABLES: dict[str, StandardTable] = {
    table.slug: table
    for table in (
        StandardTable("sammandrag", "Ekonomi i sammandrag", _summary),
        StandardTable("perioden", "Perioden mot budget", _period),
        StandardTable("helaret", "Helårsprognos mot budget", _year),
        StandardTable("nettokostnad", "Nettokostnad per verksamhet", _per_line),
        StandardTable("internbudget", "Internbudget och ram", _internal_budget),
        StandardTable("slag", "Intäkter och kostnader efter slag", _by_kind),
        StandardTable("tolv-manader", "Rullande tolv månader", _rolling),
        StandardTable("investeringar", "Investeringar", _investments),
    )
}

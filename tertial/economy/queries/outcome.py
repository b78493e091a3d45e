"""Read what lines and investments cost from the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tertial.common.periods import Period
from tertial.economy.figures import Amount
from tertial.economy.ledger.sums import Sum, Window
from tertial.economy.ledger.visible import Visible, visible
from tertial.economy.models import Content, Flow, InvestmentProject, OperatingLine
from tertial.economy.queries.mapping import mapped_codes
from tertial.economy.selectors import Codes, Condition, Selector, parse
from tertial.organisation.models import Unit

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from tertial.economy.ledger.queries import Mapped

_INCOME_ACCOUNTS = Codes("3", prefix=True)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A committee's ledger as it counts now: its rows, the months it covers, and the codes that count as others.

    Opening it asks the database twice; the rows are read first when a question is put to them.
    """

    visible: Visible
    mapped: Mapped

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever imported."""
        return not self.visible.files

    def covers(self, period: Period) -> bool:
        """Whether every month of the period is imported; a sum over a hole is no sum."""
        first, last = window(period)
        return all(month in self.visible.months for month in months_between(first, last))

    @property
    def rows(self) -> Table:
        """Every row that counts."""
        from tertial.economy.ledger import engine

        return engine.rows(self.visible.files)

    @property
    def result_rows(self) -> Table:
        """The rows on revenue and cost accounts."""
        from tertial.economy.ledger import queries

        return queries.result_rows(self.rows)

    def line_sums(
        self, selectors: Mapping[str, Selector], windows: Iterable[Window], *, only_results: bool = True
    ) -> Mapping[tuple[str, Window], Sum]:
        """What each selector takes in each window; see `ledger.queries.line_sums`."""
        from tertial.economy.ledger import remembered

        return remembered.line_sums(
            self.visible.files,
            tuple(selectors.items()),
            tuple(windows),
            remembered.key_of(self.mapped),
            only_results,
        )

    def month_sums(self, selectors: Mapping[str, Selector], months: Window) -> Mapping[str, Mapping[int, int]]:
        """What each selector takes month by month, in öre; see `ledger.queries.month_sums`."""
        from tertial.economy.ledger import remembered

        return remembered.month_sums(
            self.visible.files, tuple(selectors.items()), months, remembered.key_of(self.mapped)
        )

    def part_sums(
        self, parts: Iterable[str], windows: Iterable[Window], selector: Selector | None = None
    ) -> Sequence[tuple[tuple[str, ...], tuple[Sum, ...]]]:
        """The sums by parts of the code string; see `ledger.queries.part_sums`."""
        from tertial.economy.ledger import remembered

        return remembered.part_sums(
            self.visible.files, tuple(parts), tuple(windows), selector, remembered.key_of(self.mapped)
        )


def ledger(committee: Unit, first_year: int, last_year: int) -> Ledger:
    """A committee's ledger, with the mapping of codes that holds some day of the years. Two queries."""
    return Ledger(visible(committee, Content.OUTCOME), mapped_codes(committee.municipality, first_year, last_year))


def window(period: Period) -> Window:
    """The first and last month of a period."""
    return period.year * 100 + 1, period.year * 100 + (period.month or 12)


def months_between(first: int, last: int) -> list[int]:
    """Every month from the first to the last, both included: 202211, 202212, 202301 …"""
    return [
        year * 100 + month
        for year in range(first // 100, last // 100 + 1)
        for month in range(1, 13)
        if first <= year * 100 + month <= last
    ]


def line_outcomes(
    book: Ledger, lines: Iterable[OperatingLine], periods: Sequence[Period]
) -> dict[int, dict[str, Amount]]:
    """What each line with a selector cost, by line id and period, for the periods that the ledger covers."""
    selectors = {str(line.pk): parse(line.selector) for line in lines if line.selector}
    return {int(pk): amounts for pk, amounts in _amounts(book, selectors, periods, only_results=True).items()}


def investment_outcomes(
    book: Ledger, projects: Iterable[InvestmentProject], periods: Sequence[Period]
) -> dict[int, dict[Flow, dict[str, Amount]]]:
    """What each investment with a selector cost and brought in, by project id, flow and period.

    Income is what stands on revenue accounts, expenses what stands on any other.
    """
    selectors: dict[str, Selector] = {}
    for project in projects:
        if project.selector:
            selector = parse(project.selector)
            selectors[f"{project.pk}/{Flow.EXPENSES}"] = _and(selector, Condition("account", (), (_INCOME_ACCOUNTS,)))
            selectors[f"{project.pk}/{Flow.INCOME}"] = _and(selector, Condition("account", (_INCOME_ACCOUNTS,)))
    found: dict[int, dict[Flow, dict[str, Amount]]] = {}
    for name, amounts in _amounts(book, selectors, periods, only_results=False).items():
        pk, _, flow = name.partition("/")
        found.setdefault(int(pk), {})[Flow(flow)] = amounts
    return found


def _amounts(
    book: Ledger, selectors: Mapping[str, Selector], periods: Sequence[Period], *, only_results: bool
) -> dict[str, dict[str, Amount]]:
    covered = [period for period in dict.fromkeys(periods) if book.covers(period)]
    if not selectors or not covered:
        return {}
    sums = book.line_sums(selectors, [window(period) for period in covered], only_results=only_results)
    return {
        name: {
            str(period): Amount(
                sums[name, window(period)].ore, book.visible.words(window(period)), demo=book.visible.demo
            )
            for period in covered
        }
        for name in selectors
    }


def _and(selector: Selector, condition: Condition) -> Selector:
    return Selector(tuple((*conditions, condition) for conditions in selector.alternatives))

"""Read the economy by kind: account groups of the whole committee, accounts of one row, and a row month by month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tertial.common.money import kr
from tertial.common.periods import MONTHS, Period
from tertial.cycle.models import Occasion
from tertial.document.figure import Figure, Missing, MissingReason, Origin, Provenance
from tertial.economy.kommun_bas import group_of, groups
from tertial.economy.models import Part
from tertial.economy.queries.codes import known_codes
from tertial.economy.queries.outcome import Ledger, ledger, months_between, window
from tertial.economy.queries.taken import Taken, taken_rows
from tertial.economy.selectors import Selector
from tertial.organisation.models import Unit

ROLLING = 12
MONTHS_BACK = 2
"""How many years of months before the occasion's are shown."""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account or a group of accounts: this year's period, the same a year before, and now minus then."""

    code: str
    name: str
    is_revenue: bool
    now: Figure
    before: Figure
    change: Figure


@dataclass(frozen=True, slots=True)
class ByKind:
    """Every account group with something in it, revenue first, and the sums of each side and of both."""

    revenue: tuple[AccountRow, ...]
    costs: tuple[AccountRow, ...]
    revenue_sum: AccountRow
    cost_sum: AccountRow
    net: AccountRow


def by_kind(book: Ledger, occasion: Occasion) -> ByKind | None:
    """The committee's revenue and cost by account group, by Kommun-Bas; None where the ledger lacks the period."""
    now, before = occasion.period, occasion.period.years_back(1)
    if not book.covers(now):
        return None
    sums = _account_sums(book, None, now, before)
    grouped: dict[str, tuple[int, int]] = {}
    for account, (ore, earlier) in sums.items():
        group = group_of(account)
        code = group.code if group else account[:1]
        have = grouped.get(code, (0, 0))
        grouped[code] = (have[0] + ore, have[1] + earlier)

    def row(code: str, name: str, *, revenue: bool, sums: tuple[int, int]) -> AccountRow:
        return _row(book, f"kind/{code}", code, name, revenue, sums, now, before, occasion.money_unit)

    revenue: list[AccountRow] = []
    costs: list[AccountRow] = []
    for code, found in sorted(grouped.items()):
        group = groups().get(code)
        is_revenue = group.side == "revenue" if group else code.startswith("3")
        rows = revenue if is_revenue else costs
        rows.append(row(code, group.name if group else f"Kontoklass {code}", revenue=is_revenue, sums=found))

    def added(codes: Sequence[AccountRow]) -> tuple[int, int]:
        return sum(grouped[one.code][0] for one in codes), sum(grouped[one.code][1] for one in codes)

    return ByKind(
        tuple(revenue),
        tuple(costs),
        row("revenue", "Summa intäkter", revenue=True, sums=added(revenue)),
        row("costs", "Summa kostnader", revenue=False, sums=added(costs)),
        row("net", "Nettokostnad", revenue=False, sums=added([*revenue, *costs])),
    )


def row_accounts(book: Ledger, row: Taken, occasion: Occasion) -> list[AccountRow]:
    """The accounts behind a row of the operating summary, in order, in the period and the same period a year before."""
    now, before = occasion.period, occasion.period.years_back(1)
    if not row.selector or not book.covers(now):
        return []
    names = known_codes(row.committee.municipality, occasion.year).get(Part.ACCOUNT, {})
    rows = []
    for account, sums in sorted(_account_sums(book, row.selector, now, before).items()):
        group = group_of(account)
        name = names.get(account) or (group.name if group else "")
        revenue = bool(group and group.side == "revenue")
        stem = f"line/{row.code}/account/{account}"
        rows.append(_row(book, stem, account, name, revenue, sums, now, before, occasion.money_unit))
    return rows


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month of a row: its outcome, and the sum of the twelve months that end with it; None where one is not imported."""

    month: Period
    outcome: Figure
    rolling: Figure | None

    @property
    def name(self) -> str:
        """The month in words: `augusti 2023`."""
        return f"{MONTHS[(self.month.month or 1) - 1]} {self.month.year}"


def row_months(book: Ledger, row: Taken, occasion: Occasion, *, years: int = MONTHS_BACK) -> list[MonthRow]:
    """A row's imported months, from `years` years before the occasion's up to it, each with its rolling twelve months.

    A month's period is written as `2023-08` and means that month alone here, as in the keys `month/<line>/2023-08`.
    """
    return months_of_rows(book, [row], occasion, years=years)[row.code]


def months_of_rows(
    book: Ledger, rows: Sequence[Taken], occasion: Occasion, *, years: int = MONTHS_BACK
) -> dict[str, list[MonthRow]]:
    """`row_months` of several rows with one question to the ledger, by code; empty for a row without selector."""
    selectors = {row.code: row.selector for row in rows if row.selector}
    result: dict[str, list[MonthRow]] = {row.code: [] for row in rows}
    if not selectors or book.is_empty:
        return result
    last = window(occasion.period)[1]
    first = (occasion.year - years) * 100 + 1
    sums = book.month_sums(selectors, (first, last))
    months = [month for month in months_between(first, last) if month in book.visible.months]
    for row in rows:
        if row.selector:
            result[row.code] = [
                _month(book, row, sums[row.code], months[max(0, place - ROLLING + 1) : place + 1], occasion)
                for place in range(len(months))
            ]
    return result


def ledger_figures(committee: Unit, occasion: Occasion) -> Iterator[Figure]:
    """Every figure that the ledger alone gives: by kind, and each row's months with their rolling sums."""
    book = ledger(committee, occasion.year - MONTHS_BACK, occasion.year)
    kinds = by_kind(book, occasion)
    if kinds:
        for row in (*kinds.revenue, *kinds.costs, kinds.revenue_sum, kinds.cost_sum, kinds.net):
            yield from (row.now, row.before, row.change)
    for months in months_of_rows(book, taken_rows(committee, occasion.year), occasion).values():
        for month in months:
            yield month.outcome
            if month.rolling:
                yield month.rolling


def _month(book: Ledger, row: Taken, sums: Mapping[int, int], back: Sequence[int], occasion: Occasion) -> MonthRow:
    """The last of some imported months, with their sum where they are twelve in a row."""
    month = back[-1]
    period = Period(month // 100, month % 100)
    rolling = None
    if len(back) == ROLLING and len(months_between(back[0], month)) == ROLLING:
        ore = sum(sums.get(one, 0) for one in back)
        rolling = _amount(book, f"rolling/{row.code}/{period}", ore, period, row.title, occasion)
    outcome = _amount(book, f"month/{row.code}/{period}", sums.get(month, 0), period, row.title, occasion)
    return MonthRow(period, outcome, rolling)


def _account_sums(book: Ledger, selector: Selector | None, now: Period, before: Period) -> dict[str, tuple[int, int]]:
    found = book.part_sums([Part.ACCOUNT], [window(now), window(before)], selector)
    return {codes[0]: (sums[0].ore, sums[1].ore) for codes, sums in found}


def _row(
    book: Ledger,
    stem: str,
    code: str,
    name: str,
    revenue: bool,
    sums: tuple[int, int],
    now: Period,
    before: Period,
    money_unit: str,
) -> AccountRow:
    there = book.covers(before)
    title = f"{code} {name}" if code.isdigit() else name
    missing = Missing(MissingReason.NOT_MEASURED, f"Huvudboken är inte inläst för {before.words}")

    def figure(what: str, period: Period, value: Decimal | Missing, provenance: Provenance) -> Figure:
        return Figure(
            key=f"{stem}/{period}/{what}",
            value=value,
            unit="kr",
            period=str(period),
            label=f"{title}, {'förändring' if what == 'change' else f'redovisat {period.words}'}",
            shown_in=money_unit,
            provenance=provenance,
        )

    origin = Origin.DEMO_SERIES if book.visible.demo else Origin.LEDGER
    first = figure("outcome", now, kr(sums[0]), Provenance(origin, book.visible.words(window(now))))
    second = figure(
        "outcome", before, kr(sums[1]) if there else missing, Provenance(origin, book.visible.words(window(before)))
    )
    change = figure(
        "change",
        now,
        kr(sums[0] - sums[1]) if there else missing,
        Provenance(Origin.CALCULATION, f"{now.words} minus {before.words}", inputs=(first.key, second.key)),
    )
    return AccountRow(code, name, revenue, first, second, change)


def _amount(book: Ledger, key: str, ore: int, period: Period, title: str, occasion: Occasion) -> Figure:
    rolling = key.startswith("rolling/")
    name = f"{MONTHS[(period.month or 1) - 1]} {period.year}"
    first = period.months_back(ROLLING - 1)
    months = (first.year * 100 + (first.month or 1), window(period)[1]) if rolling else (window(period)[1],) * 2
    return Figure(
        key=key,
        value=kr(ore),
        unit="kr",
        period=str(period),
        label=f"{title}, tolv månader till och med {name}" if rolling else f"{title}, {name}",
        shown_in=occasion.money_unit,
        provenance=Provenance(
            Origin.DEMO_SERIES if book.visible.demo else Origin.LEDGER, book.visible.words((months[0], months[1]))
        ),
    )

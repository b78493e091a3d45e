"""The economy: the standard tables with their deviations, and one line by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tertial.document.blocks import Chart
from tertial.economy.queries import Block, Economy, LineKind, LineRow
from tertial.economy.queries import economy as read_economy
from tertial.economy.queries.accounts import MONTHS_BACK, row_accounts, row_months
from tertial.economy.queries.outcome import ledger
from tertial.economy.queries.taken import Taken, taken, taken_by_kind
from tertial.organisation.permissions import Permission
from tertial.reports.charts.net_cost_per_line import net_cost_per_line
from tertial.reports.charts.rolling_twelve_months import MonthSum, rolling_twelve_months
from tertial.web.bars import bars
from tertial.web.mentions import paragraphs_about
from tertial.web.place import Place, at_place
from tertial.web.reading import blocks_html, chart_html
from tertial.web.report_content import Content, content_of


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line with the class that says how it adds up."""

    row: LineRow
    css: str
    starts_units: bool


_CSS = {
    LineKind.OF_WHICH: "of-which",
    LineKind.OF_TOTAL: "of-which",
    LineKind.TOTAL: "total",
    LineKind.GRAND_TOTAL: "total",
}


@at_place
def economy(request: HttpRequest, place: Place) -> HttpResponse:
    """The period, the year, investments and the chart. Four queries beside the frame's."""
    money = read_economy(place.committee, place.occasion)
    chart = _chart(money, place.occasion.year)
    context = {
        "economy": money,
        "period_rows": _shown([row for row in money.rows if row.figures.in_period_table]),
        "year_rows": _shown([row for row in money.rows if row.in_year_table]),
        "largest_period": _largest(money.rows, "deviation"),
        "largest_year": _largest(money.rows, "forecast_deviation"),
        "before": place.occasion.period.years_back(1),
        "chart": chart_html(chart, place) if chart else "",
    }
    return render(request, "economy/economy.html", context)


@at_place
def line(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """One line: the period and the year, what it holds, what the report's texts say about it, and its neighbours."""
    content = content_of(place)
    money = read_economy(place.committee, place.occasion)
    kinds = (*money.revenue_kinds, *money.cost_kinds)
    row = next((one for one in kinds if one.code == code), None) or money.row(code)
    context = {
        "economy": money,
        "row": row,
        "of_which": _of_which(money, row),
        "before": place.occasion.period.years_back(1),
        "neighbours": _neighbours(money, row),
        "year_bars": bars(row.figures.forecast, row.figures.year_budget, row.figures.year_end),
        "period_bars": bars(row.figures.outcome, row.figures.budget, row.figures.previous),
        "said": _said(content, code, place),
        **_behind(place, taken(place.committee, place.occasion.year, code)),
    }
    return render(request, "economy/line.html", context)


@at_place
def kind(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """One account group of the whole committee: its accounts and its months."""
    row = taken_by_kind(place.committee, code)
    context = {"row": row, "before": place.occasion.period.years_back(1), **_behind(place, row)}
    return render(request, "economy/kind.html", context)


def _behind(place: Place, row: Taken) -> dict[str, Any]:
    """What stands behind a row in the ledger: its accounts and its months."""
    occasion = place.occasion
    if not row.selector:
        return {}
    book = ledger(place.committee, occasion.year - MONTHS_BACK, occasion.year)
    months = row_months(book, row, occasion)
    sums = [MonthSum(month.month, month.rolling) for month in months if month.rolling]
    rolling = rolling_twelve_months(sums, what=row.title, unit=occasion.money_unit) if len(sums) > 1 else None
    return {
        "accounts": row_accounts(book, row, occasion),
        "rolling": chart_html(rolling, place) if rolling else "",
        "months": months[::-1],
        "may_see_vouchers": place.can(Permission.LEDGER_READ),
    }


def _chart(money: Economy, year: int) -> Chart | None:
    """The forecast of each line beside last year's outcome; None before there are any."""
    plain = [row for row in money.rows if row.kind is LineKind.PLAIN and row.figures.in_year_table]
    if not plain:
        return None
    return net_cost_per_line(
        [(row.title, row.figures.forecast, row.figures.year_end) for row in plain],
        now=f"prognos {year}",
        before=f"bokslut {year - 1}",
        unit=money.money_unit,
    )


def _said(content: Content, code: str, place: Place) -> list[tuple[str, str, str]]:
    """Where the report's texts name the line's numbers: chapter, its anchor, and the paragraphs themselves."""
    if content.document is None:
        return []
    return [
        (chapter.title, chapter.id, blocks_html(paragraphs, place, level=3))
        for chapter, paragraphs in paragraphs_about(content.document, f"line/{code}/")
    ]


def _shown(rows: Sequence[LineRow]) -> list[ShownLine]:
    shown = []
    before: Block | None = None
    for row in rows:
        starts = row.block is Block.MUNICIPAL_UNITS and before is Block.OPERATIONS and row.kind is LineKind.PLAIN
        shown.append(ShownLine(row, _CSS.get(row.kind, ""), starts))
        before = row.block
    return shown


def _largest(rows: Sequence[LineRow], name: str) -> Decimal:
    """The largest deviation among the plain lines, so that bars can be compared with each other."""
    numbers = [getattr(row.figures, name).number for row in rows if row.kind is LineKind.PLAIN]
    return max((abs(number) for number in numbers if number is not None), default=Decimal(0))


def _of_which(money: Economy, row: LineRow) -> list[LineRow]:
    """The of-which lines that stand right under a line."""
    found = []
    for other in _after(money, row):
        if other.kind not in (LineKind.OF_WHICH, LineKind.OF_TOTAL):
            break
        found.append(other)
    return found if row.kind not in (LineKind.OF_WHICH, LineKind.OF_TOTAL) else []


def _after(money: Economy, row: LineRow) -> Sequence[LineRow]:
    return money.rows[money.rows.index(row) + 1 :] if row in money.rows else ()


def _neighbours(money: Economy, row: LineRow) -> tuple[LineRow | None, LineRow | None]:
    if row not in money.rows:
        return (None, None)
    place = money.rows.index(row)
    after = _after(money, row)
    return (money.rows[place - 1] if place else None, after[0] if after else None)

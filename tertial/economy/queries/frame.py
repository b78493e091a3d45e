"""Read the frame, and the budget beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tertial.common.money import in_kr
from tertial.common.periods import Period
from tertial.document.figure import Figure
from tertial.economy.models import FrameItem, InvestmentAmount, Measure, OperatingLine
from tertial.economy.plan_figures import money
from tertial.economy.queries.answered_for import summed_up
from tertial.economy.queries.budget_amounts import budgets_in_force
from tertial.organisation.models import Unit


@dataclass(frozen=True, slots=True)
class BridgeRow:
    """A part of the frame with its item of each year that has it: a row of the bridge table."""

    order: int
    label: str
    items: Mapping[int, FrameItem]

    def amount(self, year: int) -> int | None:
        """The part's amount a year in öre; None in a year that does not have it."""
        item = self.items.get(year)
        return item.amount_ore if item else None


@dataclass(frozen=True, slots=True)
class Beside:
    """A frame and the budget beside it, one kind of money, year by year. Amounts in öre, None where there are none."""

    rows: tuple[BridgeRow, ...]
    years: tuple[int, ...]
    budgets: Mapping[int, int | None]
    investment: bool = False

    def frame(self, year: int) -> int | None:
        """The frame with its adjustments."""
        found = [row.amount(year) for row in self.rows]
        known = [ore for ore in found if ore is not None]
        return sum(known) if known else None

    def budget(self, year: int) -> int | None:
        """The budget in force."""
        return self.budgets.get(year)

    def difference(self, year: int) -> int | None:
        """The frame minus the budget: plus is money that the budget leaves over."""
        frame, budget = self.frame(year), self.budget(year)
        return None if frame is None or budget is None else frame - budget

    def words(self, year: int) -> str:
        """The difference in a sentence."""
        return sentence(year, self.frame(year), self.budget(year))

    def figures(self, money_unit: str) -> Iterator[Figure]:
        """`frame/2023/1`, `frame/2023/total`, `frame/2023/budget`, `frame/2023/difference`; of investments `frame-investment/…`."""
        stem = "frame-investment" if self.investment else "frame"
        of = "investeringsram" if self.investment else "ram"
        for year in self.years:
            parts = []
            for row in self.rows:
                item = row.items.get(year)
                if item:
                    parts.append(f"{stem}/{year}/{row.order}")
                    source = item.decision.title if item.decision else ""
                    yield money(
                        parts[-1],
                        item.amount_ore,
                        label=f"{row.label}, {of} {year}",
                        period=str(year),
                        money_unit=money_unit,
                        source=source,
                    )
            for name, ore, label, source, inputs in (
                ("total", self.frame(year), f"Summa {of} {year}", "Summan av ramens delar", tuple(parts)),
                ("budget", self.budget(year), f"Budget mot {of} {year}", "Budgeten som gäller", ()),
                (
                    "difference",
                    self.difference(year),
                    f"Ram minus budget, {of} {year}",
                    "Ramen minus budgeten",
                    (f"{stem}/{year}/total", f"{stem}/{year}/budget"),
                ),
            ):
                yield money(
                    f"{stem}/{year}/{name}",
                    ore,
                    label=label,
                    period=str(year),
                    money_unit=money_unit,
                    source=source,
                    inputs=inputs,
                )


@dataclass(frozen=True, slots=True)
class FrameAndBudget:
    """A committee's frame and budget for a year with plan: running costs and investments."""

    year: int
    operations: Beside
    investments: Beside

    def figures(self, money_unit: str = "tkr") -> Iterator[Figure]:
        """Every amount as a figure."""
        yield from self.operations.figures(money_unit)
        yield from self.investments.figures(money_unit)


def sentence(year: int, frame_ore: int | None, budget_ore: int | None) -> str:
    """What a budget is beside its frame, in words."""
    if frame_ore is None:
        return _("Ramen för %(year)s är inte inlagd.") % {"year": year}
    if budget_ore is None:
        return _("Budgeten för %(year)s är inte inlagd.") % {"year": year}
    if frame_ore == budget_ore:
        return _("Budgeten är lika med ramen.")
    words = _("Budgeten är %(amount)s mindre än ramen.")
    if budget_ore > frame_ore:
        words = _("Budgeten är %(amount)s större än ramen.")
    return words % {"amount": in_kr(abs(frame_ore - budget_ore))}


def frame_items(committee: Unit, budget_year: int) -> list[FrameItem]:
    """The frame and its adjustments as they stood in the budget decided for a year."""
    return list(FrameItem.objects.filter(committee=committee, budget_year=budget_year).select_related("decision"))


def frame_and_budget(committee: Unit, year: int) -> FrameAndBudget:
    """The frame of a budget year and of the years planned with it, beside the budget in force. At most five queries."""
    items = frame_items(committee, year)
    budgets = budgets_in_force(committee, year, Period(year))
    lines = list(OperatingLine.objects.filter(committee=committee, year=year))
    years = sorted({year, *(item.year for item in items)})
    operations = {
        one: summed_up(lines, {pk: by_period[str(one)] for pk, by_period in budgets.items() if str(one) in by_period})
        for one in years
    }
    return FrameAndBudget(
        year,
        Beside(_rows(items, investment=False), tuple(years), operations),
        Beside(_rows(items, investment=True), tuple(years), _investment_budgets(committee, year), investment=True),
    )


def _rows(items: list[FrameItem], *, investment: bool) -> tuple[BridgeRow, ...]:
    """One row per order and label: the same adjustment in several years stands on one row."""
    found: dict[tuple[int, str], dict[int, FrameItem]] = defaultdict(dict)
    for item in items:
        if item.investment == investment:
            found[item.order, item.label][item.year] = item
    return tuple(BridgeRow(order, label, by_year) for (order, label), by_year in sorted(found.items()))


def _investment_budgets(committee: Unit, year: int) -> dict[int, int]:
    sums: dict[int, int] = defaultdict(int)
    for period, ore in InvestmentAmount.objects.filter(
        project__committee=committee, project__year=year, measure=Measure.BUDGET
    ).values_list("period", "amount_ore"):
        if period.isdigit():
            sums[int(period)] += ore
    return dict(sums)

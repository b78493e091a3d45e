"""Read what the ledger's history suggests that lines will cost the whole year, and how well it would have foreseen before.

The first question of a process waits seconds for the statistics library, and each new history a tenth of one. So answers
are kept (`forecasting.kept`); a page asks with `wait=False`, shows what there is, and asks again: what is missing is
worked out in the background meanwhile.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django_tasks import task

from tertial.common.periods import Period
from tertial.cycle.models import Occasion
from tertial.economy.calculations.spreading import evenly
from tertial.economy.forecasting import History, Suggestion, Trial, Unsuggested, backtest, kept
from tertial.economy.forecasting.total import total
from tertial.economy.models import BudgetPost, LineAmount, LineKind, Measure, OperatingLine
from tertial.economy.queries.answered_for import answered_for
from tertial.economy.queries.outcome import Ledger, ledger, months_between
from tertial.economy.selectors import parse
from tertial.organisation.models import Unit

FIRST_YEARS = 6
"""How many years before the occasion's a suggestion looks at: older ones tell of another time."""
SUMS = (LineKind.TOTAL, LineKind.GRAND_TOTAL)
NOT_FROM_LEDGER = Unsuggested("Raden hämtar inte sitt utfall från huvudboken.")

ASK_AGAIN = 60.0
"""Seconds after which work that was begun is taken for lost: another process may have had it."""

_working = threading.Lock()
_under_way: dict[str, float] = {}


@dataclass(frozen=True, slots=True)
class Suggested:
    """The lines' suggestions by line code, None while one is being worked out; and the sum where every line has one."""

    lines: Mapping[str, Suggestion | Unsuggested | None]
    total: tuple[int, int, int] | None

    @property
    def is_pending(self) -> bool:
        """Whether any is still being worked out: ask again in a moment."""
        return None in self.lines.values()


def suggestions(committee: Unit, occasion: Occasion, *, wait: bool = True) -> Suggested:
    """The suggested full-year net cost of every line of an occasion that is no sum. At most six queries, one to the ledger.

    Without `wait` nothing is worked out here, but what is missing is set to work.
    """
    everything = _lines(committee, occasion.year)
    lines = [line for line in everything if line.kind not in SUMS]
    histories = _histories(committee, occasion.period, lines)
    lookup = _kept if not wait else _worked_out
    found = {line.code: lookup(histories[line.code]) if line.code in histories else NOT_FROM_LEDGER for line in lines}
    if not wait and None in found.values():
        _set_to_work(f"{committee.pk}/{occasion.pk}", lambda: work_out.enqueue(committee.pk, occasion.pk))
        found = {code: _kept(histories[code]) if one is None else one for code, one in found.items()}
    summed = [found[line.code] for line in answered_for(everything)]
    known = [one for one in summed if isinstance(one, Suggestion)]
    return Suggested(found, total(known) if known and len(known) == len(summed) else None)


def back_test(committee: Unit, occasion: Occasion, *, wait: bool = True) -> tuple[Trial, ...] | None:
    """How the suggestions would have done the whole years before the occasion's, beside the people's own forecasts.

    The lines are those of the occasion's year, with their selectors as they are now, also over earlier years; people's
    forecasts and budgets are those of the lines with the same codes. None while it is worked out in the background.
    """
    lines = _lines(committee, occasion.year)
    book = ledger(committee, occasion.year - FIRST_YEARS, occasion.year)
    first, months = _months(book, lines, Period(occasion.year - 1))
    if not months:
        return ()
    budgets = {
        (code, year): twelve
        for year in range(first, occasion.year)
        for code, twelve in _budgets(committee, Period(year)).items()
    }
    humans = _forecasts(committee, first, occasion.year - 1)
    if wait:
        return backtest(months, first_year=first, budgets=budgets, humans=humans, by=_worked_out)

    def kept_ones() -> tuple[Trial, ...] | None:
        missing: list[History] = []

        def by(history: History) -> Suggestion | Unsuggested:
            found = _kept(history)
            if found is None:
                missing.append(history)
            return found or NOT_FROM_LEDGER

        trials = backtest(months, first_year=first, budgets=budgets, humans=humans, by=by)
        return None if missing else trials

    trials = kept_ones()
    if trials is None:
        _set_to_work(
            f"{committee.pk}/{occasion.pk}/back", lambda: work_out.enqueue(committee.pk, occasion.pk, back=True)
        )
        trials = kept_ones()
    return trials


@task
def work_out(committee_id: int, occasion_id: int, back: bool = False) -> None:
    """Work out and keep the suggestions of an occasion, or (`back`) those of the back-test. For the background."""
    committee = Unit.objects.select_related("municipality").get(pk=committee_id)
    occasion = Occasion.objects.get(pk=occasion_id)
    try:
        if back:
            back_test(committee, occasion)
        else:
            suggestions(committee, occasion)
    finally:
        with _working:
            _under_way.pop(f"{committee_id}/{occasion_id}" + ("/back" if back else ""), None)


def _set_to_work(name: str, start: Callable[[], object]) -> None:
    """Start work of this name unless it was started here a moment ago and is not done."""
    now = time.monotonic()
    with _working:
        if now - _under_way.get(name, -ASK_AGAIN) < ASK_AGAIN:
            return
        _under_way[name] = now
    start()


def _folder() -> Path:
    return Path(settings.DATA) / "suggestions"


def _kept(history: History) -> Suggestion | Unsuggested | None:
    return kept.find(_folder(), history)


def _worked_out(history: History) -> Suggestion | Unsuggested:
    return kept.find_or_work_out(_folder(), history)


def _lines(committee: Unit, year: int) -> list[OperatingLine]:
    return list(OperatingLine.objects.filter(committee=committee, year=year))


def _histories(committee: Unit, period: Period, lines: Sequence[OperatingLine]) -> dict[str, History]:
    book = ledger(committee, period.year - FIRST_YEARS, period.year)
    _, months = _months(book, lines, period)
    budgets = _budgets(committee, period)
    return {code: History(ore, period.month or 12, budgets.get(code, ())) for code, ore in months.items()}


def _months(
    book: Ledger, lines: Iterable[OperatingLine], period: Period
) -> tuple[int, dict[str, tuple[int | None, ...]]]:
    """The first year, and each line's months from its January to the period's last; None where nobody has imported one."""
    selectors = {line.code: parse(line.selector) for line in lines if line.selector and line.kind not in SUMS}
    last = period.year * 100 + (period.month or 12)
    covered = [month for month in book.visible.months if (period.year - FIRST_YEARS) * 100 < month <= last]
    if not selectors or not covered:
        return period.year, {}
    first = min(covered) // 100 * 100 + 1
    sums = book.month_sums(selectors, (first, last))
    window = months_between(first, last)
    known = set(covered)
    return first // 100, {
        code: tuple(sums[code].get(month, 0) if month in known else None for month in window) for code in selectors
    }


def _budgets(committee: Unit, period: Period) -> dict[str, tuple[int, ...]]:
    """Each line's budget month by month, by code: of the decided posts, or of what was given for the period and the year."""
    posts = BudgetPost.objects.filter(
        budget__committee=committee, budget__year=period.year, year=period.year, budget__decision__isnull=False
    ).values_list("line__code", "months_ore")
    summed: dict[str, tuple[int, ...]] = {}
    for code, months in posts:
        summed[code] = tuple(sum(pair) for pair in zip(summed.get(code, (0,) * 12), months, strict=True))
    return summed or _given_budgets(committee, period)


def _given_budgets(committee: Unit, period: Period) -> dict[str, tuple[int, ...]]:
    """The amounts known only to the period's end and for the year, spread evenly before and after."""
    given: dict[str, dict[str, int]] = defaultdict(dict)
    for code, when, ore in LineAmount.objects.filter(
        line__committee=committee, line__year=period.year, measure=Measure.BUDGET
    ).values_list("line__code", "period", "amount_ore"):
        given[code][when] = ore
    budgets = {}
    for code, amounts in given.items():
        whole, so_far = amounts.get(str(period.year)), amounts.get(str(period))
        if whole is None:
            continue
        months = period.month or 12
        if so_far is None or months == 12:
            budgets[code] = tuple(evenly(whole))
        else:
            budgets[code] = _evenly_over(so_far, months) + _evenly_over(whole - so_far, 12 - months)
    return budgets


def _evenly_over(ore: int, months: int) -> tuple[int, ...]:
    return tuple(ore * (month + 1) // months - ore * month // months for month in range(months))


def _forecasts(committee: Unit, first_year: int, last_year: int) -> dict[tuple[str, int, int], int]:
    """People's full-year forecasts by line code, year and month. One query."""
    rows = LineAmount.objects.filter(
        line__committee=committee, line__year__range=(first_year, last_year), measure=Measure.FORECAST
    ).values_list("line__code", "line__year", "period", "occasion__period_end", "amount_ore")
    return {(code, year, end.month): ore for code, year, when, end, ore in rows if end and when == str(year)}

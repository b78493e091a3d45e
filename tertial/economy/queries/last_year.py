"""Read how a line's outcome lay over the months of the latest whole year: the pattern for a period budget."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from tertial.economy.calculations.spreading import Months
from tertial.economy.models import LineAmount, Measure, OperatingLine
from tertial.economy.queries.outcome import ledger, months_between
from tertial.economy.selectors import Codes, Condition, Selector, parse

_YEARS_BACK = 3


@dataclass(frozen=True, slots=True)
class Pattern:
    """Twelve months of outcome, in öre, and the year they are of."""

    year: int
    months: Months


def latest_pattern(line: OperatingLine, account: str = "") -> Pattern | None:
    """The months of the latest of the three years before the line's that is whole, or None.

    From the ledger where the line has a selector, only accounts that begin with `account`; else from cumulative amounts
    given by hand, which know no accounts. At most three queries and one question to the ledger.
    """
    return _from_ledger(line, account) if line.selector else None if account else _given(line)


def _from_ledger(line: OperatingLine, account: str) -> Pattern | None:
    years = range(line.year - 1, line.year - 1 - _YEARS_BACK, -1)
    book = ledger(line.committee, years[-1], years[0])
    whole = [year for year in years if all(month in book.visible.months for month in _months(year))]
    if not whole:
        return None
    from tertial.economy.ledger.queries import month_sums

    selector = parse(line.selector)
    if account:
        own = Condition("account", (Codes(account, prefix=True),))
        selector = Selector(tuple((*conditions, own) for conditions in selector.alternatives))
    sums = month_sums(book.result_rows, {"line": selector}, (whole[-1] * 100 + 1, whole[0] * 100 + 12), book.mapped)
    for year in whole:
        months = tuple(sums["line"].get(month, 0) for month in _months(year))
        if any(months):
            return Pattern(year, months)
    return None


def _given(line: OperatingLine) -> Pattern | None:
    amounts = dict(
        LineAmount.objects.filter(line=line, measure=Measure.OUTCOME, occasion=None).values_list("period", "amount_ore")
    )
    for year in range(line.year - 1, line.year - 1 - _YEARS_BACK, -1):
        so_far = [0, *(amounts.get(f"{year}-{month:02d}") for month in range(1, 12))]
        so_far.append(amounts.get(f"{year}-12", amounts.get(str(year))))
        known = [ore for ore in so_far if ore is not None]
        if len(known) == len(so_far):
            return Pattern(year, tuple(after - before for before, after in pairwise(known)))
    return None


def _months(year: int) -> list[int]:
    return months_between(year * 100 + 1, year * 100 + 12)

"""Read how a year ended: the outcome of all twelve months, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.common.periods import Period
from tertial.economy.models import LineAmount, Measure, OperatingLine
from tertial.economy.queries.outcome import ledger, line_outcomes
from tertial.organisation.models import Unit


def year_ends(committee: Unit, lines: Sequence[OperatingLine], year: int) -> dict[int, int]:
    """The year's outcome in öre by line id; a line whose year is not over, or not given, is left out.

    From the ledger where the line has a selector and every month is imported, else as it was given by hand: on the year's
    own line, or as last year's column of the line with the same code the year after. At most three queries and one
    question to the ledger.
    """
    given: dict[tuple[int, str], int] = {}
    for line_year, code, ore in LineAmount.objects.filter(
        line__committee=committee,
        line__year__in=(year, year + 1),
        measure=Measure.OUTCOME,
        period__in=(str(year), f"{year}-12"),
    ).values_list("line__year", "line__code", "amount_ore"):
        given[line_year, code] = ore
    found = {line.pk: given.get((year, line.code), given.get((year + 1, line.code))) for line in lines}
    if any(line.selector for line in lines):
        from_ledger = line_outcomes(ledger(committee, year, year), lines, [Period(year)])
        found |= {pk: amounts[str(year)].ore for pk, amounts in from_ledger.items()}
    return {pk: ore for pk, ore in found.items() if ore is not None}

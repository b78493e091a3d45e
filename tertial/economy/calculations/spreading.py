"""Spread a year's amount over its twelve months, exactly to the öre. Plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tertial.common.errors import Refused
from tertial.common.money import in_kr

Months = tuple[int, ...]
"""Twelve amounts in öre, January first."""


def evenly(amount_ore: int) -> Months:
    """The same every month; öre that are left over go to the first months."""
    return by_weights(amount_ore, (1,) * 12)


def by_weights(amount_ore: int, weights: Sequence[Fraction | int]) -> Months:
    """In proportion to twelve weights, none negative: each month is within an öre of its share, and the sum is exact.

    The öre that are left when every share is cut to whole öre go to the months that lost most, the earlier first.
    Where all weights are zero there is no pattern to follow, and the amount is spread evenly.
    """
    if len(weights) != 12:
        raise ValueError(f"{len(weights)} weights for twelve months")
    if any(weight < 0 for weight in weights):
        raise ValueError("a weight is negative")
    exact = [Fraction(weight) for weight in weights]
    whole = sum(exact)
    if not whole:
        return evenly(amount_ore)
    # Spread the size and put the sign back: a revenue is spread as a cost of the same size.
    size = abs(amount_ore)
    shares = [size * weight / whole for weight in exact]
    cut = [share.numerator // share.denominator for share in shares]
    first_to_get = sorted(range(12), key=lambda month: (cut[month] - shares[month], month))
    for month in first_to_get[: size - sum(cut)]:
        cut[month] += 1
    return tuple(-ore for ore in cut) if amount_ore < 0 else tuple(cut)


def by_pattern(amount_ore: int, pattern: Sequence[int]) -> Months:
    """As twelve amounts of another year lie: last year's outcome, or the months as they were.

    A month that went the other way than the year as a whole (a correction, a refund) is no pattern for a budget and gets
    nothing; a pattern that sums to zero is no pattern, and the amount is spread evenly.
    """
    whole = sum(pattern)
    sign = (whole > 0) - (whole < 0)
    return by_weights(amount_ore, [max(0, sign * ore) for ore in pattern])


def by_hand(amount_ore: int, months_ore: Sequence[int]) -> Months:
    """Twelve amounts that somebody chose; raises `Refused` when they are not twelve or do not sum to the amount."""
    if len(months_ore) != 12:
        raise Refused(f"En post har tolv månadsbelopp, inte {len(months_ore)}.")
    difference = amount_ore - sum(months_ore)
    if difference:
        raise Refused(
            f"Månaderna summerar till {in_kr(sum(months_ore))}, men årets belopp är {in_kr(amount_ore)}. "
            f"Fördela {in_kr(difference)} till, eller ändra årets belopp."
        )
    return tuple(months_ore)


def up_to(months_ore: Sequence[int], month: int | None) -> int:
    """The period budget: the sum of January up to and including a month (1–12); the whole year without one."""
    return sum(months_ore[: 12 if month is None else month])

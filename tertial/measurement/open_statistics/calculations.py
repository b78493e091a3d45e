"""How a municipality stands beside others: mean, median and place. A value that is missing counts for nobody. Plain Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one area stands among others a period.

    `mean` is unweighted, as the means of groups are at Kolada, and like `median` over `others`, which does not hold the area itself.
    `place` is 1 for the best (or highest) of `among`, areas with the same value share it; None where the area has no value.
    """

    mean: Decimal | None
    median: Decimal | None
    others: int
    missing: int
    place: int | None
    among: int
    shared: bool = False


def standing(own: str, values: Mapping[str, Decimal | None], *, lower_is_better: bool = False) -> Standing:
    """Set an area beside the others; `values` holds those to compare with, missing ones as None, and the area's own."""
    given = {area: value for area, value in values.items() if value is not None}
    others = [value for area, value in given.items() if area != own]
    mine = given.get(own)
    better = [value for value in others if mine is not None and (value < mine if lower_is_better else value > mine)]
    return Standing(
        mean=mean(others),
        median=median(others),
        others=len(others),
        missing=sum(value is None for area, value in values.items() if area != own),
        place=len(better) + 1 if mine is not None else None,
        among=len(given),
        shared=mine is not None and mine in others,
    )


def mean(values: Sequence[Decimal]) -> Decimal | None:
    """The unweighted mean; None of nothing."""
    return sum(values, Decimal(0)) / len(values) if values else None


def median(values: Sequence[Decimal]) -> Decimal | None:
    """The middle one, or the mean of the two in the middle; None of nothing."""
    ordered, half = sorted(values), len(values) // 2
    if not ordered:
        return None
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2

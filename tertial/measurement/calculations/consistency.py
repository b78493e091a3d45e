"""Whether an indicator's values for a period fit together: parts and whole, numerator and denominator. Plain Python.

The values are still recorded as they were given: what does not fit is told to whoever gives them, and never refused. Sources may
protect values by noise, as Statistics Sweden does from 2025, so parts need not sum to their whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from tertial.common.numbers import rounded, swedish
from tertial.steering.parts import Part

_ADDS_UP = frozenset({"count", "amount"})
_LIES_BETWEEN = frozenset({"share", "mean", "index"})
_SEXES = ("", "women", "men")
_HUNDRED = Decimal(100)


class Measurement(NamedTuple):
    """A value with the decimals it was reported with, and what it was made of where that is known."""

    value: Decimal
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Misfit:
    """What does not fit: the part whose value it is told at, and a sentence."""

    part: Part
    sentence: str


def misfits(
    values: Mapping[Part, Measurement], *, quantity: str, unit: str, names: Mapping[str, str] | None = None
) -> tuple[Misfit, ...]:
    """What does not fit among the values of one indicator, period and nature.

    `quantity` is as in `steering.models.Quantity`, `unit` the indicator's, `names` what units and named parts are called, by
    slug. Values that are missing are left out of `values`, and nothing is said that would need them.

    Counts and amounts: women and men sum to all, and no part of a count is larger than its whole. Shares, means and indexes: all
    lies between women and men. A share in per cent is its numerator of its denominator.
    """
    told: list[Misfit] = []
    called = names or {}
    if unit == "%":
        for part, measured in values.items():
            told.extend(_made_of(part, measured, called))
    for (of_unit, named), sexes in _by_sex(values).items():
        if len(sexes) == len(_SEXES):
            told.extend(_sexes(Part(of_unit, named), sexes, quantity, called))
    if quantity == "count":
        told.extend(_larger_than_whole(values, called))
    return tuple(told)


def _by_sex(values: Mapping[Part, Measurement]) -> dict[tuple[str, str], dict[str, Decimal]]:
    found: dict[tuple[str, str], dict[str, Decimal]] = defaultdict(dict)
    for part, measured in values.items():
        found[part.unit, part.named][part.sex] = measured.value
    return found


def _sexes(whole: Part, sexes: Mapping[str, Decimal], quantity: str, names: Mapping[str, str]) -> list[Misfit]:
    total, women, men = (sexes[sex] for sex in _SEXES)
    if quantity in _ADDS_UP:
        sums_to = women + men
        if sums_to == total or abs(sums_to - total) <= _rounding(total, women, men):
            return []
        told = f"kvinnor {swedish(women)} och män {swedish(men)} blir {swedish(sums_to)}, men alla är {swedish(total)}."
        return [Misfit(whole, _sentence(_called(whole, names), told))]
    low, high = min(women, men), max(women, men)
    if quantity not in _LIES_BETWEEN or low <= total <= high:
        return []
    slack = _rounding(total, women, men)
    if low - slack <= total <= high + slack:
        return []
    told = f"alla är {swedish(total)}, men kvinnor {swedish(women)} och män {swedish(men)}. Alla ska ligga däremellan."
    return [Misfit(whole, _sentence(_called(whole, names), told))]


def _larger_than_whole(values: Mapping[Part, Measurement], names: Mapping[str, str]) -> list[Misfit]:
    told = []
    for part, measured in values.items():
        wholes = [Part("", part.named, part.sex), Part(part.unit, "", part.sex), Part(part.unit, part.named, "")]
        for whole in dict.fromkeys(wholes):
            if whole == part or whole not in values:
                continue
            within = values[whole].value
            if measured.value > within and measured.value > within + _rounding(measured.value, within):
                words = f"{swedish(measured.value)} är fler än {_called(whole, names) or 'alla'}, {swedish(within)}."
                told.append(Misfit(part, _sentence(_called(part, names), words)))
    return told


def _made_of(part: Part, measured: Measurement, names: Mapping[str, str]) -> list[Misfit]:
    above, below = measured.numerator, measured.denominator
    if above is None or not below:
        return []
    decimals = max(0, -int(measured.value.as_tuple().exponent))
    share = above / below * _HUNDRED
    # Half a unit of the last decimal: where a figure is rounded the other way at five, it fits as well.
    if abs(share - measured.value) <= Decimal(5).scaleb(-decimals - 1):
        return []
    told = (
        f"{swedish(above)} av {swedish(below)} är {swedish(rounded(share, max(decimals, 1)))} %, "
        f"men värdet är {swedish(measured.value)} %."
    )
    return [Misfit(part, _sentence(_called(part, names), told))]


def _rounding(*values: Decimal) -> Decimal:
    """How far apart rounding alone can make values that were reported with decimals; whole numbers are exact."""
    steps = [Decimal(1).scaleb(int(value.as_tuple().exponent)) for value in values]
    if all(step >= 1 for step in steps):
        return Decimal(0)
    return sum((min(step, Decimal(1)) for step in steps), Decimal(0)) / 2


def _called(part: Part, names: Mapping[str, str]) -> str:
    words = [names.get(part.unit, part.unit), names.get(part.named, part.named)]
    words.append({"": "", "women": "kvinnor", "men": "män"}[part.sex])
    return ", ".join(word for word in words if word)


def _sentence(begins: str, told: str) -> str:
    return f"{begins}: {told}" if begins else told[0].upper() + told[1:]

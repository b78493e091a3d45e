"""Money is whole öre inside, and is rounded once, when printed in kr, tkr or mnkr."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from tertial.common.numbers import NBSP, swedish

MoneyUnit = Literal["kr", "tkr", "mnkr"]

ORE_PER_KR = 100
_KR_PER_UNIT: dict[str, int] = {"kr": 1, "tkr": 1_000, "mnkr": 1_000_000}
DECIMALS: dict[str, int] = {"kr": 0, "tkr": 0, "mnkr": 1}


def kr(ore: int) -> Decimal:
    """Öre as exact kronor."""
    return Decimal(ore) / ORE_PER_KR


def in_kr(ore: int) -> str:
    """Öre in a sentence, exact: `1 200 kr`, `−12,50 kr`."""
    return f"{swedish(kr(ore), 2 if ore % ORE_PER_KR else 0)}{NBSP}kr"


def ore(kronor: Decimal) -> int:
    """Kronor as whole öre; a part of an öre is a programming error, not something to round away."""
    result = kronor * ORE_PER_KR
    if result != result.to_integral_value():
        raise ValueError(f"{kronor} kr is not a whole number of öre")
    return int(result)


def scaled(amount: Decimal, unit: str, *, given_in: str = "kr") -> Decimal:
    """An exact amount in the wanted unit, not rounded: `scaled(Decimal(1_500), "tkr")` is 1.5."""
    return amount if unit == given_in else amount * _KR_PER_UNIT[given_in] / _KR_PER_UNIT[unit]


def is_money(unit: str) -> bool:
    """Whether the unit names an amount of money that can be scaled."""
    return unit in _KR_PER_UNIT

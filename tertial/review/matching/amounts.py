"""A written number as an amount: its size in a base unit, and how far the exact value may lie from it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tertial.review.known import KnownValue
from tertial.review.reading.numbers import MONEY, Number

POINTS = "procentenheter"
_HUGE = Decimal(10) ** 15
_MORE = frozenset(
    {"drygt", "över", "mer än", "fler än", "minst", "lite mer än", "lite över", "strax över", "som lägst"}
)
_LESS = frozenset(
    {
        "knappt",
        "nästan",
        "närmare",
        "under",
        "mindre än",
        "färre än",
        "högst",
        "upp till",
        "uppemot",
        "strax under",
        "som mest",
    }
)
_COMPARED = frozenset({"över", "under", "mer än", "mindre än", "fler än", "färre än", "minst", "högst", "upp till"})
_LEAST_ROUND, _MOST_ROUND = Decimal(10_000), Decimal(100_000)
_ROUGH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Amount:
    """The size of a number, without sign. `unit` is `kr`, `%`, `procentenheter`, `‰` or empty; `step` is one in the last written digit.

    `side` is 1 where the exact value is said to be greater (`drygt 28`), -1 where less (`knappt 28`); `rough` where it is said to be
    near (`cirka 28`), or is greater or less.
    """

    size: Decimal
    unit: str
    step: Decimal
    side: int = 0
    rough: bool = False

    @property
    def slack(self) -> Decimal:
        """How far away a value may lie and still be what is meant."""
        half = self.step / 2
        if not self.rough:
            return half
        return max(half, _last_place(self.size) if self.side else _last_place(self.size) / 2, self.size * _ROUGH / 2)

    @property
    def is_whole(self) -> bool:
        """Whether it counts something: exact, with nothing that makes it about."""
        return self.unit == "" and self.step == 1 and not self.rough

    def agrees(self, value: Decimal, half_step: Decimal = Decimal(0)) -> bool:
        """Whether the number may be that value, rounded: signs are not looked at, for words carry them.

        Of a value that is printed just as exactly as the number, the number says the same digits: 901 is not 902.
        """
        off = abs(abs(value) - self.size)
        return off < self.step if self.step == half_step * 2 and not self.rough else off <= self.slack + half_step

    def is_known(self, known: KnownValue) -> bool:
        """Whether it may be the known value, in the same unit."""
        return suits(self.unit, known.unit) and self.agrees(known.value, known.half_step)


def amount_of(number: Number) -> Amount | None:
    """The number as an amount; None for what is too large to be any."""
    scale = MONEY.get(number.unit)
    unit = "kr" if scale else number.unit
    if number.unit in ("miljoner", "miljarder"):
        unit, scale = "kr", MONEY["mnkr" if number.unit == "miljoner" else "mdkr"]
    size = abs(number.value)
    if size > _HUGE or number.decimals > 6:
        return None
    # "mer än 76,8 % året före" compares with just that number; "mer än 70 %" is about it
    about = "" if number.about in _COMPARED and number.decimals else number.about
    side = 1 if about in _MORE else -1 if about in _LESS else 0
    step = Decimal(1).scaleb(-number.decimals) * (scale or 1)
    if number.unit == "kr" and size >= _LEAST_ROUND and not number.decimals:
        step = min(_last_place(size), _MOST_ROUND)  # "115 000 kronor" is told to the thousand
    return Amount(size * (scale or 1), unit, step, side, rough=bool(about))


def suits(written: str, known: str) -> bool:
    """Whether a number written with one unit may be a value in another: texts leave out `%` where a table says it."""
    if written == known or (written == "kr" and known.startswith("kr/")):
        return True
    if written == "%":
        return known in ("", "andel")
    return written == "" and known.partition("/")[0] not in MONEY


def _last_place(size: Decimal) -> Decimal:
    """The worth of the last digit that is not a zero: 100 for 1 800."""
    if not size:
        return Decimal(1)
    normal = size.normalize()
    return Decimal(1).scaleb(int(normal.as_tuple().exponent))

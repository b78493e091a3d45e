"""Which ledger rows fall in a line: a small grammar over the code string. Plain Python.

    verksamhet 575; ansvar 71*; konto 4*-8*, inte 45*

`;` stands between conditions that must all hold, each for one part of the code string. `,` stands between codes of which
one is enough; `71*` is every code that begins so, `50-59` every code whose beginning lies between the two, both included,
`ingen` the empty code, and `inte` takes codes away. ` eller ` stands between whole alternatives.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tertial.common.errors import Refused
from tertial.economy.ledger.schema import CODE_PARTS, PART_NAMES

PART_WORDS = {**PART_NAMES, "free": "fri"}
"""What each part is called in a selector: one word each."""

_PARTS = {**{word: part for part, word in PART_WORDS.items()}, **{part: part for part in CODE_PARTS}}
_ITEM = re.compile(r"(?P<low>[^\s,;*-]+)(?P<star>\*)?(?:-(?P<high>[^\s,;*-]+)\*?)?")
_EMPTY = "ingen"
_NOT = "inte "


@dataclass(frozen=True, slots=True)
class Codes:
    """Some codes of a part: one code, all with a beginning (`prefix`), or all with a beginning from `low` to `high`."""

    low: str
    high: str = ""
    prefix: bool = False

    def take(self, code: str) -> bool:
        """Whether the code is one of these."""
        if self.high:
            return self.low <= code[: len(self.low)] <= self.high and len(code) >= len(self.low)
        return code.startswith(self.low) if self.prefix else code == self.low

    def __str__(self) -> str:
        if self.high:
            return f"{self.low}-{self.high}"
        return f"{self.low}*" if self.prefix else self.low or _EMPTY


@dataclass(frozen=True, slots=True)
class Condition:
    """What a part's code must be: one of `wanted` (any, where that is empty) and none of `unwanted`."""

    part: str
    wanted: tuple[Codes, ...] = ()
    unwanted: tuple[Codes, ...] = ()

    def takes(self, code: str) -> bool:
        """Whether the code meets the condition."""
        return (not self.wanted or any(codes.take(code) for codes in self.wanted)) and not any(
            codes.take(code) for codes in self.unwanted
        )

    def __str__(self) -> str:
        items = [*map(str, self.wanted), *(f"{_NOT}{codes}" for codes in self.unwanted)]
        return f"{PART_WORDS[self.part]} {', '.join(items)}"


@dataclass(frozen=True, slots=True)
class Selector:
    """Alternatives of conditions. One without alternatives takes nothing."""

    alternatives: tuple[tuple[Condition, ...], ...] = ()

    def takes(self, codes: Mapping[str, str]) -> bool:
        """Whether a row with these codes, by part, falls in; a part that is not named is empty."""
        return any(
            all(condition.takes(codes.get(condition.part, "")) for condition in conditions)
            for conditions in self.alternatives
        )

    @property
    def parts(self) -> frozenset[str]:
        """The parts of the code string that the selector looks at."""
        return frozenset(condition.part for conditions in self.alternatives for condition in conditions)

    def only(self, part: str) -> Selector:
        """The conditions on one part alone: what `konto 4*; ansvar 71` asks of an account. Other parts ask nothing."""
        kept = tuple(tuple(one for one in conditions if one.part == part) for conditions in self.alternatives)
        return Selector(kept)

    def __str__(self) -> str:
        return " eller ".join("; ".join(map(str, conditions)) for conditions in self.alternatives)

    def __bool__(self) -> bool:
        return bool(self.alternatives)


def parse(text: str) -> Selector:
    """Read a selector; the empty text takes nothing.

    Raises `Refused` that says which part of the text was not understood and what could stand there.
    """
    if not text.strip():
        return Selector()
    return Selector(
        tuple(
            tuple(_condition(part.strip(), text) for part in alternative.split(";"))
            for alternative in re.split(r"\s+eller\s+", text.strip())
        )
    )


def _condition(text: str, whole: str) -> Condition:
    name, _, rest = text.partition(" ")
    part = _PARTS.get(name.lower())
    if part is None:
        found = f"”{name}”" if name else "ingenting"
        raise Refused(f"I ”{whole}” står {found} där en koddel ska stå: {', '.join(PART_WORDS.values())}.")
    wanted, unwanted = [], []
    for item in (one.strip() for one in rest.split(",")):
        if item.startswith(_NOT):
            unwanted.append(_codes(item.removeprefix(_NOT).strip(), whole))
        else:
            wanted.append(_codes(item, whole))
    return Condition(part, tuple(wanted), tuple(unwanted))


def _codes(text: str, whole: str) -> Codes:
    match = _ITEM.fullmatch(text)
    if not match or text == _NOT.strip():
        found = f"”{text}”" if text else "ingenting"
        raise Refused(
            f"I ”{whole}” står {found} där en kod ska stå. Skriv till exempel 575, 71*, 50-59 eller inte 45*."
        )
    low, high = match["low"], match["high"] or ""
    if high and (len(low) != len(high) or low > high):
        raise Refused(f"I ”{whole}” går det inte att läsa ”{text}”: skriv två lika långa koder, den lägre först.")
    if low == _EMPTY and not high and not match["star"]:
        return Codes("")
    return Codes(low, high, prefix=bool(match["star"]) and not high)

"""Numbers that can be read in two ways: a footnote's digit glued to its number, a point that may part thousands. Plain Python.

`15501` may be 1550 with footnote 1, and `5,01` may be 5,0 with footnote 1. What the indicator's other values say decides
where it can; else the number is refused with what is doubtful, and never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal
from typing import NamedTuple

from tertial.common.errors import Refused
from tertial.common.numbers import swedish

_FAR_OFF = 5
"""How many times larger than the value beside it a number is when a digit too many is a likely reason."""
_NEAR = 3


class Known(NamedTuple):
    """What is known of the value that stands in a cell.

    `stored` is the value that is there already; `beside` the nearest other value of the same part; `decimals` the most decimals
    that the indicator's values have, None where it has no values; `notes` the numbers of the footnotes that the row has.
    """

    stored: Decimal | None = None
    beside: Decimal | None = None
    decimals: int | None = None
    notes: Collection[str] = ()


class Doubtful(Refused):
    """A number that can be read in two ways."""


class Settled(NamedTuple):
    """How a number was read, and the footnote's number that was parted from it."""

    value: Decimal
    note: str = ""


def settle_number(number: Decimal, known: Known, *, pointed: bool = False) -> Settled:
    """Read a number, parting a footnote's digits where that is certain. Raises `Doubtful` where it may be either.

    `pointed` says that it was written with a point, which in Swedish also parts thousands.
    """
    if number == known.stored or (known.decimals is None and not pointed):
        return Settled(number)
    if known.stored is None and known.decimals and _decimals(number) <= known.decimals:
        return Settled(number)  # as precise as the others, and not a whole number that a digit could hide in
    _require_plain_thousands(number, known, pointed)
    parted = _without_note(number)
    certain = [(value, note) for value, note in parted if _is_certain(number, value, note, known)]
    if len(certain) == 1:
        return Settled(*certain[0])
    doubtful = certain or [(value, note) for value, note in parted if _is_doubtful(number, value, known)]
    if doubtful:
        value, note = doubtful[0]
        raise Doubtful(
            f"{swedish(number, group=False)} kan också vara {swedish(value, group=False)} med fotnot {note}{_because(number, known)}. "
            f"Skriv bara talet, och noten i kolumnen Not. Stämmer talet som det står, säg det när filen läses in."
        )
    return Settled(number)


def _without_note(number: Decimal) -> list[tuple[Decimal, str]]:
    """The number without its last digit and without its last two, each with those digits as a footnote's number."""
    digits = f"{abs(number):f}"
    found = []
    for length in (1, 2):
        kept, note = digits[:-length], digits[-length:]
        if re.fullmatch(r"[0-9]+(\.[0-9]+)?", kept) and note.isdigit() and note[0] != "0":
            value = Decimal(kept)
            found.append((-value if number < 0 else value, note))
    return found


def _is_certain(number: Decimal, value: Decimal, note: str, known: Known) -> bool:
    if value == known.stored and _decimals(value) == _decimals(known.stored):
        return True
    return note in known.notes and _is_doubtful(number, value, known)


def _is_doubtful(number: Decimal, value: Decimal, known: Known) -> bool:
    if known.decimals is None:
        return False
    if _decimals(number) > known.decimals:
        # 5,01 where all have one decimal; without the note it has as many as the others.
        return known.decimals > 0 and _decimals(value) == known.decimals
    if _decimals(number) or known.beside is None or not known.beside or known.decimals:
        return False
    return abs(number) >= _FAR_OFF * abs(known.beside) and (
        abs(known.beside) <= _NEAR * abs(value) <= _NEAR * _NEAR * abs(known.beside)
    )


def _require_plain_thousands(number: Decimal, known: Known, pointed: bool) -> None:
    """Refuse 1.234 that may be 1 234: three decimals where the indicator has fewer, or nothing to tell by."""
    if _decimals(number) != 3 or not 1 <= abs(number) < 1000:
        return
    if (known.decimals is None and pointed) or (known.decimals is not None and known.decimals < 3):
        whole = swedish(number * 1000, 0, group=False)
        raise Doubtful(
            f"{swedish(number, group=False)} kan också vara {whole}, om tecknet skiljer tusental. "
            f"Skriv {whole} om det är så. Är det decimaler, säg det när filen läses in."
        )


def _because(number: Decimal, known: Known) -> str:
    if known.decimals is not None and _decimals(number) > known.decimals:
        counted = "en decimal" if known.decimals == 1 else f"{known.decimals} decimaler"
        return f", för indikatorns andra värden har {counted}"
    return f", för värdet bredvid är {swedish(known.beside)}" if known.beside is not None else ""


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))

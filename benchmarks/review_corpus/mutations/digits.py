"""Change a number as a slip of the finger does, and say whether the change means anything."""

from __future__ import annotations

import re
from decimal import Decimal
from random import Random

from tertial.common.numbers import rounded

D = Decimal


def read(text: str) -> Decimal:
    """The number in a printed text."""
    found = re.search(r"[-−]?\d[\d \u00a0]*(?:,\d+)?", text)
    assert found is not None
    return D(re.sub(r"[ \u00a0]", "", found[0]).replace(",", ".").replace("−", "-"))


def slip(text: str, lot: Random) -> str:
    """Another digit in one place; the first never becomes zero."""
    places = [place for place, sign in enumerate(text) if sign.isdigit()]
    place = lot.choice(places)
    digits = "123456789" if place == places[0] else "0123456789"
    return text[:place] + lot.choice([digit for digit in digits if digit != text[place]]) + text[place + 1 :]


def says_other(text: str, exact: Decimal, decimals: int) -> bool:
    """Whether a printed number is not what the exact value would be printed as."""
    return abs(read(text)) != abs(rounded(exact, decimals))


def slip_by(text: str, lot: Random, least: Decimal) -> str | None:
    """A slip that changes the number by at least so much; None when there is none."""
    before = read(text)
    for _ in range(40):
        after = slip(text, lot)
        if abs(read(after) - before) >= least:
            return after
    return None


def can_be_share(percent: Decimal, people: int, decimals: int) -> bool:
    """Whether any whole number of so many people is the share, as printed."""
    return any(rounded(D(100) * part / people, decimals) == percent for part in range(people + 1))

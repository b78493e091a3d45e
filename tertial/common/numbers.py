"""Swedish numbers: printed one way, read leniently.

Printed: thousands by no-break space, decimal comma, true minus (U+2212). Source for the form: Svenska
skrivregler; figures in municipal reports follow it, save that many use an ASCII hyphen for minus.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from tertial.common.errors import Refused

NBSP = "\u00a0"
MINUS = "\u2212"
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_NUMBER = re.compile(r"([+-]?) ?((?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,][0-9]+)?)")
_DASHES = str.maketrans({MINUS: "-", "\u2013": "-", "\u2010": "-", "\u2011": "-"})


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Round half away from zero, as people do and as the printed reports have it."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def swedish(value: Decimal, decimals: int | None = None, *, plus: bool = False, group: bool = True) -> str:
    """Print a number the Swedish way. `decimals=None` keeps the decimals that the value carries.

    A value that rounds to zero never gets a minus sign. `plus` writes + before positive values.
    """
    exact = value if decimals is None else rounded(value, decimals)
    digits = f"{abs(exact):f}"
    whole, _, fraction = digits.partition(".")
    if group and len(whole) > 3:
        first = len(whole) % 3
        parts = ([whole[:first]] if first else []) + [whole[i : i + 3] for i in range(first, len(whole), 3)]
        whole = NBSP.join(parts)
    sign = "" if exact == 0 else MINUS if exact < 0 else "+" if plus else ""
    return sign + whole + ("," + fraction if fraction else "")


def read_number(text: str) -> Decimal:
    """Read a Swedish or international number: spaces, three kinds of minus, decimal comma or point.

    The decimals are kept as written ("2,0" is `Decimal("2.0")`), for they tell the precision. Spaces part thousands and
    nothing else: "35 40" is two numbers, not 3540. Raises `Refused` with the found text when it is not one number.
    """
    match = _NUMBER.fullmatch(_SPACES.sub(" ", text.translate(_DASHES)).strip())
    if match:
        return Decimal(match[1] + match[2].replace(" ", "").replace(",", "."))
    raise Refused(f"”{text}” är inte ett tal. Skriv till exempel 1{NBSP}234,5.")

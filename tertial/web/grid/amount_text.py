"""Money as people write it and paste it, to whole öre and back. `static/js/amount.js` follows the same rules."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from tertial.common.errors import Refused
from tertial.common.money import DECIMALS, kr, scaled
from tertial.common.numbers import NBSP, swedish

LARGEST = 10**15
"""The largest amount in öre, ten thousand billion kronor: no municipality has it, and browsers still count it exactly."""

_SPACE = re.compile("[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_DASH = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d]")
_NUMBER = "(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,][0-9]+)?"
_AMOUNT = re.compile(rf"(?:\(({_NUMBER})\)|([+-])? ?({_NUMBER})( ?-)?)(?: ?(kr|tkr|mnkr))?", re.IGNORECASE | re.ASCII)
_EXPONENT = {"kr": 2, "tkr": 5, "mnkr": 8}


def read_amount(text: str, unit: str) -> int:
    """The amount in öre. `unit` (kr, tkr, mnkr) counts where the text names none of its own.

    Every kind of minus is read, before or after the number, and parentheses as accountants write them. Raises `Refused`
    with what was found when it is not one amount, is finer than an öre, or larger than any municipality's.
    """
    match = _AMOUNT.fullmatch(_SPACE.sub(" ", _DASH.sub("-", text)).strip(" "))
    if not match or (match[2] and match[4]):
        raise Refused(
            _("”%(found)s” är inte ett belopp. Skriv till exempel 1%(space)s234,5.") % {"found": text, "space": NBSP}
        )
    whole, _point, fraction = (match[1] or match[3]).replace(" ", "").replace(",", ".").partition(".")
    exponent = _EXPONENT[(match[5] or unit).lower()]
    fraction = fraction.rstrip("0")
    if len(fraction) > exponent:
        raise Refused(_("”%(found)s” är noggrannare än ett öre. Skriv färre decimaler.") % {"found": text})
    ore = int(whole + fraction.ljust(exponent, "0"))
    if ore > LARGEST:
        raise Refused(_("”%(found)s” är orimligt stort. Är beloppet i kronor? Skriv då kr efter.") % {"found": text})
    return -ore if match[1] or match[2] == "-" or match[4] else ore


def printed(ore: int | None, unit: str, *, plus: bool = False) -> str:
    """The amount rounded to the unit as tables print it; empty for none."""
    return "" if ore is None else swedish(scaled(kr(ore), unit), DECIMALS[unit], plus=plus)


def exact(ore: int | None, unit: str) -> str:
    """The amount in the unit with every decimal it has and no thousands apart: what stands in a field that is edited."""
    if ore is None:
        return ""
    value = scaled(kr(ore), unit).normalize()
    shown = DECIMALS[unit]
    decimals = max(shown, -int(value.as_tuple().exponent))
    return swedish(value, decimals, group=False)

"""The printed form of figures. The one place where a value is rounded."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tertial.common.money import DECIMALS, is_money, scaled
from tertial.common.numbers import NBSP, swedish
from tertial.document.figure import Figure, Missing

_NO_UNIT_IN_TEXT = {"", "text", "index", "antal", "kvot"}


@dataclass(frozen=True, slots=True)
class Form:
    """How a figure is to be printed where it stands, when that differs from how it stands in tables.

    `unit` asks for another unit of money, `decimals` for another precision, `absolute` drops the sign (for
    "ett underskott på 28,2 mnkr"), `plus` writes + before a positive value, `with_unit` adds or drops the unit.
    """

    unit: str = ""
    decimals: int | None = None
    absolute: bool = False
    plus: bool = False
    with_unit: bool | None = None


def printed(figure: Figure, form: Form | None = None) -> str:
    """Print a figure in Swedish, rounded once. A missing value gives its mark, a decided wording itself."""
    value = figure.value
    if isinstance(value, Missing):
        return figure.wording or value.mark
    if isinstance(value, str):
        return value
    if figure.wording and form is None:
        return figure.wording
    form = form or Form()
    unit = form.unit or figure.shown_in or figure.unit
    text = _number(figure, value, form, unit)
    if figure.previous_value is not None and form == Form():
        text += f" ({_number(figure, figure.previous_value, form, unit)})"
    with_unit = figure.with_unit if form.with_unit is None else form.with_unit
    if with_unit and unit not in _NO_UNIT_IN_TEXT:
        text += NBSP + unit.removeprefix("antal ")  # "2 160 hushåll", in the unit "antal hushåll"
    return text


def _number(figure: Figure, value: Decimal, form: Form, unit: str) -> str:
    decimals = form.decimals
    if is_money(figure.unit) and is_money(unit):
        value = scaled(value, unit, given_in=figure.unit)
        if decimals is None and unit == (figure.shown_in or figure.unit):
            decimals = figure.decimals
        # What is measured in tkr or mnkr keeps the decimals it was reported with; an exact amount in kr is rounded.
        if decimals is None and (unit == "kr" or unit != figure.unit):
            decimals = DECIMALS[unit]
    elif decimals is None:
        decimals = figure.decimals
    return swedish(abs(value) if form.absolute else value, decimals, plus=form.plus)


def sign_word(figure: Figure, positive: str, negative: str, zero: str) -> str:
    """The word that follows the figure's sign; `zero` when it is exactly zero. A missing value has no sign: its mark."""
    if isinstance(figure.value, Missing):
        return figure.value.mark
    number = figure.number
    if number is None or number == 0:
        return zero
    return positive if number > 0 else negative

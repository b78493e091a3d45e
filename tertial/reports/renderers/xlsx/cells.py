"""What a cell holds: an exact number with the form it is printed in, or text.

A cell that is one figure becomes a number, scaled to the unit it is printed in and not rounded: Excel rounds what it
shows, and a sum made in Excel is exact. Anything else is text, word for word as in the report.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from tertial.common.money import is_money, scaled
from tertial.common.numbers import MINUS, NBSP, rounded
from tertial.document.figure import Figure, Missing
from tertial.document.inline import Content, FigureText, NoteMark, StatusMark, plain
from tertial.document.printing import Form, printed
from tertial.reports.renderers.wording import DEFICIT, mark

MUTED = "#566270"
MOST_DIGITS = 15  # Excel keeps numbers as binary floats: more digits than this would be altered


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, the number format it is shown in (empty for plain text), and its ink where it has one."""

    value: Decimal | str
    pattern: str = ""
    ink: str = ""


def cell(content: Content) -> Cell:
    """The cell for a content; notes are left out, for they stand in a column of their own."""
    inlines = [inline for inline in content if not isinstance(inline, NoteMark)]
    if len(inlines) == 1:
        match inlines[0]:
            case FigureText(figure, form):
                return figure_cell(figure, form)
            case StatusMark(status, word):
                look = mark(status)
                return Cell(word, f'"{look.shape}{NBSP}"@', look.ink)
    return Cell(plain(content))


def figure_cell(figure: Figure, form: Form | None = None) -> Cell:
    """The cell for one figure: a number when its printed form is one number and Excel can hold it exactly.

    The decimals are those of the printed form, so that `printed` alone decides them.
    """
    text = printed(figure, form)
    value = figure.number
    if value is None:
        return Cell(text, ink=MUTED if isinstance(figure.value, Missing) else "")
    asked = form or Form()
    decided = form is None and figure.wording
    two_values = figure.previous_value is not None and asked == Form()
    unit = asked.unit or figure.shown_in or figure.unit
    if is_money(figure.unit) and is_money(unit):
        value = scaled(value, unit, given_in=figure.unit)
    if asked.absolute:
        value = abs(value)
    if decided or two_values or not fits(value):
        return Cell(text)
    suffix = NBSP + unit if unit and text.endswith(NBSP + unit) else ""
    _, _, fraction = text.removesuffix(suffix).partition(",")
    return Cell(value, number_pattern(value, len(fraction), plus=asked.plus, suffix=suffix))


def marked(held: Cell) -> Cell:
    """The cell of a deficit: its mark stands in the number format, so that the number stays a number."""
    before = f'"{DEFICIT.shape}{NBSP}"'
    return replace(held, ink=DEFICIT.ink, pattern=held.pattern.replace(f'"{MINUS}"', f'{before}"{MINUS}"'))


def carried(value: Decimal) -> int:
    """How many decimals a value is written with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def fits(value: Decimal) -> bool:
    """Whether Excel can hold the value to its last digit."""
    return value.is_finite() and len(value.normalize().as_tuple().digits) <= MOST_DIGITS


def number_pattern(value: Decimal, decimals: int, *, plus: bool = False, suffix: str = "") -> str:
    """An Excel number format that prints the value as `swedish` does.

    Thousands and decimals follow the language of the reader's Excel; the minus is a true minus, and a value that
    rounds to zero has no sign.
    """
    after = f'"{suffix}"' if suffix else ""
    bare = "#,##0" + ("." + "0" * decimals if decimals else "") + after
    if rounded(value, decimals) == 0:
        return f"{bare};{bare}"
    positive = f'"+"{bare}' if plus else bare
    return f'{positive};"{MINUS}"{bare};{bare}'

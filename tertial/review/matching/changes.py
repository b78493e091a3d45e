"""The mend by one click: a number that is typed by hand, replaced by one that is bound to its figure."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from tertial.common.numbers import NBSP
from tertial.document.figure import Figure
from tertial.document.printing import Form, printed
from tertial.review.finding import Change
from tertial.review.known import KnownValue
from tertial.review.matching.claims import Claim
from tertial.review.words import Words

if TYPE_CHECKING:
    from tertial.review.subject import Subject

_SPACES = str.maketrans({NBSP: " ", "\u202f": " ", "\u2009": " ", "–": "-", "−": "-"})


def binding_of(claim: Claim, known: KnownValue, subject: Subject) -> Change | None:
    """Bind the number to the known value's figure, in the form that the text has; None where there is no figure, or none of that form."""
    figure = subject.figures.get(known.key) if known.key else None
    if figure is None or subject.facts is None or figure.number is None or claim.number.spelled:
        return None
    form = _form(claim, figure)
    if form is None:
        return None
    shown = printed(figure, form)
    words = ", ".join(_words(form, figure))
    key = template(known.key, subject)
    return Change(
        claim.passage.at(claim.number.start, claim.number.end),
        f"{{{key} | {words}}}" if words else f"{{{key}}}",
        Words(f"Bind talet till {figure.label}: {shown}", f"Bind the number to {figure.label}: {shown}"),
    )


def template(key: str, subject: Subject) -> str:
    """The key with the report's year and period as names, so that the text survives to the next report."""
    period = subject.period
    if period is None:
        return key
    names = {
        str(period): "@period",
        str(period.years_back(1)): "@previous-period",
        str(period.year): "@year",
        str(period.year - 1): "@previous-year",
    }
    return "/".join(names.get(segment, segment) for segment in key.split("/"))


def _form(claim: Claim, figure: Figure) -> Form | None:
    """The form that prints the figure as the text has it; else, for a value that is wrong, the one that is written like it."""
    number = claim.number
    unit = number.unit if number.unit in ("kr", "tkr", "mnkr") and figure.unit in ("kr", "tkr", "mnkr") else ""
    if bool(unit) != (figure.unit in ("kr", "tkr", "mnkr")):
        return None
    with_unit = bool(number.unit)
    written = " ".join(number.text.translate(_SPACES).split())
    wanted = [
        Form(unit, decimals, absolute, plus, with_unit)
        for decimals, absolute, plus in product(
            (None, number.decimals), (False, True) if not number.signed else (False,), (False, True)
        )
    ]
    for form in wanted:
        if printed(figure, form).translate(_SPACES) == written:
            return form
    absolute = bool(claim.sign) and not number.signed
    return Form(unit, None, absolute, False, with_unit)


def _words(form: Form, figure: Figure) -> list[str]:
    words = [form.unit] if form.unit else []
    if form.absolute:
        words.append("belopp")
    if form.plus:
        words.append("med tecken")
    if form.decimals is not None:
        words.append(f"{form.decimals} decimaler")
    usual = figure.unit in ("kr", "tkr", "mnkr", "%")
    if bool(form.with_unit) is not usual:
        words.append("med enhet" if form.with_unit else "utan enhet")
    return words

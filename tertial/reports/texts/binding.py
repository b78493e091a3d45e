"""Bound numbers: `{line/total/@year/forecast-deviation | mnkr, belopp}`.

    binding    := "{" expression [ "|" format { "," format } ] "}"
    expression := key { (" + " | " - ") key }  |  "@" name
    format     := kr | tkr | mnkr | belopp | med tecken | med enhet | utan enhet | N decimaler | word/word[/word]

`@year`, `@period`, `@previous-year` and `@previous-period` (the same period last year) in a key follow the report, so that a
text survives to the next one; alone they print the period in words. Three words are for a positive, a negative and a zero value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from tertial.common.errors import Refused
from tertial.common.money import is_money
from tertial.common.periods import Period, swedish_date
from tertial.document.figure import Figure, Missing, Origin, Provenance
from tertial.document.inline import FigureText, Inline, SignWord, Text
from tertial.document.printing import Form

_TERM = re.compile(r"\s([+\-−])\s")
_DECIMALS = re.compile(r"(\d) decimal(?:er)?")
_MONEY = ("kr", "tkr", "mnkr")


class Book(Protocol):
    """Where figures are looked up."""

    @property
    def period(self) -> Period:
        """The report's period: January up to and including its month."""

    def figure(self, key: str) -> Figure:
        """The figure with the key; raises `NotFound` for an unknown one."""


@dataclass(frozen=True, slots=True)
class Binding:
    """A parsed binding: keys with their sign, how to print, and words by sign if words are wanted."""

    terms: tuple[tuple[int, str], ...]
    form: Form
    words: tuple[str, ...] = ()


def variables(period: Period) -> Mapping[str, str]:
    """What the `@` names stand for in keys."""
    return {
        "@previous-period": str(period.years_back(1)),
        "@previous-year": str(period.year - 1),
        "@period": str(period),
        "@year": str(period.year),
    }


def substitute(key: str, period: Period) -> str:
    """The key with its `@` names replaced. Longest names first, for one is the beginning of no other then."""
    for name, value in variables(period).items():
        key = key.replace(name, value)
    return key


def parse(source: str) -> Binding:
    """Read what stands between the braces; raises `Refused` with a sentence."""
    expression, _, formats = source.partition("|")
    pieces = _TERM.split(expression.strip())
    if not pieces[0]:
        raise Refused("Klamrarna är tomma. Välj en siffra ur listan.")
    terms = [(1, pieces[0].strip())]
    for sign, key in zip(pieces[1::2], pieces[2::2], strict=True):
        terms.append((1 if sign == "+" else -1, key.strip()))
    for _, key in terms:
        if not re.fullmatch(r"@?[\w@/.&-]+", key):
            raise Refused(f"”{key}” är ingen nyckel till en siffra.")
    unit, decimals, absolute, plus, with_unit = "", None, False, False, None
    words: tuple[str, ...] = ()
    for item in (part.strip() for part in formats.split(",") if part.strip()):
        match = _DECIMALS.fullmatch(item)
        if item in _MONEY:
            unit = item
        elif item == "belopp":
            absolute = True
        elif item == "med tecken":
            plus = True
        elif item in ("utan enhet", "med enhet"):
            with_unit = item == "med enhet"
        elif match:
            decimals = int(match[1])
        elif item.count("/") in (1, 2):
            words = tuple(word.strip() for word in item.split("/"))
        else:
            raise Refused(
                f"”{item}” är inget sätt att skriva ett tal. De som finns: kr, tkr, mnkr, belopp, med tecken, "
                "med enhet, utan enhet, 1 decimal, ord/ord."
            )
    return Binding(tuple(terms), Form(unit, decimals, absolute, plus, with_unit), words)


def bind(source: str, book: Book) -> Inline:
    """The inline that a binding stands for. Raises `NotFound` for an unknown figure, `Refused` for what can't be read."""
    stripped = source.strip()
    if stripped == "tabell" or stripped.startswith("tabell "):
        raise Refused(
            "En tabell står ensam i sitt stycke, i ett kapitels text: {tabell perioden} mellan två tomma rader."
        )
    if stripped.startswith("@") and "/" not in stripped:
        return Text(_period_words(stripped, book.period))
    binding = parse(source)
    figure = _evaluate(binding, book)
    if binding.words:
        if isinstance(figure.value, str):
            raise Refused(f"{figure.label} är inget tal och har inget tecken.")
        positive, negative, *zero = binding.words
        return SignWord(figure, positive, negative, zero[0] if zero else positive)
    form = binding.form
    if figure.wording and form == Form():
        return FigureText(figure)  # a target or value in its own words
    if form.with_unit is None:
        in_text = is_money(figure.unit) or figure.unit == "%"
        form = Form(form.unit, form.decimals, form.absolute, form.plus, with_unit=in_text)
    if form.unit and not is_money(figure.unit):
        raise Refused(f"{figure.label} är inte pengar och kan inte skrivas i {form.unit}.")
    return FigureText(figure, form)


def _evaluate(binding: Binding, book: Book) -> Figure:
    found = [(sign, book.figure(substitute(key, book.period))) for sign, key in binding.terms]
    first = found[0][1]
    if len(found) == 1:
        return first
    other = next((figure for _, figure in found if figure.unit != first.unit), None)
    if other:
        raise Refused(f"{first.label} ({first.unit}) och {other.label} ({other.unit}) kan inte läggas ihop.")
    value: Decimal | Missing | str = Decimal(0)
    for sign, figure in found:
        if not isinstance(figure.value, Decimal):
            value = figure.value if isinstance(figure.value, Missing) else value
            if isinstance(figure.value, str):
                raise Refused(f"{figure.label} är inget tal och kan inte läggas ihop.")
            break
        value = value + sign * figure.value if isinstance(value, Decimal) else value
    signs = ["" if place == 0 and sign > 0 else " + " if sign > 0 else " - " for place, (sign, _) in enumerate(found)]
    return Figure(
        key="".join(sign + figure.key for sign, (_, figure) in zip(signs, found, strict=True)),
        value=value,
        unit=first.unit,
        period=first.period,
        label="".join(sign + figure.label for sign, (_, figure) in zip(signs, found, strict=True)),
        shown_in=first.shown_in,
        decimals=first.decimals,
        provenance=Provenance(Origin.CALCULATION, "Uträknat i texten", inputs=tuple(figure.key for _, figure in found)),
    )


def _period_words(name: str, period: Period) -> str:
    words = {
        "@year": str(period.year),
        "@previous-year": str(period.year - 1),
        "@period": period.words,
        "@previous-period": period.years_back(1).words,
        "@date": swedish_date(period.end),
    }
    if name not in words:
        raise Refused(f"”{name}” är ingen period. De som finns: {', '.join(words)}.")
    return words[name]

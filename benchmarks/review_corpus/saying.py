"""Sentences whose facts are marked: each number, word of direction, year and status knows what it says, so that a fault can be planted."""

from __future__ import annotations

import string
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tertial.common.numbers import MINUS, NBSP, rounded, swedish
from tertial.document.figure import Figure, Origin, Provenance
from tertial.document.inline import Content, FigureText, Inline, NoteMark, Text
from tertial.document.printing import Form

D = Decimal


@dataclass(frozen=True, slots=True)
class Slot:
    """A marked piece of a sentence.

    `role` says what it is (`amount`, `measure`, `target`, `sign`, `move`, `side`, `year` …), `value` its exact value in `unit` (`kr` for money), `key`
    the quantity, `other` what a fault would write in its place, `step` how fine it is printed. One with a `figure` is printed from
    the data in a report that was made here.
    """

    role: str
    text: str
    key: str = ""
    value: Decimal | None = None
    unit: str = ""
    other: str = ""
    decimals: int = 0
    figure: Figure | None = None
    form: Form | None = None


Piece = str | Slot | NoteMark


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence in pieces."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """As it is read, without marks of notes."""
        return "".join(
            one if isinstance(one, str) else one.text for one in self.pieces if not isinstance(one, NoteMark)
        )


def say(template: str, **slots: Slot | str | NoteMark) -> Said:
    """A sentence from a template; a name with a capital (`{The}`) begins with a capital letter."""
    pieces: list[Piece] = []
    for literal, name, _form, _conversion in string.Formatter().parse(template):
        if literal:
            pieces.append(literal)
        if name is not None:
            found = slots[name] if name in slots else slots[name.lower()]
            if isinstance(found, str) and name[0].isupper():
                found = found[0].upper() + found[1:]
            pieces.append(found)
    return Said(tuple(pieces))


def joined(sentences: Iterable[Said]) -> Said:
    """Sentences as one paragraph."""
    pieces: list[Piece] = []
    for one in sentences:
        if pieces:
            pieces.append(" ")
        pieces.extend(one.pieces)
    return Said(tuple(pieces))


def foreign(text: str) -> str:
    """The text as other programs write it: plain spaces, hyphens for minus. Every character stands where it stood."""
    return text.replace(NBSP, " ").replace(MINUS, "-")


def content(said: Said, *, bound: bool) -> Content:
    """The sentence as a document's content: with figures, or typed."""
    made: list[Inline] = []
    words: list[str] = []

    def flush() -> None:
        if words:
            made.append(Text("".join(words) if bound else foreign("".join(words))))
            words.clear()

    for one in said.pieces:
        if isinstance(one, NoteMark):
            flush()
            made.append(one)
        elif isinstance(one, Slot) and bound and one.figure is not None:
            flush()
            made.append(FigureText(one.figure, one.form))
        else:
            words.append(one if isinstance(one, str) else one.text)
    flush()
    return tuple(made)


def figure(
    key: str, value: Decimal, unit: str, period: str, label: str, *, decimals: int | None = None, shown: str = ""
) -> Figure:
    """A figure as the rooms would give it."""
    return Figure(
        key=key, value=value, unit=unit, period=period, label=label,
        provenance=Provenance(Origin.CALCULATION, "Corpus"), decimals=decimals, shown_in=shown,
    )  # fmt: skip


WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


def number_word(number: int) -> str:
    """`åtta`; digits above twelve."""
    return WORDS[number] if number < len(WORDS) else str(number)


def money_slot(source: Figure, *, role: str = "amount", absolute: bool = True, bound: bool = True) -> Slot:
    """An amount in a sentence: mnkr with one decimal, less than a million in whole tkr."""
    value = source.number or D(0)
    unit = "mnkr" if abs(value) >= 10**6 else "tkr"
    form = Form(unit=unit, decimals=1 if unit == "mnkr" else 0, absolute=absolute, with_unit=True)
    made = FigureText(source, form)
    return Slot(
        role, made.text, source.key, value, "kr", unit, 1 if unit == "mnkr" else 0, source if bound else None, form
    )


def hedged_money(source: Figure) -> Slot | None:
    """`drygt 14 mnkr`, `knappt 15 mnkr`; None where it would not be true of the value."""
    value = abs(source.number or D(0)) / 10**6
    whole = value.to_integral_value(rounding="ROUND_FLOOR")
    part = value - whole
    if value >= 8 and D("0.12") < part < D("0.45"):
        return Slot(
            "hedge",
            f"drygt {swedish(whole, 0)}{NBSP}mnkr",
            source.key,
            value,
            "mnkr",
            f"knappt {swedish(whole, 0)}{NBSP}mnkr",
        )
    if value >= 8 and D("0.6") < part < D("0.9"):
        return Slot(
            "hedge",
            f"knappt {swedish(whole + 1, 0)}{NBSP}mnkr",
            source.key,
            value,
            "mnkr",
            f"drygt {swedish(whole + 1, 0)}{NBSP}mnkr",
        )
    return None


def value_slot(source: Figure, *, role: str = "measure", percent: str = "", bound: bool = True) -> Slot:
    """A measure's value in a sentence; `percent` is what follows a share (` %`, ` procent`), as part of the slot when written by hand."""
    value = source.number or D(0)
    decimals = source.decimals or 0
    text = swedish(rounded(value, decimals), decimals)
    return Slot(
        role, text, source.key, value, source.unit, percent, decimals, source if bound else None, Form(with_unit=False)
    )

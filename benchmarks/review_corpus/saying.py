"""Sentences whose facts are marked: each number, word of direction, year and status knows what it says, so that a fault can be planted."""

from __future__ import annotations

import string
from collections.abc import Iterable
from dataclasses import dataclass, replace
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
    the quantity, `other` what a fault would write in its place, `decimals` how fine it is printed. One with a `figure` is printed from
    the data in a report that was made here, followed by `tail`, which is typed. Of money, `scale` is how many kronor one of what is
    printed is, `coin` the word for it, and `other` another word.
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
    tail: str = ""
    scale: int = 1
    coin: str = ""

    @property
    def printed(self) -> Decimal | None:
        """The exact value in the unit that is printed."""
        return None if self.value is None else self.value / self.scale

    @property
    def number(self) -> str:
        """The number as it is printed, as far as a reader takes it to be exact: of `640 000 kronor` the 640."""
        text = self.text.removesuffix(self.coin).rstrip(f" {NBSP}") if self.coin else self.text
        return text[: -(-self.decimals + 1)] if self.decimals < 0 else text


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
            words.append(one.tail)
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


@dataclass(frozen=True, slots=True)
class Coin:
    """How amounts are written: in which unit, how fine, with which word, and the word that a slip would write."""

    unit: str
    decimals: int
    word: str
    slip: str
    scale: int


MNKR = Coin("mnkr", 1, "mnkr", "tkr", 10**6)
MKR = Coin("mnkr", 1, "Mkr", "tkr", 10**6)
MILLIONS = Coin("mnkr", 1, "miljoner kronor", "tusen kronor", 10**6)
TKR = Coin("tkr", 0, "tkr", "mnkr", 10**3)
TKR_BY_MKR = Coin("tkr", 0, "tkr", "Mkr", 10**3)
KRONOR = Coin("kr", -3, "kronor", "tkr", 1)


def money_slot(
    source: Figure, coin: Coin, *, role: str = "amount", signed: bool = False, bound: bool = True, plus: bool = False
) -> Slot:
    """An amount in a sentence; without its sign, unless `signed`."""
    form = Form(unit=coin.unit, decimals=coin.decimals, absolute=not signed, plus=plus, with_unit=False)
    own = coin.word == coin.unit  # the program's own word for the unit is printed with the figure
    tail = "" if own else NBSP + coin.word
    form = replace(form, with_unit=own)
    return Slot(
        role, FigureText(source, form).text + tail, source.key, source.number or D(0), "kr", coin.slip, coin.decimals,
        source if bound else None, form, tail, coin.scale, coin.word,
    )  # fmt: skip


def hedged_money(source: Figure, word: str = "mnkr") -> Slot | None:
    """`drygt 14 mnkr`, `knappt 15 mnkr`; None where it would not be true of the value."""
    value = abs(source.number or D(0)) / 10**6
    whole = value.to_integral_value(rounding="ROUND_FLOOR")
    part = value - whole
    if value < 8:
        return None
    if D("0.12") < part < D("0.45"):
        about, other, near = "drygt", "knappt", whole
    elif D("0.6") < part < D("0.9"):
        about, other, near = "knappt", "drygt", whole + 1
    else:
        return None
    amount = f"{swedish(near, 0)}{NBSP}{word}"
    return Slot("hedge", f"{about} {amount}", source.key, value, "mnkr", f"{other} {amount}")


def value_slot(source: Figure, *, role: str = "measure", percent: str = "", bound: bool = True) -> Slot:
    """A measure's value in a sentence; `percent` is what follows a share (` %`, ` procent`), as part of the slot when written by hand."""
    value = source.number or D(0)
    decimals = source.decimals or 0
    text = swedish(rounded(value, decimals), decimals)
    return Slot(
        role, text, source.key, value, source.unit, percent, decimals, source if bound else None, Form(with_unit=False)
    )

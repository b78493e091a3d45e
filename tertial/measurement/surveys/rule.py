"""What is declared about a survey: its scale, its parts, and which values it gives. Plain Python.

The declaration is a TOML text with Swedish keys, read by `declaring`::

    namn = "Brukarenkät"
    "källa" = "brukarenkat"
    "minst svar" = 20
    "tillfrågade" = 400

    [skala]
    positiva = ["Ja, alltid", "Ja, oftast"]
    negativa = ["Nej, sällan", "Nej, aldrig"]
    "vet ej" = ["Vet inte"]

    [delar."kön"]
    kolumn = "Kön"
    kvinnor = ["Kvinna"]
    "män" = ["Man"]
    "övriga" = ["Annat", "Vill inte svara"]

    ["värden"."bemötande"]
    indikator = "brukarenkat"
    del = "bemotande"
    sort = "andel positiva"
    "frågor" = ["Blir du bemött med respekt?"]
    decimaler = 1
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tertial.measurement.extracts.rule import Parts

PART_KINDS = ("helhet", "kön", "enhet")
"""What a value can be given for: the whole, the sexes, the units."""
WHOLE, BY_SEX, BY_UNIT = PART_KINDS


class Sort(StrEnum):
    """What a value is."""

    SHARE = "andel positiva"
    INDEX = "index"
    MEAN = "medelvärde"
    RATE = "svarsfrekvens"
    DIFFERENCE = "skillnad mellan könen"


@dataclass(frozen=True, slots=True)
class Scale:
    """What the answers mean.

    `positive` and `negative` are answers as they are written; `unsure` those that say don't know. `points` gives each answer of an
    index or a mean its number. With `counts_unsure` don't know is an answer that is not positive; else it is no answer.
    """

    positive: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    points: Mapping[str, Decimal] | None = None
    counts_unsure: bool = False

    @property
    def known(self) -> frozenset[str]:
        """Every answer that there is."""
        return frozenset((*self.positive, *self.negative, *self.unsure, *(self.points or {})))

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The lowest and the highest number."""
        numbers = list((self.points or {}).values())
        return min(numbers), max(numbers)


@dataclass(frozen=True, slots=True)
class SurveyValue:
    """A value that the survey gives. Several questions weigh the same; `by_scale` is how a difference is tested: on points, else on
    positive answers. `parts` are the kinds of parts that it is given for.
    """

    name: str
    indicator: str
    kind: str
    part: str
    sort: Sort
    questions: tuple[str, ...]
    decimals: int = 0
    by_scale: bool = False
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SurveyRule:
    """A survey as it is declared.

    `least` is how many answers a value needs at least, `least_rate` how large a part of those asked, in percent. `asked` is how many
    were asked, by part as it stands in figure keys (the whole is empty); with `asked_are_rows` each row of the file is somebody
    who was asked. `level` is the level of significance in percent.
    """

    name: str
    source: str
    least: int
    least_rate: int
    asked: Mapping[str, int]
    asked_are_rows: bool
    level: Decimal
    scale: Scale
    parts: Parts
    values: tuple[SurveyValue, ...]

    def questions(self) -> tuple[str, ...]:
        """Each question once, in the order they are named."""
        return tuple(dict.fromkeys(question for value in self.values for question in value.questions))

    def columns(self) -> Iterator[str]:
        """Every column that is read; no other ever is."""
        yield from self.questions()
        for _name, column in self.parts.columns():
            yield column.column

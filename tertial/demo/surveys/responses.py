"""Make a file of responses: who answered is made up, what they answered together is published."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tertial.measurement.calculations.quotient import rounded_fraction

CONTACT, RESPECT = "Det är lätt att få kontakt med oss", "Jag blir bemött med respekt"
_YES, _NO = ("Ja, alltid", "Ja, oftast"), ("Nej, sällan", "Nej, aldrig")
_STEPS = ("Instämmer inte", "Instämmer till viss del", "Instämmer till stor del", "Instämmer helt")
_UNSURE = "Vet inte"
_SEXES = {"Kvinna": 11, "Man": 9}
"""How many told their sex: too few to show any difference, as the reports of 2021 and 2022 say."""
_EVERY_OTHER = 40
"""One in so many does not know."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's visitors: how many answered, and how many of them that contact is easy and that they are met with respect."""

    code: str
    answered: int
    contact: int
    respect: int


VISITORS: Mapping[str, tuple[Unit, ...]] = {
    "2021": (Unit("AMC", 100, 90, 83), Unit("AMF", 120, 114, 110)),
    "2022": (Unit("AMC", 140, 135, 135), Unit("AMF", 105, 90, 94)),
}

_ADULT = ("Jag lär mig mycket i skolan", "Jag har inflytande på undervisningen", "Jag känner mig trygg i skolan")
_SFI = (
    "Jag kan framföra synpunkter och man lyssnar (SFI)",
    "Jag får vara med och bestämma (SFI)",
    "Jag känner mig trygg i skolan (SFI)",
)
_BOTH = (
    "Jag får tillräckligt med stöd",
    "Skolan behandlar alla lika",
    "Digitala verktyg hjälper mig att lära",
    "Skolans digitala system fungerar",
)
PUPILS: Mapping[str, tuple[str, ...]] = {
    # The published index of each question, in the order of the questions above; the last two share one.
    "2021": ("82.9", "68.7", "88.2", "83.4", "76.0", "88.8", "86.0", "89.6", "75.1", "75.1"),
    "2022": ("85.6", "73.8", "88.5", "82.8", "80.0", "93.5", "87.2", "92.1", "80.7", "80.7"),
}
_IN_EACH = 410
"""Pupils in adult education who answered, and as many at SFI."""


def visitors(year: str) -> bytes:
    """The responses of a year's visitors, as a CSV file."""
    chance = random.Random(f"brukarenkät {year}")  # noqa: S311  # made-up answers, no secrets
    rows = []
    for unit in VISITORS[year]:
        contact = _answers(chance, unit.contact, unit.answered)
        respect = _answers(chance, unit.respect, unit.answered)
        rows += [[unit.code, "Vill inte ange", *pair] for pair in zip(contact, respect, strict=True)]
        rows += [[unit.code, "Vill inte ange", _UNSURE, _UNSURE] for _ in range(unit.answered // _EVERY_OTHER)]
    chance.shuffle(rows)
    told = [sex for sex, many in _SEXES.items() for _ in range(many)]
    for row, sex in zip(rows, told, strict=False):
        row[1] = sex
    return _file(["Verksamhet", "Kön", CONTACT, RESPECT], rows)


def pupils(year: str) -> bytes:
    """The responses of a year's pupils, as a CSV file."""
    chance = random.Random(f"attitydundersökning {year}")  # noqa: S311  # made-up answers, no secrets
    questions = (*_ADULT, *_SFI, *_BOTH)
    columns = []
    for question, index in zip(questions, PUPILS[year], strict=True):
        adult = _scaled(chance, Decimal(index)) if question not in _SFI else [""] * _IN_EACH
        sfi = _scaled(chance, Decimal(index)) if question not in _ADULT else [""] * _IN_EACH
        columns.append([*adult, *sfi])
    rows = [list(row) for row in zip(*columns, strict=True)]
    chance.shuffle(rows)
    return _file(list(questions), rows)


def _answers(chance: random.Random, positive: int, answered: int) -> list[str]:
    answers = [chance.choice(_YES) for _ in range(positive)] + [chance.choice(_NO) for _ in range(answered - positive)]
    chance.shuffle(answers)
    return answers


def _scaled(chance: random.Random, index: Decimal) -> list[str]:
    """Answers on the scale whose index is the published one to its last decimal."""
    unsure = _IN_EACH // _EVERY_OTHER
    many = _IN_EACH - unsure
    highest = len(_STEPS) - 1
    total = round(Fraction(index) * highest * many / 100)
    if rounded_fraction(Fraction(100 * total, highest * many), 1) != index:
        raise ValueError(f"{many} answers can't have the index {index}")
    points = [chance.choices(range(len(_STEPS)), weights=(1, 2, 6, 12))[0] for _ in range(many)]
    while (off := total - sum(points)) != 0:
        place = chance.randrange(many)
        points[place] = min(highest, max(0, points[place] + (1 if off > 0 else -1)))
    answers = [_STEPS[point] for point in points] + [_UNSURE] * unsure
    chance.shuffle(answers)
    return answers


def _file(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")

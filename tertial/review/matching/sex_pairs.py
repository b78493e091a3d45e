"""Women's and men's values in the tables, beside the pairs that texts tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tertial.review.finding import Place
from tertial.review.matching.names import label_stems
from tertial.review.reading.grids import Grid, Role, Sex
from tertial.review.reading.labels import stems
from tertial.review.reading.numbers import Number, NumberKind
from tertial.review.reading.passages import Passage
from tertial.review.reading.sexes import whole_before

_WOMEN_AFTER = re.compile(r"\s+(?:[^\W\d_]+\s+){0,2}(?:kvinnor|flickor|tjejer)(?:na)?\b", re.IGNORECASE)
_MEN_AFTER = re.compile(r"\s+(?:[^\W\d_]+\s+){0,2}(?:män(?:nen)?|(?:pojkar|killar)(?:na)?)\b", re.IGNORECASE)
_WOMEN_BEFORE = re.compile(
    r"\b(?:kvinnor(?:na)?|flickor(?:na)?)\s*[:(]?\s*(?:(?:är|var|har|ligger|andelen|siffran|utfallet|värdet|på|det)\s+){0,4}$",
    re.IGNORECASE,
)
_MEN_BEFORE = re.compile(
    r"\b(?:män(?:nen)?|pojkar(?:na)?)\s*[:(]?\s*(?:(?:är|var|har|ligger|andelen|siffran|utfallet|värdet|på|det)\s+){0,4}$",
    re.IGNORECASE,
)
_LEAST_TOLD = Decimal(10)


@dataclass(frozen=True, slots=True)
class SexPair:
    """Women's and men's values in a row's two parts and one column. `stems` are the label's, `now` whether the column is the report's year."""

    label: str
    stems: frozenset[str]
    women: Decimal
    men: Decimal
    year: int | None
    is_share: bool
    place: Place


@dataclass(frozen=True, slots=True)
class WrongPair:
    """Numbers for women and men in a text that are others in the tables; `exchanged` where each is the other's."""

    women: Number
    men: Number
    known: SexPair
    exchanged: bool


def pairs_of(grids: Iterable[Grid]) -> tuple[SexPair, ...]:
    """Every pair of women and men under one row, column by column, targets left out."""
    found: list[SexPair] = []
    for grid in grids:
        by_parent: dict[int, dict[Sex, int]] = {}
        for place, row in enumerate(grid.rows):
            if row.parent >= 0 and row.sex in (Sex.WOMEN, Sex.MEN) and not row.part:
                by_parent.setdefault(row.parent, {}).setdefault(row.sex, place)
        for parent, parts in by_parent.items():
            if len(parts) != 2:
                continue
            women, men = grid.rows[parts[Sex.WOMEN]], grid.rows[parts[Sex.MEN]]
            whole = grid.rows[parent]
            for column, one, other in zip(grid.columns, women.cells, men.cells, strict=False):
                if column.role in (Role.TARGET, Role.FORECAST) or one.number is None or other.number is None:
                    continue
                year = column.time.year if column.time else None
                share = whole.unit == "%" or column.unit == "%"
                found.append(
                    SexPair(whole.label, label_stems(whole.label), one.number, other.number, year, share, one.place)
                )
        found.extend(_in_columns(grid))
    return tuple(found)


def _in_columns(grid: Grid) -> Iterator[SexPair]:
    """Women's and men's values in two columns side by side; their time is their own, else that of the column that they are parts of."""
    for place, (one, other) in enumerate(pairwise(grid.columns)):
        if {one.sex, other.sex} != {Sex.WOMEN, Sex.MEN} or Role.TARGET in (one.role, other.role):
            continue
        women, men = (place, place + 1) if one.sex is Sex.WOMEN else (place + 1, place)
        whole = whole_before(grid, women, men)
        time = one.time or other.time or (grid.columns[whole].time if whole is not None else None)
        for row in grid.rows:
            if row.is_heading or row.sex is not Sex.ALL or len(row.cells) <= place + 1:
                continue
            first, second = row.cells[women], row.cells[men]
            if first.number is not None and second.number is not None:
                yield SexPair(
                    row.label,
                    label_stems(row.label),
                    first.number,
                    second.number,
                    time.year if time else None,
                    row.unit == "%" or one.unit == "%",
                    first.place,
                )


def told_pairs(passage: Passage) -> Iterator[tuple[Number, Number]]:
    """Each pair that a text tells, women first: `66 kvinnor och 47 män`, `bland kvinnor 85,1 procent och bland män 82,0`."""
    numbers = [one for one in passage.numbers if one.kind is NumberKind.QUANTITY]
    for first, second in pairwise(numbers):
        if second.start - first.end > 60 or first.ranged or second.ranged or first.about or second.about:
            continue
        text = passage.text
        before, between = text[max(0, first.start - 60) : first.start], text[first.end : second.start]
        if re.search(r"[.;:!?]\s", between):
            continue
        if _WOMEN_AFTER.match(text, first.end) and _MEN_AFTER.match(text, second.end):
            yield first, second
        elif _MEN_AFTER.match(text, first.end) and _WOMEN_AFTER.match(text, second.end):
            yield second, first
        elif _WOMEN_BEFORE.search(before) and _MEN_BEFORE.search(between):
            yield first, second
        elif _MEN_BEFORE.search(before) and _WOMEN_BEFORE.search(between):
            yield second, first


def wrong_pairs(passage: Passage, known: tuple[SexPair, ...], year: int) -> Iterator[WrongPair]:
    """Pairs that the tables have exchanged, or of which they have only the one beside another."""
    if not known or len(passage.numbers) > 200:
        return
    for women, men in told_pairs(passage):
        if women.value == men.value or (max(women.value, men.value) < _LEAST_TOLD and not women.decimals):
            continue
        share = women.unit == "%" or men.unit == "%"
        fitting = [one for one in known if one.is_share is share]
        if any((one.women, one.men) == (women.value, men.value) for one in fitting):
            continue
        turned = [one for one in fitting if (one.women, one.men) == (men.value, women.value)]
        if turned:
            yield WrongPair(women, men, turned[0], exchanged=True)
            continue
        half = [
            one
            for one in fitting
            if one.year in (None, year)
            and (one.women == women.value or one.men == men.value)
            and _speaks_of(passage, women, one)
        ]
        if len({(one.women, one.men) for one in half}) == 1:
            yield WrongPair(women, men, half[0], exchanged=False)


def _speaks_of(passage: Passage, number: Number, one: SexPair) -> bool:
    """Whether the text up to there has nearly all the words of the label."""
    told = stems(passage.text[max(0, number.start - 400) : number.end + 100])
    return bool(one.stems) and len(one.stems & told) * 3 >= len(one.stems) * 2

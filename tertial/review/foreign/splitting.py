"""Part a run of digits and spaces into values: `470 865 451 865 -19 000` is three amounts when the table has three columns.

A number goes on over a space when exactly three digits follow. Where several partings fit the number of columns, the one whose deviation
is the difference between budget and outcome is right; where none or more than one is, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from tertial.common.errors import Refused
from tertial.common.numbers import read_number

_NOTE = re.compile(r"<sup>\d{1,3}</sup>")
_FIRST = re.compile(r"[-−–+]?[1-9]\d{0,2}")
_GROUP = re.compile(r"\d{3}(?:[.,]\d+)?")
_MOST = 400


def partings(tokens: Sequence[str], columns: int) -> list[tuple[str, ...]]:
    """Every way to read the tokens as so many values."""
    found: list[tuple[str, ...]] = []
    _part(tokens, 0, columns, (), found)
    return found


def _part(
    tokens: Sequence[str], place: int, columns: int, before: tuple[str, ...], found: list[tuple[str, ...]]
) -> None:
    if len(found) >= _MOST:
        return
    left = len(tokens) - place
    if left and re.fullmatch(r"0\d+", _bare(tokens[place])):
        return  # "000" begins no number
    if not columns or left < columns:
        if not left and not columns:
            found.append(before)
        return
    end = place + 1
    while True:
        if len(tokens) - end >= columns - 1:
            _part(tokens, end, columns - 1, (*before, " ".join(tokens[place:end])), found)
        if end >= len(tokens) or not _FIRST.fullmatch(tokens[place]) or not _GROUP.fullmatch(_bare(tokens[end])):
            return
        if end > place + 1 and not re.fullmatch(r"\d{3}", tokens[end - 1]):
            return
        end += 1
        if end - place > 5:
            return


def chosen(ways: list[tuple[str, ...]], deviation: tuple[int, int, int] | None) -> tuple[str, ...] | None:
    """The only right parting. `deviation` gives the columns of outcome or forecast, budget and deviation, where there are such."""
    if len(ways) == 1:
        return ways[0]
    if deviation is not None:
        fitting = [way for way in ways if agrees(way, deviation)]
        return fitting[0] if len(fitting) == 1 else None
    return _even(ways)


def _even(ways: list[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The parting whose values are of one size where every other has values that are hundreds of times as large as others."""
    if not ways or len(ways) >= _MOST:
        return None
    spread = sorted((_spread(way), place) for place, way in enumerate(ways))
    if len(spread) > 1 and spread[0][0] <= 1 and spread[1][0] >= spread[0][0] + 2:
        return ways[spread[0][1]]
    return None


def _spread(way: Sequence[str]) -> int:
    """How many digits more the longest value has than the shortest."""
    lengths = [len(str(abs(int(value)))) for cell in way if (value := number(cell)) is not None]
    return max(lengths) - min(lengths) if lengths else 99


def agrees(way: Sequence[str], deviation: tuple[int, int, int]) -> bool:
    """Whether budget less outcome is the deviation, within what rounding may do. The sign may be the other way round."""
    outcome, budget, printed = (number(way[place]) for place in deviation)
    if outcome is None or budget is None or printed is None:
        return False
    exponents = [int(one.as_tuple().exponent) for one in (outcome, budget, printed)]
    allowed = Decimal(2).scaleb(max(exponents))
    return abs(abs(budget - outcome) - abs(printed)) <= allowed


def number(text: str) -> Decimal | None:
    """The number in a cell, None where there is none."""
    try:
        return read_number(_bare(text).rstrip("% "))
    except Refused:
        return None


def _bare(token: str) -> str:
    return _NOTE.sub("", token)

"""Numbers that a Swedish text spells out: `två`, `tolv`, `tjugofem`, `tvåhundra`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

_SMALL = {
    "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10, "elva": 11, "tolv": 12,
    "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16, "sjutton": 17, "arton": 18, "nitton": 19,
}  # fmt: skip
_TENS = {
    "tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70, "åttio": 80, "nittio": 90,
}  # fmt: skip
_ONES = {"ett": 1, "en": 1, **{word: value for word, value in _SMALL.items() if value < 10}}
_HUNDREDS = {"hundra": 100, **{f"{word}hundra": value * 100 for word, value in _ONES.items() if value < 10}}
WORDS: dict[str, int] = {
    **_SMALL,
    **_TENS,
    **{ten + one: value + unit for ten, value in _TENS.items() for one, unit in _ONES.items()},
    **_HUNDREDS,
    "ettusen": 1000,
    **{f"{word}tusen": value * 1000 for word, value in _SMALL.items()},
}
_WORD = re.compile(r"(?<![\w-])[^\W\d_]++(?![\w-])")


def spelled(text: str) -> Iterator[tuple[int, int, Decimal]]:
    """Where each number word stands, and its value. `en` and `ett` are articles more often than numbers and are left out."""
    for match in _WORD.finditer(text):
        value = WORDS.get(match[0].casefold())
        if value is not None:
            yield match.start(), match.end(), Decimal(value)

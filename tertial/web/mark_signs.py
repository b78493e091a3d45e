"""Signs that stand in a document's words until they are rendered, and the marks that they become."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Sequence

MOST = 900
"""So many findings of a report can be marked; the rest stand in the list."""
_OPEN, _CLOSE, _NUMBER, _CELL, _MORE = (chr(0x10F000 + place) for place in range(5))
_FIRST = 0x10F100
_LETTERS = range(0x10F600, 0x10FFFE)
_DIGITS = f"[{chr(_FIRST)}-{chr(_FIRST + MOST)}]"


class Signs:
    """The signs of one page. They are told from all that people write by a word drawn anew for each page, so no text can hold them."""

    def __init__(self) -> None:
        self._word = "".join(chr(secrets.choice(_LETTERS)) for _place in range(3))

    def open(self, number: int) -> str:
        """Here the mark of a finding begins; numbers are counted from 1."""
        return self._sign(_OPEN, number)

    @property
    def close(self) -> str:
        """Here the mark ends."""
        return self._word + _CLOSE

    def number(self, number: int) -> str:
        """Here the finding's number stands."""
        return self._sign(_NUMBER, number)

    def cell(self, numbers: Iterable[int]) -> str:
        """Last in a cell, each sign on a line of its own: all of it is marked, and the findings' numbers stand at its end."""
        first, *others = numbers
        return "".join(["\n", self._sign(_CELL, first), *("\n" + self._sign(_MORE, number) for number in others)])

    def removed(self, text: str) -> str:
        """The text without any signs."""
        return re.sub(f"{self._word}(?:{_CLOSE}|[{_OPEN}{_NUMBER}{_CELL}{_MORE}]{_DIGITS})", "", text)

    def as_markup(self, html: str, classes: Sequence[str], labels: Sequence[str]) -> str:
        """The signs as `<mark>` and as numbers that lead to `#fynd-1`. `classes` and `labels` are the findings', in their order.

        The first number of a finding is where the list leads, as `#stalle-1`.
        """
        named: set[int] = set()

        def opening(match: re.Match[str]) -> str:
            return f'<mark class="{classes[ord(match[1]) - _FIRST]}">'

        def cell(match: re.Match[str]) -> str:
            place = ord(match[3]) - _FIRST
            return f'{match[1]}<mark class="{classes[place]}">{match[2]}</mark>{self.number(place + 1)}'

        def number(match: re.Match[str]) -> str:
            place = ord(match[1]) - _FIRST
            name = "" if place in named else f' id="stalle-{place + 1}"'
            named.add(place)
            return (
                f'<sup class="found-number"><a{name} href="#fynd-{place + 1}" aria-label="{labels[place]}">'
                f"{place + 1}</a></sup>"
            )

        if self._word + _CELL in html:
            html = re.sub(
                rf"(<t[dh]\b[^>]*>)((?:(?!<t[dh]\b).)*?)<br>{self._word}{_CELL}({_DIGITS})", cell, html, flags=re.DOTALL
            )
            html = html.replace(f"<br>{self._word}{_MORE}", self._word + _NUMBER)
        html = re.sub(f"{self._word}{_OPEN}({_DIGITS})", opening, html).replace(self.close, "</mark>")
        return re.sub(f"{self._word}{_NUMBER}({_DIGITS})", number, html)

    def _sign(self, kind: str, number: int) -> str:
        return self._word + kind + chr(_FIRST + number - 1)

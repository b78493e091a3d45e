"""Names of sheets: Excel takes 31 characters, not these `[]:*?/\\`, no two alike whatever the case."""

from __future__ import annotations

import re

from tertial.reports.renderers.wording import printable

LONGEST = 31
_KEPT = 20  # a cut between words keeps more than this
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]+")


def sheet_name(number: int, caption: str) -> str:
    """`7 Nettokostnad per verksamhet`: the number makes it unique, and is the same in the list of contents.

    A longer caption is cut, between words if that does not cost too much of it, and marked with an ellipsis.
    """
    words = " ".join(_FORBIDDEN.sub(" ", printable(caption)).split())
    whole = f"{number} {words}".rstrip()
    # Characters outside the basic plane count as two in Excel.
    if _length(whole) > LONGEST:
        while _length(whole) > LONGEST - 1:
            whole = whole[:-1]
        at_word = whole.rsplit(" ", 1)[0]
        whole = (at_word if len(at_word) > _KEPT else whole).rstrip(" ,.–-") + "…"
    return whole.rstrip("' ")


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def address(name: str) -> str:
    """The address of a sheet's first cell, as a link within the file."""
    return f"internal:'{name.replace(chr(39), chr(39) * 2)}'!A1"

"""Tell headings from other lines by their form, where a text does not mark them."""

from __future__ import annotations

import re

from tertial.review.foreign.lines import Line, title_key

_MARKED = re.compile(r"^\s{0,3}(?P<level>#{1,6})\s+(?P<text>\S.*?)\s*#*\s*$")
_NUMBERED = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?=[A-ZÅÄÖ])")
_ENDED = re.compile(r"[.!?:;,”\"]$")


def marked(line: Line) -> tuple[int, str] | None:
    """A heading that is marked with `#`: its level and words."""
    match = _MARKED.match(line.text) if line.text.lstrip()[:1] == "#" else None
    return (len(match["level"]), match["text"]) if match else None


def guessed(line: Line, above: Line | None, below: Line | None, *, width: int, titles: dict[str, int]) -> int | None:
    """The level of a line that looks like a heading: one that the table of contents names, or a short one with a capital that no
    sentence ends on, set apart above and followed by text."""
    words = line.words
    if not 3 <= len(words) <= 110 or "\t" in line.text or words[0] in "-•●–*(<|":
        return None
    level = titles.get(title_key(words))
    if level is not None:
        return level
    if len(words) > 0.72 * width or not words[0].isupper() or _ENDED.search(words) or words[-1] in "-\u2010":
        numbered = _NUMBERED.match(words)
        return numbered["number"].count(".") + 1 if numbered and len(words) < 80 and not _ENDED.search(words) else None
    if (
        sum(sign.isdigit() for sign in words) * 3 > len(words)
        or len(words.split()) > 12
        or not any(sign.isalpha() for sign in words)
    ):
        return None
    apart = above is None or above.is_blank or bool(re.search(r"[.!?:]$", above.words)) or line.begins_page
    if not apart or (
        below is not None and not below.is_blank and not below.words[0].isupper() and below.words[0] not in "-•●"
    ):
        return None
    return 3

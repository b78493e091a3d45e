"""Read the marks in a line of text: `**bold**`, `*emphasis*`, `<sup>7</sup>`, `<br>`, `&amp;`, links and the like."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from tertial.document.inline import Content, Inline, LineBreak, NoteMark, Text

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARK = re.compile(
    r"\s?(?:<sup>\s?\[?(?P<note>\d{1,3})\]?\s?</sup>|\[\^(?P<named>\d{1,3})\])(?!:)|(?P<line><br\s?/?>)|\x01(?P<break>)",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</?(?:sup|sub|b|i|em|strong|u|p|span|div|font|a|td|tr|th|small|mark)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE
)
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((?:https?:|mailto:|#)[^()\s]{0,500}\)")
_ANGLED = re.compile(r"<(https?://[^<>\s]{1,500})>")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\*(?![\w*])")
_SHAPE = re.compile(
    r"[▼▲●◐○◌◑◒◓■◆][ \u00a0]{0,2}(?=[\w\u2212\u2013-])"
)  # a state's or a deficit's sign before its word or number
_MATH = re.compile(r"\$([^$\n]{1,60})\$")
_MATH_WORDS = {
    r"\leq": "≤",
    r"\geq": "≥",
    r"\le": "≤",
    r"\ge": "≥",
    r"\%": "%",
    r"\pm": "±",
    r"\cdot": "·",
    r"\times": "×",
}
_ESCAPED = re.compile(r"\\([*_#\[\]<>\\`.%|-])")
_WHOLE_BOLD = re.compile(r"\s*(?:<b>|<strong>|\*\*).{1,2000}(?:</b>|</strong>|\*\*)\s*", re.DOTALL)
_WHOLE_ITALIC = re.compile(r"\s*(?:<i>|<em>|\*(?!\*)).{1,2000}(?:</i>|</em>|(?<!\*)\*)\s*", re.DOTALL)
BREAK = "\x01"
"""Stands for a line break inside a cell while the cell is text."""


def content_of(raw: str, notes: Mapping[str, str]) -> Content:
    """Content of a line of text. A mark whose note is not in `notes` stays as superscript figures."""
    strong = is_bold(raw)
    found: list[Inline] = []
    start = 0
    for match in _MARK.finditer(raw):
        _add(found, raw[start : match.start()], strong)
        start = match.end()
        number = match["note"] or match["named"]
        if not number:
            found.append(LineBreak())
        elif number in notes:
            found.append(NoteMark(notes[number]))
        else:
            _add(found, number.translate(_SUPERSCRIPT), strong)
    _add(found, raw[start:], strong)
    while found and isinstance(found[-1], LineBreak):
        found.pop()
    if found and isinstance(found[0], Text):
        found[0] = Text(found[0].text.lstrip(), strong)
    if found and isinstance(found[-1], Text):
        found[-1] = Text(found[-1].text.rstrip(), strong)
    return tuple(one for one in found if not isinstance(one, Text) or one.text)


def plain_of(raw: str) -> str:
    """The words alone, on one line, without marks and notes."""
    return " ".join(unmarked(_MARK.sub(" ", raw)).split())


def unmarked(raw: str) -> str:
    """The text without marks of emphasis, tags, links and escapes."""
    if "<" in raw:
        raw = _TAG.sub("", _ANGLED.sub(r"\1", raw))
    if "](" in raw:
        raw = _LINK.sub(r"\1", raw)
    if "*" in raw or "__" in raw:
        raw = _EMPHASIS.sub(r"\1", _BOLD.sub(r"\2", _EMPHASIS.sub(r"\1", raw)))
        raw = raw.replace("**", "") if raw.count("**") % 2 == 0 or raw.rstrip().endswith("**") else raw
    if "$" in raw and "\\" in raw:
        raw = _MATH.sub(_math, raw)
    if "\\" in raw:
        raw = _ESCAPED.sub(r"\1", raw)
    raw = _SHAPE.sub("", raw)
    return html.unescape(raw) if "&" in raw else raw


def marks_in(raw: str) -> list[str]:
    """The numbers of the notes that are marked in a text."""
    return [match["note"] or match["named"] for match in _MARK.finditer(raw) if match["note"] or match["named"]]


def is_bold(raw: str) -> bool:
    """Whether the whole of a text is bold."""
    return bool(_WHOLE_BOLD.fullmatch(raw))


def is_italic(raw: str) -> bool:
    """Whether the whole of a text is emphasised."""
    return bool(_WHOLE_ITALIC.fullmatch(raw)) and not is_bold(raw)


def _add(found: list[Inline], raw: str, strong: bool) -> None:
    text = unmarked(raw)
    if not text:
        return
    if found and isinstance(found[-1], Text):
        found[-1] = Text(found[-1].text + text, strong)
    else:
        found.append(Text(text, strong))


def _math(match: re.Match[str]) -> str:
    text = match[1]
    for word, sign in _MATH_WORDS.items():
        text = text.replace(word, sign)
    return match[0] if "\\" in text else text

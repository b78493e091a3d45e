r"""The lexer: a line of a SIE file as a label and its fields, exactly as the standard has it.

Fields stand apart by spaces and tabs. A field in quotes may hold anything; `\"` in it is a quote, every other backslash
is itself. `{` to `}` is one field: an object list, a tuple of what stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

Field = str | tuple[str, ...]

_TOKEN = re.compile(
    r"""[ \t]*(?:
        "(?P<quoted>(?:[^"\\]|\\"|\\(?!"))*)(?P<end>"?)   # without `end` the line stops inside the quotes
      | (?P<brace>[{}])
      | (?P<plain>[^ \t{}"][^ \t{}]*)                     # a quote inside a word is a part of it
    )""",
    re.VERBOSE,
)


class Line(NamedTuple):
    """A line in its parts. `label` is upper case with its `#`, `{` or `}`, or empty for a line that is none of these.

    `fault` says in Swedish what is wrong with the form, and is empty when nothing is. `open_text` is true when the only
    fault is that the last field's quotes are not closed.
    """

    number: int
    label: str
    fields: tuple[Field, ...] = ()
    fault: str = ""
    open_text: bool = False


def lex(number: int, text: str) -> Line:
    """The parts of the line with this number, counted from 1; `text` is without its line end. Never fails."""
    stripped = text.strip(" \t\r")
    if stripped in ("{", "}"):
        return Line(number, stripped)
    if not stripped.startswith("#"):
        return Line(number, "")
    label, *_rest = re.split(r"[ \t{\"]", stripped, maxsplit=1)
    fields, fault, open_text = _fields(stripped[len(label) :])
    return Line(number, label.upper(), fields, fault, open_text)


def _fields(text: str) -> tuple[tuple[Field, ...], str, bool]:
    fields: list[Field] = []
    inside: list[str] | None = None
    fault, open_text = "", False
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "brace":
            if token["brace"] == "{":
                if inside is not None:
                    fault = fault or "en klammer { står inne i en objektlista"
                else:
                    inside = []
            elif inside is None:
                fault = fault or "en klammer } saknar sin {"
            else:
                fields.append(tuple(inside))
                inside = None
            continue
        if kind == "plain":
            value = token["plain"]
        else:
            value = token["quoted"].replace('\\"', '"')
            if not token["end"]:
                open_text = True
        if inside is None:
            fields.append(value)
        else:
            inside.append(value)
    if inside is not None:
        fields.append(tuple(inside))
        fault = fault or "objektlistan avslutas inte med }"
    if open_text and not fault:
        return tuple(fields), "ett citattecken avslutas inte på raden", True
    return tuple(fields), fault, False


def content(line: Line) -> str:
    """What the checksum counts of a line: its label and fields, without separators, outer quotes and braces."""
    if line.label in ("{", "}"):
        return ""
    return line.label + "".join("".join(field) if isinstance(field, tuple) else field for field in line.fields)


def numbered(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers, blank ones left out. A line ends with LF; CR before it does not count."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip(" \t\r"):
            yield number, line

"""The markup of people's texts.

Paragraphs are parted by empty lines; `- ` begins a list item, `## ` a subheading; `**strong**`, `*emphasis*`,
`[^a note]`, and `{…}` a bound number. A backslash takes the meaning from the sign after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tertial.common.errors import Faults, TertialError
from tertial.common.slugs import slug
from tertial.document.blocks import Block, Heading, List, Paragraph
from tertial.document.inline import Content, Inline, NoteMark, Text
from tertial.reports.texts.binding import Book, bind

_TOKEN = re.compile(
    r"\\(?P<escaped>[\\{}*\[\]-])|\{(?P<binding>[^{}]*)\}|\[\^(?P<note>[^\[\]]+)\]|(?P<strong>\*\*)|(?P<emphasis>\*)|(?P<brace>[{}])"
)


def blocks(text: str, book: Book, *, heading_level: int = 2, id_prefix: str = "") -> list[Block]:
    """Read a text into blocks.

    Raises `Faults` that names every fault with its line and character: unknown figures, braces without end, formats
    that don't exist. `heading_level` is the level of a `## ` subheading.
    """
    faults: list[TertialError] = []
    result: list[Block] = []
    for first, lines in _paragraphs(text):
        head = lines[0]
        if head.startswith("## ") and len(lines) == 1:
            title = head[3:].strip()
            result.append(Heading(heading_level, title, f"{id_prefix}{slug(title)}"))
        elif head.startswith("- "):
            items = [inlines(item, book, faults, line=first + place) for place, item in _items(lines)]
            result.append(List(tuple(items)))
        else:
            result.append(Paragraph(inlines("\n".join(lines), book, faults, line=first)))
    if faults:
        raise Faults(f"Texten har {len(faults)} fel och är inte sparad.", faults)
    return result


def inlines(text: str, book: Book, faults: list[TertialError], *, line: int = 1) -> Content:
    """Read one paragraph; faults are added to the list, each with its place."""
    parts: list[Inline] = []
    strong = emphasis = False
    end = 0

    def add(words: str) -> None:
        words = re.sub(r"\s*\n\s*", " ", words)
        if words:
            parts.append(Text(words, strong, emphasis))

    for match in _TOKEN.finditer(text):
        add(text[end : match.start()])
        end = match.end()
        place = _place(text, match.start(), line)
        if match["escaped"]:
            add(match["escaped"])
        elif match["binding"] is not None:
            try:
                parts.append(bind(match["binding"], book))
            except TertialError as error:
                error.place = place
                faults.append(error)
        elif match["note"]:
            parts.append(NoteMark(match["note"].strip()))
        elif match["strong"]:
            strong = not strong
        elif match["emphasis"]:
            emphasis = not emphasis
        else:
            faults.append(TertialError(f"En klammer ”{match['brace']}” saknar sin andra.", place=place))
    add(text[end:])
    if strong or emphasis:
        faults.append(TertialError("En stjärna (fet eller kursiv text) saknar sin andra.", place=f"rad {line}"))
    return tuple(parts)


def _paragraphs(text: str) -> list[tuple[int, list[str]]]:
    """The paragraphs with the number of their first line; headings and lists also begin a new one."""
    found: list[tuple[int, list[str]]] = []
    current: list[str] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        stripped = line.strip()
        alone = stripped.startswith("## ")
        list_begins = stripped.startswith("- ") and bool(current) and not current[0].startswith("- ")
        if current and (not stripped or alone or list_begins or current[0].startswith("## ")):
            found.append((number - len(current), current))
            current = []
        if stripped:
            current.append(stripped)
    if current:
        found.append((text.count("\n") + 2 - len(current), current))
    return found


def _items(lines: Sequence[str]) -> list[tuple[int, str]]:
    """The items of a list with the line each begins at; a line without `- ` goes on with the item before."""
    items: list[tuple[int, str]] = []
    for number, line in enumerate(lines):
        if line.startswith("- "):
            items.append((number, line[2:]))
        else:
            place, words = items[-1]
            items[-1] = (place, f"{words} {line}")
    return items


def _place(text: str, position: int, first_line: int) -> str:
    before = text[:position]
    return f"rad {first_line + before.count(chr(10))}, tecken {position - (before.rfind(chr(10)) + 1) + 1}"

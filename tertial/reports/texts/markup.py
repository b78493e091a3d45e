"""The markup of people's texts.

Paragraphs are parted by empty lines; `- ` begins a list item, `## ` a subheading; `**strong**`, `*emphasis*`,
`[^a note]`, and `{…}` a bound number. `{tabell slag}` alone in a paragraph is the standard table with that name.
A backslash takes the meaning from the sign after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tertial.common.errors import Faults, TertialError
from tertial.common.slugs import slug
from tertial.document.blocks import Block, Chart, Heading, List, Paragraph, Table
from tertial.document.inline import Content, FigureText, Inline, NoteMark, Text, plain
from tertial.reports.texts.binding import Book, bind

_TOKEN = re.compile(
    r"\\(?P<escaped>[\\{}*\[\]#-])|\{(?P<binding>[^{}]*)\}|\[\^(?P<note>[^\[\]]+)\]|(?P<strong>\*\*)|(?P<emphasis>\*)"
    r"|(?P<brace>[{}])|(?P<open_note>\[\^)"
)
_TABLE = re.compile(r"\{\s*tabell\s+(?P<name>[^{}]*?)\s*\}")
Tables = Callable[[str], Sequence[Block]]
"""What a standard table's name stands for, a table or a chart or both; raises `NotFound` for an unknown one."""
# Signs that no file format can hold; they come along when text is pasted.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the space around it, and where its first sign stands in the text as written."""

    number: int
    column: int
    words: str

    def after(self, signs: int) -> _Line:
        """The line without its first signs, such as the mark of a list item."""
        rest = self.words[signs:].lstrip()
        return _Line(self.number, self.column + len(self.words) - len(rest), rest)


class _Reader:
    """Reads passages of one text and collects their faults."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.faults: list[TertialError] = []

    def content(self, lines: Sequence[_Line]) -> Content:
        """The lines as one run of content; a line break in the text is a space."""
        text = "\n".join(line.words for line in lines)
        return self._inlines(lines, text, 0, len(text))

    def heading(self, line: _Line) -> str:
        """A heading's words, with its numbers put in."""
        content = self.content([line])
        if any(isinstance(inline, NoteMark) for inline in content):
            self.faults.append(
                TertialError("En not kan inte stå i en rubrik.", place=f"rad {line.number}, tecken {line.column}")
            )
        return plain(content)

    def table(self, line: _Line, name: str, tables: Tables, id_prefix: str) -> list[Block]:
        """A standard table. Its blocks get names of their own, for the report may have the same table elsewhere."""
        try:
            found = tables(name)
        except TertialError as error:
            error.place = f"rad {line.number}, tecken {line.column}"
            self.faults.append(error)
            return []
        return [
            replace(block, id=f"{id_prefix}{block.id}") if isinstance(block, Table | Chart) else block
            for block in found
        ]

    def _inlines(self, lines: Sequence[_Line], text: str, start: int, end: int) -> Content:
        parts: list[Inline] = []
        strong = emphasis = False
        opened = start

        def add(words: str) -> None:
            words = re.sub(r"\s*\n\s*", " ", words)
            if words:
                parts.append(Text(words, strong, emphasis))

        done = start
        for match in _TOKEN.finditer(text, start, end):
            add(text[done : match.start()])
            done = match.end()
            if match["escaped"]:
                add(match["escaped"])
            elif match["binding"] is not None:
                try:
                    inline = bind(match["binding"], self.book)
                except TertialError as error:
                    self._fault(error, lines, text, match.start())
                else:
                    parts.append(replace(inline, strong=strong) if isinstance(inline, FigureText) else inline)
            elif match["note"]:
                note = plain(self._inlines(lines, text, match.start("note"), match.end("note"))).strip()
                if note:
                    parts.append(NoteMark(note))
            elif match["strong"]:
                strong, opened = not strong, match.start()
            elif match["emphasis"]:
                emphasis, opened = not emphasis, match.start()
            elif match["brace"]:
                sentence = f"En klammer ”{match['brace']}” saknar sin andra."
                self._fault(TertialError(sentence), lines, text, match.start())
            else:
                self._fault(TertialError("En not ”[^” saknar text eller sitt slut ”]”."), lines, text, match.start())
        add(text[done:end])
        if strong or emphasis:
            self._fault(TertialError("En stjärna (fet eller kursiv text) saknar sin andra."), lines, text, opened)
        return tuple(parts)

    def _fault(self, error: TertialError, lines: Sequence[_Line], text: str, position: int) -> None:
        before = text[:position]
        line = lines[before.count("\n")]
        error.place = f"rad {line.number}, tecken {line.column + position - (before.rfind(chr(10)) + 1)}"
        self.faults.append(error)


def blocks(
    text: str, book: Book, *, heading_level: int = 2, id_prefix: str = "", tables: Tables | None = None
) -> list[Block]:
    """Read a text into blocks.

    Raises `Faults` that names every fault with its line and character: unknown figures, braces without end, formats
    that don't exist. `heading_level` is the level of a `## ` subheading; without `tables` a text can have no table.
    """
    reader = _Reader(book)
    reader.faults.extend(_invisible(text))
    result: list[Block] = []
    for lines in _paragraphs(text):
        head = lines[0]
        if head.words.startswith("## "):
            title = reader.heading(head.after(3))
            same = sum(isinstance(block, Heading) and block.text == title for block in result)
            ending = f"-{same + 1}" if same else ""
            result.append(Heading(heading_level, title, f"{id_prefix}{slug(title) or 'rubrik'}{ending}"))
        elif head.words.startswith("- "):
            result.append(List(tuple(reader.content(item) for item in _items(lines))))
        elif len(lines) == 1 and tables and (table := _TABLE.fullmatch(head.words)):
            result.extend(reader.table(head, table["name"], tables, f"{id_prefix}{len(result)}-"))
        else:
            result.append(Paragraph(reader.content(lines)))
    if reader.faults:
        raise Faults(f"Texten har {len(reader.faults)} fel och är inte sparad.", reader.faults)
    return result


def _paragraphs(text: str) -> list[list[_Line]]:
    """The paragraphs as lines; headings and lists also begin a new one."""
    found: list[list[_Line]] = []
    current: list[_Line] = []
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        words = raw.strip()
        line = _Line(number, len(raw) - len(raw.lstrip()) + 1, words)
        alone = words.startswith("## ")
        list_begins = words.startswith("- ") and bool(current) and not current[0].words.startswith("- ")
        if current and (not words or alone or list_begins or current[0].words.startswith("## ")):
            found.append(current)
            current = []
        if words:
            current.append(line)
    if current:
        found.append(current)
    return found


def _items(lines: Sequence[_Line]) -> list[list[_Line]]:
    """The items of a list; a line without `- ` goes on with the item before."""
    items: list[list[_Line]] = []
    for line in lines:
        if line.words.startswith("- "):
            items.append([line.after(2)])
        else:
            items[-1].append(line)
    return items


def _invisible(text: str) -> list[TertialError]:
    faults = []
    for match in _INVISIBLE.finditer(text):
        before = text[: match.start()]
        place = f"rad {before.count(chr(10)) + 1}, tecken {match.start() - (before.rfind(chr(10)) + 1) + 1}"
        faults.append(TertialError(f"Ett osynligt tecken (U+{ord(match[0]):04X}) kan inte skrivas ut.", place=place))
    return faults

"""Take text apart to rows of cells, each with the line it begins on. The slow, exact way; what DuckDB reads, it reads alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tertial.common.errors import Refused

MOST_CHARACTERS = 1_000_000
"""How long a row may be."""
MOST_LINES = 1000
"""How many lines a row may span: with more, a quotation mark was never closed."""

_BREAK = re.compile("\r\n|\n|\r")
_QUOTED = re.compile(r' *"((?:[^"]|"")*)"(?!") *')
_OPEN = re.compile(r' *"(?:[^"]|"")*\Z')


def lines_of(pieces: Iterable[str]) -> Iterator[str]:
    """Lines without their ends; a line ends by a line feed, a carriage return, or both."""
    rest = ""
    for piece in pieces:
        text = rest + piece
        # A carriage return at the very end may be half of an end.
        held = text.endswith("\r")
        parts = _BREAK.split(text[:-1] if held else text)
        rest = parts.pop() + ("\r" if held else "")
        yield from parts
        if len(rest) > 2 * MOST_CHARACTERS:
            break
    yield from _BREAK.split(rest[:-1] if rest.endswith("\r") else rest) if rest else ()


def records(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Rows by the number of the line they begin on, from 1. Lines without anything are passed over.

    Raises `Refused` at a quotation mark that is never closed, one that is closed in the middle of a cell, and an endless row.
    """
    source = enumerate(lines, start=1)
    for number, first in source:
        line = first
        if not line:
            continue
        if '"' not in line:
            if len(line) > MOST_CHARACTERS:
                raise _endless(number)
            yield number, line.split(delimiter)
            continue
        while True:
            cells = _cells(line, delimiter, number)
            if cells is not None:
                yield number, cells
                break
            _, more = next(source, (0, None))
            if more is None or len(line) > MOST_CHARACTERS or line.count("\n") >= MOST_LINES:
                raise Refused(
                    "Ett citattecken öppnas här men stängs aldrig. Ta bort det, eller exportera filen på nytt.",
                    place=f"rad {number}",
                )
            line = f"{line}\n{more}"


def _cells(line: str, delimiter: str, number: int) -> list[str] | None:
    """The cells of a row, or None while a quotation mark is open."""
    cells = []
    at = 0
    while True:
        quoted = _QUOTED.match(line, at)
        if quoted:
            if quoted.end() < len(line) and not line.startswith(delimiter, quoted.end()):
                raise Refused(
                    f"Efter ett citattecken som stängs står ”{line[quoted.end() : quoted.end() + 20]}”."
                    " Citattecken inne i en text ska skrivas två gånger.",
                    place=f"rad {number}",
                )
            cells.append(quoted[1].replace('""', '"'))
            end = quoted.end()
        elif _OPEN.match(line, at):
            return None
        else:
            found = line.find(delimiter, at)
            end = len(line) if found < 0 else found
            cells.append(line[at:end])
        if end == len(line):
            return cells
        at = end + len(delimiter)


def _endless(number: int) -> Refused:
    return Refused("Raden är orimligt lång. Filen är kanske ingen textfil med rader.", place=f"rad {number}")

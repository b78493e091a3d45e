"""Find the lines of a text that end in values, as the rows of a table do."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tertial.review.foreign.lines import Line

_NOTE = r"(?:<sup>\d{1,3}</sup>)?"
TOKEN = re.compile(rf"(?:[<>≤≥]=?\s?)?[-−–+]?\d+(?:[.,]\d+)?\s?%?{_NOTE}|i\.?u\.?{_NOTE}\.?|[-–]", re.IGNORECASE)
_TAIL = re.compile(rf"(?:(?<=\s)|^)(?:(?:{TOKEN.pattern})(?:\s+|$))+$", re.IGNORECASE)
_ALONE = re.compile(rf"(?:{TOKEN.pattern})(?:\s+(?:{TOKEN.pattern}))*", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d")
BULLET = re.compile(r"^\s*(?:[•●▪◦‣·]|[-–—*]\s+[^\W\d_]|-[^\W\d_]|#)")


@dataclass(slots=True)
class Values:
    """A line that ends in values, or lines of values alone one after another up to `last`: the label before them, the values' pieces, and
    the cells by single spaces, empty ones too."""

    place: int
    last: int
    label: str
    tokens: list[str]
    cells: list[str]


def value_lines(lines: list[Line]) -> dict[int, Values]:
    """The lines that hold values, by where they begin."""
    found: dict[int, Values] = {}
    run: Values | None = None
    for place, line in enumerate(lines):
        if line.is_blank and run is not None and place - run.last <= 3:
            continue
        if not line.is_blank and (tokens := _alone(line)):
            if run is None:
                run = Values(place, place, "", [], line.text.split(" ") + [""] * max(0, line.trailing - 1))
            else:
                run.cells = []  # of one line alone can it be told which cells are empty
            run.tokens.extend(tokens)
            run.last = place
            continue
        _keep(found, run)
        run = None
        if (one := _data(line, place)) is not None:
            found[place] = one
    _keep(found, run)
    return found


def _keep(found: dict[int, Values], run: Values | None) -> None:
    """Keep a run of values alone: at least two, and not only years."""
    if run is not None and len(run.tokens) > 1 and not all(_YEARS.fullmatch(token) for token in run.tokens):
        found[run.place] = run


def _alone(line: Line) -> list[str]:
    """The values of a line that holds nothing else."""
    text = line.words
    if len(text) > 200 or "\t" in line.text or not _ALONE.fullmatch(text):
        return []
    return [token.strip() for token in TOKEN.findall(text)]


def _data(line: Line, place: int) -> Values | None:
    text = line.words
    if (
        not text
        or "\t" in line.text
        or len(text) > 400
        or text[-1] not in "0123456789%>.uU-–"
        or BULLET.match(line.text)
    ):
        return None
    match = _TAIL.search(text)
    if not match:
        return None
    tokens = [token.strip() for token in TOKEN.findall(match[0])]
    if len(tokens) < 2 or all(_YEARS.fullmatch(token) for token in tokens) or all(one in "-–" for one in tokens):
        return None
    raw = line.text[line.text.index(match[0].split()[0], len(line.text) - len(line.text.lstrip()) + match.start()) :]
    before = line.text[: len(line.text) - len(raw)]
    gap = len(before) - len(before.rstrip(" "))
    cells = [""] * max(0, gap - 1) + raw.split(" ") + [""] * max(0, line.trailing - 1)
    return Values(place, place, text[: match.start()].strip(), tokens, cells)

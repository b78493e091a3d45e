"""Find the footnotes of a text and put their marks in: `I.U.2` becomes `I.U.<sup>2</sup>` when there is a note 2 on that page."""

from __future__ import annotations

import re
from dataclasses import replace

from tertial.review.foreign.hyphens import Words
from tertial.review.foreign.lines import Line
from tertial.review.foreign.markup import plain_of

_TAGGED = re.compile(
    r"^\s*(?:<sup>\s?\[?(?P<number>\d{1,3})\]?\s?</sup>|\[\^(?P<named>\d{1,3})\]:)\s*(?P<text>\S.*)$", re.IGNORECASE
)
_RULED = re.compile(r"^\s*(?P<number>\d{1,3})\s{1,3}(?P<text>\S.*)$")
_PLAIN = re.compile(r"^\s{0,4}(?P<number>\d{1,3})\s{0,3}(?P<text>[^\W\d_a-zåäö].{12,})$")
_BRACKETED = re.compile(r"^\s*\[(?P<number>\d{1,2})\]\s*(?P<text>\S.*)$")


def with_notes(lines: list[Line], words: Words) -> tuple[list[Line], dict[str, str]]:
    """The lines with marks written as `<sup>n</sup>` and the notes' own lines blanked, and each note's text by its number."""
    cleared = list(lines)
    notes: dict[str, str] = {}
    start = 0
    place = 0
    while place < len(cleared):
        line = cleared[place]
        match = _TAGGED.match(line.text) if line.text and line.text.lstrip()[:1] in "<[" else None
        if match and "\t" not in line.text:
            place = _take(cleared, place, match["number"] or match["named"], match["text"], notes, words)
            continue
        if _is_rule(lines, place):
            taken = _ruled(cleared, place + 1, notes, words)
            if taken:
                _mark(cleared, start, place, taken)
                start = place = max(end for _, end in taken.values())
                continue
        if line.begins_page and place > start:
            taken = _at_foot(cleared, start, place, notes, words)
            if taken:
                _mark(cleared, start, place, taken)
                start = place
        place += 1
    _mark(cleared, start, len(cleared), _at_foot(cleared, start, len(cleared), notes, words))
    return cleared, notes


def _take(lines: list[Line], place: int, number: str, text: str, notes: dict[str, str], words: Words) -> int:
    """A tagged note and the lines that go on with it, until an empty line or what begins something new."""
    pieces = [text]
    lines[place] = lines[place].blanked
    place += 1
    while place < len(lines) and not lines[place].is_blank:
        line = lines[place]
        if _TAGGED.match(line.text) or "\t" in line.text or line.words.startswith(("#", "- ", "|")):
            break
        pieces.append(line.words)
        lines[place] = line.blanked
        place += 1
    notes.setdefault(number, plain_of(words.joined(pieces)))
    return place


def _is_rule(lines: list[Line], place: int) -> bool:
    """Whether a line is the stroke above footnotes: many spaces or strokes, and the first of the notes right under it."""
    if not lines[place].is_ruled:
        return False
    below = next((line for line in lines[place + 1 : place + 3] if not line.is_blank), None)
    return below is not None and _RULED.match(below.text) is not None


def _ruled(lines: list[Line], place: int, notes: dict[str, str], words: Words) -> dict[str, tuple[int, int]]:
    """The notes that stand under a stroke, numbered one after another; where each begins and ends."""
    taken: dict[str, tuple[int, int]] = {}
    pieces: list[str] = []
    number, begin, gap = 0, place, 0
    while place < len(lines):
        line = lines[place]
        if line.is_blank:
            gap += 1
            if gap > 2:
                break
            place += 1
            continue
        match = _RULED.match(line.text)
        follows = match is not None and (not number or int(match["number"]) == number + 1)
        if not follows and (not number or gap or line.begins_page):
            break
        if follows and match is not None:
            if number:
                _keep(notes, taken, number, pieces, begin, place, words)
            number, begin, pieces = int(match["number"]), place, [match["text"]]
        else:
            pieces.append(line.words)
        gap = 0
        place += 1
    if number:
        end = place
        while end > begin and lines[end - 1].is_blank:
            end -= 1
        _keep(notes, taken, number, pieces, begin, end, words)
    for begin, end in taken.values():
        for one in range(begin, end):
            lines[one] = lines[one].blanked
    return taken


def _keep(
    notes: dict[str, str],
    taken: dict[str, tuple[int, int]],
    number: int,
    pieces: list[str],
    begin: int,
    end: int,
    words: Words,
) -> None:
    notes.setdefault(str(number), plain_of(words.joined(pieces)))
    taken[str(number)] = (begin, end)


def _at_foot(
    lines: list[Line], start: int, end: int, notes: dict[str, str], words: Words
) -> dict[str, tuple[int, int]]:
    """The notes at the foot of a page without a stroke: numbered lines last on it whose first number is marked above."""
    last = end
    while last > start and lines[last - 1].is_blank:
        last -= 1
    first, expected = None, None
    for place in range(last - 1, max(start, last - 40) - 1, -1):
        match = _PLAIN.match(lines[place].text) or _BRACKETED.match(lines[place].text)
        if match and (expected is None or int(match["number"]) == expected - 1):
            first, expected = place, int(match["number"])
        elif lines[place].is_blank and place + 1 < last and first != place + 1:
            break
    if first is None or not _is_marked(lines, start, first, str(expected)):
        return {}
    return _ruled(lines, first, notes, words)


def _is_marked(lines: list[Line], start: int, end: int, number: str) -> bool:
    glued = re.compile(rf"(?<=[^\W_])(?:(?<=\D)|(?<=[,.]\d)){number}(?!\d)|[.)%]{number}(?!\d)|\[{number}\]")
    return any(glued.search(lines[place].text) for place in range(start, end))


def _mark(lines: list[Line], start: int, end: int, taken: dict[str, tuple[int, int]]) -> None:
    """Write the marks of a page's notes as such. A mark is looked for after the one before it, surest forms first."""
    if not taken:
        return
    position = (start, 0)
    for number in sorted(taken, key=int):
        found = _find(lines, position, end, number) or (
            _find(lines, (start, 0), end, number) if position != (start, 0) else None
        )
        if found is None:
            continue
        place, begin, stop = found
        text = lines[place].text
        written = f"<sup>{number}</sup>"
        lines[place] = replace(lines[place], text=text[:begin] + written + text[stop:])
        position = (place, begin + len(written))
        _mark_again(lines, position, end, number)


def _find(lines: list[Line], position: tuple[int, int], end: int, number: str) -> tuple[int, int, int] | None:
    """Where a note's number is glued to a word, a bracket or `I.U`; else to a number with a decimal; else to a whole number."""
    forms = (
        re.compile(rf"(?:(?<=[^\W\d_])|(?<=[)%”\"])|(?<=[^\W\d_]\.)){number}(?=[\s.,;:)]|$)"),
        re.compile(rf"(?<=\d[,.]\d){number}(?=\s|$)"),
        re.compile(rf"(?<=\d{{2}}){number}(?=\s|$)"),
    )
    for form in forms:
        begin = position[1]
        for place in range(position[0], end):
            if match := form.search(lines[place].text, begin):
                return place, match.start(), match.end()
            begin = 0
    return None


def _mark_again(lines: list[Line], position: tuple[int, int], end: int, number: str) -> None:
    """A note that is marked twice on its page: only after a sign that no number stands right before (`83% 3`)."""
    again = re.compile(rf"(?<=%)\s?{number}(?=\s|$)|(?<=I\.U\.){number}(?=\s|$)|(?<=I\.U\. ){number}(?=\s*$)")
    begin = position[1]
    for place in range(position[0], min(end, position[0] + 120)):
        text = lines[place].text
        if match := again.search(text, begin):
            lines[place] = replace(
                lines[place], text=text[: match.start()] + f"<sup>{number}</sup>" + text[match.end() :]
            )
        begin = 0

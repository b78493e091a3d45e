"""The lines of a text with their numbers, without what belongs to the pages: page numbers, running heads, the table of contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tertial.review.foreign.parts import Span

_PAGE_NUMBER = re.compile(
    r"\s*(?:sida\s+|-\s*)?(?P<page>\d{1,4})(?:\s*-|\s*(?:/|av|\()\s*\d{1,4}\)?)?\s*", re.IGNORECASE
)
_LEADER = re.compile(r"^\s*(?P<title>\S.{0,250}?)\s?(?:\.\s?){4,}\s*(?P<page>\d{1,4}|[ivxl]{1,6})\s*$")
_PLAIN_ENTRY = re.compile(r"^\s*(?P<title>\S.{2,160}?)\s+\d{1,4}\s*$")
_OPENS_PAGE = re.compile(r" [^\W\d_a-zåäö]")
_SPACED_ENTRY = re.compile(r"^\s*(?P<title>\S.{2,160}?)(?:\s{3,}|\t)\d{1,4}\s*$")
STROKE = re.compile(r"^(?:[ \u00a0]{20,}|\s*[_\u2014\u2013\u2500]{8,}\s*)$")
_CONTENTS = re.compile(r"^[\s#*]*innehåll(?:sförteckning)?[\s*]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line: where it stands, its text without what ends it, its page counted from 1, whether it begins that page, and whether it
    is a stroke or as many spaces, as footnotes have above them. `trailing` counts the spaces at its end, `removed` says that what stood
    there has been taken elsewhere."""

    span: Span
    text: str
    page: int = 1
    begins_page: bool = False
    is_ruled: bool = False
    trailing: int = 0
    removed: bool = False

    @property
    def words(self) -> str:
        """The text without space around it."""
        return self.text.strip()

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.text.strip()

    @property
    def blanked(self) -> Line:
        """The line with nothing on it."""
        return replace(self, text="", removed=True)


def lines_of(text: str) -> list[Line]:
    """The lines of a text file. A form feed begins a page."""
    found: list[Line] = []
    page = 1
    begins_next = False
    for number, line in enumerate(text.split("\n"), start=1):
        for order, plain in enumerate(line.split("\f")):
            page += order > 0
            if order and not plain and number > 1 and "\f" not in line.rstrip("\f"):
                begins_next = True  # a form feed at the end of a line begins the next line's page
                continue
            begins = number == 1 or order > 0 or begins_next
            begins_next = False
            trailing = len(plain) - len(plain.rstrip(" "))
            found.append(
                Line(
                    Span("rad", number, number),
                    plain.rstrip(" \u00a0"),
                    page,
                    begins,
                    bool(STROKE.match(plain)),
                    trailing,
                )
            )
    # Some programs turn a form feed into a space: then a single space opens few lines, each the first of its page.
    opened = [place for place, line in enumerate(found) if _OPENS_PAGE.match(line.text)]
    if len(opened) * 25 <= len(found):
        for place in opened:
            found[place] = replace(found[place], begins_page=True)
    return found


def without_furniture(lines: list[Line]) -> list[Line]:
    """The lines with page numbers and running heads blanked."""
    cleared = list(lines)
    numbers: list[tuple[int, int]] = []
    loose: list[tuple[int, int]] = []
    for place, line in enumerate(lines):
        match = _PAGE_NUMBER.fullmatch(line.text) if line.text and len(line.text) < 30 else None
        if match and _is_alone(lines, place):
            numbers.append((place, int(match["page"])))
        elif match and 0 < place < len(lines) - 1 and lines[place - 1].is_blank and lines[place + 1].is_blank:
            loose.append((place, int(match["page"])))
    # A number alone on its line is a page's when such numbers grow through the document.
    # No page has fewer than fifteen lines on an average: a greater number is a value.
    most = max(10, len(lines) // 15)
    rising = _rising([one for one in numbers if one[1] <= most]) or _counted(loose)
    for place, _ in rising:
        cleared[place] = lines[place].blanked
    for place in _running(cleared, {place for place, _ in rising}):
        cleared[place] = cleared[place].blanked
    return cleared


def _is_alone(lines: list[Line], place: int) -> bool:
    """Two empty lines above, or a page's edge, and an empty line below."""
    line = lines[place]
    above = place == 0 or line.begins_page or (lines[place - 1].is_blank and (place < 2 or lines[place - 2].is_blank))
    below = place + 1 == len(lines) or lines[place + 1].is_blank or lines[place + 1].begins_page
    ends = place + 1 == len(lines) or lines[place + 1].begins_page
    return (above and below) or (ends and (place == 0 or lines[place - 1].is_blank)) or (line.begins_page and below)


def _rising(numbers: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for place, page in numbers:
        if page > 3000 or (1900 <= page <= 2100 and (not kept or page > kept[-1][1] + 50)):
            continue
        if not kept or page > kept[-1][1]:
            kept.append((place, page))
    return kept


def _counted(numbers: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Numbers alone between empty lines that count the pages, one after another: at least two."""
    kept: list[tuple[int, int]] = []
    for place, page in numbers:
        if (not kept and page <= 3) or (kept and page == kept[-1][1] + 1):
            kept.append((place, page))
    return kept if len(kept) > 1 else []


def _running(lines: list[Line], numbered: set[int]) -> list[int]:
    """The running heads and feet: lines at the edges of pages that are the same, save for digits, on at least three pages and a third."""
    edges: list[tuple[int, str]] = []
    pages = 0
    start = 0
    for place in range(1, len(lines) + 1):
        if place < len(lines) and not lines[place].begins_page and place not in numbered:
            continue
        pages += 1
        filled = [one for one in range(start, place) if not lines[one].is_blank]
        for one in dict.fromkeys((*filled[:2], *filled[-2:])):
            line = lines[one]
            if len(line.words) <= 100 and "\t" not in line.text and not line.words.startswith(("#", "<", "|")):
                edges.append((one, re.sub(r"\d+", "0", " ".join(line.words.split()).casefold())))
        start = place
    counted = Counter(words for _, words in edges)
    return [place for place, words in edges if counted[words] >= 3 and counted[words] * 3 >= pages]


def without_contents(lines: list[Line]) -> tuple[list[Line], dict[str, int]]:
    """The lines with the table of contents blanked, and its titles in small letters with their level: 1 where dots lead to the page."""
    titles: dict[str, int] = {}
    cleared = list(lines)
    leaders = [
        place for place, line in enumerate(lines) if "..." in line.text.replace(" ", "") and _LEADER.match(line.text)
    ]
    if not leaders:
        _clear_spaced(cleared, titles)
        return cleared, titles
    first, last = leaders[0], leaders[0]
    for place in leaders[1:]:
        if place - last > 12:
            break
        last = place
    for place in range(max(0, first - 4), min(len(lines), last + 4)):
        line = lines[place]
        match = _LEADER.match(line.text)
        plain = _PLAIN_ENTRY.match(line.text) if first <= place <= last + 1 else None
        if match or plain:
            title = (match or plain)["title"] if (match or plain) else ""  # type: ignore[index]
            titles.setdefault(title_key(title), 1 if match else 2)
            cleared[place] = line.blanked
        elif _CONTENTS.match(line.text):
            cleared[place] = line.blanked
    return cleared, titles


def _clear_spaced(lines: list[Line], titles: dict[str, int]) -> None:
    """Blank a table of contents without dots: under its heading, lines that end in a page number far to the right."""
    start = next((place for place, line in enumerate(lines[:400]) if _CONTENTS.match(line.text)), None)
    if start is None:
        return
    place, found = start + 1, 0
    while place < len(lines):
        line = lines[place]
        match = _SPACED_ENTRY.match(line.text)
        if match:
            titles.setdefault(title_key(match["title"]), 2 if line.text.startswith(" ") else 1)
            lines[place] = line.blanked
            found += 1
        elif not line.is_blank:
            break
        place += 1
    if found:
        lines[start] = lines[start].blanked


def title_key(words: str) -> str:
    """A title in the form that titles are compared in."""
    return re.sub(r"[\W_]+", " ", words).strip().casefold()


def span_of(lines: Iterable[Line]) -> Span:
    """From the first of some lines to the last."""
    listed = list(lines)
    return listed[0].span.to(listed[-1].span)

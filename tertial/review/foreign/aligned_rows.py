"""Make the rows of a table in columns: labels gathered over lines, values parted by the number of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tertial.review.foreign.hyphens import Words
from tertial.review.foreign.lines import Line, span_of
from tertial.review.foreign.markup import plain_of
from tertial.review.foreign.parts import RawRow, Span
from tertial.review.foreign.splitting import agrees, chosen, partings
from tertial.review.foreign.value_lines import TOKEN, Values

_MOST_LABEL_LINES = 14


def deviation_of(columns: Sequence[str]) -> tuple[int, int, int] | None:
    """The columns of outcome or forecast, budget and deviation."""
    roles: dict[str, int] = {}
    for place, column in enumerate(columns):
        for role, pattern in (
            ("deviation", r"avvi|diff"),
            ("budget", r"budget|ram"),
            ("outcome", r"prognos|redovisat|utfall|resultat"),
        ):
            if re.search(pattern, column, re.IGNORECASE):
                if role == "outcome" and re.search(r"netto", column, re.IGNORECASE):
                    roles[role] = place
                roles.setdefault(role, place)
                break
    if len(roles) < 3:
        return None
    return roles["outcome"], roles["budget"], roles["deviation"]


def score(
    lines: list[Line], data: dict[int, Values], rows: list[int], columns: int, deviation: tuple[int, int, int] | None
) -> tuple[int, int]:
    """How many lines come out in one way with so many columns, and in how many the deviation agrees."""
    read = agreed = 0
    for group in _grouped(lines, data, rows, columns):
        ways = partings([token for one in group for token in one.tokens], columns)
        way = chosen(ways, deviation)
        if way is not None or _by_cells(group, columns):
            read += len(group)
        if way is not None and deviation is not None and agrees(way, deviation):
            agreed += 1
    return read, agreed


def rows_of(
    lines: list[Line],
    data: dict[int, Values],
    rows: list[int],
    begin: int,
    columns: list[str],
    words: Words,
    unread: list[str],
) -> tuple[list[RawRow], Span]:
    """The rows from the line after the heading on, and where they end. What has no certain place is added to `unread`."""
    deviation = deviation_of(columns)
    made: list[RawRow] = []
    start = begin
    groups = _grouped(lines, data, rows, len(columns))
    for order, group in enumerate(groups):
        above = [lines[place] for place in range(start, group[0].place) if not lines[place].is_blank]
        start = group[-1].last + 1
        above = _given_back(made, above, words)
        span = span_of([*above, lines[group[0].place], lines[group[-1].last]])
        lost, above = _fresh(above, bool(group[0].label))
        if lost:
            told = " ".join(line.words for line in lost)
            unread.append(
                f"Tabellceller på {span_of(lost).words} har ingen säker plats: ”{plain_of(told)[-100:].strip()}”."
            )
            span = span_of([*above, lines[group[0].place], lines[group[-1].last]])
        head, above = _group_head(above, groups, order)
        pieces = [line.words for line in above] + ([group[0].label] if group[0].label else [])
        label = words.joined(pieces)
        if head is not None:
            made.append(RawRow((words.joined(line.words for line in head), *[""] * len(columns)), span_of(head)))
        ways = partings([token for one in group for token in one.tokens], len(columns))
        cells = chosen(ways, deviation) or _by_cells(group, len(columns))
        if cells is None or not label or len(above) > _MOST_LABEL_LINES:
            told = " ".join((*pieces, *(" ".join(one.tokens) for one in group)))
            unread.append(
                f"Tabellraden på {span.words} gick inte att dela i kolumner: ”{plain_of(told)[-100:].strip()}”."
            )
            continue
        made.append(RawRow((label, *cells), span, 1 if head is not None or _is_child(made, group, above) else 0))
    return made, lines[data[rows[-1]].last].span


def _fresh(above: list[Line], labelled: bool) -> tuple[list[Line], list[Line]]:
    """Lines above a row that hold values with no certain place, and the lines after them: the row's own label."""
    last = max((place for place, line in enumerate(above) if _has_values(line)), default=-1)
    return (above[: last + 1], above[last + 1 :]) if labelled or last + 1 < len(above) else (above, [])


def _has_values(line: Line) -> bool:
    """Whether a line of a label holds what may be a lost value."""
    return bool(
        re.search(
            r"(?:^|\s)(?:\d+(?:[.,]\d+)?\s?%?(?:<sup>\d+</sup>)?|i\.?u\.?(?:<sup>\d+</sup>)?\.?)$|(?-i:[A-ZÅÄÖ]{2,6}):$|(?:\s|^)i\.?u\.",
            line.words,
            re.IGNORECASE,
        )
    )


def _given_back(made: list[RawRow], above: list[Line], words: Words) -> list[Line]:
    """The end of a label that a page broke belongs to the row above: what closes its bracket."""
    if not made or not above:
        return above
    label = made[-1].cells[0]
    if label.count("(") <= label.count(")"):
        return above
    for place, line in enumerate(above[:3]):
        if ")" in line.words:
            whole = words.joined([label, *(one.words for one in above[: place + 1])])
            made[-1] = RawRow((whole, *made[-1].cells[1:]), made[-1].span, made[-1].indent)
            return above[place + 1 :]
    return above


_SHORT = re.compile(r"[A-ZÅÄÖ][\w/()-]{0,14}(?:<sup>\d+</sup>)?")


def _group_head(above: list[Line], groups: list[list[Values]], order: int) -> tuple[list[Line] | None, list[Line]]:
    """The lines that head the rows under them, which are named by one word each: `Total sjukfrånvaro` over `SOF` and `UAF`."""
    if not above or order + 1 >= len(groups) or above[-1].words[-1] in "-,(:" or not above[0].words[0].isupper():
        return None, above
    first, second = groups[order][0], groups[order + 1][0]
    if first.label.count(")") > first.label.count("("):
        return None, above
    if _SHORT.fullmatch(first.label) and _SHORT.fullmatch(second.label) and second.place - first.last <= 2:
        return above, []
    return None, above


def _is_child(made: list[RawRow], group: list[Values], above: list[Line]) -> bool:
    """Whether a row goes on under a head: one word on its own line, right after a row that is set in."""
    return bool(made) and made[-1].indent == 1 and not above and _SHORT.fullmatch(group[0].label) is not None


def _grouped(lines: list[Line], data: dict[int, Values], rows: list[int], columns: int) -> list[list[Values]]:
    """The rows, each with the lines that its values stand on: a line of values alone goes on with one that lacks some."""
    groups: list[list[Values]] = []
    for place in rows:
        one = data[place]
        if groups and not one.label and _lacks(groups[-1], columns) and _near(lines, groups[-1][-1].last, place):
            joined = [token for each in (*groups[-1], one) for token in each.tokens]
            if partings(joined, columns):
                groups[-1].append(one)
                continue
        groups.append([one])
    return groups


def _near(lines: list[Line], above: int, place: int) -> bool:
    """Whether nothing but empty lines stands between, and few of them."""
    return place - above <= 8 and all(line.is_blank for line in lines[above + 1 : place])


def _lacks(group: list[Values], columns: int) -> bool:
    return not partings([token for one in group for token in one.tokens], columns)


def _by_cells(group: list[Values], columns: int) -> list[str] | None:
    """The cells of a row with empty ones, where each empty cell shows as one space more."""
    if len(group) != 1 or len(group[0].cells) != columns:
        return None
    cells = group[0].cells
    return cells if all(not cell or TOKEN.fullmatch(cell) for cell in cells) else None

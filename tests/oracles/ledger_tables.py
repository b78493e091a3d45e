"""The ledger's tables once more, slow and plain: every row is looked at once for every number asked for.

A row is a dictionary by column of `ledger.schema`. A selector is read from its text, independently of the program's grammar.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
Codes = Mapping[str, str]
PARTS = {
    "konto": "account",
    "ansvar": "cost_centre",
    "verksamhet": "service",
    "aktivitet": "activity",
    "projekt": "project",
    "objekt": "object",
    "motpart": "counterpart",
    "fri": "free",
}


def falls_in(codes: Codes, selector: str) -> bool:
    """Whether a row with these codes falls in the selector written so."""
    for alternative in selector.split(" eller "):
        every = bool(selector)
        for condition in alternative.split("; ") if selector else []:
            word, rest = condition.split(" ", 1)
            code = codes[PARTS[word]]
            items = rest.split(", ")
            wanted = [_is(code, item) for item in items if not item.startswith("inte ")]
            unwanted = [_is(code, item.removeprefix("inte ")) for item in items if item.startswith("inte ")]
            if (wanted and True not in wanted) or True in unwanted:
                every = False
        if every:
            return True
    return False


def _is(code: str, item: str) -> bool:
    if item == "ingen":
        return code == ""
    if "-" in item:
        low, high = item.replace("*", "").split("-")
        if len(code) < len(low):
            return False
        return low <= code[0 : len(low)] and code[0 : len(low)] <= high
    if item[-1] == "*":
        return code[0 : len(item) - 1] == item[0:-1]
    return code == item


def counted_as(row: Row, mapped: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The row's codes as they count: each through the mapping once."""
    return {part: mapped.get(part, {}).get(row[part], row[part]) for part in PARTS.values()}


def result_rows(rows: Iterable[Row]) -> list[Row]:
    """The rows on accounts of the classes 3 to 8."""
    return [row for row in rows if row["account"] != "" and row["account"][0] in "345678"]


def line_sum(
    rows: Iterable[Row], selector: str, window: tuple[int, int], mapped: Mapping[str, Mapping[str, str]]
) -> tuple[int, int]:
    """What a selector takes from the first to the last month, in öre, and of how many rows."""
    ore, count = 0, 0
    for row in rows:
        if window[0] <= row["month"] <= window[1] and falls_in(counted_as(row, mapped), selector):
            ore, count = ore + row["amount"], count + 1
    return ore, count


def month_sums(
    rows: Sequence[Row], selector: str, window: tuple[int, int], mapped: Mapping[str, Mapping[str, str]]
) -> dict[int, int]:
    """What a selector takes month by month; a month of which it takes no row is not there."""
    sums = {}
    for month in range(window[0], window[1] + 1):
        ore, count = line_sum(rows, selector, (month, month), mapped)
        if count:
            sums[month] = ore
    return sums


def part_sums(
    rows: Sequence[Row],
    parts: Sequence[str],
    windows: Sequence[tuple[int, int]],
    selector: str | None,
    mapped: Mapping[str, Mapping[str, str]],
) -> list[tuple[tuple[str, ...], tuple[tuple[int, int], ...]]]:
    """By the codes of some parts: the sum and the number of rows in each window. Sorted by code."""
    found: dict[tuple[str, ...], list[list[int]]] = {}
    for row in rows:
        codes = counted_as(row, mapped)
        within = [first <= row["month"] <= last for first, last in windows]
        if True not in within or (selector is not None and not falls_in(codes, selector)):
            continue
        sums = found.setdefault(tuple(codes[part] for part in parts), [[0, 0] for _ in windows])
        for number, inside in enumerate(within):
            if inside:
                sums[number][0] += row["amount"]
                sums[number][1] += 1
    return [(codes, tuple((ore, count) for ore, count in sums)) for codes, sums in sorted(found.items())]


def misplaced(
    rows: Sequence[Row],
    selectors: Mapping[str, str],
    window: tuple[int, int],
    mapped: Mapping[str, Mapping[str, str]],
) -> dict[tuple[str, ...], tuple[tuple[str, ...], int, int]]:
    """Where rows fall in no line or in two, by the codes that selectors look at: the lines, the sum, the number of rows."""
    parts = [part for word, part in PARTS.items() if any(f"{word} " in text for text in selectors.values())]
    found: dict[tuple[str, ...], tuple[tuple[str, ...], int, int]] = {}
    for row in rows:
        if window[0] <= row["month"] <= window[1]:
            codes = counted_as(row, mapped)
            lines = tuple(name for name, selector in selectors.items() if falls_in(codes, selector))
            if len(lines) != 1:
                key = tuple(codes[part] for part in parts)
                _, ore, count = found.get(key, ((), 0, 0))
                found[key] = (lines, ore + row["amount"], count + 1)
    return found


def voucher_rows(
    rows: Sequence[Row], selector: str, window: tuple[int, int], mapped: Mapping[str, Mapping[str, str]]
) -> list[Row]:
    """The rows that a selector takes, newest first, then by voucher, account, amount and all the rest."""
    taken = [
        row for row in rows if window[0] <= row["month"] <= window[1] and falls_in(counted_as(row, mapped), selector)
    ]
    order = ("series", "number", "account", "amount", *list(PARTS.values())[1:], "text")
    taken.sort(key=lambda row: tuple(row[name] for name in order))
    taken.sort(key=lambda row: row["day"], reverse=True)  # a stable sort keeps the order within a day
    return taken

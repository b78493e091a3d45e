"""A ledger read from CSV the slow, obvious way: Python's `csv` and `Decimal`, one cell at a time."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from io import StringIO

from tertial.economy.importers.profiles import Profile
from tertial.economy.ledger.schema import CODE_PARTS

BLANKS = " \t\u00a0\u2007\u2009\u202f"
MINUSES = "-\u2212\u2013\u2010\u2011"
CREDIT = {"K", "C", "CR", "KREDIT", "CREDIT"}
SIDES = {"D", "DR", "DEBET", "DEBIT"} | CREDIT

LedgerRow = tuple[int, date, str, str, str, str, str, str, str, str, str, str, int, str]


def ledger_rows(text: str, profile: Profile, delimiter: str) -> list[LedgerRow]:
    """The rows of a file whose headings stand on its first line, by a profile with dates as yyyy-mm-dd and no text kept.

    Raises `ValueError` for any cell that can't be read. Sums are passed over, not checked.
    """
    lines = [cells for cells in csv.reader(StringIO(text, newline=""), delimiter=delimiter) if cells]
    headings = [heading.strip().casefold() for heading in lines[0]]

    def place(name: str, column: tuple[str | int, ...]) -> int | None:
        found = [headings.index(str(one).casefold()) for one in column if str(one).casefold() in headings]
        if not found and name not in profile.optional:
            raise ValueError(f"no {name}")
        return found[0] if found else None

    places = {name: place(name, column) for name, column in profile.columns.items() if name != "text"}
    return [row for cells in lines[1:] for row in _row(cells, len(headings), places, profile)]


def _row(cells: list[str], width: int, places: dict[str, int | None], profile: Profile) -> Iterator[LedgerRow]:
    told = next((cell.strip(BLANKS) for cell in cells if cell.strip(BLANKS)), "")
    if not told or any(re.match(rf"{word}\b", told, re.IGNORECASE) for word in profile.sum_words):
        return
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        raise ValueError("ragged")

    def cell(name: str) -> str:
        at = places.get(name)
        return "" if at is None else cells[at].strip(BLANKS)

    day = date.fromisoformat(cell("date"))
    codes = [cell(part) for part in CODE_PARTS]
    if not codes[0] or any(len(code) > 40 or re.search(r"[\x00-\x1f\x7f]", code) for code in codes):
        raise ValueError("code")
    if any(blank in codes[0] for blank in BLANKS):
        raise ValueError("account")
    if profile.amount:
        amount = ore(cell("amount"), profile.decimal, profile.thousands)
    else:
        both = [
            ore(cell(name), profile.decimal, profile.thousands) if cell(name) else None for name in ("debit", "credit")
        ]
        if both == [None, None]:
            raise ValueError("no amount")
        amount = (both[0] or 0) - (both[1] or 0)
    month = day.year * 100 + day.month
    yield (month, day, cell("series"), cell("number"), *codes, -amount if profile.credit_positive else amount, "")  # type: ignore[misc]


def ore(text: str, decimal: str, thousands: str) -> int:
    """An amount's öre. Raises `ValueError` for what is none."""
    left = text.upper()
    for blank in BLANKS:
        left = left.replace(blank, " ")
    for minus in MINUSES:
        left = left.replace(minus, "-")
    left = left.replace("\u2019", "'").strip()
    signs = 0
    negative = False
    if left.startswith("(") != left.endswith(")"):
        raise ValueError(text)
    if left.startswith("("):
        left, negative, signs = left[1:-1].strip(), True, signs + 1
    for word in sorted(SIDES, key=len, reverse=True):
        if re.match(rf"{word}\.? ?(?![A-Z])", left):
            left, negative, signs = left[len(word) :].lstrip(". "), negative or word in CREDIT, signs + 1
            break
    for word in sorted(SIDES, key=len, reverse=True):
        if re.search(rf"(?<![A-Z]){word}\.?$", left):
            left, negative, signs = left.rstrip(".")[: -len(word)].rstrip(), negative or word in CREDIT, signs + 1
            break
    left = re.sub(r" ?(?:KR\.?|SEK)$", "", left)
    if left[:1] in ("-", "+"):
        left, negative, signs = left[1:].lstrip(), negative or left[0] == "-", signs + 1
    if left.endswith("-"):
        left, negative, signs = left[:-1].rstrip(), True, signs + 1
    whole, _, part = left.partition(decimal)
    if thousands and thousands in whole:
        first, *groups = whole.split(thousands)
        if not 1 <= len(first) <= 3 or any(len(group) != 3 for group in groups):
            raise ValueError(text)
        whole = first + "".join(groups)
    digits = whole + part
    if signs > 1 or not digits or not re.fullmatch("[0-9]+", digits) or len(part) > 2 or len(whole) > 13:
        raise ValueError(text)
    if decimal in left and not part:
        raise ValueError(text)
    try:
        value = Decimal(f"{whole or '0'}.{part or '0'}") * 100
    except InvalidOperation as error:
        raise ValueError(text) from error
    return int(-value if negative else value)

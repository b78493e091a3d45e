"""Ledgers by chance: batches that replace, add and are undone, selectors of every kind, codes that count as others."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow

from tertial.economy.ledger.schema import CODE_PARTS, COLUMNS, PARQUET_OPTIONS
from tertial.economy.ledger.visible import Covered, File, Source, what_counts
from tests.oracles.ledger_tables import PARTS

WORDS = {part: word for word, part in PARTS.items()}
MONTHS = tuple(year * 100 + month for year in (2021, 2022, 2023) for month in range(1, 13))
CODES: dict[str, tuple[str, ...]] = {
    "account": (
        "1910",
        "2440",
        "3010",
        "3511",
        "4",
        "4510",
        "5010",
        "5011",
        "5012",
        "6310",
        "7510",
        "8999",
        "",
        "45%0",
    ),
    "cost_centre": ("71", "710", "7100", "711", "0711", "ÅÄÖ", "a_b"),
    "service": ("575", "57", "5751", "0575", "600", "926", ""),
    "activity": ("", "1", "10", "100"),
    "project": ("", "P 1", "o'Hara", "1250"),
    "object": ("",),
    "counterpart": ("", "86", "870"),
    "free": ("", "ö"),
}
"""Beginnings of each other, leading zeros, none at all, and characters that mean something in SQL."""
ARROW = {"INTEGER": pyarrow.int32(), "DATE": pyarrow.date32(), "VARCHAR": pyarrow.string(), "BIGINT": pyarrow.int64()}
AMOUNTS = (0, 1, -1, 99, -100, 12_345_67, -12_345_67, 2**53 + 1, -(2**53) - 3, 10**15 + 1)
"""Nothing, öre, and what a binary fraction can't hold: a thousand such rows still sum within a BIGINT."""
TEXTS = ("", "Hyra", "100 % \\ 'x'", "Räksmörgås")


@dataclass(frozen=True)
class MadeBatch:
    """A batch by chance: its rows, the months it covers, and whether it replaces them."""

    rows: tuple[dict[str, Any], ...]
    months: tuple[int, ...]
    replaces: bool


def made_row(chance: random.Random, month: int) -> dict[str, Any]:
    """A row of the month."""
    return {
        "month": month,
        "day": date(month // 100, month % 100, chance.randint(1, 28)),
        "series": chance.choice("AB"),
        "number": str(chance.randint(1, 9)),
        **{part: chance.choice(CODES[part]) for part in CODE_PARTS},
        "amount": chance.choice(AMOUNTS) if chance.random() < 0.3 else chance.randint(-(10**9), 10**9),
        "text": chance.choice(TEXTS),
    }


def made_batches(chance: random.Random, *, batches: int, rows: int) -> list[MadeBatch]:
    """Batches in the order they came. The first covers everything; later ones replace a few months, or add to any."""
    made = []
    for number in range(batches):
        replaces = number == 0 or chance.random() < 0.5
        start = 0 if number == 0 else chance.randrange(len(MONTHS))
        length = len(MONTHS) if number == 0 else chance.randint(1, 6)
        window = MONTHS[start : start + length]
        told = tuple(
            made_row(chance, month)
            for month in sorted(chance.choices(window, k=chance.randint(0, rows) if number else rows))
        )
        held = {row["month"] for row in told}
        made.append(MadeBatch(told, window if replaces else tuple(m for m in window if m in held), replaces))
    return made


def counting_rows(batches: Sequence[MadeBatch]) -> list[dict[str, Any]]:
    """What counts, the plain way: the batches replayed one by one."""
    by_month: dict[int, list[dict[str, Any]]] = {}
    for batch in batches:
        for month in batch.months:
            kept = [] if batch.replaces else by_month.get(month, [])
            by_month[month] = kept + [row for row in batch.rows if row["month"] == month]
    return [row for rows in by_month.values() for row in rows]


def as_files(batches: Sequence[MadeBatch], folder: Path) -> tuple[File, ...]:
    """The batches written as Parquet files, and which months of each count, as the program finds them."""
    covered = []
    for number, batch in enumerate(batches, start=1):
        path = folder / f"{number}.parquet"
        write(path, batch.rows)
        for month in batch.months:
            rows = [row for row in batch.rows if row["month"] == month]
            source = Source(number, path.name, path.name, date(2024, 1, number % 28 + 1))
            covered.append(Covered(source, batch.replaces, month, len(rows), sum(row["amount"] for row in rows), ""))
    counting = what_counts(covered).file_months
    return tuple((folder / name, months) for name, months in counting.items())


def write(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    """A batch's rows as an importer leaves them, sorted by month."""
    table = pyarrow.Table.from_pylist(
        list(rows), schema=pyarrow.schema([(name, ARROW[COLUMNS[name]]) for name in COLUMNS])
    )
    with duckdb.connect() as connection:
        connection.register("rows", table)
        connection.execute(f"COPY (FROM rows ORDER BY month) TO '{path}' ({PARQUET_OPTIONS})")


def made_selector(chance: random.Random) -> str:
    """A selector as somebody would write it: codes, beginnings, ranges, exclusions, alternatives, the empty code."""
    alternatives = []
    for _ in range(chance.choice((1, 1, 1, 2))):
        parts = chance.sample(("account", "cost_centre", "service", "activity", "counterpart"), chance.randint(1, 3))
        alternatives.append("; ".join(_condition(chance, part) for part in parts))
    return " eller ".join(alternatives)


def _condition(chance: random.Random, part: str) -> str:
    codes = [code for code in CODES[part] if code]
    items = []
    for _ in range(chance.randint(1, 3)):
        code = chance.choice(codes)
        match chance.choice(("code", "beginning", "range", "none")):
            case "code":
                item = code
            case "beginning":
                item = code[: chance.randint(1, len(code))] + "*"
            case "range":
                length = min(len(code), chance.randint(1, 2))
                ends = sorted((code[:length], "9" * length if chance.random() < 0.5 else code[:length]))
                item = f"{ends[0]}-{ends[1]}"
            case _:
                item = "ingen"
        items.append(f"inte {item}" if chance.random() < 0.3 else item)
    return f"{WORDS[part]} {', '.join(items)}"


def made_mapping(chance: random.Random) -> dict[str, dict[str, str]]:
    """Some codes that count as others; one of them counts as a code that counts as a third itself."""
    return {
        part: {
            code: chance.choice([other for other in CODES[part] if other and other != code])
            for code in chance.sample([one for one in CODES[part] if one], 2)
        }
        for part in chance.sample(("account", "cost_centre", "service"), chance.randint(0, 3))
    }

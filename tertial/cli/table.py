"""A table as text: the first columns to the left, amounts to the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from tertial.common.money import kr
from tertial.common.numbers import swedish


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, words: int = 1) -> None:
    """Print rows under their headings, the first `words` columns left-aligned; nothing where there are no rows."""
    if not rows:
        return
    widths = [max(len(row[column]) for row in (headings, *rows)) for column in range(len(headings))]
    for row in (headings, *rows):
        cells = [
            cell.ljust(width) if column < words else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        click.echo("  ".join(cells).rstrip())


def kronor(ore: int) -> str:
    """Öre as kronor with both decimals: `−1 234,50`."""
    return swedish(kr(ore), 2)


def in_words(stretches: Iterable[tuple[int, int]]) -> str:
    """Stretches of months, each the first and the last: `202301–202308, 202311`."""
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in stretches)

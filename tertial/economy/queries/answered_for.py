"""Which lines add up to what a committee answers for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tertial.economy.calculations import total
from tertial.economy.models import Block, LineKind, OperatingLine


def answered_for(lines: Iterable[OperatingLine]) -> list[OperatingLine]:
    """The plain lines of the committee's last sum: municipal units too, where the year sums them up or sums nothing."""
    everything = list(lines)
    kinds = {line.kind for line in everything}
    blocks = {Block.OPERATIONS, Block.MUNICIPAL_UNITS}
    if LineKind.TOTAL in kinds and LineKind.GRAND_TOTAL not in kinds:
        blocks = {Block.OPERATIONS}
    return [line for line in everything if line.kind == LineKind.PLAIN and line.block in blocks]


def summed_up(lines: Iterable[OperatingLine], amounts: Mapping[int, int]) -> int | None:
    """The sum of amounts by line id over those lines, or None when one of them, or every line, is missing."""
    wanted = answered_for(lines)
    return total(amounts.get(line.pk) for line in wanted) if wanted else None

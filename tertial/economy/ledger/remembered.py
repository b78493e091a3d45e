"""The ledger's answers, remembered. A batch's file never changes, so the same question to the same files has the same answer.

What is asked on every page is answered once per process and set of files; an import or an undo makes another set.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from ibis.expr.types import Table

from tertial.economy.ledger import engine, queries
from tertial.economy.ledger.engine import File
from tertial.economy.ledger.queries import Sum, Window
from tertial.economy.selectors import Selector

Files = tuple[File, ...]
Selectors = tuple[tuple[str, Selector], ...]
Mapped = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
_ANSWERS = 512


def key_of(mapped: queries.Mapped) -> Mapped:
    """The mapping of codes in a form that can be remembered by."""
    return tuple(sorted((part, tuple(sorted(codes.items()))) for part, codes in mapped.items()))


@lru_cache(_ANSWERS)
def line_sums(
    files: Files, selectors: Selectors, windows: tuple[Window, ...], mapped: Mapped, only_results: bool
) -> Mapping[tuple[str, Window], Sum]:
    """`queries.line_sums`, of the rows on revenue and cost accounts or of all."""
    return MappingProxyType(queries.line_sums(_rows(files, only_results), dict(selectors), windows, _mapping(mapped)))


@lru_cache(_ANSWERS)
def month_sums(files: Files, selectors: Selectors, window: Window, mapped: Mapped) -> Mapping[str, Mapping[int, int]]:
    """`queries.month_sums`, of the rows on revenue and cost accounts."""
    return MappingProxyType(queries.month_sums(_rows(files, True), dict(selectors), window, _mapping(mapped)))


@lru_cache(_ANSWERS)
def part_sums(
    files: Files, parts: tuple[str, ...], windows: tuple[Window, ...], selector: Selector | None, mapped: Mapped
) -> tuple[tuple[tuple[str, ...], tuple[Sum, ...]], ...]:
    """`queries.part_sums`, of the rows on revenue and cost accounts."""
    return tuple(queries.part_sums(_rows(files, True), parts, windows, selector, _mapping(mapped)))


def _rows(files: Files, only_results: bool) -> Table:
    rows = engine.rows(files)
    return queries.result_rows(rows) if only_results else rows


def _mapping(mapped: Mapped) -> dict[str, dict[str, str]]:
    return {part: dict(codes) for part, codes in mapped}

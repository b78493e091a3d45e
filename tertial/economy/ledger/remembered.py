"""The ledger's answers, remembered. A batch's file never changes, so the same question to the same files has the same answer.

What is asked on every page is worked out once per set of files; an import or an undo makes another set. Answers are kept on disk too, so
that another process has them without starting the engine, which takes longer than a report.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from django.conf import settings

from tertial.common.kept import Kept, fingerprint
from tertial.economy.ledger.sums import Sum, Window
from tertial.economy.selectors import Selector

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from tertial.economy.ledger.visible import File

    Files = tuple[File, ...]

Selectors = tuple[tuple[str, Selector], ...]
Mapped = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
_ANSWERS = 512
_MOST_KEPT = 2000
_WORKED_OUT_BY = ("conditions.py", "engine.py", "lines.py", "queries.py", "schema.py", "../selectors.py")


def key_of(mapped: Mapping[str, Mapping[str, str]]) -> Mapped:
    """The mapping of codes in a form that can be remembered by."""
    return tuple(sorted((part, tuple(sorted(codes.items()))) for part, codes in mapped.items()))


@lru_cache(_ANSWERS)
def line_sums(
    files: Files, selectors: Selectors, windows: tuple[Window, ...], mapped: Mapped, only_results: bool
) -> Mapping[tuple[str, Window], Sum]:
    """`queries.line_sums`, of the rows on revenue and cost accounts or of all."""

    def ask() -> list[Any]:
        from tertial.economy.ledger import queries

        found = queries.line_sums(_rows(files, only_results), dict(selectors), windows, _mapping(mapped))
        return [[name, window, one.ore, one.rows] for (name, window), one in found.items()]

    question = ["line_sums", _told(selectors), windows, mapped, only_results]
    return MappingProxyType(
        {(name, (first, last)): Sum(ore, rows) for name, (first, last), ore, rows in _kept(files, question, ask)}
    )


@lru_cache(_ANSWERS)
def month_sums(files: Files, selectors: Selectors, window: Window, mapped: Mapped) -> Mapping[str, Mapping[int, int]]:
    """`queries.month_sums`, of the rows on revenue and cost accounts."""

    def ask() -> list[Any]:
        from tertial.economy.ledger import queries

        found = queries.month_sums(_rows(files, True), dict(selectors), window, _mapping(mapped))
        return [[name, list(months.items())] for name, months in found.items()]

    answer = _kept(files, ["month_sums", _told(selectors), window, mapped], ask)
    return MappingProxyType({name: dict(months) for name, months in answer})


@lru_cache(_ANSWERS)
def part_sums(
    files: Files, parts: tuple[str, ...], windows: tuple[Window, ...], selector: Selector | None, mapped: Mapped
) -> tuple[tuple[tuple[str, ...], tuple[Sum, ...]], ...]:
    """`queries.part_sums`, of the rows on revenue and cost accounts."""

    def ask() -> list[Any]:
        from tertial.economy.ledger import queries

        found = queries.part_sums(_rows(files, True), parts, windows, selector, _mapping(mapped))
        return [[codes, [[one.ore, one.rows] for one in sums]] for codes, sums in found]

    chosen = None if selector is None else str(selector)
    answer = _kept(files, ["part_sums", [str(part) for part in parts], windows, chosen, mapped], ask)
    return tuple((tuple(codes), tuple(Sum(ore, rows) for ore, rows in sums)) for codes, sums in answer)


def _kept(files: Files, question: list[Any], ask: Callable[[], list[Any]]) -> list[Any]:
    """The answer that is kept, else the one that the engine gives, which is kept from now on.

    A batch's file has a name of its own for ever. Whoever works out the answer is in the name too: the engine, and our code.
    """
    kept = Kept(Path(settings.DATA) / "answers", _MOST_KEPT)
    asked = [(path.name, sorted(months) if months is not None else None) for path, months in files]
    name = fingerprint([_code(), settings.TERTIAL_LEDGER_ENGINE, asked, question])
    try:
        return list(json.loads(kept.find(name) or ""))
    except ValueError:
        answer = ask()
        kept.keep(name, json.dumps(answer))
        return answer


@cache
def _code() -> str:
    """The code that works out answers: what an older version of it said is not asked for."""
    here = Path(__file__).parent
    return fingerprint([(here / name).read_text(encoding="utf-8") for name in _WORKED_OUT_BY])


def _told(selectors: Selectors) -> list[tuple[str, str]]:
    return [(name, str(selector)) for name, selector in selectors]


def _rows(files: Files, only_results: bool) -> Table:
    from tertial.economy.ledger import engine, queries

    rows = engine.rows(files)
    return queries.result_rows(rows) if only_results else rows


def _mapping(mapped: Mapped) -> dict[str, dict[str, str]]:
    return {part: dict(codes) for part, codes in mapped}

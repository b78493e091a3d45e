"""Every question to the ledger's rows at once, asked of the program and of the oracle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ibis.expr.types import Table

from tertial.economy.ledger import queries
from tertial.economy.ledger.queries import Sum, Window
from tertial.economy.selectors import parse
from tests.oracles import ledger_tables as oracle

Mapped = Mapping[str, Mapping[str, str]]
WINDOWS: tuple[Window, ...] = ((202301, 202308), (202201, 202208), (202201, 202212), (202207, 202306), (202303, 202303))
"""The period, the same a year before, last year, twelve months that end in June, and one month."""
BY = (("account",), ("service", "cost_centre", "project"))
VOUCHERS = 50


def asked(rows: Table, selectors: Mapping[str, str], mapped: Mapped) -> dict[str, Any]:
    """The program's answers, as plain values."""
    parsed = {name: parse(text) for name, text in selectors.items()}
    results = queries.result_rows(rows)
    one = next(iter(parsed.values()))
    answers: dict[str, Any] = {
        "lines": {key: _pair(sums) for key, sums in queries.line_sums(results, parsed, WINDOWS, mapped).items()},
        "months": queries.month_sums(results, parsed, (202201, 202308), mapped),
        "misplaced": sorted(
            (tuple(code for _, code in found.codes), found.lines, *_pair(found.sum))
            for found in queries.misplaced(rows, parsed, WINDOWS[0], mapped)
        ),
        "vouchers": queries.voucher_rows(rows, one, WINDOWS[2], limit=VOUCHERS, mapped=mapped),
        "next vouchers": queries.voucher_rows(rows, one, WINDOWS[2], limit=VOUCHERS, offset=VOUCHERS, mapped=mapped),
    }
    for parts, selector in zip(BY, (None, one), strict=True):
        found = queries.part_sums(results, parts, WINDOWS[:2], selector, mapped)
        answers[f"by {parts}"] = [(codes, tuple(map(_pair, sums))) for codes, sums in found]
    return answers


def worked_out(rows: Sequence[oracle.Row], selectors: Mapping[str, str], mapped: Mapped) -> dict[str, Any]:
    """The oracle's answers to the same."""
    results = oracle.result_rows(rows)
    one = next(iter(selectors.values()))
    vouchers = oracle.voucher_rows(rows, one, WINDOWS[2], mapped)
    answers: dict[str, Any] = {
        "lines": {
            (name, window): oracle.line_sum(results, text, window, mapped)
            for name, text in selectors.items()
            for window in WINDOWS
        },
        "months": {
            name: oracle.month_sums(results, text, (202201, 202308), mapped) for name, text in selectors.items()
        },
        "misplaced": sorted(
            (codes, *held) for codes, held in oracle.misplaced(rows, selectors, WINDOWS[0], mapped).items()
        ),
        "vouchers": vouchers[:VOUCHERS],
        "next vouchers": vouchers[VOUCHERS : 2 * VOUCHERS],
    }
    for parts, text in zip(BY, (None, one), strict=True):
        answers[f"by {parts}"] = oracle.part_sums(results, parts, WINDOWS[:2], text, mapped)
    return answers


def _pair(sums: Sum) -> tuple[int, int]:
    return sums.ore, sums.rows

"""Investments: the table and what is said about it."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.document.blocks import Block
from tertial.reports.source import Source
from tertial.reports.tables.investments import investment_table


def build(source: Source) -> Sequence[Block]:
    """The table of investments and the text."""
    table = investment_table(source.economy, source.occasion)
    return [*([table] if table else []), *source.text("investeringar")]

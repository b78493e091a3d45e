"""The director's assessment, with the economy in four rows."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.document.blocks import Block
from tertial.reports.source import Source
from tertial.reports.tables.summary import summary_table


def build(source: Source) -> Sequence[Block]:
    """The text, then net cost, of which costs and revenue, and investments: forecast, budget, deviation."""
    table = summary_table(source.economy, source.occasion)
    return [*source.text("sammanfattning"), *([table] if table else [])]

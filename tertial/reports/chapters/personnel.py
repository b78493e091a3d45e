"""Personnel: last year, now, target; per administration."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.document.blocks import Block, Row, Table
from tertial.reports.chapters.measured_rows import has_values, rows_of
from tertial.reports.chapters.volumes import comparisons
from tertial.reports.source import Source
from tertial.reports.tables.cells import number, words
from tertial.steering.models import IndicatorKind


def build(source: Source) -> Sequence[Block]:
    """The table of personnel measures and the text."""
    measures = source.measured[IndicatorKind.PERSONNEL]
    text = source.text("personal")
    if not measures:
        return text
    columns = [period for period in comparisons(source.occasion.period) if has_values(measures, str(period))]
    rows: list[Row] = []
    for one in measures:
        rows.extend(rows_of(one, [*(str(period) for period in columns), "target"]))
    table = Table(
        id="personal-tabell",
        caption="Personalstatistik",
        columns=(
            words("Mått", "matt", 2.4),
            *(number(period.heading, str(period)) for period in columns),
            number(f"Målvärde {source.occasion.year}", "malvarde"),
        ),
        rows=tuple(rows),
    )
    return [table, *text]

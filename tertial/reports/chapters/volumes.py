"""Volumes: last year, now, forecast."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.common.periods import Period
from tertial.document.blocks import Block, Row, Table
from tertial.reports.chapters.measured_rows import has_values, rows_of
from tertial.reports.source import Source
from tertial.reports.tables.cells import number, words
from tertial.steering.models import IndicatorKind


def build(source: Source) -> Sequence[Block]:
    """The table of volumes and the text."""
    measures = source.measured[IndicatorKind.VOLUME]
    text = source.text("volymer")
    if not measures:
        return text
    now = source.occasion.period
    columns = [period for period in comparisons(now) if has_values(measures, str(period))]
    rows: list[Row] = []
    for one in measures:
        rows.extend(rows_of(one, [*(str(period) for period in columns), "forecast"]))
    table = Table(
        id="volymer-tabell",
        caption="Basuppdrag i siffror",
        columns=(
            words("Volymmått", "matt", 3),
            *(number(period.heading, str(period)) for period in columns),
            number(f"Prognos {source.occasion.year}", "prognos"),
        ),
        rows=tuple(rows),
    )
    return [table, *text]


def comparisons(now: Period) -> tuple[Period, ...]:
    """Last year, the same month last year, and now; those without any value are left out by the tables."""
    return (Period(now.year - 1), now.years_back(1), now)

"""The economy: revenue and cost by kind, the period's result, the year's forecast, economic assistance over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tertial.common.periods import Period
from tertial.document.blocks import Block, Chart, Heading
from tertial.document.figure import Figure, Origin, Provenance
from tertial.economy.queries import LineKind, LineRow
from tertial.reports.charts.by_kind import by_kind
from tertial.reports.charts.households_and_average_cost import Month, households_and_average_cost
from tertial.reports.charts.net_cost_per_line import net_cost_per_line
from tertial.reports.charts.rolling_twelve_months import MonthSum, rolling_twelve_months
from tertial.reports.source import Source
from tertial.reports.tables.operations import period_table, year_table

_HOUSEHOLDS, _LONG_TERM, _AVERAGE, _COST = "hushall-manad", "langvariga-hushall", "snittkostnad", "bistand-per-manad"
_MONTHS_SHOWN = 24


def build(source: Source) -> Sequence[Block]:
    """Charts, the two standard tables, and the texts between them."""
    blocks: list[Block] = []
    kinds = [*_kind_charts(source), *source.text("intakter-och-kostnader", heading_level=3)]
    if kinds:
        blocks += [Heading(2, "Intäkter och kostnader", "intakter-och-kostnader"), *kinds]
    if source.economy.rows:
        blocks += [
            Heading(2, "Resultat och helårsprognos", "resultat-och-helarsprognos"),
            period_table(source.economy, source.occasion),
            *source.text("resultat", heading_level=3),
            year_table(source.economy, source.occasion),
            _line_chart(source),
            *source.text("prognos", heading_level=3),
        ]
    assistance = [*source.text("bistand", heading_level=3), *_assistance_charts(source)]
    if assistance:
        blocks += [Heading(2, "Ekonomiskt bistånd", "ekonomiskt-bistand"), *assistance]
    return blocks


def _line_chart(source: Source) -> Chart:
    plain = [line for line in source.economy.rows if line.kind is LineKind.PLAIN and line.figures.in_year_table]
    year = source.occasion.year
    return net_cost_per_line(
        [(line.title, line.figures.forecast, line.figures.year_end) for line in plain],
        now=f"prognos {year}",
        before=f"bokslut {year - 1}",
        unit=source.economy.money_unit,
    )


def _kind_charts(source: Source) -> list[Block]:
    now = source.occasion.period

    def rows(lines: tuple[LineRow, ...]) -> list[tuple[str, Figure, Figure]]:
        return [(line.title, line.figures.outcome, line.figures.previous) for line in lines]

    charts: list[Block] = []
    for what, lines in (("intäkter", source.economy.revenue_kinds), ("kostnader", source.economy.cost_kinds)):
        if lines:
            charts.append(
                by_kind(
                    rows(lines),
                    what="intäkter" if what == "intäkter" else "kostnader",
                    now=now.words,
                    before=now.years_back(1).words,
                    unit=source.economy.money_unit,
                    demo=_is_demo(line.figures.outcome for line in lines),
                )
            )
    return charts


def _assistance_charts(source: Source) -> list[Block]:
    charts: list[Block] = []
    upto = str(source.occasion.period)
    series = {
        slug: {figure.period: figure for figure in figures if figure.period <= upto}
        for slug, figures in source.series.items()
    }
    wanted = [series.get(slug, {}) for slug in (_HOUSEHOLDS, _LONG_TERM, _AVERAGE)]
    months = sorted(set.intersection(*(set(one) for one in wanted)))[-_MONTHS_SHOWN:] if all(wanted) else []
    if months:
        charts.append(
            households_and_average_cost(
                [Month(Period.parse(month), *(one[month] for one in wanted)) for month in months],
                demo=_is_demo(wanted[0].values()),
            )
        )
    sums = rolling_sums(sorted(series.get(_COST, {}).items()), source.economy.money_unit)[-_MONTHS_SHOWN:]
    if sums:
        charts.append(
            rolling_twelve_months(
                sums,
                what="Kostnad för ekonomiskt bistånd",
                unit="mnkr",
                demo=_is_demo(series[_COST].values()),
            )
        )
    return charts


def rolling_sums(months: Sequence[tuple[str, Figure]], money_unit: str) -> list[MonthSum]:
    """The sum of each month and the eleven before it, where all twelve have a value; exact, in kronor."""
    result = []
    for last in range(11, len(months)):
        window = [figure for _, figure in months[last - 11 : last + 1]]
        numbers = [figure.number for figure in window]
        amounts = [amount for amount in numbers if amount is not None]
        if len(amounts) < 12:
            continue
        month = months[last][0]
        result.append(
            MonthSum(
                Period.parse(month),
                Figure(
                    key=f"series/{_COST}-12/{month}",
                    value=sum(amounts[1:], start=amounts[0]),
                    unit="kr",
                    period=month,
                    label=f"Ekonomiskt bistånd, tolv månader till och med {month}",
                    shown_in=money_unit,
                    provenance=Provenance(
                        Origin.CALCULATION, "Summa av tolv månader", inputs=tuple(figure.key for figure in window)
                    ),
                ),
            )
        )
    return result


def _is_demo(figures: Iterable[Figure]) -> bool:
    return any(figure.provenance.origin is Origin.DEMO_SERIES for figure in figures)

"""Net cost of each operating line, this year against last."""

from __future__ import annotations

from collections.abc import Sequence

from tertial.document.blocks import Chart
from tertial.document.figure import Figure
from tertial.reports.charts.paired_bars import paired_bars
from tertial.reports.charts.values import Pair, cell, difference, exact, said, table, titled, words


def net_cost_per_line(
    lines: Sequence[tuple[str, Figure, Figure]],
    *,
    now: str,
    before: str,
    unit: str,
    title: str = "Nettokostnad per verksamhet",
    identifier: str = "nettokostnad-per-verksamhet",
    demo: bool = False,
) -> Chart:
    """Draw lines of (label, this year, last year) in the order given.

    `now` and `before` name the two periods in words (`januari–augusti 2023`); `unit` is the unit of money.
    """
    pairs = [Pair(*line) for line in lines]
    title = titled(title, demo=demo)
    return Chart(
        id=identifier,
        title=title,
        specification=paired_bars(pairs, now=now, before=before, unit=unit),
        table=table(
            identifier,
            title,
            ("Verksamhet", now.capitalize(), before.capitalize()),
            [(pair.label, (cell(pair.now, unit), cell(pair.before, unit))) for pair in pairs],
            unit,
        ),
        sentence=said(_sentence(pairs, now, before, unit), demo=demo),
    )


def _sentence(pairs: Sequence[Pair], now: str, before: str, unit: str) -> str:
    measured = [pair for pair in pairs if pair.now.number is not None]
    if not measured:
        return f"Ingen verksamhet har någon nettokostnad ({now})."
    largest = max(measured, key=lambda pair: exact(pair.now))
    start = f"Störst nettokostnad har {largest.label} med {words(largest.now, unit)} ({now})"
    changes = [(pair, change) for pair in measured if (change := difference(pair.now, pair.before)) and change.number]
    if not changes:
        return f"{start}."
    pair, change = max(changes, key=lambda found: abs(exact(found[1])))
    amount = words(change, unit, absolute=True)
    direction = "ökat" if exact(change) > 0 else "minskat"
    if pair is largest:
        return f"{start}, som också har {direction} mest, med {amount} mot {before}."
    return f"{start}; störst förändring mot {before} har {pair.label}, som har {direction} med {amount}."

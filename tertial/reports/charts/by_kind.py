"""Revenue or cost by kind, this year against last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from tertial.document.blocks import Chart
from tertial.document.figure import Figure
from tertial.reports.charts.paired_bars import paired_bars
from tertial.reports.charts.values import Pair, cell, difference, exact, said, table, titled, words

_TITLES = {"intäkter": "Intäkter per slag", "kostnader": "Kostnader per slag"}


def by_kind(
    kinds: Sequence[tuple[str, Figure, Figure]],
    *,
    what: Literal["intäkter", "kostnader"],
    now: str,
    before: str,
    unit: str,
    title: str = "",
    identifier: str = "",
    demo: bool = False,
) -> Chart:
    """Draw kinds of (label, this year, last year) in the order given.

    Revenue is held as negative amounts; it is drawn and printed without the sign, since the title says what it
    is. Should one amount go the other way, all keep their signs.
    """
    pairs = [Pair(*kind) for kind in kinds]
    identifier = identifier or f"{what}-per-slag"
    title = titled(title or _TITLES[what], demo=demo)
    absolute = what == "intäkter" and all(exact(figure) <= 0 for pair in pairs for figure in (pair.now, pair.before))
    return Chart(
        id=identifier,
        title=title,
        specification=paired_bars(pairs, now=now, before=before, unit=unit, absolute=absolute),
        table=table(
            identifier,
            title,
            ("Slag", now.capitalize(), before.capitalize()),
            [
                (pair.label, (cell(pair.now, unit, absolute=absolute), cell(pair.before, unit, absolute=absolute)))
                for pair in pairs
            ],
            unit,
        ),
        sentence=said(_sentence(pairs, what, now, before, unit, absolute), demo=demo),
    )


def _sentence(pairs: Sequence[Pair], what: str, now: str, before: str, unit: str, absolute: bool) -> str:
    measured = [pair for pair in pairs if pair.now.number is not None]
    if not measured:
        return f"Inga {what} är redovisade ({now})."
    largest = max(measured, key=lambda pair: abs(exact(pair.now)))
    amount = words(largest.now, unit, absolute=absolute)
    start = f"Den största posten bland {_GENITIVE[what]} är {largest.label} med {amount} ({now})"
    changes = [(pair, change) for pair in measured if (change := difference(pair.now, pair.before)) and change.number]
    if not changes:
        return f"{start}."
    pair, change = max(changes, key=lambda found: abs(exact(found[1])))
    grown = (exact(change) > 0) != absolute  # more revenue is a larger negative amount
    direction = "ökat" if grown else "minskat"
    amount = words(change, unit, absolute=True)
    if pair is largest:
        return f"{start}, som också har {direction} mest, med {amount} mot {before}."
    return f"{start}; mest har {pair.label} {direction}, med {amount} mot {before}."


_GENITIVE = {"intäkter": "intäkterna", "kostnader": "kostnaderna"}

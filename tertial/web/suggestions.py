"""The program's own forecasts, to show beside those that people make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tertial.economy.forecasting import Suggestion, Trial
from tertial.economy.queries import LineKind
from tertial.economy.queries.forecasts import ForecastRow
from tertial.economy.queries.suggestions import suggestions
from tertial.web.grid.amount_text import exact, printed
from tertial.web.place import Place


@dataclass(frozen=True, slots=True)
class Suggested:
    """A suggested forecast of a line in öre, with the limits that the outcome stays within four times of five."""

    ore: int
    low: int
    high: int
    unit: str
    method: str = ""

    @property
    def exact(self) -> str:
        """As it is written into the cell."""
        return exact(self.ore, self.unit)

    @property
    def shown(self) -> str:
        """As it is printed."""
        return printed(self.ore, self.unit)

    @property
    def interval(self) -> str:
        """`310,2 – 316,0`."""
        return f"{printed(self.low, self.unit)} – {printed(self.high, self.unit)}"


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The suggestions at a place by line and sum, and why those that are missing are; `pending` ones come in a moment."""

    found: Mapping[str, Suggested] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    pending: bool = False

    @property
    def amounts(self) -> dict[str, int]:
        """The suggested amounts in öre by line."""
        return {code: one.ore for code, one in self.found.items()}


def suggested_forecasts(place: Place, rows: Iterable[ForecastRow] = ()) -> Suggestions:
    """The suggestions at a place; with its rows, the last sum's too. Waits for nothing. At most six queries."""
    unit = place.occasion.money_unit
    read = suggestions(place.committee, place.occasion, wait=False)
    found: dict[str, Suggested] = {}
    reasons: dict[str, str] = {}
    for code, one in read.lines.items():
        if isinstance(one, Suggestion):
            found[code] = Suggested(one.amount_ore, one.low_ore, one.high_ore, unit, one.method.words)
        elif one is not None:
            reasons[code] = one.reason
    sums = [row.code for row in rows if row.kind in (LineKind.TOTAL, LineKind.GRAND_TOTAL)]
    if read.total and sums:
        found[sums[-1]] = Suggested(*read.total, unit)
    return Suggestions(found, reasons, read.is_pending)


def missed_by_suggestions(trials: Iterable[Trial]) -> dict[tuple[int, int], int]:
    """What the suggestions together would have missed by, in öre by year and month: plus is a forecast that was too dear."""
    missed: dict[tuple[int, int], int] = {}
    for trial in trials:
        missed[trial.year, trial.month] = missed.get((trial.year, trial.month), 0) + trial.error
    return missed

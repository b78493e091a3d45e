"""The program's own forecasts, to show beside those that people make."""

from __future__ import annotations

from dataclasses import dataclass

from tertial.web.grid.amount_text import exact, printed
from tertial.web.place import Place


@dataclass(frozen=True, slots=True)
class Suggested:
    """A suggested forecast of a line in öre, with the limits that the outcome stays within four times of five."""

    ore: int
    low: int
    high: int
    unit: str

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
        """`310,2–316,0`."""
        return f"{printed(self.low, self.unit)} – {printed(self.high, self.unit)}"


def suggested_forecasts(place: Place) -> dict[str, Suggested]:
    """The suggestions at a place by line; none where the ledger holds too little to say anything."""
    return {}

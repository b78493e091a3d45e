"""What the ledger says that something cost. The ledger is another room's: `config.wiring` says here how it is asked."""

from __future__ import annotations

from collections.abc import Callable

from tertial.measurement.extracts.periods import Days
from tertial.organisation.models import Unit

NetCost = Callable[[Unit, str, int, int], int | None]
"""Net cost in öre of an operating line (`rad 610`) or a selection of codes (`ansvar 75*`), from a month to another (`202301`); None
where the ledger lacks one of them. Raises `Refused` or `NotFound` for what it can't be asked."""

_known: list[NetCost] = []


def register(ask: NetCost) -> None:
    """Say how the ledger is asked; the latest said counts."""
    _known[:] = [ask]


def net_cost_of(committee: Unit) -> Callable[[str, Days], int | None]:
    """Ask the ledger of a committee; each question once. Where no room knows of a ledger, no cost is known."""
    answers: dict[tuple[str, int, int], int | None] = {}

    def ask(asked: str, days: Days) -> int | None:
        key = asked, days.first.year * 100 + days.first.month, days.last.year * 100 + days.last.month
        if key not in answers:
            answers[key] = _known[0](committee, *key) if _known else None
        return answers[key]

    return ask

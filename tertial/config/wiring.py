"""Let rooms that may not know of each other answer each other's questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from tertial.organisation.models import Unit


class Wiring(AppConfig):
    """Fills the registries when the program starts. Has no tables."""

    name = "tertial.config"
    label = "config"

    def ready(self) -> None:
        """A measure asks the ledger what things cost."""
        from tertial.measurement.extracts.net_cost import register

        register(_net_cost)


def _net_cost(committee: Unit, asked: str, first: int, last: int) -> int | None:
    # The ledger's engine is heavy; most commands and pages never ask it.
    from tertial.economy.queries.net_cost import net_cost

    return net_cost(committee, asked, first, last)

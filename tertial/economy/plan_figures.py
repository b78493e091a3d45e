"""Figures of plans: money that was decided, or computed from it."""

from __future__ import annotations

from tertial.common.money import kr
from tertial.document.figure import Figure, Missing, MissingReason, Origin, Provenance


def money(
    key: str,
    ore: int | None,
    *,
    label: str,
    period: str,
    money_unit: str,
    source: str = "",
    inputs: tuple[str, ...] = (),
    origin: Origin | None = None,
    missing: str = "Beloppet är inte angivet",
) -> Figure:
    """A figure in kronor; decided where nothing else is said, computed where it has inputs."""
    return Figure(
        key=key,
        value=Missing(MissingReason.NOT_MEASURED, missing) if ore is None else kr(ore),
        unit="kr",
        period=period,
        label=label,
        shown_in=money_unit,
        with_unit=False,
        provenance=Provenance(origin or (Origin.CALCULATION if inputs else Origin.DECISION), source, inputs=inputs),
    )

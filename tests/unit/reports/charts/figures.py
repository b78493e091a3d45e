"""Figures for the tests of charts, by their value in the unit that is printed."""

from __future__ import annotations

from decimal import Decimal

from tertial.document.figure import Figure, Missing, MissingReason, Origin, Provenance

LEDGER = Provenance(Origin.LEDGER, "Ekonomisystemet")
NOTHING = Missing(MissingReason.NEW_SOURCE_SYSTEM, "Nytt verksamhetssystem")


def mnkr(key: str, amount: str | Missing, shown_in: str = "mnkr") -> Figure:
    """An amount given in millions of kronor."""
    value = amount if isinstance(amount, Missing) else Decimal(amount) * 1_000_000
    return _figure(key, value, "kr", shown_in=shown_in)


def measured(key: str, value: str | Missing, unit: str = "%", wording: str = "") -> Figure:
    """A measured value."""
    return _figure(key, value if isinstance(value, Missing) else Decimal(value), unit, wording=wording)


def _figure(key: str, value: Decimal | Missing, unit: str, shown_in: str = "", wording: str = "") -> Figure:
    return Figure(
        key=key,
        value=value,
        unit=unit,
        period="2023-08",
        label=key,
        provenance=LEDGER,
        shown_in=shown_in,
        wording=wording,
    )

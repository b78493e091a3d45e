"""Bars on one scale from zero."""

from __future__ import annotations

from decimal import Decimal

from tertial.document.figure import Figure, Missing, MissingReason, Origin, Provenance
from tertial.web.bars import Bar, bars


def figure(kronor: int | None) -> Figure:
    value = Missing(MissingReason.NOT_MEASURED) if kronor is None else Decimal(kronor)
    return Figure(
        key="line/1/2023/outcome",
        value=value,
        unit="kr",
        period="2023",
        label="Rad",
        provenance=Provenance(Origin.LEDGER, ""),
    )


def test_bars_share_a_scale_that_begins_at_zero() -> None:
    assert bars(figure(100), figure(50)) == [Bar("0.0", "320.0"), Bar("0.0", "160.0")]


def test_negative_amounts_go_left_of_the_common_zero() -> None:
    assert bars(figure(60), figure(-20)) == [Bar("80.0", "240.0"), Bar("0.0", "80.0")]


def test_what_is_missing_has_no_bar() -> None:
    assert bars(figure(10), figure(None)) == [Bar("0.0", "320.0"), None]
    assert bars(figure(None), figure(0)) == [None, None]

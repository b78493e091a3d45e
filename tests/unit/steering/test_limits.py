"""A limit for how far off something may be counts both ways."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tertial.steering.calculations import Verdict, verdict
from tertial.steering.targets import parse


@pytest.mark.parametrize(
    ("value", "met"),
    [("0.9", Verdict.MET), ("-0.9", Verdict.MET), ("-9.0", Verdict.NOT_MET), ("9.0", Verdict.NOT_MET)],
)
def test_a_forecast_that_is_far_too_low_misses_its_limit_too(value: str, met: Verdict) -> None:
    assert verdict(value=Decimal(value), target=parse("<=1,0"), direction="close", base=None) is met


def test_a_budget_deviation_has_a_sign_that_counts() -> None:
    assert verdict(value=Decimal(-4), target=parse("<=1,0"), direction="lower", base=None) is Verdict.MET

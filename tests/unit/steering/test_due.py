"""Which periods a value is to be given for, and from when it is late."""

from __future__ import annotations

from datetime import date

import pytest

from tertial.common.periods import Period
from tertial.steering.calculations import due_periods, late_from


@pytest.mark.parametrize(
    ("frequency", "period", "due"),
    [
        ("occasion", "2023-08", (("2023-08",),)),
        ("occasion", "2023-12", (("2023-12", "2023"),)),
        ("yearly", "2023-08", (("2022", "2022-12"),)),
        ("yearly", "2023-12", (("2023", "2023-12"),)),
        ("monthly", "2023-03", (("2023-01",), ("2023-02",), ("2023-03",))),
    ],
)
def test_due(frequency: str, period: str, due: tuple[tuple[str, ...], ...]) -> None:
    assert due_periods(frequency, Period.parse(period)) == due


def test_late_from() -> None:
    assert late_from(Period(2023, 8)) == date(2023, 9, 1)
    assert late_from(Period(2023, 8), date(2023, 11, 30)) == date(2023, 12, 1)

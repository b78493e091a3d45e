"""Periods in the reader's language."""

from __future__ import annotations

import pytest
from django.utils import translation

from tertial.common.periods import Period
from tertial.web.period_words import heading, words


@pytest.mark.parametrize(
    ("period", "swedish", "english"),
    [
        (Period(2023), "helår 2023", "full year 2023"),
        (Period(2023, 8), "januari–augusti 2023", "January–August 2023"),
        (Period(2023, 1), "januari 2023", "January 2023"),
        (Period(2023, 8, 31), "31 augusti 2023", "31 August 2023"),
    ],
)
def test_words(period: Period, swedish: str, english: str) -> None:
    with translation.override("sv"):
        assert words(period) == swedish
    with translation.override("en"):
        assert words(period) == english


def test_headings() -> None:
    with translation.override("en"):
        assert [heading(Period(2022)), heading(Period(2023, 8))] == ["Full year 2022", "August 2023"]
    with translation.override("sv"):
        assert [heading(Period(2022)), heading(Period(2023, 8))] == ["Helår 2022", "Augusti 2023"]

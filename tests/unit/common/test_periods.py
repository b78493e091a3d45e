"""Periods: read, written back, in words, and years back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.common.errors import Refused
from tertial.common.periods import Period, swedish_date

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))
PERIODS = st.one_of(
    DAYS.map(lambda day: Period(day.year)),
    DAYS.map(lambda day: Period(day.year, day.month)),
    DAYS.map(lambda day: Period(day.year, day.month, day.day)),
)


@pytest.mark.parametrize(
    ("text", "words", "heading", "end"),
    [
        ("2023", "helår 2023", "Helår 2023", date(2023, 12, 31)),
        ("2023-08", "januari–augusti 2023", "Augusti 2023", date(2023, 8, 31)),
        ("2023-01", "januari 2023", "Januari 2023", date(2023, 1, 31)),
        ("2024-02", "januari–februari 2024", "Februari 2024", date(2024, 2, 29)),
        ("2023-08-31", "31 augusti 2023", "Augusti 2023", date(2023, 8, 31)),
    ],
)
def test_period_in_words(text: str, words: str, heading: str, end: date) -> None:
    period = Period.parse(text)
    assert (period.words, period.heading, period.end) == (words, heading, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "23",
        "2023-8",
        "2023-13",
        "2023-00",
        "2023-02-29",
        "2023-08-32",
        "0000",
        "2023-08-31-01",
        "augusti 2023",
        " 2023",
        "2023\n",
        "２０２３",
    ],
)
def test_what_is_no_period_is_refused_by_name(text: str) -> None:
    with pytest.raises(Refused) as refused:
        Period.parse(text)
    assert f"”{text}” är ingen period" in str(refused.value)


def test_years_back_keeps_the_form_and_ends_february_in_time() -> None:
    assert str(Period(2023).years_back(2)) == "2021"
    assert str(Period(2023, 8).years_back(1)) == "2022-08"
    assert str(Period(2024, 2, 29).years_back(1)) == "2023-02-28"
    assert str(Period(2024, 2, 29).years_back(4)) == "2020-02-29"


@given(PERIODS)
def test_what_is_written_reads_back(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(DAYS)
def test_a_day_ends_before_its_month_and_its_month_before_its_year(day: date) -> None:
    whole = Period(day.year, day.month, day.day)
    assert whole.end == day <= Period(day.year, day.month).end <= Period(day.year).end


def test_date_in_text() -> None:
    assert swedish_date(date(2023, 9, 1)) == "1 september 2023"


def test_months_back_cross_the_years() -> None:
    assert Period(2023, 8).months_back(11) == Period(2022, 9)
    assert Period(2023, 12).months_back(11) == Period(2023, 1)
    assert Period(2023).months_back(0) == Period(2023, 12)
    assert Period(2023, 1).months_back(13) == Period(2021, 12)

"""Swedish numbers: printed one way, read leniently, rounded half away from zero."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.common.errors import Refused
from tertial.common.numbers import MINUS, NBSP, read_number, rounded, swedish

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4)
DECIMALS = st.integers(min_value=0, max_value=4)


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        ("0", None, "0"),
        ("999", None, "999"),
        ("1000", None, f"1{NBSP}000"),
        ("12345678.90", None, f"12{NBSP}345{NBSP}678,90"),
        ("-3500", 0, f"{MINUS}3{NBSP}500"),
        ("2.0", None, "2,0"),
        ("1E+3", None, f"1{NBSP}000"),
        ("-0.04", 1, "0,0"),
        ("-0", None, "0"),
        ("-0.00", None, "0,00"),
        ("0.05", 1, "0,1"),
        ("-0.05", 1, f"{MINUS}0,1"),
        ("2.5", 0, "3"),
        ("-2.5", 0, f"{MINUS}3"),
        ("999.5", 0, f"1{NBSP}000"),
        ("7", 2, "7,00"),
    ],
)
def test_prints_the_swedish_way(value: str, decimals: int | None, printed: str) -> None:
    assert swedish(Decimal(value), decimals) == printed


def test_plus_stands_before_positive_values_only() -> None:
    assert [swedish(Decimal(value), 1, plus=True) for value in ("1.26", "-1.26", "0", "0.04", "-0.04")] == [
        "+1,3",
        f"{MINUS}1,3",
        "0,0",
        "0,0",
        "0,0",
    ]


def test_grouping_can_be_left_out() -> None:
    assert swedish(Decimal("1234567.5"), group=False) == "1234567,5"


@pytest.mark.parametrize(("value", "whole"), [("0.5", "1"), ("-0.5", "-1"), ("1.5", "2"), ("2.5", "3"), ("-2.5", "-3")])
def test_half_is_rounded_away_from_zero(value: str, whole: str) -> None:
    """Python's own `round` goes to the even neighbour, which no printed report does."""
    assert rounded(Decimal(value), 0) == Decimal(whole)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234,5", "1234.5"),
        (f"1{NBSP}234,5", "1234.5"),
        ("1\u202f234\u202f567", "1234567"),
        ("1\u2009234", "1234"),
        ("-3", "-3"),
        (f"{MINUS}3", "-3"),
        ("–3", "-3"),
        ("\u20113", "-3"),
        ("- 3,5", "-3.5"),
        (f"{MINUS}{NBSP}3,5", "-3.5"),
        ("+4", "4"),
        ("5.5", "5.5"),
        ("  88  ", "88"),
        ("155014", "155014"),
        ("007", "7"),
    ],
)
def test_reads_what_people_write(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


def test_reading_keeps_the_decimals_as_written() -> None:
    assert str(read_number("2,0")) == "2.0"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "I.U.",
        "12 %",
        "1,2,3",
        "1.234,5",
        "--5",
        "5-",
        "1e3",
        "NaN",
        "∞",
        ",5",
        "5,",
        "35 40",  # two values of one cell
        "1 23",
        "1234 567",
        "0,8 1,0 1,3",
        "12\n345,5\n6",
        "٣",
    ],
)
def test_refuses_what_is_not_one_number_and_names_it(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_number(text)
    assert f"”{text}” är inte ett tal" in str(refused.value)


@given(NUMBERS)
def test_what_is_printed_reads_back_exactly(value: Decimal) -> None:
    assert read_number(swedish(value)) == value


@given(NUMBERS, DECIMALS)
def test_what_is_rounded_and_printed_reads_back_as_the_rounded(value: Decimal, decimals: int) -> None:
    printed = swedish(value, decimals)
    assert read_number(printed) == rounded(value, decimals)
    assert len(printed.partition(",")[2]) == decimals


@given(NUMBERS, DECIMALS)
def test_rounding_is_symmetric_and_never_off_by_more_than_half(value: Decimal, decimals: int) -> None:
    assert rounded(-value, decimals) == -rounded(value, decimals)
    assert abs(rounded(value, decimals) - value) <= Decimal(5).scaleb(-decimals - 1)


@given(NUMBERS, DECIMALS)
def test_a_printed_zero_has_no_sign(value: Decimal, decimals: int) -> None:
    printed = swedish(value, decimals, plus=True)
    assert (printed[0] in f"+{MINUS}") == any(digit in "123456789" for digit in printed)


@given(NUMBERS, st.sampled_from(["-", MINUS, "–"]), st.sampled_from([" ", NBSP, "\u202f", "\u2009"]))
def test_every_minus_and_every_space_reads_alike(value: Decimal, minus: str, space: str) -> None:
    assert read_number(swedish(value).replace(MINUS, minus).replace(NBSP, space)) == value

"""Money as people write it and paste it from a spreadsheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.common.errors import Refused
from tertial.common.money import DECIMALS
from tertial.web.grid.amount_text import LARGEST, exact, printed, read_amount

READ = [
    ("313", "mnkr", 313_000_000_00),
    ("313,0", "mnkr", 313_000_000_00),
    ("313,01234567", "mnkr", 313_012_345_67),
    ("1 234,5", "tkr", 1_234_500_00),
    ("1\u00a0234,5", "tkr", 1_234_500_00),
    ("1\u202f234.5", "tkr", 1_234_500_00),
    ("-12", "tkr", -12_000_00),
    ("\u221212", "tkr", -12_000_00),
    ("\u201312", "tkr", -12_000_00),
    ("\u2014 12", "tkr", -12_000_00),
    ("\uff0d12", "tkr", -12_000_00),
    ("12-", "tkr", -12_000_00),
    ("12 \u2212", "tkr", -12_000_00),
    ("(1 250)", "tkr", -1_250_000_00),
    ("+7", "kr", 7_00),
    ("0", "mnkr", 0),
    ("-0", "mnkr", 0),
    (" 12 ", "kr", 12_00),
    ("313 012 345,67 kr", "mnkr", 313_012_345_67),
    ("1 250 tkr", "mnkr", 1_250_000_00),
    ("1,25 MNKR", "tkr", 1_250_000_00),
    ("(1,5) mnkr", "tkr", -1_500_000_00),
    ("0,000000010", "mnkr", 1),
]
UNREADABLE = [
    "",
    "-",
    "abc",
    "12 34",
    "1.234,5",
    "1,2,3",
    "--5",
    "-5-",
    "(-5)",
    "12 %",
    "#DIV/0!",
    "5,",
    ",5",
    "٣",
    "1e3",
]


@pytest.mark.parametrize(("text", "unit", "ore"), READ)
def test_reads(text: str, unit: str, ore: int) -> None:
    assert read_amount(text, unit) == ore


@pytest.mark.parametrize("text", UNREADABLE)
def test_names_what_it_cannot_read(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_amount(text, "tkr")
    assert f"”{text}” är inte ett belopp" in str(refused.value)


def test_finer_than_an_ore_and_larger_than_any_municipality() -> None:
    with pytest.raises(Refused, match="noggrannare än ett öre"):
        read_amount("1,234", "kr")
    with pytest.raises(Refused, match="orimligt stort"):
        read_amount("313 012 345", "mnkr")
    assert read_amount("10 000 000", "mnkr") == LARGEST


@pytest.mark.parametrize(
    ("ore", "unit", "shown", "edited"),
    [
        (None, "mnkr", "", ""),
        (0, "mnkr", "0,0", "0,0"),
        (313_012_345_67, "mnkr", "313,0", "313,01234567"),
        (313_000_000_00, "mnkr", "313,0", "313,0"),
        (-1_234_500_00, "tkr", "−1\u00a0235", "−1234,5"),
        (-1_234_000_00, "tkr", "−1\u00a0234", "−1234"),
        (40_00, "tkr", "0", "0,04"),
        (12_50, "kr", "13", "12,5"),
    ],
)
def test_prints_and_edits(ore: int | None, unit: str, shown: str, edited: str) -> None:
    assert (printed(ore, unit), exact(ore, unit)) == (shown, edited)


@given(st.integers(-LARGEST, LARGEST), st.sampled_from(sorted(DECIMALS)))
def test_what_is_edited_is_exactly_what_is_stored(ore: int, unit: str) -> None:
    assert read_amount(exact(ore, unit), unit) == ore
    assert (
        abs(read_amount(printed(ore, unit), unit) - ore) * 10 ** DECIMALS[unit] * 2
        <= {
            "kr": 10**2,
            "tkr": 10**5,
            "mnkr": 10**8,
        }[unit]
    )


@given(st.text(max_size=12))
def test_no_text_breaks_it(text: str) -> None:
    try:
        found = read_amount(text, "mnkr")
    except Refused as error:
        sentence = str(error)
    else:
        assert abs(found) <= LARGEST
        sentence = text
    assert text in sentence

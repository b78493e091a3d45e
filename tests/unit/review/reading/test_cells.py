"""The values of a cell as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tertial.review.reading.cells import values_of


@pytest.mark.parametrize(
    ("text", "number", "unit", "limit"),
    [
        ("1 850", "1850", "", ""),
        ("1\u00a0850", "1850", "", ""),
        ("−3,5", "-3.5", "", ""),
        ("-19 000", "-19000", "", ""),
        ("85,7.", "85.7", "", ""),
        ("83,5%", "83.5", "%", ""),
        ("76,8 procent", "76.8", "%", ""),
        ("≤ 30", "30", "", "≤"),
        (">=2,0", "2.0", "", ">="),
        ("minst 90", "90", "", "minst"),
        ("244 tkr/år", "244", "tkr", ""),
        ("2,5 Mkr", "2.5", "mnkr", ""),
        ("90⁸", "90", "", ""),
        ("1 800*", "1800", "", ""),
        ("74 (hela förvaltningen)", "74", "", ""),
    ],
)
def test_one_value(text: str, number: str, unit: str, limit: str) -> None:
    (value,) = values_of(text, [])
    assert (value.number, value.unit, value.limit) == (Decimal(number), unit, limit)


def test_the_number_in_brackets_is_by_an_earlier_definition() -> None:
    (value,) = values_of("1850 (2100)", [])
    assert (value.number, value.bracketed) == (Decimal(1850), Decimal(2100))


@pytest.mark.parametrize(
    "text", ["I.U.", "i.u", "IU", "I.U. Utfall redovisas i höst", "–", "-", "saknas", "uppgift saknas", "..", "I.U.¹⁰"]
)
def test_a_missing_value(text: str) -> None:
    (value,) = values_of(text, [])
    assert value.missing
    assert value.number is None


def test_a_cell_that_names_units() -> None:
    values = values_of("IAF: 6,7 UTB (vux): I.U.", [])
    assert [(value.label, value.number, value.missing) for value in values] == [
        ("IAF", Decimal("6.7"), False),
        ("UTB (vux)", None, True),
    ]


@pytest.mark.parametrize(
    "text", ["91 43 21", "0,5 1,2 1,0", "Ska öka", "5–6", "9" * 400, "1,2,3", "\ud800", "x" * 1000]
)
def test_what_is_no_number(text: str) -> None:
    assert all(value.number is None for value in values_of(text, []))

"""The printed form of figures: scaled and rounded once, missing values, decided wordings, forms in texts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.common.numbers import MINUS, NBSP, read_number
from tertial.document.figure import Figure, Missing, MissingReason, Origin, Provenance
from tertial.document.printing import Form, printed, sign_word

PER_UNIT = {"kr": 1, "tkr": 1_000, "mnkr": 1_000_000}


def a_figure(
    value: str | Missing,
    unit: str = "%",
    *,
    words: bool = False,
    shown_in: str = "",
    decimals: int | None = None,
    with_unit: bool = False,
    wording: str = "",
    previous: str = "",
) -> Figure:
    """A figure around a number written as text, around words, or around a missing value."""
    return Figure(
        key="k",
        value=value if words or isinstance(value, Missing) else Decimal(value),
        unit=unit,
        period="2023-08",
        label="k",
        provenance=Provenance(Origin.LEDGER, "x"),
        shown_in=shown_in,
        decimals=decimals,
        with_unit=with_unit,
        wording=wording,
        previous_value=Decimal(previous) if previous else None,
    )


@pytest.mark.parametrize(
    ("kronor", "shown_in", "text"),
    [
        ("4012345.67", "mnkr", "4,0"),
        ("4050000", "mnkr", "4,1"),
        ("-4050000", "mnkr", f"{MINUS}4,1"),
        ("-49999", "mnkr", "0,0"),
        ("449999.99", "mnkr", "0,4"),  # by way of tkr it would have become 0,5
        ("1234500", "tkr", f"1{NBSP}235"),
        ("1234499.99", "tkr", f"1{NBSP}234"),
        ("1234.50", "kr", f"1{NBSP}235"),
        ("1234.50", "", f"1{NBSP}235"),
        ("0", "mnkr", "0,0"),
    ],
)
def test_money_is_scaled_and_rounded_once(kronor: str, shown_in: str, text: str) -> None:
    assert printed(a_figure(kronor, "kr", shown_in=shown_in)) == text


@given(st.integers(-(10**15), 10**15), st.sampled_from(["kr", "tkr", "mnkr"]))
def test_printed_money_is_the_nearest_that_can_be_printed(ore: int, unit: str) -> None:
    exact = Decimal(ore) / 100
    step = Decimal("0.1") if unit == "mnkr" else Decimal(1)
    shown = read_number(printed(a_figure(str(exact), "kr", shown_in=unit)))
    assert abs(shown * PER_UNIT[unit] - exact) <= step * PER_UNIT[unit] / 2


def test_a_printed_total_is_the_rounded_exact_total() -> None:
    """Three rows of 0,04 print as 0,0 each; their sum is 0,1 all the same."""
    assert [printed(a_figure("40000", "kr", shown_in="mnkr"))] * 3 == ["0,0"] * 3
    assert printed(a_figure("120000", "kr", shown_in="mnkr")) == "0,1"


def test_what_is_measured_in_tkr_keeps_its_decimals_and_converts_when_asked() -> None:
    cost = a_figure("24.5", "tkr")
    assert printed(cost) == "24,5"
    assert printed(cost, Form(unit="kr")) == f"24{NBSP}500"
    assert printed(cost, Form(unit="mnkr", decimals=3, with_unit=True)) == f"0,025{NBSP}mnkr"


def test_a_measured_value_prints_the_decimals_it_was_reported_with() -> None:
    assert printed(a_figure("88.0")) == "88,0"
    assert printed(a_figure("88")) == "88"
    assert printed(a_figure("88.05", decimals=1)) == "88,1"


@pytest.mark.parametrize("reason", list(MissingReason))
def test_missing_is_marked_and_never_zero_or_blank(reason: MissingReason) -> None:
    mark = "–" if reason is MissingReason.NOT_APPLICABLE else "I.U."
    missing = Missing(reason, "Mäts i oktober", date(2023, 10, 31))
    assert printed(a_figure(missing, "kr", shown_in="mnkr")) == mark
    assert printed(a_figure(missing), Form(unit="mnkr", absolute=True, plus=True, with_unit=True)) == mark


def test_missing_target_is_printed_as_it_was_decided() -> None:
    missing = Missing(MissingReason.OTHER)
    assert printed(a_figure(missing, wording="Målvärde sätts under 2023")) == "Målvärde sätts under 2023"


def test_words_are_printed_as_they_are() -> None:
    assert printed(a_figure("Inga skillnader", "text", words=True), Form(with_unit=True)) == "Inga skillnader"


def test_decided_wording_stands_in_tables_and_the_value_in_texts() -> None:
    target = a_figure("30", "%", wording="≤ 30")
    assert printed(target) == "≤ 30"
    assert printed(target, Form(with_unit=True)) == f"30{NBSP}%"


def test_value_by_the_earlier_definition_stands_in_parentheses_unless_a_form_asks_otherwise() -> None:
    figure = a_figure("17", "dagar", previous="-21.5")
    assert printed(figure) == f"17 ({MINUS}21,5)"
    assert printed(figure, Form()) == f"17 ({MINUS}21,5)"
    assert printed(figure, Form(absolute=True)) == "17"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (Form(), f"{MINUS}28,2"),
        (Form(absolute=True), "28,2"),
        (Form(plus=True), f"{MINUS}28,2"),
        (Form(absolute=True, plus=True), "+28,2"),
        (Form(decimals=0), f"{MINUS}28"),
        (Form(decimals=3), f"{MINUS}28,150"),
        (Form(unit="tkr"), f"{MINUS}28{NBSP}150"),
        (Form(unit="kr", with_unit=True), f"{MINUS}28{NBSP}150{NBSP}000{NBSP}kr"),
        (Form(with_unit=True), f"{MINUS}28,2{NBSP}mnkr"),
    ],
)
def test_form_of_an_amount_in_a_text(form: Form, text: str) -> None:
    assert printed(a_figure("-28150000", "kr", shown_in="mnkr"), form) == text


def test_form_can_drop_the_unit_that_the_figure_prints() -> None:
    figure = a_figure("88", "%", with_unit=True)
    assert (printed(figure), printed(figure, Form(with_unit=False))) == (f"88{NBSP}%", "88")


@pytest.mark.parametrize("unit", ["", "text", "index", "antal", "kvot"])
def test_units_that_are_no_words_in_a_text_are_never_printed(unit: str) -> None:
    assert printed(a_figure("7", unit, with_unit=True)) == "7"


@pytest.mark.parametrize(("value", "word"), [("0.01", "upp"), ("-0.01", "ned"), ("0", "lika"), ("-0.00", "lika")])
def test_sign_word_follows_the_exact_value(value: str, word: str) -> None:
    assert sign_word(a_figure(value), "upp", "ned", "lika") == word


def test_a_missing_value_has_no_sign() -> None:
    """A surplus must never be read out of a value that does not exist."""
    assert sign_word(a_figure(Missing(MissingReason.OTHER)), "överskott", "underskott", "överskott") == "I.U."

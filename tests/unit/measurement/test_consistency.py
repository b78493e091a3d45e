"""Values that fit together, and those that do not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.measurement.calculations.consistency import Measurement, misfits
from tertial.steering.parts import Part

ALL, WOMEN, MEN = Part(), Part(sex="women"), Part(sex="men")


def told(quantity: str, unit: str = "antal", **values: str) -> list[str]:
    """The sentences about values given by sex."""
    parts = {"all": ALL, "women": WOMEN, "men": MEN}
    measured = {parts[name]: Measurement(Decimal(value)) for name, value in values.items()}
    return [misfit.sentence for misfit in misfits(measured, quantity=quantity, unit=unit)]


@pytest.mark.parametrize(
    ("quantity", "values"),
    [
        ("count", {"all": "27", "women": "12", "men": "15"}),
        ("count", {"all": "27", "women": "12"}),
        ("amount", {"all": "-3", "women": "-1", "men": "-2"}),
        ("count", {"all": "40.0", "women": "26.4", "men": "13.5"}),  # each is rounded
        ("share", {"all": "88.6", "women": "89.0", "men": "88.6"}),
        ("mean", {"all": "44.8", "women": "45", "men": "46"}),  # 45 may be 44,5
        ("words", {"all": "1", "women": "2", "men": "3"}),
    ],
)
def test_values_that_fit_say_nothing(quantity: str, values: dict[str, str]) -> None:
    assert told(quantity, **values) == []


def test_women_and_men_that_do_not_sum_to_all() -> None:
    assert told("count", all="28", women="12", men="15") == ["Kvinnor 12 och män 15 blir 27, men alla är 28."]


def test_a_share_outside_its_parts() -> None:
    assert told("share", "%", all="91,5".replace(",", "."), women="88.0", men="90.0") == [
        "Alla är 91,5, men kvinnor 88,0 och män 90,0. Alla ska ligga däremellan."
    ]


def test_a_part_of_a_count_larger_than_its_whole_names_both() -> None:
    values = {Part(): Measurement(Decimal(10)), Part(unit="iaf"): Measurement(Decimal(12))}
    found = misfits(values, quantity="count", unit="antal", names={"iaf": "IAF"})
    assert [(misfit.part, misfit.sentence) for misfit in found] == [(Part(unit="iaf"), "IAF: 12 är fler än alla, 10.")]


def test_a_share_that_is_not_its_numerator_of_its_denominator() -> None:
    wrong = {ALL: Measurement(Decimal("45"), Decimal(9), Decimal(21))}
    assert [one.sentence for one in misfits(wrong, quantity="share", unit="%")] == [
        "9 av 21 är 42,9 %, men värdet är 45 %."
    ]
    right = {ALL: Measurement(Decimal("43"), Decimal(9), Decimal(21))}
    assert misfits(right, quantity="share", unit="%") == ()


whole_numbers = st.integers(min_value=0, max_value=10**9).map(Decimal)


@given(whole_numbers, whole_numbers)
def test_counts_that_sum_always_fit(women: Decimal, men: Decimal) -> None:
    values = {ALL: Measurement(women + men), WOMEN: Measurement(women), MEN: Measurement(men)}
    assert misfits(values, quantity="count", unit="antal") == ()


@given(
    *(st.integers(min_value=0, max_value=10**6),) * 2,
    *(st.integers(min_value=1, max_value=10**4),) * 2,
    st.integers(min_value=0, max_value=3),
)
def test_a_share_of_two_groups_rounded_always_fits(
    women: int, men: int, of_women: int, of_men: int, decimals: int
) -> None:
    """Rounding a true whole between its parts never makes a misfit."""
    step = Decimal(1).scaleb(-decimals)
    pairs = {ALL: (women + men, of_women + of_men), WOMEN: (women, of_women), MEN: (men, of_men)}
    values = {
        part: Measurement((Decimal(above) / below * 100).quantize(step), Decimal(above), Decimal(below))
        for part, (above, below) in pairs.items()
    }
    assert misfits(values, quantity="share", unit="%") == ()

"""A suggested forecast is exact where months are booked, says what it builds on, and never stumbles on odd months."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tertial.economy.forecasting import History, Method, Suggestion, Unsuggested, suggest
from tests.factories.examples import examples

amounts = st.one_of(
    st.just(0), st.just(None), st.integers(-(10**9), 10**9), st.integers(-(2**55), 2**55), st.just(4_700_000_00)
)
budgets = st.one_of(st.just(()), st.lists(st.integers(-(10**11), 10**11), min_size=12, max_size=12).map(tuple))


@settings(max_examples=examples(150))
@given(st.lists(amounts, max_size=62), st.integers(1, 12), budgets)
@example([0] * 60, 8, ())
@example([100_000_00] * 60, 3, (100_000_00,) * 12)
@example([1, -1] * 22, 8, ())
@example([0] * 40 + [2**55] + [0] * 3, 8, ())
@example([None] * 20 + [5] * 24, 8, ())
@example([-7, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0] * 3 + [-7, 0, 0], 3, ())
@example([1] * 24 + [None] * 12 + [1] * 8, 8, ())
def test_any_history_gives_a_suggestion_or_a_reason(
    months: list[int | None], month: int, budget: tuple[int, ...]
) -> None:
    """Warnings are errors here: the numerics stay quiet on zeros, constants, gaps, sign changes and wild amounts."""
    history = History(tuple(months), month, budget)
    found = suggest(history)
    if isinstance(found, Unsuggested):
        assert found.reason.endswith(".")
        return
    assert found.low_ore <= found.amount_ore <= found.high_ore
    assert found == suggest(history), "the same months give the same suggestion"
    if month == 12:
        assert found.amount_ore == sum(ore or 0 for ore in months[-12:])


def test_a_year_that_is_over_costs_what_it_cost() -> None:
    months = (1_03, 2_00, -5, 0, 0, 7, 1, 1, 1, 1, 1, 1)
    assert suggest(History(months, 12)) == Suggestion(sum(months), sum(months), sum(months), Method.WHOLE_YEAR, 12)


def test_with_two_years_of_the_same_months_the_year_is_the_same_again() -> None:
    year = (900, 910, 930, 900, 950, 800, 400, 700, 910, 920, 930, 990)
    found = suggest(History(year * 3 + year[:8], 8))
    assert isinstance(found, Suggestion)
    assert found.method == Method.COMBINED
    assert found.amount_ore == pytest.approx(sum(year), abs=40)
    assert found.months_used == 44


def test_less_than_two_years_follows_last_year_scaled_by_how_this_one_began() -> None:
    """Half the year is booked, 20 % dearer: half of that is believed of the rest."""
    found = suggest(History((100,) * 6 + (200,) * 6 + (120,) * 6, 6))
    assert isinstance(found, Suggestion)
    assert (found.amount_ore, found.method, found.months_used) == (720 + 1320, Method.LAST_YEAR, 18)


def test_a_first_year_follows_the_budget() -> None:
    found = suggest(History((100,) * 6, 6, budget=(100,) * 6 + (300,) * 6))
    assert isinstance(found, Suggestion)
    assert (found.amount_ore, found.method) == (600 + 1800, Method.BUDGET)


def test_a_first_year_without_a_budget_goes_on_as_it_began() -> None:
    found = suggest(History((100,) * 6, 6))
    assert isinstance(found, Suggestion)
    assert (found.amount_ore, found.method) == (1200, Method.EVEN)


def test_a_line_that_began_in_march_has_what_is_booked_since() -> None:
    found = suggest(History((100,) * 6, 8))
    assert isinstance(found, Suggestion)
    assert found.amount_ore == 1000


def test_years_before_the_line_was_born_say_nothing() -> None:
    born = suggest(History((0,) * 36 + (100,) * 6, 6))
    assert isinstance(born, Suggestion)
    assert (born.amount_ore, born.method) == (1200, Method.EVEN)


@pytest.mark.parametrize(
    ("history", "words"),
    [
        (History((), 8), "inget utfall"),
        (History((0,) * 20, 8), "inget utfall och ingen budget"),
        (History((1,) * 19 + (None,), 8), "inte inlästa"),
    ],
)
def test_without_ground_there_is_a_reason_instead(history: History, words: str) -> None:
    found = suggest(history)
    assert isinstance(found, Unsuggested)
    assert words in found.reason


def test_one_great_payment_does_not_come_again() -> None:
    """It is booked, so it counts; the months to come are foreseen as if it had never been."""
    usual = tuple(1_000 + 13 * (place % 5) for place in range(44))
    with_payment = (*usual[:40], usual[40] + 90_000, *usual[41:])
    without, found = suggest(History(usual, 8)), suggest(History(with_payment, 8))
    assert isinstance(without, Suggestion)
    assert isinstance(found, Suggestion)
    assert found.amount_ore - without.amount_ore == pytest.approx(90_000, abs=800)


def test_a_line_that_leaps_every_quarter_has_no_odd_months() -> None:
    months = tuple(9_000 if place % 3 == 0 else 40 for place in range(44))
    assert History(months, 8).regular() == months


def test_the_interval_is_wider_the_earlier_in_the_year() -> None:
    noisy = tuple(1_000 + (place * 7919 % 211) for place in range(48))

    def width(month: int) -> int:
        found = suggest(History(noisy[: 36 + month], month))
        assert isinstance(found, Suggestion)
        return found.high_ore - found.low_ore

    assert width(3) > width(8) > width(10) > 0


@pytest.mark.parametrize("method", Method)
def test_every_method_is_told_in_words(method: Method) -> None:
    assert method.words


def test_wrong_questions_are_refused() -> None:
    with pytest.raises(ValueError, match="not 1–12"):
        History((1,), 13)
    with pytest.raises(ValueError, match="twelve"):
        History((1,), 1, (1, 2))

"""Numbers and states on a page: printed one way, linked, and never told by colour alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.template import Context

from tertial.document.figure import Figure, Missing, MissingReason, Origin, Provenance
from tertial.document.inline import Status
from tertial.web.templatetags.figures import deviation, deviation_bar, shape, spark
from tertial.web.templatetags.figures import figure as figure_tag
from tertial.web.templatetags.tertial import initials

HERE = Context({})


def money(kronor: int, key: str = "line/575/2023/forecast-deviation") -> Figure:
    return Figure(
        key=key,
        value=Decimal(kronor),
        unit="kr",
        period="2023",
        label="Ekonomiskt bistånd, avvikelse",
        provenance=Provenance(Origin.CALCULATION, "Budget minus prognos"),
        shown_in="mnkr",
    )


def test_a_surplus_has_a_plus_and_no_mark() -> None:
    assert deviation(HERE, money(10_800_000)) == '<span class="number" title="">+10,8</span>'


def test_a_deficit_has_a_true_minus_and_a_mark() -> None:
    html = deviation(HERE, money(-6_400_000))
    assert "−6,4" in html
    assert "▼" in html
    assert "deficit" in html


def test_what_rounds_to_zero_is_no_deficit() -> None:
    html = deviation(HERE, money(-40_000))
    assert ">0,0<" in html
    assert "deficit" not in html


def test_a_missing_value_says_why() -> None:
    missing = Figure(
        key="indicator/hme/2023-08",
        value=Missing(MissingReason.NEW_SOURCE_SYSTEM, "Nytt <system>"),
        unit="index",
        period="2023-08",
        label="HME",
        provenance=Provenance(Origin.OBSERVATION, ""),
    )
    assert figure_tag(HERE, missing) == '<span class="number missing" title="Nytt &lt;system&gt;">I.U.</span>'


@pytest.mark.parametrize("status", [*Status, None])
def test_every_state_has_a_shape(status: Status | None) -> None:
    assert shape(status).startswith("<svg")


def test_states_of_a_goal_have_different_shapes() -> None:
    shapes = {shape(state) for state in (Status.MET, Status.PARTLY, Status.NOT_MET, Status.CANNOT_BE_ASSESSED)}
    assert len(shapes) == 4


@pytest.mark.parametrize(
    ("value", "bar"),
    [
        (Decimal(100), {"width": "58.0", "x": "60.0", "deficit": False, "drawn": True}),
        (Decimal(-50), {"width": "29.0", "x": "31.0", "deficit": True, "drawn": True}),
        (Decimal(0), {"width": "0.0", "x": "60.0", "deficit": False, "drawn": False}),
        (None, {"width": "0.0", "x": "60.0", "deficit": False, "drawn": False}),
    ],
)
def test_a_bar_goes_right_for_a_surplus_and_left_for_a_deficit(value: Decimal | None, bar: dict[str, object]) -> None:
    assert deviation_bar(value, Decimal(100)) == bar


def test_a_spark_rises_with_its_values() -> None:
    assert spark([Decimal(1), Decimal(2), Decimal(3)])["path"] == "2.0,19.0 44.0,11.0 86.0,3.0"


def test_a_spark_that_does_not_move_is_level_and_one_value_is_no_trend() -> None:
    assert spark([Decimal(7), Decimal(7)])["path"] == "2.0,11.0 86.0,11.0"
    assert spark([Decimal(7)])["path"] == ""


@pytest.mark.parametrize(("name", "letters"), [("Lena Broström", "LB"), ("Anna Maria von Essen", "AE"), ("åsa", "Å")])
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters

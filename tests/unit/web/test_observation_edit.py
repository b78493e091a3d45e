"""What becomes of a value when cells that tell about it are written in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tertial.common.errors import Faults
from tertial.document.figure import Missing, MissingReason
from tertial.measurement.actions import Observed
from tertial.measurement.entry_text import Measured
from tertial.web.grid.observation_edit import Usual, edited

PERCENT = Usual(Measured("%"), 1)
WORDS = Usual(Measured("text", words=True), 0)
TWELVE = Observed(Decimal("12.0"), reported_as="12,0%", measured_on=date(2023, 8, 31))
LATER = Observed(Missing(MissingReason.MEASURED_LATER, "I höst", date(2023, 12, 31)))
made = edited(None, {"numerator": "2", "denominator": "3"}, PERCENT)


def value(before: Observed | None, usual: Usual = PERCENT, **texts: str) -> object:
    after = edited(before, texts, usual)
    return after.value if after else None


def places(before: Observed | None, usual: Usual = PERCENT, **texts: str) -> list[tuple[str, str]]:
    with pytest.raises(Faults) as refused:
        edited(before, texts, usual)
    return [(fault.place, fault.message) for fault in refused.value.faults]


def test_a_value_replaces_a_value_or_a_reason() -> None:
    assert value(None, value="12,5 %") == Decimal("12.5")
    assert value(TWELVE, value="−3") == -3
    assert value(LATER, value="12,0") == Decimal(12)
    assert value(None, WORDS, value="Vissa skillnader") == "Vissa skillnader"


def test_what_is_written_about_a_value_stays_only_with_it() -> None:
    assert edited(TWELVE, {"value": "12,0"}, PERCENT) == TWELVE
    after = edited(TWELVE, {"value": "13"}, PERCENT)
    assert after == Observed(Decimal(13))


def test_a_missing_value_in_one_go_or_by_the_list() -> None:
    in_one_go = Missing(MissingReason.MEASURED_LATER, "I höst", date(2023, 12, 31))
    assert value(TWELVE, value="I.U. mäts senare 2023-12-31: I höst") == in_one_go
    assert value(TWELVE, reason="measured_later") == Missing(MissingReason.MEASURED_LATER)
    assert value(None, value="I.U.", reason="measured_later", why="I  höst", expected="31 dec 2023") == in_one_go
    assert value(LATER, reason="not_measured") == Missing(MissingReason.NOT_MEASURED, "I höst", date(2023, 12, 31))
    assert value(LATER, value="-") == in_one_go
    assert value(LATER, why="", expected="") == Missing(MissingReason.MEASURED_LATER)


def test_what_is_emptied_is_nothing() -> None:
    assert value(TWELVE, value=" ") is None
    assert value(LATER, value="") is None
    assert value(LATER, reason="") is None
    assert value(TWELVE, reason="") == Decimal("12.0")
    assert value(None, why="", expected="", reason="") is None
    assert value(made, value="", numerator="", denominator="") is None


def test_a_value_is_made_of_its_numerator_and_denominator() -> None:
    assert made == Observed(
        Decimal("66.7"),
        numerator=Decimal(2),
        denominator=Decimal(3),
        rule="Räknat av täljare och nämnare: 2 / 3\u00a0×\u00a0100 ≈ 66,66667, avrundat till 66,7.",
    )
    after = edited(made, {"numerator": "1"}, PERCENT)
    assert after
    assert (after.value, after.numerator, after.denominator) == (Decimal("33.3"), Decimal(1), Decimal(3))
    assert "33,33333" in after.rule
    assert value(LATER, numerator="1", denominator="2") == 50
    assert value(made, value="") == Decimal("66.7"), "the two still stand there"


def test_a_value_that_is_written_counts_before_what_it_is_made_of() -> None:
    after = edited(None, {"value": "66", "numerator": "2", "denominator": "3"}, PERCENT)
    assert after == Observed(Decimal(66), numerator=Decimal(2), denominator=Decimal(3))
    assert edited(made, {"value": "66"}, PERCENT) == after
    assert edited(made, {"value": "I.U. inte mätt"}, PERCENT) == Observed(Missing(MissingReason.NOT_MEASURED))


@pytest.mark.parametrize(
    ("before", "texts", "place", "why"),
    [
        (None, {"value": "tolv"}, "value", "är inte ett tal"),
        (None, {"value": "I.U."}, "value", "Säg varför"),
        (TWELVE, {"value": "-"}, "value", "Säg varför"),
        (None, {"value": "12", "reason": "other"}, "reason", "både ett värde och varför"),
        (None, {"reason": "oklart"}, "reason", "Välj en av orsakerna"),
        (TWELVE, {"why": "I höst"}, "why", "Välj först en orsak"),
        (None, {"expected": "2023-12-31"}, "expected", "Välj först en orsak"),
        (LATER, {"expected": "i höst"}, "expected", "är ingen dag"),
        (LATER, {"why": "x" * 501}, "why", "längre än 500"),
        (None, {"numerator": "2"}, "numerator", "Fyll i nämnaren"),
        (None, {"denominator": "2"}, "denominator", "Fyll i täljaren"),
        (made, {"denominator": ""}, "denominator", "Fyll i nämnaren"),
        (None, {"numerator": "2", "denominator": "0"}, "denominator", "större än noll"),
        (None, {"numerator": "två", "denominator": "3"}, "numerator", "är inte ett tal"),
    ],
)
def test_what_does_not_fit_is_told_in_its_cell(
    before: Observed | None, texts: dict[str, str], place: str, why: str
) -> None:
    ((found, message),) = places(before, PERCENT, **texts)
    assert found == place
    assert why in message

"""The number rules bear text that is no report at all, and what they offer to bind can be read as a binding."""

from __future__ import annotations

import pytest

from tertial.reports.texts.binding import parse
from tertial.review.engine import review
from tertial.review.rules.numbers import RULES
from tests.factories.reviewed import p, report
from tests.unit.review.examples.numbers.against_data import facts, written
from tests.unit.review.examples.numbers.tables import forecast


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 2000,
        "från 1 till " * 500,
        "9" * 5000,
        "underskott på " * 800 + "3 mnkr",
        "varav ( " * 800 + "3",
        "Hemtjänst " * 800 + "28,2 mnkr",
        "\ud800 25,2 mnkr \x00 Hemtjänst – ett underskott på",
        "",
    ],
    ids=["numbers", "from and to", "digits", "roles", "brackets", "topics", "surrogate", "nothing"],
)
def test_odd_text_is_borne(text: str) -> None:
    assert review(report(forecast(), p(text), facts=facts()), rules=RULES).rules


def test_what_is_offered_can_be_bound() -> None:
    found = review(written("Hemtjänsten prognostiserar ett underskott på 28,2 mnkr."), only=["number-unbound"]).findings
    assert [finding.change.replacement for finding in found if finding.change] == [
        "{line/100/@year/forecast-deviation | mnkr, belopp}"
    ]
    assert parse(found[0].change.replacement.strip("{}")).form.absolute if found[0].change else False

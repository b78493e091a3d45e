"""A value that was reported in a form of its own is printed in that form, and compared by its number all the same."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tertial.document.figure import Missing, MissingReason
from tertial.document.printing import Form, printed
from tertial.measurement.actions import Observed, observe
from tertial.measurement.figures import observation_figure
from tertial.measurement.models import State
from tests.factories.organisation import the_program
from tests.factories.steering import an_indicator

pytestmark = pytest.mark.django_db


def test_the_reported_form_is_printed_in_tables_and_the_number_in_texts() -> None:
    one = an_indicator()
    definition = one.definitions.get()
    row = observe(
        indicator=one,
        definition=definition,
        period="2023-08",
        observed=Observed(Decimal("89.6"), "89,6%"),
        by=the_program(),
    )
    figure = observation_figure(row, definition, one.kind, one.slug)
    assert printed(figure) == "89,6%"
    assert printed(figure, Form(decimals=0)) == "90"


def test_a_missing_value_keeps_the_mark_it_was_reported_with() -> None:
    one = an_indicator()
    definition = one.definitions.get()
    missing = Observed(Missing(MissingReason.MEASURED_LATER), "I.U")
    row = observe(indicator=one, definition=definition, period="2023-08", observed=missing, by=the_program())
    assert printed(observation_figure(row, definition, one.kind, one.slug)) == "I.U"


def test_a_value_that_was_missing_is_not_revised_when_it_comes() -> None:
    one = an_indicator()
    definition = one.definitions.get()
    for value in (Missing(MissingReason.MEASURED_LATER), Decimal(5)):
        row = observe(
            indicator=one, definition=definition, period="2023-08", observed=Observed(value), by=the_program()
        )
    assert row.state == State.FINAL
    row = observe(
        indicator=one, definition=definition, period="2023-08", observed=Observed(Decimal(6)), by=the_program()
    )
    assert row.state == State.REVISED

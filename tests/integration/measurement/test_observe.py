"""Recording observations: exact, corrected with a trace, refused when they can't be kept or don't belong."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.audit.queries import events_about
from tertial.common.errors import NotFound, Refused
from tertial.document.figure import Missing, MissingReason
from tertial.measurement.figures import exact
from tertial.measurement.models import Observation, State
from tertial.measurement.queries import indicator as find_indicator
from tertial.steering.actions import add_named_part
from tests.factories.database import changed, everything
from tests.factories.examples import examples
from tests.factories.measurement import observed
from tests.factories.organisation import a_committee, a_unit, the_program
from tests.factories.steering import a_target, an_indicator

pytestmark = pytest.mark.django_db


def test_what_is_recorded_reads_back_to_the_last_digit() -> None:
    one = an_indicator()

    @given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 8))
    @settings(max_examples=examples(40))
    def holds(digits: int, decimals: int) -> None:
        value = Decimal(digits).scaleb(-decimals)
        pk = observed(one, "2023-08", str(value)).pk
        row = Observation.objects.get(pk=pk)
        assert row.value == value
        assert str(exact(row.value, row.decimals)) == str(value) or value == 0

    holds()


@pytest.mark.parametrize("value", ["1234567890123456", "0.123456789", "12345678.12345678", "1E+15", "NaN", "Infinity"])
def test_a_number_that_cannot_be_kept_exactly_is_refused(value: str) -> None:
    with pytest.raises(Refused, match="går inte att spara exakt: högst femton siffror, varav åtta decimaler"):
        observed(an_indicator(), "2023-08", value)


@pytest.mark.parametrize("words", ["", "  ", "\u00a0"])
def test_an_empty_value_is_refused(words: str) -> None:
    with pytest.raises(Refused, match="Värdet är tomt"):
        observed(an_indicator(), "2023-08", words, words=True)


def test_what_belongs_to_another_indicator_is_refused() -> None:
    one, other = an_indicator("a"), an_indicator("b")
    part = add_named_part(indicator=other, slug="augusti", name="Augusti", order=1, by=the_program())
    with pytest.raises(Refused, match="är inte en definition av a"):
        observed(one, "2023-08", "1", definition=other.definitions.get())
    with pytest.raises(Refused, match="Augusti är inte en del av a"):
        observed(one, "2023-08", "1", part=part)
    with pytest.raises(Refused, match="Augusti är inte en del av a"):
        a_target(one, "1", part=part)


def test_a_period_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(Refused, match="”2023-00” är ingen period"):
        observed(an_indicator(), "2023-00", "1")


@pytest.mark.parametrize("slug", ["women", "men", "target", "forecast", "base", "iaf"])
def test_a_part_may_not_be_called_what_means_something_else_in_a_key(slug: str) -> None:
    a_unit("iaf")
    with pytest.raises(Refused, match="betyder redan något annat"):
        add_named_part(indicator=an_indicator(), slug=slug, name="X", order=1, by=the_program())


def test_a_corrected_value_is_revised_and_the_log_keeps_the_old() -> None:
    one = an_indicator()
    observed(one, "2023-08", "88.0")
    row = observed(one, "2023-08", "88.5")
    assert (row.state, row.version) == (State.REVISED, 2)
    event = events_about(row)[0]
    assert event.before is not None
    assert event.after is not None
    assert Decimal(event.before["value"]) == 88
    assert Decimal(event.after["value"]) == Decimal("88.5")


def test_another_precision_is_another_value() -> None:
    one = an_indicator()
    observed(one, "2023-08", "88")
    assert observed(one, "2023-08", "88.0").decimals == 1


def test_a_preliminary_value_is_settled_by_recording_it_as_final() -> None:
    one = an_indicator()
    assert observed(one, "2023-08", "88", state=State.PRELIMINARY).state == State.PRELIMINARY
    assert observed(one, "2023-08", "88").state == State.FINAL
    before = everything()
    assert observed(one, "2023-08", "88", state=State.PRELIMINARY).state == State.FINAL
    assert changed(before, everything()) == {}


def test_the_same_again_keeps_a_revised_value_revised_and_writes_nothing() -> None:
    one = an_indicator()
    observed(one, "2023-08", "88")
    observed(one, "2023-08", "89")
    before = everything()
    assert observed(one, "2023-08", "89").state == State.REVISED
    assert changed(before, everything()) == {}


def test_a_value_may_turn_into_words_or_a_hole_and_back() -> None:
    one = an_indicator()
    observed(one, "2023-08", "88", note="En not")
    hole = observed(one, "2023-08", Missing(MissingReason.SUPPRESSED))
    assert (hole.value, hole.text_value, hole.missing_reason, hole.note) == (None, "", "suppressed", "")
    words = observed(one, "2023-08", "Oförändrat", words=True)
    assert (words.value, words.text_value, words.missing_reason) == (None, "Oförändrat", "")
    assert observed(one, "2023-08", "3").value == 3
    assert Observation.objects.count() == 1


def test_an_unknown_indicator_names_those_that_exist() -> None:
    an_indicator("brukarenkat")
    with pytest.raises(NotFound, match=r"Indikatorn ”x” finns inte\. Det som finns: brukarenkat\."):
        find_indicator(a_committee(), "x")

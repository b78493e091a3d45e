"""Time and decisions: occasions in order, decisions as printed, events, and locks."""

from __future__ import annotations

from datetime import date

import pytest

from tertial.audit.queries import events_about
from tertial.common.errors import Conflict, NotFound, Refused
from tertial.common.periods import Period
from tertial.cycle import queries
from tertial.cycle.actions import add_decision, drop_event, lock, move_event, tell_event
from tertial.cycle.models import Decision, Occasion, SignificantEvent
from tertial.organisation.models import Unit
from tests.factories.cycle import a_decision, a_plan_period, an_occasion
from tests.factories.organisation import a_committee, a_municipality, the_program

pytestmark = pytest.mark.django_db


def tell(slug: str, order: int, *, committee: Unit | None = None, occasion: Occasion | None = None) -> None:
    """Tell an event."""
    tell_event(
        committee=committee or a_committee(),
        occasion=occasion or an_occasion(),
        slug=slug,
        title=slug.capitalize(),
        text="Så var det.",
        order=order,
        by=the_program(),
    )


def test_occasions_stand_in_order_of_time_and_know_the_one_before() -> None:
    october, august, earlier = (an_occasion(slug) for slug in ("2023-10", "2023-08", "2021-08"))
    assert queries.occasions() == [earlier, august, october]
    assert queries.previous_occasion(october) == august
    assert queries.previous_occasion(august) == earlier
    assert queries.previous_occasion(earlier) is None


def test_an_occasion_in_words_and_as_a_period() -> None:
    occasion = an_occasion("2023-08")
    assert (str(occasion), occasion.year, occasion.period) == ("Delår 2, 31 augusti 2023", 2023, Period(2023, 8))


def test_what_is_unknown_names_what_exists() -> None:
    an_occasion("2023-08")
    a_decision("internbudget")
    for find, sentence in (
        (queries.occasion, "Uppföljningstillfället ”x” finns inte. Det som finns: 2023-08."),
        (queries.plan_period, "Planperioden ”x” finns inte. Det som finns: 2023."),
        (queries.decision, "Beslutet ”x” finns inte. Det som finns: internbudget."),
    ):
        with pytest.raises(NotFound) as missing:
            find("x")
        assert str(missing.value) == sentence
    assert queries.plan_period("2023") == a_plan_period()
    assert queries.decision("internbudget") == a_decision()


def test_a_decision_is_printed_with_what_is_known_of_it() -> None:
    full = add_decision(
        municipality=a_municipality().municipality,
        slug="ram",
        title="Ram",
        body="KF",
        decided_on=date(2022, 6, 14),
        paragraph="303",
        registration="KS 2022-1",
        by=the_program(),
    )
    assert full.reference.text == "KF 2022-06-14 §\u00a0303 dnr\u00a0KS 2022-1"
    assert a_decision("utan", decided_on=None).reference.text == "KF"


def test_decisions_without_a_date_stand_first_on_every_database() -> None:
    for slug, day in (("ny", date(2023, 1, 1)), ("utan", None), ("gammal", date(2019, 1, 1))):
        a_decision(slug, decided_on=day)
    assert list(Decision.objects.values_list("slug", flat=True)) == ["utan", "gammal", "ny"]


def test_events_stand_in_their_order_for_their_committee_and_occasion() -> None:
    tell("b", 2)
    tell("a", 1)
    tell("c", 1, occasion=an_occasion("2023-10"))
    tell("d", 1, committee=a_committee("annan"))
    assert [event.slug for event in queries.significant_events(a_committee(), an_occasion())] == ["a", "b"]


def slugs() -> list[str]:
    """The events' slugs in their order."""
    return [event.slug for event in queries.significant_events(a_committee(), an_occasion())]


def test_an_event_is_moved_and_the_others_give_way_whatever_their_numbers() -> None:
    for slug, order in (("a", 0), ("b", 0), ("c", 7)):
        tell(slug, order)
    tell("annan", 1, occasion=an_occasion("2023-10"))
    for slug, to, wanted in (("c", 1, "cab"), ("c", 3, "abc"), ("a", 2, "bac"), ("b", 99, "acb"), ("b", 0, "bac")):
        before = queries.significant_event(a_committee(), an_occasion(), slug).version
        event = queries.significant_event(a_committee(), an_occasion(), slug)
        move_event(event=event, to=to, by=the_program())
        assert slugs() == list(wanted)
        assert event.version == before, "who writes its text meanwhile is not stopped"
    logged = events_about(event)[0]
    assert (logged.action, logged.before, logged.after) == (
        "cycle.move_event",
        {"order": "1. A, 2. C, 3. B"},
        {"order": "1. B, 2. A, 3. C"},
    )


def test_an_event_is_dropped_once_and_only_as_it_was_seen() -> None:
    tell("a", 1)
    tell("b", 2)
    event = queries.significant_event(a_committee(), an_occasion(), "a")
    with pytest.raises(Conflict, match="Den är inte borttagen"):
        drop_event(event=event, by=the_program(), expected_version=event.version + 1)
    assert slugs() == ["a", "b"]
    drop_event(event=event, by=the_program(), expected_version=event.version)
    assert slugs() == ["b"]
    gone = SignificantEvent(pk=event.pk or 1, committee=a_committee(), occasion=an_occasion(), title="A")
    for act in (drop_event, move_event):
        with pytest.raises(Refused, match="borttagen"):
            act(event=gone, by=the_program(), **({"to": 1} if act is move_event else {}))
    with pytest.raises(NotFound, match="Händelsen ”a” finns inte"):
        queries.significant_event(a_committee(), an_occasion(), "a")


def test_a_lock_closes_one_committee_and_one_occasion_once() -> None:
    committee, occasion = a_committee(), an_occasion()
    queries.require_open(committee, occasion)
    lock(committee=committee, occasion=occasion, decision_text="AMN 2023-09-20 § 95", by=the_program())
    with pytest.raises(Refused, match=r"Namnden har beslutat om Delår 2, 31 augusti 2023 \(AMN 2023-09-20 § 95\)"):
        queries.require_open(committee, occasion)
    with pytest.raises(Refused, match="Namnden har redan beslutat om Delår 2"):
        lock(committee=committee, occasion=occasion, decision_text="Igen", by=the_program())
    with pytest.raises(Refused, match="Det som är beslutat kan inte ändras"):
        tell("a", 1)
    tell("a", 1, occasion=an_occasion("2023-10"))
    tell("a", 1, committee=a_committee("annan"))

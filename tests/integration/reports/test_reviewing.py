"""A report is reviewed against its data; what is found stops it, is accepted with a reason, or is mended by one click."""

from __future__ import annotations

import json

import pytest

from tertial.audit.models import Event
from tertial.common.errors import Faults, NotFound, Refused
from tertial.organisation.models import Person
from tertial.reports.actions import freeze_report, mend, set_text
from tertial.reports.models import Report
from tertial.reports.queries import built, text
from tertial.reports.reviewing import Reviewed, review_of
from tertial.review.actions import accept, set_limit, take_back, turn_off, turn_on
from tertial.review.finding import Finding, Severity
from tertial.review.models import AcceptedFinding, KeptReview
from tests.factories.database import changed, everything
from tests.factories.every_review_action import a_limit
from tests.factories.organisation import a_person
from tests.factories.reports import Place, a_place, a_report

DECISION = "AMN 2023-09-20 § 95"
# The forecast is 236,9 mnkr against a budget of 241,5: a surplus.
WRONG = "För helåret 2023 räknar nämnden med ett underskott på 4,6 mnkr mot budget."
TYPED = "Indikatorn hushall är 2 527 i augusti 2023."

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Place:
    return a_place()


def reviewed(place: Place) -> Reviewed:
    """The review of the place's report as it is now."""
    return review_of(place.committee, place.occasion)


def the_error(place: Place) -> Finding:
    """The only open error."""
    (error,) = reviewed(place).blocking
    return error


def accept_all(place: Place) -> None:
    """Accept every error, as one who knows why may."""
    for finding in reviewed(place).blocking:
        accept(committee=place.committee, occasion=place.occasion, finding=finding, reason="Känt.", by=place.by)


def test_a_wrong_number_is_an_error_with_both_values(place: Place) -> None:
    a_report(place, text=WRONG)
    errors = [finding for finding in reviewed(place).blocking if "4,6" in finding.quote]
    assert errors
    assert errors[0].place.chapter == "sammanfattning"
    assert any("4,6" in evidence.value for evidence in errors[0].evidence)


def test_an_error_stops_freezing_and_nothing_is_written(place: Place) -> None:
    report = a_report(place, text=WRONG)
    before = everything()
    with pytest.raises(Faults, match="fel som ingen har godtagit") as refused:
        freeze_report(report=report, decision=DECISION, by=place.by)
    assert all(fault.place for fault in refused.value.faults)
    assert changed(before, everything()) == {}


def test_an_accepted_error_stands_in_the_protocol_and_stops_nothing(place: Place) -> None:
    report = a_report(place, text=WRONG)
    accept_all(place)
    frozen = freeze_report(report=report, decision=DECISION, by=place.by)
    content = frozen.content
    assert "Godtagna avvikelser" in content
    assert "Känt." in content
    last = json.loads(content)["document"]["chapters"][-1]
    assert last["id"] == "granskning"
    assert KeptReview.objects.get(frozen=True).accepted >= 1
    assert built(place.committee, place.occasion).document.chapters[-1].title == "Granskning"


def test_what_was_accepted_is_known_again_after_a_rebuild_and_not_when_the_words_are_others(place: Place) -> None:
    report = a_report(place, text=WRONG)
    accept_all(place)
    assert reviewed(place).blocking == ()
    set_text(report=report, chapter="sammanfattning", body=f"Ett stycke till.\n\n{WRONG}", by=place.by)
    assert reviewed(place).blocking == ()
    set_text(report=report, chapter="sammanfattning", body=WRONG.replace("mnkr", "miljoner kronor"), by=place.by)
    assert reviewed(place).blocking
    assert [row.reason for row in reviewed(place).gone] == ["Känt."]


def test_an_acceptance_is_taken_back(place: Place) -> None:
    a_report(place, text=WRONG)
    accept_all(place)
    for row in AcceptedFinding.objects.all():
        take_back(committee=place.committee, occasion=place.occasion, identity=row.identity, by=place.by)
    assert reviewed(place).blocking
    assert Event.objects.filter(action="review.take_back").exists()


@pytest.mark.parametrize("reason", ["", "   ", "x" * 2001])
def test_a_reason_is_asked_for(place: Place, reason: str) -> None:
    a_report(place, text=WRONG)
    finding = reviewed(place).blocking[0]
    with pytest.raises(Refused):
        accept(committee=place.committee, occasion=place.occasion, finding=finding, reason=reason, by=place.by)
    assert not AcceptedFinding.objects.exists()


def test_nothing_is_accepted_in_a_decided_report(place: Place) -> None:
    report = a_report(place, text=WRONG)
    accept_all(place)
    freeze_report(report=report, decision=DECISION, by=place.by)
    finding = reviewed(place).review.findings[0]
    with pytest.raises(Refused, match="Det som är beslutat kan inte ändras"):
        accept(committee=place.committee, occasion=place.occasion, finding=finding, reason="Nytt.", by=place.by)


def mendable(place: Place) -> Finding:
    """A finding whose words can be changed by one click."""
    return next(finding for finding in reviewed(place).review.findings if finding.change)


def test_a_typed_number_is_bound_by_one_click(place: Place) -> None:
    report = a_report(place, text=f"Postnumret är 582 25.\n\n{TYPED}")
    finding = mendable(place)
    done = mend(report=report, identity=finding.identity, by=place.by)
    body = text(report, "sammanfattning").body
    assert body == done.after
    assert "2 527" not in body
    assert "{volume/hushall/@period}" in body
    assert finding.identity not in {one.identity for one in reviewed(place).review.findings}


def test_a_mend_needs_the_right_to_write(place: Place) -> None:
    from tertial.common.errors import Forbidden

    report = a_report(place, text=TYPED)
    finding = mendable(place)
    with pytest.raises(Forbidden):
        mend(report=report, identity=finding.identity, by=a_person(role="auditor"))
    assert text(report, "sammanfattning").body == TYPED


def test_what_is_not_there_any_more_is_not_mended(place: Place) -> None:
    report = a_report(place, text=TYPED)
    identity = mendable(place).identity
    set_text(report=report, chapter="sammanfattning", body="Inget tal.", by=place.by)
    with pytest.raises(NotFound):
        mend(report=report, identity=identity, by=place.by)


def test_a_rule_that_rests_finds_nothing_until_it_is_used_again(place: Place) -> None:
    a_report(place, text=WRONG)
    finding = reviewed(place).blocking[0]
    turn_off(municipality=place.committee.municipality, rule=finding.rule, reason="Passar inte.", by=place.by)
    assert finding.rule not in {one.rule for one in reviewed(place).review.findings}
    assert reviewed(place).review.off == (finding.rule,)
    turn_on(municipality=place.committee.municipality, rule=finding.rule, by=place.by)
    assert finding.identity in {one.identity for one in reviewed(place).review.findings}


def test_a_limit_must_be_within_its_bounds(place: Place) -> None:
    from tertial.review.rules import rule_of

    rule, parameter, _value = a_limit()
    most = rule_of(rule).parameters[parameter].most
    with pytest.raises(Refused, match="Gränsen ska vara mellan"):
        set_limit(
            municipality=place.committee.municipality, rule=rule, parameter=parameter, value=most + 1, by=place.by
        )


def test_reviewing_changes_nothing(place: Place) -> None:
    a_report(place, text=WRONG)
    before = everything()
    first, second = reviewed(place), reviewed(place)
    assert first.review == second.review
    assert changed(before, everything()) == {}


def test_the_number_of_queries_does_not_grow(place: Place) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.factories.steering import an_indicator

    a_report(place, text=WRONG)
    with CaptureQueriesContext(connection) as few:
        reviewed(place)
    for number in range(5):
        an_indicator(f"ny-{number}", goal=place.goal)
    with CaptureQueriesContext(connection) as many:
        reviewed(place)
    assert len(many) == len(few)


def test_somebody_without_rights_accepts_nothing(place: Place) -> None:
    from tertial.common.errors import Forbidden

    report: Report = a_report(place, text=WRONG)
    finding = reviewed(place).blocking[0]
    secretary: Person = a_person(role="secretary")
    with pytest.raises(Forbidden):
        accept(committee=report.committee, occasion=report.occasion, finding=finding, reason="Jag vill.", by=secretary)
    assert finding.severity is Severity.ERROR

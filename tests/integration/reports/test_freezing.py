"""A decided report: frozen once, the same for ever, closed for edits, and proof against tampering."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from tertial.common.errors import Refused, TertialError
from tertial.control.actions import report_result
from tertial.cycle.actions import drop_event, move_event, tell_event
from tertial.cycle.models import Lock, SignificantEvent
from tertial.document.inline import Status
from tertial.economy.models import InvestmentProject, Measure
from tertial.reports.actions import freeze_report, set_text
from tertial.reports.formats import FORMATS
from tertial.reports.frozen import frozen_figures, thaw
from tertial.reports.models import FrozenReport, Report
from tertial.reports.queries import book, built, frozen_of
from tertial.steering.actions import assess, follow_up_assignment
from tests.factories.cycle import an_occasion
from tests.factories.database import changed, everything
from tests.factories.economy import an_amount, invested
from tests.factories.every_action import the_report
from tests.factories.measurement import observed
from tests.factories.organisation import a_committee, the_program
from tests.factories.reports import Place, a_place, a_report
from tests.factories.steering import redefined

DECISION = "AMN 2023-09-20 § 95"

pytestmark = pytest.mark.django_db


def freeze(place: Place, decision: str = DECISION) -> FrozenReport:
    """The place's report, frozen."""
    opened = Report.objects.filter(committee=place.committee).first() or a_report(place)
    return freeze_report(report=opened, decision=decision, by=the_program())


def test_a_frozen_report_says_by_what_it_was_decided_and_with_which_fingerprint() -> None:
    place = a_place()
    frozen = freeze(place)
    meta = built(place.committee, place.occasion).document.meta
    assert meta.decision is not None
    assert (meta.decision.text, meta.dated) == ("AMN 2023-09-20 §\u00a095", date(2023, 9, 20))
    assert meta.fingerprint == frozen.fingerprint == json.loads(frozen.content)["document"]["meta"]["fingerprint"]
    assert len(frozen.fingerprint) == 64
    assert (frozen.decision_text, frozen.frozen_by) == ("AMN 2023-09-20 §\u00a095", "Tertial")


def test_the_content_holds_all_that_the_report_was_decided_on() -> None:
    place = a_place()
    before = book(place.committee, place.occasion)
    content = json.loads(freeze(place).content)
    assert frozen_figures(json.dumps(content)) == list(before)
    assert content["texts"] == {"sammanfattning": "Prognosen är {line/total/@year/forecast-deviation}."}
    assert content["motivations"] == {"egen-forsorjning": "Värdet är {indicator/brukarenkat/@period}."}
    assert [one["indicator"] for one in content["definitions"]] == ["brukarenkat", "hushall"]


def test_a_report_is_frozen_once() -> None:
    place = a_place()
    freeze(place)
    before = everything()
    with pytest.raises(Refused, match="Rapporten är låst"):
        freeze(place, "AMN 2023-10-18 § 100")
    assert changed(before, everything()) == {}


EDITS: dict[str, Callable[[Place], object]] = {
    "text": lambda at: set_text(report=the_report(at), chapter="uppdrag", body="x", by=at.by),
    "assessment": lambda at: assess(goal=at.goal, occasion=at.occasion, status=Status.MET, motivation="x", by=at.by),
    "assignment": lambda at: follow_up_assignment(
        assignment=at.assignment, occasion=at.occasion, status=Status.DONE, word="Klart", by=at.by
    ),
    "control": lambda at: report_result(point=at.point, occasion=at.occasion, status=Status.DONE, text="x", by=at.by),
    "event": lambda at: tell_event(
        committee=at.committee, occasion=at.occasion, slug="flytt", title="x", text="x", order=1, by=at.by
    ),
    "new event": lambda at: tell_event(
        committee=at.committee, occasion=at.occasion, slug="ny", title="x", text="x", order=1, by=at.by
    ),
    "event moved": lambda at: move_event(event=SignificantEvent.objects.get(slug="flytt"), to=2, by=at.by),
    "event dropped": lambda at: drop_event(event=SignificantEvent.objects.get(slug="flytt"), by=at.by),
    "forecast": lambda at: an_amount(at.line, Measure.FORECAST, "2023", 1, occasion=at.occasion),
    "forecast of an investment": lambda at: invested(
        InvestmentProject.objects.get(), Measure.FORECAST, "2023", 1, occasion=at.occasion
    ),
}


def test_what_was_decided_cannot_be_edited(subtests: pytest.Subtests) -> None:
    place = a_place()
    freeze(place)
    before = everything()
    for name, edit in EDITS.items():
        with subtests.test(name):
            with pytest.raises(Refused, match="kan inte ändras"):
                edit(place)
            assert changed(before, everything()) == {}


def test_the_next_occasion_and_other_committees_stay_open() -> None:
    place = a_place()
    freeze(place)
    next_time = an_occasion("2023-10")
    assess(goal=place.goal, occasion=next_time, status=Status.MET, motivation="", by=the_program())
    an_amount(place.line, Measure.FORECAST, "2023", 1, occasion=next_time)
    assert frozen_of(a_committee("annan"), place.occasion) is None


def test_a_frozen_report_gives_the_same_bytes_after_the_data_changed() -> None:
    place = a_place()
    freeze(place)
    formats = [FORMATS[name] for name in ("outline", "json", "xlsx")]
    before = [built(place.committee, place.occasion).render(one) for one in formats]
    figures = list(book(place.committee, place.occasion))
    an_amount(place.line, Measure.OUTCOME, "2023-08", 1)
    observed(place.indicator, "2023-08", "11.1")
    redefined(place.indicator, 2023)
    place.committee.name = "Ett annat namn"
    place.committee.save()
    assert [built(place.committee, place.occasion).render(one) for one in formats] == before
    assert list(book(place.committee, place.occasion)) == figures


def test_the_json_of_a_frozen_report_is_the_very_content_that_was_fingerprinted() -> None:
    place = a_place()
    frozen = freeze(place)
    assert built(place.committee, place.occasion).render(FORMATS["json"]).decode() == frozen.content


def test_any_change_to_the_content_is_found_out() -> None:
    place = a_place()
    frozen = freeze(place)
    content = json.loads(frozen.content)

    def tampered(change: Callable[[dict[str, object]], object]) -> str:
        copy = json.loads(frozen.content)
        change(copy)
        return json.dumps(copy)

    first = content["figures"][0]
    changes: list[Callable[[dict[str, object]], object]] = [
        lambda copy: copy["figures"][0].update(value={"$decimal": "1"}),  # type: ignore[index]
        lambda copy: copy["figures"].pop(),  # type: ignore[attr-defined]
        lambda copy: copy["texts"].update(sammanfattning="Allt är bra."),  # type: ignore[attr-defined]
        lambda copy: copy["definitions"][0].update(unit="x"),  # type: ignore[index]
        lambda copy: copy["document"]["meta"].update(fingerprint="0" * 64),  # type: ignore[index]
        lambda copy: copy["document"]["chapters"].pop(),  # type: ignore[index]
        lambda copy: copy.update(more=1),
    ]
    assert first["value"] != {"$decimal": "1"}
    for change in changes:
        text = tampered(change)
        for open_it in (thaw, frozen_figures):
            with pytest.raises(TertialError, match="stämmer inte med sitt fingeravtryck"):
                open_it(text)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "går inte att läsa"),
        ("[]", "går inte att läsa"),
        ("{}", "går inte att läsa"),
        ('{"schema":1,"document":{}}', "går inte att läsa"),
        ('{"schema":2,"document":{"meta":{"fingerprint":""}}}', "låst med schema 2; programmet läser 1"),
    ],
)
def test_what_is_no_frozen_report_is_refused(content: str, sentence: str) -> None:
    with pytest.raises(TertialError, match=sentence):
        thaw(content)


def test_a_tampered_row_is_not_shown() -> None:
    place = a_place()
    frozen = freeze(place)
    FrozenReport.objects.update(content=frozen.content.replace("Prognosen", "Prognoser"))
    for ask in (built, book):
        with pytest.raises(TertialError, match="Innehållet är ändrat efter beslutet"):
            ask(place.committee, place.occasion)


IMPOSSIBLE = {
    "AMN i september": "är ingen beslutshänvisning",
    "Dnr AMN 2023-112": "saknar datum",
    "AMN 2023-02-30 § 1": "”2023-02-30” är inget datum",
    "AMN 2023-08-31 § 1": "daterat 2023-08-31, men perioden är inte slut förrän 2023-08-31",
    "AMN 2022-09-20 § 1": "perioden är inte slut förrän 2023-08-31",
}


def test_a_decision_that_cannot_have_been_made_is_refused(subtests: pytest.Subtests) -> None:
    opened = a_report(a_place())
    before = everything()
    for decision, sentence in IMPOSSIBLE.items():
        with subtests.test(decision):
            with pytest.raises(Refused, match=sentence):
                freeze_report(report=opened, decision=decision, by=the_program())
            assert changed(before, everything()) == {}


def test_a_report_whose_texts_have_faults_is_not_frozen_and_the_occasion_stays_open() -> None:
    place = a_place()
    opened = a_report(place)
    set_text(report=opened, chapter="uppdrag", body="{x/y}", by=the_program(), check=False)
    with pytest.raises(TertialError, match="Texten ”uppdrag” har fel"):
        freeze_report(report=opened, decision=DECISION, by=the_program())
    assert not FrozenReport.objects.exists()
    assert not Lock.objects.exists()


def test_an_occasion_that_is_closed_already_closes_its_report_too() -> None:
    place = a_place()
    opened = a_report(place)
    Lock.objects.create(committee=place.committee, occasion=place.occasion, decision_text="AMN 2023-09-01 § 1")
    with pytest.raises(Refused, match="har redan beslutat"):
        freeze_report(report=opened, decision=DECISION, by=the_program())
    assert not FrozenReport.objects.exists()

"""The review on screen: what is found stands in a list that can be filtered, in the report, and where texts are written."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tertial.cycle.actions import tell_event
from tertial.document.inline import Status
from tertial.organisation.models import Municipality
from tertial.reports.models import ChapterText, Report
from tertial.reports.queries import text
from tertial.review.models import AcceptedFinding, KeptReview
from tertial.review.rules import rule_of
from tertial.steering.actions import assess
from tertial.steering.models import CommitteeGoal
from tests.factories.organisation import a_person, the_program
from tests.factories.reports import a_place, a_report
from tests.integration.web.browsing import reader, words
from tests.integration.web.reviewed_report import (
    LIST,
    REPORT,
    RULES,
    WRONG,
    a_reviewed_report,
    accept,
    an_administrator,
    found,
    shown,
    the_error,
    told,
)


@pytest.fixture
def report(db: None) -> Report:
    return a_reviewed_report()


@pytest.fixture
def controller(report: Report) -> Client:
    return reader(a_person(role="controller"))


def test_everything_found_stands_in_the_list_with_what_can_be_done(report: Report, controller: Client) -> None:
    page = controller.get(LIST)
    assert shown(page) == [one.identity for one in found(report)]
    page_words = words(page)
    error = the_error(report)
    assert told(error.message.sv) in page_words
    assert "Visa stället" in page_words
    assert "Öppna texten" in page_words
    assert "Godta med ett skäl" in page_words
    assert f'href="{REPORT}/text/sammanfattning"' in page.content.decode()
    assert f"{len(found(report))} av {len(found(report))} anmärkningar" in page_words


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("vikt=error", lambda one: one.severity.value == "error"),
        ("vikt=error&vikt=hint", lambda one: one.severity.value != "warning"),
        ("kapitel=sammanfattning", lambda one: one.place.chapter == "sammanfattning"),
        ("slag=numbers", lambda one: one.rule.startswith("number-")),
        ("regel=number-sign", lambda one: one.rule == "number-sign"),
        ("visa=godtagna", lambda one: False),
        ("visa=alla", lambda one: True),
        ("vikt=stort&slag=okant&regel=okand&visa=allt", lambda one: True),
        ("kapitel=finns-inte", lambda one: False),
    ],
)
def test_the_list_is_filtered(report: Report, controller: Client, query: str, wanted: Any) -> None:
    assert shown(controller.get(f"{LIST}?{query}")) == [one.identity for one in found(report) if wanted(one)]


def test_filters_say_how_many_each_would_give(report: Report, controller: Client) -> None:
    page = words(controller.get(LIST))
    assert f"Öppna ({len(found(report))})" in page
    assert "Godtagna (0)" in page
    narrowed = controller.get(f"{LIST}?regel=table-sum")
    assert "Rensa filter" in words(narrowed)
    assert "Ingen anmärkning stämmer med allt det du har valt." in words(narrowed)


def test_a_report_without_faults_says_so(db: None) -> None:
    report = a_report(a_place())
    client = an_administrator(report)
    for rule in {one.rule for one in found(report)}:
        client.post(f"{RULES}/{rule}/vila", {"reason": "Provar utan."})
    page = words(client.get(LIST))
    assert "Granskningen hittade ingenting att anmärka på." in page
    assert "vilar" in page


def test_a_report_that_cannot_be_built_says_what_to_mend(report: Report, controller: Client) -> None:
    # A figure that was there when the text was written is gone.
    ChapterText.objects.filter(report=report).update(body="Prognosen är {line/finns-inte/@year/forecast}.")
    for page in (LIST, f"{LIST}/protokoll"):
        response = controller.get(page)
        assert response.status_code == 200
        assert "line/finns-inte" in words(response)
    assert "Rapporten går inte att bygga" in words(controller.get(LIST))
    assert controller.get(f"{REPORT}?granskning=1").status_code == 200
    assert controller.post(f"{LIST}/{'a' * 20}/godta", {"reason": "x"}).status_code == 404


def test_a_finding_in_an_event_or_its_title_opens_the_event(report: Report, controller: Client) -> None:
    tell_event(
        committee=report.committee, occasion=report.occasion, slug="metod", title="Ny metod den 31 juni 2023",
        text="Enheten har infört XQZ under våren.", order=2, by=the_program(),
    )  # fmt: skip
    assert {"XQZ", "31 juni 2023"} <= {one.quote for one in found(report)}
    page = controller.get(LIST).content.decode()
    assert page.count(f'href="{REPORT}/handelser/metod"') == 2


def test_the_report_shows_where_each_finding_stands(report: Report, controller: Client) -> None:
    page = controller.get(f"{REPORT}?granskning=1").content.decode()
    number = [one.identity for one in found(report)].index(the_error(report).identity) + 1
    assert f'id="stalle-{number}"' in page
    assert f'id="fynd-{number}"' in page
    assert "<mark" not in controller.get(REPORT).content.decode()


def test_the_count_of_open_findings_stands_where_one_goes_to_them(report: Report, controller: Client) -> None:
    assert "att gå igenom" not in words(controller.get(REPORT))
    accept(controller, the_error(report))
    kept = KeptReview.objects.get()
    assert kept.open == len(found(report)) - 1
    assert f"Granskning {kept.open} att gå igenom" in words(controller.get(REPORT))
    controller.post(f"{LIST}/{AcceptedFinding.objects.get().identity}/oppna")
    overview = controller.get("/namnden/2023-08/")
    assert f"{kept.errors + 1} fel i granskningen att rätta eller godta" in words(overview)
    assert f'href="{LIST}?vikt=error"' in overview.content.decode()


def test_what_is_found_in_a_text_stands_where_it_is_written(report: Report, controller: Client) -> None:
    edit = f"{REPORT}/text/sammanfattning"
    assert told(the_error(report).message.sv) in words(controller.get(edit))
    preview = f"{REPORT}/text/resultat/forhandsvisning"
    assert told(the_error(report).message.sv) in words(controller.post(preview, {"body": WRONG}))
    assert "Ingenting att anmärka på i texten som den står." in words(controller.post(preview, {"body": "Inget tal."}))
    assert text(report, "resultat").body == ""


def test_an_open_municipality_shows_the_report_to_all_and_the_review_to_its_people(report: Report) -> None:
    Municipality.objects.update(public_reading=True)
    citizen = reader()
    assert citizen.get(REPORT).status_code == 200
    assert "Granskning" not in words(citizen.get(REPORT))
    assert "<mark" not in citizen.get(f"{REPORT}?granskning=1").content.decode()
    for page in (LIST, f"{LIST}/protokoll", RULES, f"{RULES}/number-sign"):
        assert citizen.get(page).status_code == 302


def test_in_english(report: Report) -> None:
    client = reader(a_person("erik.english", role="controller"), language="en")
    error = the_error(report)
    page = words(client.get(LIST))
    assert told(error.message.en) in page
    assert "Accept with a reason" in page
    rule = words(client.get(f"{RULES}/{error.rule}"))
    assert told(rule_of(error.rule).explanation.en) in rule
    assert told(rule_of(error.rule).explanation.sv) not in rule
    assert "Granskning" not in words(client.get(RULES))


def test_a_goals_motivation_is_opened_where_it_is_written(report: Report, controller: Client) -> None:
    goal = CommitteeGoal.objects.get()
    assess(
        goal=goal, occasion=report.occasion, status=Status.PARTLY, by=the_program(),
        motivation="Arbetet enligt XQZ fortsätter. Värdet är {indicator/brukarenkat/@period}.",
    )  # fmt: skip
    assert any("XQZ" in one.quote for one in found(report))
    assert f'href="/namnden/2023-08/mal/{goal.slug}"' in controller.get(LIST).content.decode()

"""Findings are accepted with a reason, opened again or mended by one click, until the report is decided."""

from __future__ import annotations

import pytest
from django.test import Client

from tertial.document.document import Document
from tertial.reports.actions import freeze_report, set_text
from tertial.reports.models import Report
from tertial.reports.queries import text
from tertial.reports.reviewing import Reviewed, review_built, review_of
from tertial.reports.source import Source
from tertial.review.models import AcceptedFinding, KeptReview
from tertial.web import review_content
from tests.factories.organisation import a_person, the_program
from tests.integration.web.browsing import hidden, reader, words
from tests.integration.web.reviewed_report import (
    DECISION,
    LIST,
    REPORT,
    RULES,
    WRONG,
    a_reviewed_report,
    accept,
    found,
    mendable,
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


def test_when_all_is_accepted_the_list_is_empty_and_says_why(report: Report, controller: Client) -> None:
    for one in found(report):
        accept(controller, one)
    assert "Inga öppna anmärkningar. Alla är rättade eller godtagna." in words(controller.get(LIST))
    assert len(shown(controller.get(f"{LIST}?visa=godtagna"))) == AcceptedFinding.objects.count()


def test_accepting_says_so_and_can_be_undone_at_once(report: Report, controller: Client) -> None:
    error = the_error(report)
    response = accept(controller, error, "Nämnden känner till det.", back="vikt=error")
    assert response.status_code == 302
    assert response.headers["Location"] == f"{LIST}?vikt=error&nyss={error.identity}"
    page = controller.get(response.headers["Location"])
    assert error.identity not in shown(page)
    assert "Godtagen:" in words(page)
    assert "Öppna igen" in words(page)
    row = AcceptedFinding.objects.get()
    assert (row.identity, row.reason) == (error.identity, "Nämnden känner till det.")
    reopened = controller.post(f"{LIST}/{error.identity}/oppna", {"back": hidden(page, "back")}, follow=True)
    assert "Anmärkningen är öppen igen." in words(reopened)
    assert error.identity in shown(reopened)
    assert not AcceptedFinding.objects.exists()
    assert [(kept.errors, kept.accepted) for kept in KeptReview.objects.all()][-2:] == [
        (len([one for one in found(report) if one.severity.value == "error"]) - 1, 1),
        (len([one for one in found(report) if one.severity.value == "error"]), 0),
    ]


def test_the_accepted_stand_with_their_reason_and_by_whom(report: Report, controller: Client) -> None:
    accept(controller, the_error(report), "Rättas\nsedan.")
    page = controller.get(f"{LIST}?visa=godtagna")
    assert shown(page) == [AcceptedFinding.objects.get().identity]
    assert "Rättas sedan." in words(page)
    assert "av Nils Nyman" in words(page)


@pytest.mark.parametrize("reason", ["", "   ", "x" * 2001])
def test_without_a_reason_nothing_is_accepted_and_what_was_written_is_kept(
    report: Report, controller: Client, reason: str
) -> None:
    response = accept(controller, the_error(report), reason)
    assert response.status_code == 400
    page = response.content.decode()
    assert 'aria-invalid="true"' in page
    assert '<details class="accept no-print" open>' in page
    assert reason.strip() in page
    assert not AcceptedFinding.objects.exists()


@pytest.mark.parametrize(
    "back", ["https://example.org/", "//example.org", "vikt=error&vikt=x&annat=1", "%0d%0aSet-Cookie:x"]
)
def test_nobody_is_sent_elsewhere(report: Report, controller: Client, back: str) -> None:
    location = accept(controller, the_error(report), back=back).headers["Location"]
    assert location.startswith(f"{LIST}?")
    assert "example" not in location
    assert "annat" not in location


def test_what_is_not_found_any_more_is_not_accepted_and_not_opened(report: Report, controller: Client) -> None:
    error = the_error(report)
    set_text(report=report, chapter="sammanfattning", body="Inget tal.", by=the_program())
    assert accept(controller, error).status_code == 404
    assert controller.post(f"{LIST}/{error.identity}/oppna").status_code == 404
    assert controller.post(f"{LIST}/{error.identity}/ratta").status_code == 404


def test_what_was_accepted_and_is_gone_is_told(report: Report, controller: Client) -> None:
    accept(controller, the_error(report), "Nämnden känner till det.")
    set_text(report=report, chapter="sammanfattning", body="Inget tal.", by=the_program())
    page = words(controller.get(LIST))
    assert "En godtagen anmärkning finns inte längre" in page
    assert "Nämnden känner till det." in page


def test_a_number_is_bound_by_one_click_and_the_trend_has_a_row(report: Report, controller: Client) -> None:
    one = mendable(report)
    page = controller.get(LIST)
    assert one.change is not None
    assert told(one.change.words.sv) in words(page)
    done = controller.post(f"{LIST}/{one.identity}/ratta", {"back": "visa=alla"}, follow=True)
    assert "Texten är ändrad och sparad." in words(done)
    assert one.identity not in shown(done)
    assert "{volume/hushall/@period}" in text(report, "sammanfattning").body
    assert KeptReview.objects.count() == 1
    assert "Så har det gått" in words(done)


def test_a_saved_text_keeps_a_row_of_the_trend_once(report: Report, controller: Client) -> None:
    edit = f"{REPORT}/text/resultat"
    for body in ("Utfallet är {line/total/@period/outcome}.", "Utfallet är {line/total/@period/outcome}.", WRONG):
        version = hidden(controller.get(edit), "version")
        assert controller.post(edit, {"body": body, "version": version}).status_code == 302
    assert KeptReview.objects.count() == 2
    assert "öppnade en anmärkning och granskningen blev en annan" in words(controller.get(LIST))


def test_the_protocol_is_shown_before_and_after_the_decision(report: Report, controller: Client) -> None:
    accept(controller, the_error(report), "Nämnden känner till det.")
    before = words(controller.get(f"{LIST}/protokoll"))
    assert "Så här skulle det stå sist i rapporten om den låstes nu." in before
    assert "En avvikelse har godtagits." in before
    assert "Nämnden känner till det." in before
    for one in review_of(report.committee, report.occasion).blocking:
        accept(controller, one)
    freeze_report(report=report, decision=DECISION, by=the_program())
    after = words(controller.get(f"{LIST}/protokoll"))
    assert "Så här står det i den låsta rapporten." in after
    assert "Nämnden känner till det." in after


def test_a_frozen_report_is_reviewed_as_it_was_decided_and_nothing_can_be_changed(
    report: Report, controller: Client
) -> None:
    for one in review_of(report.committee, report.occasion).blocking:
        accept(controller, one)
    freeze_report(report=report, decision=DECISION, by=the_program())
    page = controller.get(f"{LIST}?visa=alla")
    page_words = words(page)
    assert f"Låst: {DECISION}" in page_words
    assert shown(page)
    for action in ("Godta med ett skäl", "Öppna texten", "Öppna igen"):
        assert action not in page_words
    accepted = AcceptedFinding.objects.all()[0]
    still_open = next(one for one in found(report) if one.identity != accepted.identity)
    assert accept(controller, still_open).status_code == 400
    assert controller.post(f"{LIST}/{accepted.identity}/oppna").status_code == 400
    assert controller.post(f"{LIST}/{still_open.identity}/ratta").status_code == 400


def test_the_freeze_page_names_the_errors_and_what_is_let_stand(report: Report, controller: Client) -> None:
    secretary = reader(a_person("sara.sekreterare", role="secretary"))
    assert "fel som ingen har godtagit" in words(secretary.get(f"{REPORT}/las"))
    refused = secretary.post(f"{REPORT}/las", {"decision": DECISION})
    assert refused.status_code == 400
    assert told(the_error(report).message.sv) in words(refused)
    for one in review_of(report.committee, report.occasion).blocking:
        accept(controller, one, "Nämnden känner till det.")
    page = words(secretary.get(f"{REPORT}/las"))
    assert "fel som ingen har godtagit" not in page
    assert "Godtagna avvikelser" in page
    assert "Nämnden känner till det." in page


def test_who_may_what(report: Report) -> None:
    politician = reader(a_person("petra.politiker", role="politician"))
    secretary = reader(a_person("sara.sekreterare", role="secretary"))
    error, typed = the_error(report), mendable(report)
    assert typed.change is not None
    for client in (politician, secretary):
        page = words(client.get(LIST))
        assert told(error.message.sv) in page
        assert "Godta med ett skäl" not in page
        assert accept(client, error).status_code == 403
        assert client.post(f"{LIST}/{error.identity}/oppna").status_code == 403
        assert client.post(f"{RULES}/{error.rule}/vila", {"reason": "Nej."}).status_code == 403
    assert "Öppna texten" in words(secretary.get(LIST))
    assert told(typed.change.words.sv) in words(secretary.get(LIST))
    assert "Öppna texten" not in words(politician.get(LIST))
    assert told(typed.change.words.sv) not in words(politician.get(LIST))
    assert politician.post(f"{LIST}/{typed.identity}/ratta").status_code == 403
    assert secretary.post(f"{LIST}/{typed.identity}/ratta").status_code == 302


def test_a_report_is_reviewed_once_when_a_finding_is_accepted(
    report: Report, controller: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Source] = []

    def counted(source: Source, document: Document) -> Reviewed:
        made.append(source)
        return review_built(source, document)

    monkeypatch.setattr(review_content, "review_built", counted)
    location = accept(controller, the_error(report), "Känd.").headers["Location"]
    page = controller.get(location)
    assert len(made) == 1
    assert "Känd." in words(controller.get(f"{LIST}?visa=godtagna"))
    assert shown(page) == shown(controller.get(location)), "a review made anew says the same"
    assert len(made) == 3


def test_what_is_written_in_between_is_reviewed(report: Report, controller: Client) -> None:
    others = [one.identity for one in found(report)][1:]
    location = accept(controller, the_error(report), "Känd.").headers["Location"]
    set_text(report=report, chapter="sammanfattning", body="Inget tal.", by=the_program())
    assert set(shown(controller.get(location))) == {one.identity for one in found(report)} != set(others)

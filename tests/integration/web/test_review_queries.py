"""The review's pages ask the same number of questions whatever is found and accepted; others ask one for its count."""

from __future__ import annotations

import pytest
from django.test import Client

from tertial.organisation.models import Municipality
from tertial.reports.actions import set_text
from tertial.reports.models import Report
from tertial.review.actions import accept
from tests.factories.organisation import a_person, the_program
from tests.factories.queries import queries
from tests.integration.web.browsing import reader
from tests.integration.web.reviewed_report import LIST, REPORT, a_reviewed_report, found
from tests.integration.web.test_queries import asked_by, tables

PAGES = [LIST, f"{LIST}?visa=alla", f"{LIST}/protokoll", f"{REPORT}?granskning=1", f"{REPORT}/text/sammanfattning"]


@pytest.fixture
def report(db: None) -> Report:
    return a_reviewed_report()


def test_a_hundred_findings_ask_no_more_than_a_few(report: Report) -> None:
    client = reader(a_person(role="controller"))
    few = {page: asked(client, page) for page in PAGES}
    before = len(found(report))
    many = "\n\n".join(f"Förkortningen {chr(65 + n // 26)}{chr(65 + n % 26)}QX står här." for n in range(100))
    set_text(report=report, chapter="sammanfattning", body=many, by=the_program())
    assert len(found(report)) > before + 90
    for one in found(report)[:50]:
        accept(committee=report.committee, occasion=report.occasion, finding=one, reason="Känd.", by=the_program())
    for page, number in few.items():
        assert asked(client, page) == number, page


def asked(client: Client, page: str) -> int:
    """How many questions a page asks of the database."""
    client.get(page)  # what is read once in a process is read now
    with queries() as captured:
        assert client.get(page).status_code == 200
    return len(captured)


@pytest.mark.parametrize("page", ["", "rapport"])
def test_other_pages_ask_one_question_of_the_review_for_those_who_may_see_it(report: Report, page: str) -> None:
    Municipality.objects.update(public_reading=True)
    public, _text = asked_by(page)
    client = reader(a_person(role="politician"))
    with queries() as captured:
        assert client.get(f"/namnden/2023-08/{page}").status_code == 200
    assert [table for table in tables(captured) if table.startswith("review_")] == ["review_keptreview"]
    assert not [table for table in public if table.startswith("review_")]


def test_the_rules_are_read_with_few_questions(report: Report) -> None:
    client = reader(a_person(role="politician"))
    with queries() as captured:
        assert client.get(f"{LIST}/regler").status_code == 200
    assert [table for table in tables(captured) if table.startswith("review_")] == ["review_rulesetting"]

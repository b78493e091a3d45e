"""Lock a report by the committee's decision, once."""

from __future__ import annotations

import pytest

from tertial.reports.models import FrozenReport, Report
from tests.factories.organisation import a_person
from tests.factories.reports import a_place, a_report
from tests.integration.web.browsing import reader, words

HERE = "/namnden/2023-08/"
LOCK = f"{HERE}rapport/las"
DECISION = "AMN 2023-09-20 § 95"


@pytest.fixture
def report(db: None) -> Report:
    return a_report(a_place())


def test_the_page_says_what_it_means_and_what_is_left(report: Report) -> None:
    page = words(reader(a_person(role="secretary")).get(LOCK))
    assert "Det går inte att ångra" in page
    assert "Text saknas: Nämndens uppdrag" in page


@pytest.mark.parametrize(
    ("decision", "why"),
    [
        ("", "är ingen beslutshänvisning"),
        ("snart", "är ingen beslutshänvisning"),
        ("AMN 2023-08-31 § 4", "perioden är inte slut förrän"),
        ("Dnr AMN 2023-112", "saknar datum"),
    ],
)
def test_what_is_no_decision_is_refused_with_a_sentence(report: Report, decision: str, why: str) -> None:
    response = reader(a_person(role="secretary")).post(LOCK, {"decision": decision})
    assert response.status_code == 400
    assert why in words(response)
    assert not FrozenReport.objects.exists()


def test_a_locked_report_says_so_everywhere_and_is_locked_once(report: Report) -> None:
    secretary = reader(a_person(role="secretary"))
    done = secretary.post(LOCK, {"decision": DECISION}, follow=True)
    assert "Rapporten är låst." in words(done)
    frozen = FrozenReport.objects.get()
    for page in ("", "rapport", "siffra/line/total/2023/forecast"):
        assert "AMN 2023-09-20 § 95" in words(secretary.get(HERE + page))
    assert frozen.fingerprint in words(secretary.get(f"{HERE}rapport"))
    assert "Rapporten är redan låst" in words(secretary.get(LOCK))
    again = secretary.post(LOCK, {"decision": "AMN 2023-10-18 § 99"})
    assert again.status_code == 400
    assert FrozenReport.objects.get() == frozen
    goal = secretary.get(f"{HERE}mal/egen-forsorjning")
    assert "Spara bedömningen" not in words(goal)


def test_downloads_are_of_what_was_decided(report: Report) -> None:
    secretary = reader(a_person(role="secretary"))
    secretary.post(LOCK, {"decision": DECISION})
    frozen = FrozenReport.objects.get()
    assert secretary.get(f"{HERE}rapport/json").content.decode() == frozen.content
    assert frozen.fingerprint in secretary.get(f"{HERE}rapport/outline").content.decode()

"""The rules of the review: what each looks for can be read, its limits set, and it can rest."""

from __future__ import annotations

import pytest
from django.test import Client

from tertial.reports.models import Report
from tertial.review.models import RuleSetting
from tertial.review.rules import RULES as ALL_RULES
from tests.factories.every_review_action import a_limit
from tests.factories.organisation import a_person
from tests.integration.web.browsing import reader, words
from tests.integration.web.reviewed_report import (
    LIST,
    RULES,
    a_reviewed_report,
    an_administrator,
    found,
    the_error,
    told,
)


@pytest.fixture
def report(db: None) -> Report:
    return a_reviewed_report()


@pytest.fixture
def controller(report: Report) -> Client:
    return reader(a_person(role="controller"))


def test_rules_can_be_read_by_all_who_read_the_review(report: Report, controller: Client) -> None:
    politician = reader(a_person("petra.politiker", role="politician"))
    page = politician.get(RULES)
    assert page.content.decode().count(f'href="{RULES}/') >= len(ALL_RULES)
    for rule in ALL_RULES:
        page_words = words(politician.get(f"{RULES}/{rule.id}"))
        assert told(rule.title.sv) in page_words
        assert "Låt regeln vila" not in page_words
    assert politician.get(f"{RULES}/finns-inte").status_code == 404


@pytest.mark.parametrize("value", ["mycket", "1,2,3", "-1000000", "1e99"])
def test_a_limit_that_cannot_be_is_refused_and_kept_in_the_form(report: Report, value: str) -> None:
    rule, parameter, _value = a_limit()
    response = an_administrator(report).post(f"{RULES}/{rule}/{parameter}", {"value": value})
    assert response.status_code == 400
    assert f'value="{value}"' in response.content.decode()
    assert 'aria-invalid="true"' in response.content.decode()
    assert not RuleSetting.objects.exists()


def test_a_limit_is_set_and_goes_back_to_the_rules_own(report: Report) -> None:
    rule, parameter, value = a_limit()
    client = an_administrator(report)
    page = f"{RULES}/{rule}"
    done = client.post(f"{page}/{parameter}", {"value": str(value).replace(".", ",")}, follow=True)
    assert "Gränsen är sparad och gäller hela kommunen." in words(done)
    assert RuleSetting.objects.get().value == value
    client.post(f"{page}/{parameter}", {"value": ""})
    assert not RuleSetting.objects.exists()
    assert client.post(f"{page}/finns-inte", {"value": "3"}).status_code == 404


def test_a_rule_rests_with_a_reason_and_is_used_again(report: Report) -> None:
    client = an_administrator(report)
    rule = the_error(report).rule
    refused = client.post(f"{RULES}/{rule}/vila", {"reason": "  "})
    assert refused.status_code == 400
    assert "Skriv varför regeln inte ska användas." in words(refused)
    rests = client.post(f"{RULES}/{rule}/vila", {"reason": "Passar inte oss."}, follow=True)
    assert "Regeln vilar i kommunen. Passar inte oss." in words(rests)
    assert rule not in {one.rule for one in found(report)}
    assert "En regel vilar." in words(client.get(LIST))
    client.post(f"{RULES}/{rule}/vila", {"on": "1"})
    assert rule in {one.rule for one in found(report)}

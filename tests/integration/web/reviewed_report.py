"""A small report with one error and one number written by hand, and readers of its review."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from tertial.reports.models import Report
from tertial.reports.reviewing import review_of
from tertial.review.finding import Finding
from tests.factories.organisation import a_person
from tests.factories.reports import a_place, a_report
from tests.integration.web.browsing import reader

REPORT = "/namnden/2023-08/rapport"
LIST = f"{REPORT}/granskning"
RULES = f"{LIST}/regler"
DECISION = "AMN 2023-09-20 § 95"
# The forecast is 236,9 mnkr against a budget of 241,5: a surplus.
WRONG = "För helåret 2023 räknar nämnden med ett underskott på 4,6 mnkr mot budget."
TYPED = "Indikatorn hushall är 2 527 i augusti 2023."


def a_reviewed_report() -> Report:
    """A report whose summary has one error and one number written by hand."""
    return a_report(a_place(), text=f"{WRONG}\n\n{TYPED}")


def found(report: Report) -> tuple[Finding, ...]:
    """What the review finds now."""
    return review_of(report.committee, report.occasion).review.findings


def the_error(report: Report) -> Finding:
    """The summary's error."""
    return next(one for one in review_of(report.committee, report.occasion).blocking if "4,6" in one.quote)


def mendable(report: Report) -> Finding:
    """The number that one click binds."""
    return next(one for one in found(report) if one.change)


def shown(response: Any) -> list[str]:
    """The identities of the findings on a page, in their order."""
    assert response.status_code == 200
    return re.findall(r'<li class="finding" id="a-(\w+)">', response.content.decode())


def told(sentence: str) -> str:
    """A sentence as `words` has it."""
    return " ".join(sentence.split())


def an_administrator(report: Report) -> Client:
    """Somebody who may set the whole municipality's rules."""
    root = report.committee.municipality.root
    return reader(a_person("anna.administrator", role="administrator", at=root))


def accept(client: Client, finding: Finding, reason: str = "Rättas i nästa rapport.", **more: str) -> Any:
    return client.post(f"{LIST}/{finding.identity}/godta", {"reason": reason, **more})

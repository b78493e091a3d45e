"""One call of each action on findings and rules, and of mending a text; see `every_action`."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from tertial.organisation.models import Person
from tertial.reports.actions import mend, open_report, set_text
from tertial.reports.models import Report
from tertial.reports.reviewing import review_of
from tertial.review.actions import accept, keep_review, set_limit, take_back, turn_off, turn_on
from tertial.review.engine import Review
from tertial.review.finding import Finding, Place, Severity
from tertial.review.rules import RULES
from tertial.review.words import Words
from tests.factories.reports import Place as At


def a_finding(quote: str = "28,2 mnkr") -> Finding:
    """A finding such as a rule makes."""
    return Finding(
        rule=RULES[0].id,
        severity=Severity.WARNING,
        place=Place("ekonomi", "Ekonomi", 1, start=3, end=12, described="stycke 1"),
        quote=quote,
        message=Words("Talet är ett annat i tabellen.", "The table has another number."),
        fix=Words("Rätta talet.", "Correct the number."),
    )


def something_to_review(at: At) -> None:
    """An accepted finding to take back, a rule that rests, and a number that is typed by hand in the open report."""
    report = open_report(committee=at.committee, occasion=at.occasion, by=at.by)
    set_text(report=report, chapter="volymer", body="Indikatorn hushall är 2 527 i augusti 2023.", by=at.by)
    accept(committee=at.committee, occasion=at.occasion, finding=a_finding("godtagen"), reason="Så är det.", by=at.by)
    turn_off(municipality=at.committee.municipality, rule=RULES[-1].id, reason="Används inte här.", by=at.by)


def a_limit() -> tuple[str, str, Decimal]:
    """A rule with a limit, and a value that it allows and does not have."""
    rule, name, parameter = next(
        (rule, name, parameter) for rule in RULES for name, parameter in sorted(rule.parameters.items())
    )
    return rule.id, name, parameter.least if parameter.least != parameter.default else parameter.most


def _set_limit(at: At, by: Person) -> None:
    rule, parameter, value = a_limit()
    set_limit(municipality=at.committee.municipality, rule=rule, parameter=parameter, value=value, by=by)


def _keep(at: At, by: Person) -> object:
    review = Review(findings=(), numbers=3, bound=2, values=8, rules=())
    return keep_review(
        committee=at.committee, occasion=at.occasion, review=review, open_findings=(), digest="0" * 64, by=by
    )


def _mend(at: At, by: Person) -> object:
    report = Report.objects.get(committee=at.committee, occasion=at.occasion)
    findings = review_of(at.committee, at.occasion).review.findings
    identity = next((finding.identity for finding in findings if finding.change), "")
    return mend(report=report, identity=identity, by=by)


REVIEW_ACTIONS: dict[str, Callable[[At, Person], object]] = {
    "review.accept": lambda at, by: accept(
        committee=at.committee, occasion=at.occasion, finding=a_finding(), reason="Avrundat.", by=by
    ),
    "review.take_back": lambda at, by: take_back(
        committee=at.committee, occasion=at.occasion, identity=a_finding("godtagen").identity, by=by
    ),
    "review.set_limit": _set_limit,
    "review.turn_off": lambda at, by: turn_off(
        municipality=at.committee.municipality, rule=RULES[0].id, reason="Passar inte oss.", by=by
    ),
    "review.turn_on": lambda at, by: turn_on(municipality=at.committee.municipality, rule=RULES[-1].id, by=by),
    "review.keep_review": _keep,
    "reports.mend": _mend,
}
# Doing these again changes nothing and leaves no event.
REVIEW_ACTIONS_AGAIN = ("review.accept", "review.set_limit", "review.turn_off", "review.turn_on", "review.keep_review")
REVIEW_EVENTS: dict[str, list[str]] = {
    "review.set_limit": ["review.set_setting"],
    "review.turn_off": ["review.set_setting"],
    "review.turn_on": ["review.clear_setting"],
    "reports.mend": ["reports.set_text"],
}

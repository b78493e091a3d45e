"""What the review page is asked for, as it stands in the address, and the choices that it offers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tertial.reports.reviewing import Reviewed
from tertial.review.finding import Finding, Severity
from tertial.review.rule import Family
from tertial.review.rules import BY_ID
from tertial.web.indicator_filters import Choice

OPEN, ACCEPTED, ALL = "oppna", "godtagna", "alla"
STATE_WORDS: dict[str, str | Promise] = {OPEN: _("Öppna"), ACCEPTED: _("Godtagna"), ALL: _("Alla")}


@dataclass(frozen=True, slots=True)
class Sought:
    """Which findings are asked for; what is empty asks for all. `state` is open, accepted or all."""

    state: str = OPEN
    severities: frozenset[Severity] = frozenset()
    family: str = ""
    chapter: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters as they stand, with the choices they offer and how many findings each would give."""

    states: list[Choice]
    severities: list[Choice]
    families: list[Choice]
    chapters: list[Choice]
    rules: list[Choice]
    query: str
    narrowed: bool


def asked_for(given: QueryDict) -> Sought:
    """What the address asks for. What is not known is left out: an old link still leads to the list."""
    state = given.get("visa", OPEN)
    known = {severity.value: severity for severity in Severity}
    families = {family.value for family in Family}
    family, rule = given.get("slag", ""), given.get("regel", "")
    return Sought(
        state=state if state in STATE_WORDS else OPEN,
        severities=frozenset(known[word] for word in given.getlist("vikt") if word in known),
        family=family if family in families else "",
        chapter=given.get("kapitel", ""),
        rule=rule if rule in BY_ID else "",
    )


def chosen(reviewed: Reviewed, asked: Sought) -> list[Finding]:
    """The findings that are asked for, in the report's order."""
    return [
        finding
        for finding in reviewed.review.findings
        if _in_state(reviewed, finding, asked.state)
        and (not asked.severities or finding.severity in asked.severities)
        and (not asked.family or family_of(finding).value == asked.family)
        and (not asked.chapter or finding.place.chapter == asked.chapter)
        and (not asked.rule or finding.rule == asked.rule)
    ]


def filters_of(reviewed: Reviewed, asked: Sought) -> Filters:
    """The filters, with how many findings of the chosen state each choice would give."""
    language = get_language() or "sv"
    findings = reviewed.review.findings
    within = [finding for finding in findings if _in_state(reviewed, finding, asked.state)]
    titles = {chapter.id: chapter.title for chapter in reviewed.subject.document.chapters}
    severities = Counter(finding.severity for finding in within)
    families = Counter(family_of(finding) for finding in within)
    return Filters(
        states=[
            Choice(state, words, sum(_in_state(reviewed, one, state) for one in findings), state == asked.state)
            for state, words in STATE_WORDS.items()
        ],
        severities=[
            Choice(one.value, one.label.said(language), severities[one], one in asked.severities) for one in Severity
        ],
        families=[
            Choice(one.value, one.label.said(language), families[one], one.value == asked.family)
            for one in Family
            if families[one] or one.value == asked.family
        ],
        chapters=_counted((finding.place.chapter for finding in within), titles, asked.chapter),
        rules=_counted(
            (finding.rule for finding in within),
            {rule: one.title.said(language) for rule, one in BY_ID.items()},
            asked.rule,
        ),
        query=query_of(asked),
        narrowed=asked != Sought(state=asked.state),
    )


def query_of(asked: Sought) -> str:
    """What is asked for as it stands in an address; empty for what is asked when nothing is said."""
    told: list[tuple[str, str]] = []
    if asked.state != OPEN:
        told.append(("visa", asked.state))
    told += [("vikt", severity.value) for severity in Severity if severity in asked.severities]
    told += [
        (name, value)
        for name, value in (("slag", asked.family), ("kapitel", asked.chapter), ("regel", asked.rule))
        if value
    ]
    return urlencode(told)


def family_of(finding: Finding) -> Family:
    """The family of the finding's rule."""
    return BY_ID[finding.rule].family


def _in_state(reviewed: Reviewed, finding: Finding, state: str) -> bool:
    return state == ALL or (finding.identity in reviewed.accepted) == (state == ACCEPTED)


def _counted(values: Iterable[str], titles: dict[str, str], asked: str) -> list[Choice]:
    counts = Counter(values)
    order: Sequence[str] = [*titles, *sorted(set(counts) - set(titles))]
    return [
        Choice(value, titles.get(value) or _("Hela rapporten"), counts[value], value == asked)
        for value in order
        if counts[value] or (asked and value == asked)
    ]

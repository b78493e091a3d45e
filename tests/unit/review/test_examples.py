"""Each rule finds the faults it is for and leaves what looks like them alone."""

from __future__ import annotations

import pytest

from tertial.review.engine import review
from tertial.review.rules import RULES, rule_of
from tertial.review.subject import Subject
from tests.unit.review.examples import Examples, economy, language, numbers, steering, tables, time

FAMILIES = (numbers, time, tables, steering, economy, language)
EXAMPLES: dict[str, Examples] = {rule: examples for family in FAMILIES for rule, examples in family.EXAMPLES.items()}
FIRES = [
    pytest.param(rule, subject, (examples.quotes or {}).get(name), id=f"{rule}: {name}")
    for rule, examples in EXAMPLES.items()
    for name, subject in examples.fires.items()
]
QUIET = [
    pytest.param(rule, subject, id=f"{rule}: {name}")
    for rule, examples in EXAMPLES.items()
    for name, subject in examples.quiet.items()
]


@pytest.mark.parametrize(("rule", "subject", "quotes"), FIRES)
def test_it_fires(rule: str, subject: Subject, quotes: list[str] | None) -> None:
    findings = review(subject, only=[rule]).findings
    assert findings
    for finding in findings:
        assert finding.quote
        assert finding.place.words
        assert finding.message.sv != finding.message.en
        assert len({finding.identity for finding in findings}) == len(findings)
    if quotes is not None:
        assert [finding.quote for finding in findings] == list(quotes)


@pytest.mark.parametrize(("rule", "subject"), QUIET)
def test_it_stays_quiet(rule: str, subject: Subject) -> None:
    assert [finding.message.sv for finding in review(subject, only=[rule]).findings] == []


def test_every_rule_has_examples() -> None:
    assert set(EXAMPLES) == {rule.id for rule in RULES}
    few = [rule for rule, examples in EXAMPLES.items() if len(examples.fires) < 3 or len(examples.quiet) < 3]
    assert few == []


def test_every_rule_says_what_it_is() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule_of(rule.id) is rule
        assert rule.id == rule.id.casefold()
        for words in (rule.title, rule.explanation, rule.example, rule.fix):
            assert words.sv
            assert words.en
            assert words.sv != words.en

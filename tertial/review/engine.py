"""Run the rules over a subject. Pure: the same subject gives the same findings, and nothing is changed.

What a rule finds in one passage or table depends on that and on what stands beside it (`Subject.beside`), never on other
passages, so it can be kept: after an edit only the passages that changed are looked at again, and the rules that look at the whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, MutableMapping
from dataclasses import dataclass

from tertial.review.finding import Finding, Severity, told_apart
from tertial.review.reading.numbers import NumberKind
from tertial.review.rule import Rule
from tertial.review.rules import RULES
from tertial.review.subject import OFF, Subject

Memory = MutableMapping[str, tuple[Finding, ...]]
"""Findings by a name that says all they depend on. A fresh dict reviews everything; who passes the same again reviews what changed."""


@dataclass(frozen=True, slots=True)
class Review:
    """What was found, gravest first within each chapter's order, and what was looked at.

    `numbers` counts the quantities in the texts, `bound` those that are printed from the data, `values` those in tables. `skipped` names
    the rules that could say nothing for want of facts, `off` those that the municipality has turned off.
    """

    findings: tuple[Finding, ...]
    numbers: int
    bound: int
    values: int
    rules: tuple[str, ...]
    skipped: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of a severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What stops freezing while nobody has accepted it."""
        return self.of(Severity.ERROR)


def review(
    subject: Subject,
    *,
    rules: Iterable[Rule] = RULES,
    only: Collection[str] = (),
    least: Severity = Severity.HINT,
    memory: Memory | None = None,
) -> Review:
    """Review a subject: with some rules or all, findings of a severity or graver."""
    memory = {} if memory is None else memory
    chosen = [rule for rule in rules if not only or rule.id in only]
    in_use = [rule for rule in chosen if (rule.id, OFF) not in subject.settings]
    run = [rule for rule in in_use if subject.facts is not None or not rule.needs_facts]
    found: list[Finding] = []
    passages = [passage.digest for passage in subject.passages]
    grids = [grid.digest for grid in subject.grids]
    for rule in run:
        if rule.whole is not None:
            found.extend(rule.whole(subject))
        if rule.each_passage is not None:
            for passage, digest in zip(subject.passages, passages, strict=True):
                name = f"{rule.id}/{digest}/{subject.beside}"
                if name not in memory:
                    memory[name] = tuple(rule.each_passage(passage, subject))
                found.extend(memory[name])
        if rule.each_table is not None:
            for grid, digest in zip(subject.grids, grids, strict=True):
                name = f"{rule.id}/{digest}/{subject.beside}"
                if name not in memory:
                    memory[name] = tuple(rule.each_table(grid, subject))
                found.extend(memory[name])
    order = {chapter.id: number for number, chapter in enumerate(subject.document.chapters)}
    found.sort(
        key=lambda one: (
            order.get(one.place.chapter, len(order)),
            one.place.block,
            one.place.item,
            one.place.start,
            one.severity.rank,
            one.rule,
        )
    )
    shown = [finding for finding in told_apart(found) if finding.severity.rank <= least.rank]
    return Review(
        findings=tuple(shown),
        numbers=sum(
            number.kind is NumberKind.QUANTITY
            for passage in subject.passages
            for number in passage.numbers
            if passage.is_written
        ),
        bound=sum(
            bound.figure is not None for passage in subject.passages if passage.is_written for bound in passage.bound
        ),
        values=sum(1 for grid in subject.grids for _ in grid.values()),
        rules=tuple(rule.id for rule in run),
        skipped=tuple(rule.id for rule in in_use if rule not in run),
        off=tuple(rule.id for rule in chosen if rule not in in_use),
        unread=subject.unread,
    )

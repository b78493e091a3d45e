"""Run the rules over a subject. Pure: the same subject gives the same findings, and nothing is changed.

What a rule finds in one passage or table depends on that and on what stands beside it (`Subject.beside`), never on other
passages, so it can be kept: after an edit only the passages that changed are looked at again, and the rules that look at the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tertial.review.finding import Finding, Severity, told_apart
from tertial.review.reading.grids import Grid
from tertial.review.reading.numbers import NumberKind
from tertial.review.reading.passages import Passage
from tertial.review.rule import Rule
from tertial.review.rules import RULES
from tertial.review.subject import OFF, Subject

_Part = Passage | Grid
_P = TypeVar("_P", Passage, Grid)


@dataclass(slots=True)
class Kept:
    """The latest subject with the same beside its texts, and findings by passage or table, by rule: by all that they depend on."""

    subject: Subject
    found: dict[_Part, dict[str, tuple[Finding, ...]]] = field(default_factory=dict)


Memory = dict[Hashable, Kept]
"""What was kept, by what stands beside. Who passes the same again reviews what changed."""
MOST_REMEMBERED = 8
"""How many reports' tables and facts a memory holds at most; the one that came first is forgotten."""


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
    chosen = [rule for rule in rules if not only or rule.id in only]
    in_use = [rule for rule in chosen if (rule.id, OFF) not in subject.settings]
    run = [rule for rule in in_use if subject.facts is not None or not rule.needs_facts]
    found: list[Finding] = []
    remembered = None if memory is None else _remembered(memory, subject)
    for rule in run:
        if rule.whole is not None:
            found.extend(rule.whole(subject))
        elif rule.each_passage is not None:
            found.extend(_each(rule.id, rule.each_passage, subject.passages, subject, remembered))
        elif rule.each_table is not None:
            found.extend(_each(rule.id, rule.each_table, subject.grids, subject, remembered))
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


def _remembered(memory: Memory, subject: Subject) -> list[dict[str, tuple[Finding, ...]]]:
    """What was found before in each of the subject's passages and then tables, to be added to."""
    kept = memory.get(subject.beside)
    if kept is None:
        kept = memory[subject.beside] = Kept(subject)
    elif kept.subject is not subject:
        subject.take_over(kept.subject)
        kept.subject = subject
    while len(memory) > MOST_REMEMBERED:
        del memory[next(iter(memory))]
    parts: list[_Part] = [*subject.passages, *subject.grids]
    return [kept.found.setdefault(part, {}) for part in parts]


def _each(
    rule: str,
    check: Callable[[_P, Subject], Iterable[Finding]],
    parts: Sequence[_P],
    subject: Subject,
    remembered: list[dict[str, tuple[Finding, ...]]] | None,
) -> Iterator[Finding]:
    """What a rule finds in each passage or table; what is remembered is not looked for again."""
    if remembered is None:
        for part in parts:
            yield from check(part, subject)
        return
    first = 0 if parts is subject.passages else len(subject.passages)
    for place, part in enumerate(parts, start=first):
        if rule not in remembered[place]:
            remembered[place][rule] = tuple(check(part, subject))
        yield from remembered[place][rule]

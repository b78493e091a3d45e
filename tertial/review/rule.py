"""A rule: a small pure function with a name, and all that a person needs to know of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from tertial.review.finding import Change, Evidence, Finding, Place, Severity
from tertial.review.words import Words

if TYPE_CHECKING:
    from tertial.review.reading.grids import Grid
    from tertial.review.reading.passages import Passage
    from tertial.review.subject import Subject


class Family(StrEnum):
    """What kind of fault a rule looks for; each family has a file or folder of its own in `rules/`."""

    NUMBERS = "numbers"
    TIME = "time"
    TABLES = "tables"
    STEERING = "steering"
    ECONOMY = "economy"
    LANGUAGE = "language"

    @property
    def label(self) -> Words:
        """The family on screen."""
        return {
            Family.NUMBERS: Words("Tal i text", "Numbers in text"),
            Family.TIME: Words("Tid", "Time"),
            Family.TABLES: Words("Tabeller", "Tables"),
            Family.STEERING: Words("Mål och uppdrag", "Goals and assignments"),
            Family.ECONOMY: Words("Ekonomi", "Economy"),
            Family.LANGUAGE: Words("Språk", "Language"),
        }[self]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A limit that a municipality may set: its default and least and greatest value, and what it means."""

    default: Decimal
    least: Decimal
    most: Decimal
    meaning: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the reviewer. It has exactly one of three checks, each a pure function that yields findings.

    `id` is English words with hyphens (`number-contradicts-table`), stable for ever, for accepted findings and settings hang on it.
    `explanation` says why it matters, `example` shows a fault in the words of such reports, `fix` what to do in general.
    `each_passage` looks at one passage beside the subject's tables and facts, never at other passages, so that its findings
    can be kept while the passage is unchanged; `each_table` the same for a table; `whole` looks at everything.
    `needs_facts` is for rules that can say nothing of a document that was not made here.
    """

    id: str
    family: Family
    severity: Severity
    title: Words
    explanation: Words
    example: Words
    fix: Words
    each_passage: Callable[[Passage, Subject], Iterable[Finding]] | None = None
    each_table: Callable[[Grid, Subject], Iterable[Finding]] | None = None
    whole: Callable[[Subject], Iterable[Finding]] | None = None
    needs_facts: bool = False
    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    def __post_init__(self) -> None:
        checks = [check for check in (self.each_passage, self.each_table, self.whole) if check is not None]
        if len(checks) != 1:
            raise ValueError(f"rule {self.id} has {len(checks)} checks, expected one")


class Says:
    """Makes findings of one rule, so that a check need not repeat its name, severity and general advice.

    Made before the rule, for the check is part of it: `_says = Says("number-unmatched", Severity.WARNING, fix)`.
    """

    def __init__(self, rule: str, severity: Severity, fix: Words) -> None:
        self.rule, self.severity, self.fix = rule, severity, fix

    def __call__(
        self,
        place: Place,
        quote: str,
        message: Words,
        *evidence: Evidence,
        fix: Words | None = None,
        change: Change | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding of the rule; `fix` and `severity` where this one asks for others than the rule's own."""
        return Finding(
            rule=self.rule,
            severity=severity or self.severity,
            place=place,
            quote=quote,
            message=message,
            fix=fix or self.fix,
            evidence=evidence,
            change=change,
        )

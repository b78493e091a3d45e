"""What is reviewed: a document read into passages and tables, beside the facts there are, for a period."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from tertial.common.periods import Period
from tertial.document.document import Document
from tertial.review.facts import Facts
from tertial.review.known import Known, known_of
from tertial.review.reading.grids import Grid, grids_of
from tertial.review.reading.passages import Passage, passages_of

Settings = Mapping[tuple[str, str], Decimal]
"""A municipality's own limits by rule id and the parameter's name; a rule that it does not use has one under `OFF`."""
OFF = ""


@dataclass(frozen=True)
class Subject:
    """Everything that a rule may look at. Rules never change it, nor anything else.

    `period` is the report's period, None where a document from elsewhere does not say. `unread` says in words what could not be read
    of such a document. Not slotted, so that what is derived can be kept.
    """

    document: Document
    period: Period | None
    passages: tuple[Passage, ...]
    grids: tuple[Grid, ...]
    facts: Facts | None = None
    settings: Settings = field(default_factory=dict)
    unread: tuple[str, ...] = ()

    @cached_property
    def known(self) -> Known:
        """Every value that is known, from tables and facts, ready to be looked up by value and by words."""
        return known_of(self.grids, self.facts)

    @cached_property
    def beside(self) -> str:
        """A digest of all that a rule for one passage may look at beside the passage itself."""
        told = [str(self.period), repr(sorted(self.settings.items())), self.facts.digest if self.facts else ""]
        told += [grid.digest for grid in self.grids]
        return hashlib.sha256("\x1f".join(told).encode("utf-8", "surrogatepass")).hexdigest()

    def limit(self, rule: str, name: str) -> Decimal:
        """The municipality's limit, else the rule's own."""
        from tertial.review.rules import BY_ID

        default = BY_ID[rule].parameters[name].default
        return self.settings.get((rule, name), default)


def subject_of(
    document: Document,
    *,
    period: Period | None,
    facts: Facts | None = None,
    settings: Settings | None = None,
    generated: frozenset[str] = frozenset(),
    origins: dict[tuple[str, int, str], str] | None = None,
    unread: tuple[str, ...] = (),
) -> Subject:
    """Read a document for review. `generated` and `origins` as in `reading.passages`."""
    return Subject(
        document=document,
        period=period,
        passages=passages_of(document, generated=generated, origins=origins),
        grids=grids_of(document, origins),
        facts=facts,
        settings=settings or {},
        unread=unread,
    )

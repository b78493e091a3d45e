"""What is reviewed: a document read into passages and tables, beside the facts there are, for a period."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar

from tertial.common.periods import Period
from tertial.document.document import Document
from tertial.document.figure import Figure
from tertial.review.facts import Facts
from tertial.review.known import Known, known_of
from tertial.review.matching.claims import Claim, claims_of
from tertial.review.matching.faults import Fault, fault_of
from tertial.review.matching.sex_pairs import SexPair, pairs_of
from tertial.review.matching.told import Misfit, misfits
from tertial.review.matching.topics import Topics
from tertial.review.matching.year_pairs import Index as YearPairs
from tertial.review.matching.year_pairs import index_of
from tertial.review.reading.goals import Goal, goals_of
from tertial.review.reading.grids import Grid, grids_of
from tertial.review.reading.line_texts import Texts
from tertial.review.reading.lines import Line, lines_of
from tertial.review.reading.passages import Passage, passages_of
from tertial.review.reading.phrases import Names
from tertial.review.reading.series import Series, series_of

Settings = Mapping[tuple[str, str], Decimal]
"""A municipality's own limits by rule id and the parameter's name; a rule that it does not use has one under `OFF`."""
OFF = ""
_OF_WHAT_STANDS_BESIDE = (
    "known",
    "topics",
    "sex_pairs",
    "year_pairs",
    "series",
    "names",
    "lines",
    "figures",
    "_beside_texts",
)
_T = TypeVar("_T")


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
    def topics(self) -> Topics:
        """What there are values of, to be found by words."""
        return Topics(self.known)

    @cached_property
    def _claims(self) -> dict[int, tuple[Claim, ...]]:
        return {}

    def claims(self, passage: Passage) -> tuple[Claim, ...]:
        """What the numbers of one of the subject's passages claim. Kept, for many rules ask."""
        if id(passage) not in self._claims:
            year = self.period.year if self.period else None
            self._claims[id(passage)] = claims_of(passage, self.topics, year)
        return self._claims[id(passage)]

    @cached_property
    def _misfits(self) -> dict[int, tuple[Misfit, ...]]:
        return {}

    def misfits(self, passage: Passage) -> tuple[Misfit, ...]:
        """The numbers of one of the subject's passages that go against what the rest of their sentence tells. Kept, for two rules ask."""
        if id(passage) not in self._misfits:
            year = self.period.year if self.period else None
            found = misfits(passage, self.claims(passage), self.topics, year)
            self._misfits[id(passage)] = tuple(one for one in found if self.fault(one.claim) is None)
        return self._misfits[id(passage)]

    @cached_property
    def sex_pairs(self) -> tuple[SexPair, ...]:
        """Women's and men's values in the tables."""
        return pairs_of(self.grids)

    @cached_property
    def year_pairs(self) -> YearPairs:
        """Each series' values of now and of earlier years, by what they are."""
        return index_of(self.series)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """What tables and facts tell of each thing over time, beside its target."""
        return series_of(self.grids, self.facts, self.period)

    @cached_property
    def names(self) -> Names:
        """The series to be found by the words of a phrase."""
        return Names(self.series)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The rows of the operating summary."""
        return lines_of(self.grids, self.facts)

    @cached_property
    def texts(self) -> Texts:
        """The texts about money, to be asked which speak of a row; for rules of the whole only."""
        return Texts(self.passages, [line.title for line in self.lines])

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """The goals with their judgements, motivations and indicators; for rules of the whole only, for it is read from all passages."""
        return goals_of(self.passages, self.grids, self.series, self.facts)

    @cached_property
    def _faults(self) -> dict[int, Fault | None]:
        return {}

    def fault(self, claim: Claim) -> Fault | None:
        """What is wrong with a claim of one of the subject's passages, if anything. Kept, for a rule for each kind asks."""
        if id(claim) not in self._faults:
            self._faults[id(claim)] = fault_of(claim, self.topics)
        return self._faults[id(claim)]

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """The facts' figures by key."""
        return {figure.key: figure for figure in self.facts.figures} if self.facts else {}

    @cached_property
    def _beside_texts(self) -> dict[Callable[[Subject], Any], Any]:
        return {}

    def beside_texts(self, told: Callable[[Subject], _T]) -> _T:
        """What a function tells of tables, facts and the period, and of them alone. Worked out once, however many rules ask."""
        if told not in self._beside_texts:
            self._beside_texts[told] = told(self)
        answer: _T = self._beside_texts[told]
        return answer

    @cached_property
    def beside(self) -> Hashable:
        """All that a rule for one passage or table may look at beside it, to tell whether that is the same as before."""
        facts = self.facts.digest if self.facts else ""
        return (str(self.period), tuple(sorted(self.settings.items())), facts, self.grids)

    def take_over(self, earlier: Subject) -> None:
        """Use what was read for another subject that has the same beside its texts (`beside`): of tables and facts, and of passages that are the same."""
        for name in _OF_WHAT_STANDS_BESIDE:
            if name in earlier.__dict__:
                self.__dict__[name] = earlier.__dict__[name]
        before = {passage: id(passage) for passage in earlier.passages}
        for passage in self.passages:
            claims = earlier._claims.get(before.get(passage, 0))
            if claims is not None:
                self._claims[id(passage)] = claims
                self._faults.update((id(one), earlier._faults[id(one)]) for one in claims if id(one) in earlier._faults)

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

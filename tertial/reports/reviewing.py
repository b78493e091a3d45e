"""Review a committee's report: its document beside what the rooms know, and what people have accepted."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from tertial.cycle.models import Occasion
from tertial.document.document import Document
from tertial.document.serialise import canonical, encode
from tertial.organisation.models import Unit
from tertial.reports.build import build_from
from tertial.reports.frozen import thaw
from tertial.reports.models import Report, ReportKind
from tertial.reports.queries import frozen_of
from tertial.reports.review_facts import facts_of
from tertial.reports.source import Source, read
from tertial.review.engine import Memory, Review, review
from tertial.review.facts import PreviousReport
from tertial.review.finding import Finding, Severity
from tertial.review.models import AcceptedFinding
from tertial.review.queries import accepted, settings
from tertial.review.subject import Subject, subject_of

GENERATED = frozenset({"om-rapporten", "granskning"})
"""The chapters whose words are the program's own."""
# What was found in a passage or table, by all that it depends on: what is kept here can never be wrong, only unused.
_memory: Memory = {}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A report's review with what has been accepted."""

    subject: Subject
    review: Review
    accepted: Mapping[str, AcceptedFinding]

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that nobody has accepted."""
        return tuple(finding for finding in self.review.findings if finding.identity not in self.accepted)

    @property
    def let_stand(self) -> tuple[tuple[Finding, AcceptedFinding], ...]:
        """The findings that are accepted, with the reason."""
        return tuple(
            (finding, self.accepted[finding.identity])
            for finding in self.review.findings
            if finding.identity in self.accepted
        )

    @property
    def gone(self) -> tuple[AcceptedFinding, ...]:
        """What was accepted and is no longer found: the report or its data have changed."""
        found = {finding.identity for finding in self.review.findings}
        return tuple(row for identity, row in self.accepted.items() if identity not in found)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The errors that stop freezing."""
        return tuple(finding for finding in self.open if finding.severity is Severity.ERROR)

    @property
    def digest(self) -> str:
        """Names the state that was reviewed: words, data and limits."""
        facts = self.subject.facts.digest if self.subject.facts else ""
        told = (canonical(encode(self.subject.document)), facts, repr(sorted(self.subject.settings.items())))
        return hashlib.sha256("\x1f".join(told).encode()).hexdigest()

    def finding(self, identity: str) -> Finding | None:
        """The finding with the identity, or None when it is not found any more."""
        return next((one for one in self.review.findings if one.identity == identity), None)


def review_of(committee: Unit, occasion: Occasion) -> Reviewed:
    """Review the report: as decided when it is frozen, else as it would be now."""
    source = read(committee, occasion)
    frozen = frozen_of(committee, occasion)
    return review_built(source, thaw(frozen.content) if frozen else build_from(source))


def review_built(source: Source, document: Document) -> Reviewed:
    """Review a document that is built already from what is read already."""
    committee, occasion = source.committee, source.occasion
    previous = previous_report(committee, occasion)
    subject = subject_of(
        document,
        period=occasion.period,
        facts=facts_of(source, document, previous),
        settings=settings(committee.municipality),
        generated=GENERATED,
    )
    return Reviewed(subject, review(subject, memory=_memory), accepted(committee, occasion))


def previous_report(committee: Unit, occasion: Occasion) -> PreviousReport | None:
    """The committee's latest report before this one: as decided, else as it stands. None when there is none."""
    report = (
        Report.objects.select_related(
            "frozen", "committee__municipality", "occasion__municipality", "occasion__plan_period"
        )
        .filter(committee=committee, kind=ReportKind.INTERIM, occasion__period_end__lt=occasion.period_end)
        .order_by("-occasion__period_end")
        .first()
    )
    if report is None:
        return None
    frozen = getattr(report, "frozen", None)
    document = thaw(frozen.content) if frozen else build_from(read(committee, report.occasion))
    return PreviousReport(report.occasion.period, str(report.occasion), document)

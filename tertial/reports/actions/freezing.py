"""Freeze a report by the committee's decision."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from tertial import __version__
from tertial.audit.actions import record
from tertial.common.errors import Faults, Refused, TertialError
from tertial.cycle.actions import lock
from tertial.cycle.decision_text import parse as parse_decision
from tertial.organisation.access import require
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission
from tertial.reports.actions.writing import require_not_frozen
from tertial.reports.build import build_from
from tertial.reports.frozen import decided, freeze
from tertial.reports.models import FrozenReport, Report
from tertial.reports.protocol import with_protocol
from tertial.reports.reviewing import Reviewed, review_built
from tertial.reports.source import read
from tertial.review.actions import keep_review


@transaction.atomic
def freeze_report(*, report: Report, decision: str, by: Person) -> FrozenReport:
    """Freeze a report by the committee's decision (`AMN 2023-09-20 § 95`) and close the occasion for changes.

    Refused: a decision that can't be read, lacks its date or lies before the period's end; a report that is frozen already; a report
    whose texts have faults; one with errors from its review that nobody has accepted (`Faults`, with the place of each).
    """
    require(by, Permission.REPORT_FREEZE, unit=report.committee)
    report = Report.objects.select_for_update().select_related("committee__municipality", "occasion").get(pk=report.pk)
    require_not_frozen(report)
    reference = parse_decision(decision)
    if not reference.date:
        raise Refused(f"Beslutet ”{decision}” saknar datum. Skriv till exempel AMN 2023-09-20 § 95.")
    try:
        dated = date.fromisoformat(reference.date)
    except ValueError as error:
        raise Refused(f"”{reference.date}” är inget datum.") from error
    if dated <= report.occasion.period_end:
        raise Refused(f"Beslutet är daterat {dated}, men perioden är inte slut förrän {report.occasion.period_end}.")
    source = read(report.committee, report.occasion)
    built = build_from(source)
    reviewed = review_built(source, built)
    _require_no_errors(reviewed)
    document = decided(with_protocol(built, reviewed), decision=reference, dated=dated)
    content, fingerprint = freeze(document, source)
    frozen = FrozenReport.objects.create(
        report=report,
        content=content,
        fingerprint=fingerprint,
        decision_text=reference.text,
        frozen_at=timezone.now(),
        frozen_by=by.get_full_name(),
        program_version=__version__,
    )
    keep_review(
        committee=report.committee,
        occasion=report.occasion,
        review=reviewed.review,
        open_findings=reviewed.open,
        digest=reviewed.digest,
        by=by,
        frozen=True,
    )
    lock(committee=report.committee, occasion=report.occasion, decision_text=reference.text, by=by)
    record(
        action="reports.freeze",
        subject=report,
        by=by,
        after={"fingerprint": fingerprint, "decision": reference.text},
    )
    return frozen


def _require_no_errors(reviewed: Reviewed) -> None:
    errors = reviewed.blocking
    if not errors:
        return
    count = "ett fel" if len(errors) == 1 else f"{len(errors)} fel"
    raise Faults(
        f"Granskningen har {count} som ingen har godtagit. Rätta eller godta med ett skäl innan rapporten låses.",
        [TertialError(finding.message.sv, place=finding.place.words) for finding in errors],
    )

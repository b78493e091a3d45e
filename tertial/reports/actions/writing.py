"""Open reports and write their texts."""

from __future__ import annotations

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Refused
from tertial.cycle.models import Occasion
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission
from tertial.reports.chapters import slot_chapter
from tertial.reports.models import ChapterText, FrozenReport, Report, ReportKind
from tertial.reports.source import read
from tertial.reports.tables.standard import insertable
from tertial.reports.texts.markup import blocks


@transaction.atomic
def open_report(*, committee: Unit, occasion: Occasion, by: Person) -> Report:
    """Open the committee's interim report for an occasion; opening it again gives the same one."""
    require(by, Permission.REPORT_OPEN, unit=committee)
    report, created = Report.objects.get_or_create(committee=committee, occasion=occasion, kind=ReportKind.INTERIM)
    if created:
        record(action="reports.open", subject=report, by=by, after=snapshot(report))
    return report


@transaction.atomic
def set_text(
    *, report: Report, chapter: str, body: str, by: Person, expected_version: int | None = None, check: bool = True
) -> ChapterText:
    """Write a chapter's text, or change it.

    Refused: an unknown chapter, a frozen report, an unknown figure key or other fault in the text (`Faults`, with the place
    of each), and a text that somebody changed meanwhile (`Conflict`, with both versions; `expected_version` 0 means that the
    writer saw no text). `check=False` is for loading many texts at once, which are checked when the report is built.
    """
    require(by, Permission.REPORT_TEXT, unit=report.committee)
    slot_chapter(chapter)
    Report.objects.select_for_update().get(pk=report.pk)  # a freezing at the same moment waits, or is waited for
    require_not_frozen(report)
    if check:
        tables = insertable(report.committee, report.occasion)
        blocks(body, read(report.committee, report.occasion).book, tables=tables)
    row, created = ChapterText.objects.select_for_update().get_or_create(
        report=report, chapter=chapter, defaults={"body": body}
    )
    if created:
        record(action="reports.set_text", subject=row, by=by, after=snapshot(row))
        return row
    save_change(
        row,
        changes={"body": body},
        expected_version=expected_version,
        action="reports.set_text",
        by=by,
        shown="body",
    )
    return row


def require_not_frozen(report: Report) -> None:
    """Raise `Refused` when the report is decided."""
    frozen = FrozenReport.objects.filter(report_id=report.pk).first()
    if frozen:
        raise Refused(f"Rapporten är låst ({frozen.decision_text}). En beslutad rapport kan inte ändras.")

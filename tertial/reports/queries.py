"""Read reports: the document that counts, its figures, its texts."""

from __future__ import annotations

from dataclasses import dataclass

from tertial.common.errors import NotFound
from tertial.cycle.models import Occasion
from tertial.cycle.queries import occasions
from tertial.document.document import Document
from tertial.organisation.models import Unit
from tertial.organisation.queries import committees
from tertial.reports.build import build_from
from tertial.reports.chapters import slot_chapter
from tertial.reports.figures import FigureBook
from tertial.reports.formats import Format
from tertial.reports.frozen import frozen_figures, thaw
from tertial.reports.models import ChapterText, FrozenReport, Report, ReportKind
from tertial.reports.source import read, report_of


@dataclass(frozen=True, slots=True)
class Text:
    """A chapter's text as written, with its version; version 0 when nothing is written yet."""

    slot: str
    body: str
    version: int


@dataclass(frozen=True, slots=True)
class Built:
    """A report ready to be rendered; `content` is its frozen JSON when it is decided."""

    document: Document
    content: str = ""

    def render(self, form: Format) -> bytes:
        """The report in a format. The JSON of a decided report is the very content that was fingerprinted."""
        if form.name == "json" and self.content:
            return self.content.encode()
        return form.render(self.document)


def built(committee: Unit, occasion: Occasion) -> Built:
    """The report: from its frozen content when it is decided, else as it would be now."""
    frozen = frozen_of(committee, occasion)
    if frozen:
        return Built(thaw(frozen.content), frozen.content)
    return Built(build_from(read(committee, occasion)))


def document(committee: Unit, occasion: Occasion) -> Document:
    """The report's document; see `built`."""
    return built(committee, occasion).document


def book(committee: Unit, occasion: Occasion) -> FigureBook:
    """Every figure of the report: as decided when it is frozen, else as it is now."""
    frozen = frozen_of(committee, occasion)
    if frozen:
        return FigureBook(occasion.period, frozen_figures(frozen.content))
    return read(committee, occasion).book


def frozen_of(committee: Unit, occasion: Occasion) -> FrozenReport | None:
    """What is frozen for a committee and occasion, or None."""
    return FrozenReport.objects.filter(
        report__committee=committee, report__occasion=occasion, report__kind=ReportKind.INTERIM
    ).first()


def report(committee: Unit, occasion: Occasion) -> Report:
    """The opened report; raises `NotFound` naming the occasions that have one."""
    found = report_of(committee, occasion)
    if found is None:
        slugs = Report.objects.filter(committee=committee).values_list("occasion__slug", flat=True)
        raise NotFound(f"Rapporten för {committee.name}", occasion.slug, sorted(slugs))
    return found


def text(report: Report, slot: str) -> Text:
    """A chapter's text; raises `NotFound` for a chapter that does not exist."""
    slot_chapter(slot)
    row = ChapterText.objects.filter(report=report, chapter=slot).first()
    return Text(slot, row.body, row.version) if row else Text(slot, "", 0)


def reports() -> list[Report]:
    """All opened reports, the latest occasion first, each with its frozen content if it is decided."""
    return list(
        Report.objects.select_related("committee", "occasion", "frozen").order_by(
            "-occasion__period_end", "committee__name"
        )
    )


def books() -> list[tuple[Unit, Occasion, FigureBook]]:
    """The figures of every committee and occasion that has a report; for looking a key up without saying where."""
    opened = {(row.committee_id, row.occasion_id) for row in Report.objects.all()}
    return [
        (committee, occasion, book(committee, occasion))
        for committee in committees()
        for occasion in reversed(occasions())
        if (committee.pk, occasion.pk) in opened
    ]

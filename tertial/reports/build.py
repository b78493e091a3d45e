"""Build a committee's report: read the rooms once, let every chapter answer, put the document together."""

from __future__ import annotations

from tertial import __version__
from tertial.common.periods import swedish_date
from tertial.cycle.models import Occasion
from tertial.document.blocks import Block, Chapter, Paragraph, TableOfContents
from tertial.document.document import Document, Meta
from tertial.document.inline import Text
from tertial.organisation.models import Unit
from tertial.reports.chapters import INTERIM_REPORT
from tertial.reports.source import Source, read


def build(committee: Unit, occasion: Occasion) -> Document:
    """The report as it would be now, from live data. For a frozen report use `reports.queries.document`."""
    return build_from(read(committee, occasion))


def build_from(source: Source) -> Document:
    """The report from what is already read, which must be what anybody may read."""
    if source.reveals:
        raise ValueError("a report is built of what the public may see")
    chapters = [Chapter("om-rapporten", "Om rapporten", (*_reading_guide(source), TableOfContents()))]
    for chapter in INTERIM_REPORT:
        blocks = tuple(chapter.build(source))
        if blocks:
            chapters.append(Chapter(chapter.id, chapter.title, blocks))
    return Document(meta(source), tuple(chapters))


def meta(source: Source) -> Meta:
    """The cover and the colophon. The report is dated by its period, so that the same data give the same bytes."""
    occasion = source.occasion
    return Meta(
        title=f"Delårsrapport per den {swedish_date(occasion.period_end)}",
        subtitle=f"med prognos för helår {occasion.year}",
        municipality=source.committee.municipality.name,
        committee=source.committee.name,
        committee_slug=source.committee.slug,
        occasion=str(occasion),
        occasion_slug=occasion.slug,
        dated=occasion.period_end,
        program_version=__version__,
        notice=source.committee.municipality.notice,
    )


def _reading_guide(source: Source) -> tuple[Block, ...]:
    """How to read the figures, once for the whole report."""
    unit = source.economy.money_unit
    return (
        Paragraph(
            (
                Text(
                    f"Belopp i tabellerna är i {unit}. Kostnader skrivs utan tecken och intäkter med minus. Avvikelse är budget minus "
                    "utfall eller prognos: plus är överskott, minus är underskott. Varje tal är avrundat för sig ur det "
                    "exakta beloppet, så en summa kan skilja sig från de skrivna talen i sista siffran. "
                    "I.U. betyder att ingen uppgift finns; varför står i en not. Ett streck betyder att måttet inte var aktuellt."
                ),
            )
        ),
    )

"""Everything that a report is built from, read once with a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tertial.common.errors import Faults, TertialError
from tertial.control.queries import ControlRow, control_rows
from tertial.cycle.models import Occasion, SignificantEvent
from tertial.cycle.queries import significant_events
from tertial.document.blocks import Block
from tertial.document.figure import Figure
from tertial.document.inline import Status
from tertial.economy.queries import Economy, economy
from tertial.measurement.queries import Measured, all_series, measured, public_figure
from tertial.organisation.models import Unit
from tertial.reports.figures import FigureBook
from tertial.reports.models import ChapterText, Report, ReportKind
from tertial.reports.seldom_read import SeldomRead
from tertial.reports.tables.standard import insertable
from tertial.reports.texts.markup import blocks
from tertial.steering.models import IndicatorKind
from tertial.steering.queries import AssignmentRow, GoalNode, assignment_rows, goal_chain, goal_figures, scale_words


@dataclass(frozen=True, slots=True)
class Source:
    """The rooms' answers for one report. Chapters read from here and from nothing else.

    `reveals` is when `measured` holds what the public may not see, for a page of somebody who may: no report is built of that.
    The book is always the public's, for texts are written with it.
    """

    committee: Unit
    occasion: Occasion
    economy: Economy
    goals: list[GoalNode]
    words: dict[Status, str]
    assignments: list[AssignmentRow]
    controls: list[ControlRow]
    events: list[SignificantEvent]
    measured: dict[IndicatorKind, list[Measured]]
    series: dict[str, list[Figure]]
    book: FigureBook
    seldom: SeldomRead
    texts: dict[str, str] = field(default_factory=dict)
    reveals: bool = False

    def text(self, slot: str, *, heading_level: int = 2) -> list[Block]:
        """The blocks of a text that people wrote, empty when there is none.

        Raises `Faults` that names the text when a bound number no longer exists.
        """
        return self.blocks(self.texts.get(slot, ""), name=slot, heading_level=heading_level)

    def blocks(self, text: str, *, name: str, heading_level: int = 3) -> list[Block]:
        """Blocks of any text with bound numbers; `name` stands first in the place of a fault."""
        tables = insertable(self.committee, self.occasion)
        try:
            return blocks(text, self.book, heading_level=heading_level, id_prefix=f"{name}-", tables=tables)
        except Faults as faults:
            for fault in faults.faults:
                fault.place = f"{name}, {fault.place}"
            raise TertialError(
                f"Texten ”{name}” har fel: " + "; ".join(str(fault) for fault in faults.faults)
            ) from faults


def read(committee: Unit, occasion: Occasion, *, reveal: bool = False) -> Source:
    """Read everything for a committee's report at an occasion; with `reveal` also measured values that the public may not see."""
    money = economy(committee, occasion)
    goals = goal_chain(committee, occasion)
    kinds = (IndicatorKind.INDICATOR, IndicatorKind.VOLUME, IndicatorKind.PERSONNEL)
    everything = measured(committee, occasion, kinds, reveal=reveal)
    series: dict[str, list[Figure]] = {}
    for figure in all_series(committee):
        series.setdefault(figure.key.split("/")[1], []).append(figure)
    for figures in series.values():
        figures.sort(key=lambda figure: figure.period)
    seldom = SeldomRead(committee, occasion, money)
    book = FigureBook(
        occasion.period,
        _figures(money, goals, everything, [one for many in series.values() for one in many], occasion),
        more=seldom.figures,
    )
    return Source(
        committee=committee,
        occasion=occasion,
        economy=money,
        goals=goals,
        words=scale_words(committee),
        assignments=assignment_rows(committee, occasion),
        controls=control_rows(committee, occasion),
        events=significant_events(committee, occasion),
        measured={kind: [one for one in everything if one.kind == kind] for kind in kinds},
        series=series,
        book=book,
        seldom=seldom,
        texts=texts_of(committee, occasion),
        reveals=reveal,
    )


def texts_of(committee: Unit, occasion: Occasion) -> dict[str, str]:
    """The report's texts by slot. One query."""
    rows = ChapterText.objects.filter(
        report__committee=committee, report__occasion=occasion, report__kind=ReportKind.INTERIM
    )
    return dict(rows.values_list("chapter", "body"))


def report_of(committee: Unit, occasion: Occasion) -> Report | None:
    """The committee's interim report for the occasion with what is frozen, or None before it is opened."""
    return (
        Report.objects.select_related("frozen", "committee__municipality", "occasion__municipality")
        .filter(committee=committee, occasion=occasion, kind=ReportKind.INTERIM)
        .first()
    )


def _figures(
    money: Economy, goals: list[GoalNode], everything: list[Measured], series: list[Figure], occasion: Occasion
) -> Iterator[Figure]:
    yield from money.figures()
    yield from goal_figures(goals, occasion)
    for one in everything:
        yield from map(public_figure, one.figures())
    yield from series

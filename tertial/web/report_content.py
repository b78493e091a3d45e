"""The report as the pages need it: the document and the figures that count, decided or as they are now."""

from __future__ import annotations

import json
from dataclasses import dataclass

from tertial.common.errors import TertialError
from tertial.document.document import Document
from tertial.reports.build import build_from
from tertial.reports.figures import FigureBook
from tertial.reports.frozen import frozen_figures, thaw
from tertial.reports.models import FrozenReport, Report
from tertial.reports.source import read, report_of
from tertial.web.place import Place


@dataclass(frozen=True, slots=True)
class Content:
    """A report's document with every figure it can name; `fault` says why it can't be built, and then there is no document."""

    report: Report | None
    frozen: FrozenReport | None
    document: Document | None
    book: FigureBook
    texts: dict[str, str]
    fault: TertialError | None = None


def content_of(place: Place) -> Content:
    """From what is frozen when the report is decided, else from the rooms, read once."""
    report = report_of(place.committee, place.occasion)
    frozen: FrozenReport | None = getattr(report, "frozen", None)
    if frozen:
        book = FigureBook(place.occasion.period, frozen_figures(frozen.content))
        return Content(report, frozen, thaw(frozen.content), book, json.loads(frozen.content)["texts"])
    source = read(place.committee, place.occasion)
    try:
        return Content(report, None, build_from(source), source.book, source.texts)
    except TertialError as fault:
        return Content(report, None, None, source.book, source.texts, fault)

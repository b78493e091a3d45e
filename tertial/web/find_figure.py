"""Find a figure by its key, wherever a page may have printed it."""

from __future__ import annotations

from tertial.common.errors import NotFound
from tertial.document.document import figures_in
from tertial.document.figure import Figure
from tertial.measurement.queries import history, targets_of
from tertial.steering.models import IndicatorKind
from tertial.web.find_indicator import indicator_of_kind
from tertial.web.place import Place
from tertial.web.report_content import Content


def find_figure(content: Content, place: Place, key: str) -> Figure:
    """The figure in the book, else among what the report computes, else in an indicator's history.

    Raises `NotFound` that names the keys most like the one that was asked for.
    """
    if key in content.book:
        return content.book.figure(key)
    computed = figures_in(content.document) if content.document else {}
    if key in computed:
        return computed[key]
    kind, _, rest = key.partition("/")
    if kind in IndicatorKind.values:
        row = indicator_of_kind(place.committee, rest.partition("/")[0], IndicatorKind(kind))
        figures = [point.figure for point in history(row)] + [found for _, found in targets_of(row)] if row else []
        for figure in figures:
            if figure.key == key:
                return figure
    raise NotFound("Siffran", key, content.book.like(key))

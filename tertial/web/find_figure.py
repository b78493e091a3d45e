"""Find a figure by its key, wherever a page may have printed it."""

from __future__ import annotations

from tertial.common.errors import NotFound
from tertial.document.document import figures_in
from tertial.document.figure import Figure, Missing, MissingReason
from tertial.measurement.queries import history, targets_of
from tertial.organisation.permissions import Permission
from tertial.steering.models import IndicatorKind
from tertial.web.find_indicator import indicator_of_kind
from tertial.web.place import Place
from tertial.web.report_content import Content


def find_figure(content: Content, place: Place, key: str) -> Figure:
    """The figure in the book, else among what the report computes, else in an indicator's history.

    Raises `NotFound` that names the keys most like the one that was asked for.
    """
    if key in content.book:
        found = content.book.figure(key)
        return found if content.frozen else _revealed(found, place)
    computed = figures_in(content.document) if content.document else {}
    if key in computed:
        return computed[key]
    kind, _, rest = key.partition("/")
    if kind in IndicatorKind.values:
        row = indicator_of_kind(place.committee, rest.partition("/")[0], IndicatorKind(kind))
        reveal = place.can(Permission.SMALL_CELLS_READ)
        points = history(row, reveal=reveal) if row else []
        targets = targets_of(row) if row else []
        for figure in [*(point.figure for point in points), *(found for _, found in targets)]:
            if figure.key == key:
                return figure
    raise NotFound("Siffran", key, content.book.like(key))


def _revealed(found: Figure, place: Place) -> Figure:
    """The value itself where it is hidden from the public and the reader may see it."""
    kind, _, rest = found.key.partition("/")
    suppressed = isinstance(found.value, Missing) and found.value.reason is MissingReason.SUPPRESSED
    if not suppressed or kind not in IndicatorKind.values or not place.can(Permission.SMALL_CELLS_READ):
        return found
    row = indicator_of_kind(place.committee, rest.partition("/")[0], IndicatorKind(kind))
    points = history(row, reveal=True) if row else []
    return next((point.figure for point in points if point.figure.key == found.key), found)

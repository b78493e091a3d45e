"""Where a number comes from: its value, period, source, and what it was computed from."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tertial.common.errors import NotFound, TertialError
from tertial.common.numbers import swedish
from tertial.common.periods import Period
from tertial.document.document import figures_in
from tertial.document.figure import Figure, Missing
from tertial.document.printing import Form, printed
from tertial.measurement.queries import history, targets_of
from tertial.reports.renderers.wording import ORIGINS, missing_reason
from tertial.steering.models import IndicatorKind
from tertial.web.figure_pages import page_of
from tertial.web.find_indicator import indicator_of_kind
from tertial.web.mentions import mentions
from tertial.web.period_words import words
from tertial.web.place import Place, at_place
from tertial.web.report_content import Content, content_of


@at_place
def figure(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """The page about a figure; htmx gets the same without the frame, for the sheet."""
    content = content_of(place)
    found = _find(content, place, key)
    value = found.value
    context = {
        "figure": found,
        "printed": printed(found, Form(with_unit=True)),
        "exact": _exact(found),
        "missing": missing_reason(value) if isinstance(value, Missing) else "",
        "period": _period(found.period),
        "origin": ORIGINS[found.provenance.origin],
        "inputs": [content.book.figure(other) for other in found.provenance.inputs if other in content.book],
        "mentions": mentions(content.document, found.key) if content.document else [],
        "page": page_of(found, place),
        "frozen": content.frozen,
    }
    template = "figures/panel.html" if request.htmx else "figures/figure.html"  # type: ignore[attr-defined]
    return render(request, template, context)


def _find(content: Content, place: Place, key: str) -> Figure:
    """The figure in the book, else among what the report computes, else in an indicator's history.

    The error is the book's own: it names the keys most like the one that was asked for.
    """
    if key in content.book:
        return content.book.figure(key)
    computed = figures_in(content.document) if content.document else {}
    if key in computed:
        return computed[key]
    kind, _, rest = key.partition("/")
    if kind in IndicatorKind.values:
        row = indicator_of_kind(place.committee, rest.partition("/")[0], IndicatorKind(kind))
        if row:
            known = [point.figure for point in history(row)] + [target for _, target in targets_of(row)]
            for one in known:
                if one.key == key:
                    return one
    raise _unknown(content, key)


def _unknown(content: Content, key: str) -> NotFound:
    return NotFound("Siffran", key, content.book.like(key))


def _exact(found: Figure) -> str:
    """The exact value with its own unit, as it is kept; empty for what is not a number."""
    if found.number is None:
        return ""
    return " ".join(part for part in (swedish(found.number.normalize() + 0), found.unit) if part)


def _period(text: str) -> str:
    try:
        return words(Period.parse(text))
    except TertialError:
        return text

"""Where a number comes from: its value, period, source, and what it was computed from."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tertial.common.errors import TertialError
from tertial.common.numbers import swedish
from tertial.common.periods import Period
from tertial.document.figure import Figure, Missing
from tertial.document.printing import Form, printed
from tertial.reports.renderers.wording import ORIGINS, missing_reason
from tertial.web.figure_pages import page_of, vouchers_of
from tertial.web.find_figure import find_figure
from tertial.web.mentions import mentions
from tertial.web.period_words import words
from tertial.web.place import Place, at_place
from tertial.web.report_content import content_of


@at_place
def figure(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """The page about a figure; htmx gets the same without the frame, for the sheet."""
    content = content_of(place)
    found = find_figure(content, place, key)
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
        "vouchers": vouchers_of(found, place),
        "frozen": content.frozen,
    }
    template = "figures/panel.html" if request.htmx else "figures/figure.html"  # type: ignore[attr-defined]
    return render(request, template, context)


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

"""Tags for numbers and states: printed one way, linked to where they come from."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from tertial.common.numbers import MINUS
from tertial.document.figure import Figure, Missing
from tertial.document.inline import Status
from tertial.document.printing import Form, printed
from tertial.reports.renderers.wording import missing_reason
from tertial.web.place import Place

register = template.Library()
HIDDEN_MARK = _("dold för allmänheten")


@register.simple_tag(takes_context=True)
def figure(context: template.Context, value: Figure, unit: bool = False, plain: bool = False) -> SafeString:
    """A figure as it is printed, linked to the page that says where it comes from.

    `unit` prints the unit after it; `plain` leaves the link out, where it would stand within another link.
    """
    return _linked(context, value, printed(value, Form(with_unit=True) if unit else None), plain=plain)


@register.simple_tag(takes_context=True)
def amount(context: template.Context, value: Figure) -> SafeString:
    """An amount in a cell: empty where the line has no such amount, as in the printed tables."""
    return _linked(context, value, printed(value)) if value.number is not None else SafeString("")


@register.simple_tag(takes_context=True)
def deviation(context: template.Context, value: Figure, unit: bool = False) -> SafeString:
    """A deviation with its sign; a deficit also gets a mark, for colour alone says nothing."""
    number = value.number
    text = printed(value, Form(plus=True, with_unit=True if unit else None))
    linked = _linked(context, value, text)
    # What rounds to zero is printed without sign, and is then no deficit to point at.
    if number is None or number >= 0 or not text.startswith(MINUS):
        return linked
    return format_html('<span class="deficit"><span class="deficit-mark" aria-hidden="true">▼</span>{}</span>', linked)


def _linked(context: template.Context, value: Figure, text: str, *, plain: bool = False) -> SafeString:
    css, reason = "number", ""
    if isinstance(value.value, Missing):
        css, reason = "number missing", missing_reason(value.value)
    place: Place | None = context.get("place")
    if plain or place is None:
        shown = format_html('<span class="{}" title="{}">{}</span>', css, reason, text)
    else:
        href, title = escape(place.figure_path(value.key)), escape(reason or value.label)
        # A page may have a thousand of these: each part is escaped once, by Python's own `escape`, and no more is done.
        shown = mark_safe(f'<a class="{css}" href="{href}" data-figure title="{title}">{escape(text)}</a>')  # noqa: S308
    return format_html('{} <small class="muted">{}</small>', shown, HIDDEN_MARK) if value.revealed else shown


_SHAPES: dict[str, str] = {
    "met": '<circle cx="8" cy="8" r="7" fill="currentColor"/>'
    '<path d="m4.6 8.3 2.3 2.4 4.5-5" fill="none" stroke="var(--paper)" stroke-width="1.7"/>',
    "partly": '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6"/>'
    '<path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" fill="currentColor"/>',
    "not_met": '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6"/>'
    '<path d="m5.5 5.5 5 5m0-5-5 5" stroke="currentColor" stroke-width="1.6"/>',
    "cannot_be_assessed": '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6"'
    ' stroke-dasharray="2.2 2.67"/>',
    "deviation": '<path d="M8 2 14.6 13.6H1.4z" fill="currentColor"/>',
    "ongoing": '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6"/>'
    '<path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor"/>',
    "remains": '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6"/>',
}
_SAME_SHAPE = {"done": "met", "later": "cannot_be_assessed", "none": "cannot_be_assessed"}


@register.simple_tag
def shape(status: Status | str | None) -> SafeString:
    """The mark of a state alone; a word must stand beside it or in the link around it."""
    name = str(status or "none")
    drawing = _SHAPES[_SAME_SHAPE.get(name, name)]
    return mark_safe(f'<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">{drawing}</svg>')  # noqa: S308  # our own drawings


@register.inclusion_tag("_components/status.html")
def status(state: Status | str | None, word: str = "", large: bool = False) -> dict[str, Any]:
    """A state as shape, word and colour together; without a state, that nothing is assessed."""
    return {"state": str(state) if state else "none", "word": word, "large": large}


@register.inclusion_tag("_components/deviation_bar.html")
def deviation_bar(value: Decimal | None, largest: Decimal) -> dict[str, Any]:
    """A bar from a middle line, right for a surplus and left for a deficit; `largest` fills half the width."""
    share = float(abs(value) / largest) if value is not None and largest else 0.0
    width = 58 * share
    deficit = value is not None and value < 0
    # As text with a point: the page's language would print a decimal comma, which is no length.
    return {
        "width": f"{width:.1f}",
        "x": f"{60 - width if deficit else 60:.1f}",
        "deficit": deficit,
        "drawn": width > 0,
    }


@register.inclusion_tag("_components/spark.html")
def spark(points: list[Decimal]) -> dict[str, Any]:
    """A trend as a thin line with its last value marked; too small for an axis, so it only shows the movement."""
    if len(points) < 2:
        return {"path": "", "last": None}
    low, high = min(points), max(points)
    span = high - low
    places = [
        (f"{2 + 84 * place / (len(points) - 1):.1f}", f"{19 - float(16 * (value - low) / span) if span else 11:.1f}")
        for place, value in enumerate(points)
    ]
    return {"path": " ".join(f"{x},{y}" for x, y in places), "last": places[-1]}

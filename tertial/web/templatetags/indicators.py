"""Tags for the indicators' pages: the row of pages within the tab, and whether a target is met."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from tertial.measurement.queries import Line, MeasuredRow
from tertial.organisation.permissions import Permission
from tertial.steering.calculations import Evaluation, Verdict
from tertial.web.place import Place
from tertial.web.templatetags.figures import figure, shape

register = template.Library()

_PAGES: tuple[tuple[str, str | Promise, Permission], ...] = (
    ("indikatorer", _("Indikatorer"), Permission.READ),
    ("indikatorer/lamna", _("Lämna värden"), Permission.OBSERVATION_EDIT),
    ("indikatorer/tackning", _("Täckning"), Permission.READ),
    ("indikatorer/fil", _("Fil"), Permission.OBSERVATION_EDIT),
    ("kallor", _("Källor"), Permission.READ),
)


@register.inclusion_tag("_components/indicator_nav.html", takes_context=True)
def indicator_nav(context: template.Context, current: str) -> dict[str, Any]:
    """The pages of the indicators that the reader may see, with the one at the address marked: `{% indicator_nav "kallor" %}`."""
    place: Place = context["place"]
    return {
        "pages": [
            {"path": place.to(page), "label": label, "current": page == current}
            for page, label, permission in _PAGES
            if place.can(permission)
        ]
    }


@register.simple_tag(takes_context=True)
def indicator_cells(context: template.Context, cells: Sequence[Sequence[Line]]) -> SafeString:
    """The cells of a row in one go: a page has a thousand, and each would be a handful of template nodes."""
    # What is joined is safe already: figures, and units that are escaped.
    return mark_safe("".join(f'<td class="num">{_lines(context, lines)}</td>' for lines in cells))  # noqa: S308


def _lines(context: template.Context, lines: Sequence[Line]) -> str:
    """A cell's values under each other, each with its unit where the cell names units; marked from before a break."""
    return "<br>".join(
        (f'<span class="muted cell-unit" lang="sv">{escape(line.unit)}</span> ' if line.unit else "")
        + ("" if line.comparable else _before_break())
        + figure(context, line.figure)
        for line in lines
    )


def _before_break() -> str:
    words = escape(_("Mätt före ett brott i serien"))
    return f'<span class="before-break" title="{words}"><span aria-hidden="true">┆</span><span class="visually-hidden">{words}: </span></span>'


_MARKS: dict[Verdict, tuple[str, str | Promise]] = {
    Verdict.MET: ("met", _("Når målvärdet")),
    Verdict.ON_THE_WAY: ("partly", _("På väg mot målvärdet")),
    Verdict.NOT_MET: ("not_met", _("Når inte målvärdet")),
}


@register.simple_tag
def verdict_mark(row: MeasuredRow) -> SafeString:
    """The mark of a row's verdict, with the word and the rule for who points at it or can't see it; nothing where none can be told."""
    found = _MARKS.get(row.verdict)
    return _mark(*found, row.rule) if found else SafeString("")


@register.simple_tag
def verdict_status(evaluation: Evaluation) -> SafeString:
    """A verdict as mark and word together."""
    name, word = _MARKS.get(evaluation.verdict, ("cannot_be_assessed", _("Går inte att avgöra")))
    return format_html('<span class="status status-{}">{}{}</span>', name, shape(name), word)


def _mark(name: str, word: str | Promise, rule: str) -> SafeString:
    return format_html(
        '<span class="status-{}" title="{}">{}<span class="visually-hidden">{}. <span lang="sv">{}</span></span></span>',
        name,
        rule,
        shape(name),
        word,
        rule,
    )

"""Tags for the indicators' pages: the row of pages within the tab, and whether a target is met."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from tertial.measurement.queries import Line, MeasuredRow
from tertial.organisation.permissions import Permission
from tertial.steering.calculations import Evaluation, Verdict
from tertial.web.pages.indicators import Listed, ListedRow
from tertial.web.place import Place
from tertial.web.templatetags.figures import figure, shape

register = template.Library()

_AT_OWN_UNIT = frozenset({"indikatorer/lamna"})
"""Pages for who has the right at a unit alone."""
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
            if place.can(permission) or (page in _AT_OWN_UNIT and place.can_somewhere(permission))
        ]
    }


@register.simple_tag(takes_context=True)
def indicator_cells(context: template.Context, listed: ListedRow) -> SafeString:
    """The cells of a row with its mark, in one go: a page has a thousand, and each would be a handful of template nodes."""
    # What is joined is safe already: figures, and units that are escaped.
    return mark_safe(_cells(context, listed))  # noqa: S308


@register.simple_tag(takes_context=True)
def part_rows(context: template.Context, item: Listed) -> SafeString:
    """The rows after the first of an indicator; each says its name to who can't see whose it is."""
    if len(item.rows) < 2:
        return SafeString("")
    name = escape(item.measured.name)
    return mark_safe(  # noqa: S308  # of escaped words and cells
        "".join(
            f'<tr class="part"><th scope="row" lang="sv"><span class="visually-hidden">{name}, </span>'
            f"{escape(listed.row.label)}</th>{_cells(context, listed)}</tr>\n"
            for listed in item.rows[1:]
        )
    )


def _cells(context: template.Context, listed: ListedRow) -> str:
    cells = "".join([f'<td class="num">{_lines(context, lines)}</td>' for lines in listed.cells])
    return f'{cells}<td class="mark-cell">{_verdict_mark(listed.row)}</td>'


def _lines(context: template.Context, lines: Sequence[Line]) -> str:
    """A cell's values under each other, each with its unit where the cell names units; marked from before a break."""
    if len(lines) == 1 and not lines[0].unit and lines[0].comparable:
        return figure(context, lines[0].figure)
    return "<br>".join(
        (f'<span class="muted cell-unit" lang="sv">{escape(line.unit)}</span> ' if line.unit else "")
        + ("" if line.comparable else _before_break())
        + figure(context, line.figure)
        for line in lines
    )


def _before_break() -> str:
    words = escape(str(_("Mätt före ett brott i serien")))
    return f'<span class="before-break" title="{words}"><span aria-hidden="true">┆</span><span class="visually-hidden">{words}: </span></span>'


_MARKS: dict[Verdict, tuple[str, str | Promise]] = {
    Verdict.MET: ("met", _("Når målvärdet")),
    Verdict.ON_THE_WAY: ("partly", _("På väg mot målvärdet")),
    Verdict.NOT_MET: ("not_met", _("Når inte målvärdet")),
}


def _verdict_mark(row: MeasuredRow) -> str:
    """The mark of a row's verdict, with the word and the rule for who points at it or can't see it; nothing where none can be told."""
    found = _MARKS.get(row.verdict)
    if found is None:
        return ""
    name, word = found
    rule = escape(row.rule)
    hidden = f'<span class="visually-hidden">{escape(str(word))}. <span lang="sv">{rule}</span></span>'
    return f'<span class="status-{name}" title="{rule}">{shape(name)}{hidden}</span>'


@register.simple_tag
def verdict_status(evaluation: Evaluation) -> SafeString:
    """A verdict as mark and word together."""
    name, word = _MARKS.get(evaluation.verdict, ("cannot_be_assessed", _("Går inte att avgöra")))
    return format_html('<span class="status status-{}">{}{}</span>', name, shape(name), word)

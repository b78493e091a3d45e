"""A chart's picture as inline SVG that follows the page: its colours, light or dark, and its width."""

from __future__ import annotations

import re

from tertial.document.blocks import Chart
from tertial.reports.charts.draw import svg
from tertial.reports.charts.theme import roles

_TAG = re.compile(r"<(?:path|line|text|rect|circle)\b[^>]*>")
_COLOUR = re.compile(r'(fill|stroke)="(#[0-9a-f]{6})"')
_OWN_CLASS = re.compile(r' class="[^"]*"')
_IDS = re.compile(r'(<clipPath id="|<[^<>]* clip-path="url\(#)')
NARROW = 340


def picture(chart: Chart, anchor: str, *, width: int | None = None) -> str:
    """The SVG element, hidden from readers of the text alternative that stands around it."""
    drawn = svg(chart, width=width)
    drawn = _IDS.sub(lambda match: f"{match[1]}{anchor}-{width or 'hel'}-", drawn)
    drawn = _TAG.sub(lambda match: _with_roles(match[0]), drawn)
    kind = "narrow" if width else "wide"
    return drawn.replace('class="marks"', f'class="chart-{kind}" aria-hidden="true" focusable="false"', 1)


def _with_roles(tag: str) -> str:
    """Name the roles of a mark's colours as classes: the style sheet then colours them, in light and in dark.

    The drawn colours stay as attributes, for a reader that has no style sheet.
    """
    known = roles()
    classes = [f"{kind}-{known[colour]}" for kind, colour in _COLOUR.findall(tag) if colour in known]
    if not classes:
        return tag
    bare = _OWN_CLASS.sub("", tag)
    ending = "/>" if bare.endswith("/>") else ">"
    return f'{bare[: -len(ending)]} class="{" ".join(classes)}"{ending}'

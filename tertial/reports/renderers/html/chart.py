"""A chart: its title, the picture, the sentence that says what it shows, and its figures as a table."""

from __future__ import annotations

from tertial.document.blocks import Chart
from tertial.reports.charts.theme import config, sized
from tertial.reports.renderers.html.escape import e, script_json
from tertial.reports.renderers.html.inline import BlockNotes
from tertial.reports.renderers.html.picture import NARROW, picture
from tertial.reports.renderers.html.table import table


def chart(block: Chart, anchor: str, notes: BlockNotes) -> str:
    """The chart as a figure; the page's script may draw it again from the specification beside it."""
    title, sentence = f"{anchor}-titel", f"{anchor}-mening"
    live = _specification(block) if notes.context.options.live_charts else ""
    return (
        f'<figure class="chart" id="{anchor}"{" data-chart" if live else ""}>'
        f'<figcaption id="{title}">{e(block.title)}</figcaption>'
        f'<div class="picture" role="img" aria-labelledby="{title}" aria-describedby="{sentence}">'
        f"{picture(block, anchor)}{picture(block, anchor, width=NARROW)}</div>"
        f'<p class="sentence" id="{sentence}">{e(block.sentence)}</p>'
        f'<details class="chart-figures"><summary>Siffrorna i diagrammet</summary>'
        f"{table(block.table, f'{anchor}-tabell', notes)}</details>{live}</figure>"
    )


def _specification(block: Chart) -> str:
    """What vega-embed needs: the specification, wide and narrow, and the config for light and for dark."""
    spec = block.spec
    whole = {"dark": config(dark=True), "light": config(dark=False), "narrow": sized(spec, NARROW), "wide": spec}
    return f'<script type="application/json" class="chart-spec">{script_json(whole)}</script>'

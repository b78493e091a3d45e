"""The pages, the document, and the charts have the same colours: each stands in its own file and may not drift."""

from __future__ import annotations

import re
from pathlib import Path

import tertial
from tertial.reports.charts.theme import palette

PACKAGE = Path(tertial.__file__).parent
SHEETS = (
    PACKAGE / "web" / "static" / "css" / "tokens.css",
    PACKAGE / "reports" / "renderers" / "html" / "style" / "tokens.css",
)


def light(sheet: Path) -> dict[str, str]:
    """The colours of a sheet's first block."""
    first = sheet.read_text(encoding="utf-8").partition("@media")[0]
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6});", first))


def test_pages_and_document_share_their_colours() -> None:
    pages, document = (light(sheet) for sheet in SHEETS)
    shared = pages.keys() & document.keys()
    assert {"ink", "muted", "paper", "line", "accent", "met", "partly", "not-met"} <= shared
    assert {name: pages[name] for name in shared} == {name: document[name] for name in shared}


def test_charts_are_drawn_in_the_pages_ink() -> None:
    pages = light(SHEETS[0])
    colours = palette(dark=False)
    assert (colours.ink, colours.paper) == (pages["ink"], pages["paper"])

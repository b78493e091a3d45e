"""Pages: upright, or on their side for a table that is too wide. Word calls a run of like pages a section."""

from __future__ import annotations

from tertial.reports.renderers.docx.look import (
    MARGIN_BOTTOM,
    MARGIN_SIDE,
    MARGIN_SIDEWAYS,
    MARGIN_TOP,
    PAGE_HEIGHT,
    PAGE_WIDTH,
)
from tertial.reports.renderers.docx.xml import paragraph

HEADER, FOOTER = "rIdHeader", "rIdFooter"


def section(*, sideways: bool, first: bool) -> str:
    """What ends a section: its pages. The first section begins with the cover, which has neither head nor foot."""
    if sideways:
        page = f'<w:pgSz w:w="{PAGE_HEIGHT}" w:h="{PAGE_WIDTH}" w:orient="landscape"/>'
    else:
        page = f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
    side = MARGIN_SIDEWAYS if sideways else MARGIN_SIDE
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER}"/>'
        f'<w:footerReference w:type="default" r:id="{FOOTER}"/>{page}'
        f'<w:pgMar w:top="{MARGIN_TOP}" w:right="{side}" w:bottom="{MARGIN_BOTTOM}" w:left="{side}"'
        ' w:header="794" w:footer="680" w:gutter="0"/><w:cols w:space="708"/>'
        f"{'<w:titlePg/>' if first else ''}</w:sectPr>"
    )


def section_end(*, sideways: bool, first: bool) -> str:
    """A paragraph without height that ends a section within the document."""
    return paragraph("SectionEnd", "", section(sideways=sideways, first=first))

"""The document as HTML: a page of its own (`render`), or fragments that a web page puts in its frame.

`render_body` gives the chapters, `render_contents` the list of them as navigation; both point at the same ids.
`render_blocks` gives a few blocks for any page. A fragment needs the style sheets `DOCUMENT_SHEETS` in the folder `style` on the
page, and nothing else: no script, no style attribute.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from tertial.document.blocks import Block, Chapter
from tertial.document.document import Document
from tertial.document.serialise import canonical, encode
from tertial.reports.renderers.html.blocks import chapters, loose_blocks
from tertial.reports.renderers.html.contents import contents
from tertial.reports.renderers.html.context import Context, Options
from tertial.reports.renderers.html.page import DOCUMENT_SHEETS, page

__all__ = ["DOCUMENT_SHEETS", "Options", "render", "render_blocks", "render_body", "render_contents"]


def render(document: Document) -> str:
    """The document as one file that works without scripts and without a network, on screen and on paper."""
    return page(document)


def render_body(document: Document, options: Options | None = None) -> str:
    """The chapters as a fragment without style or scripts, for a page with a strict content security policy."""
    return f'<div class="document">{chapters(Context.of(document.chapters, options or Options()))}</div>'


def render_blocks(blocks: Sequence[Block], options: Options | None = None, *, level: int = 2) -> str:
    """A few blocks as a fragment, for a page that has put them under a heading of `level`.

    Notes are numbered within the fragment. Ids without a name of their own come from the content, so that several
    fragments can stand on one page.
    """
    name = "del-" + hashlib.sha256(canonical(encode(tuple(blocks))).encode()).hexdigest()[:8]
    chosen = replace(options or Options(), chapter_level=level, chapter="")
    return f'<div class="document">{loose_blocks(Context.of((Chapter(name, "", tuple(blocks)),), chosen))}</div>'


def render_contents(document: Document, title: str = "Innehåll", *, identifier: str = "rapportens-innehall") -> str:
    """The list of chapters and headings as navigation, for beside the fragment."""
    return contents(Context.of(document.chapters, Options()), title, identifier, class_="outline")

"""Parts of a document on a page: blocks and charts by the HTML renderer, their figures linked to where they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils.safestring import SafeString, mark_safe

from tertial.document.blocks import Block, Chart, TableOfContents
from tertial.document.document import Document
from tertial.reports.renderers.html import Options, render_blocks, render_body, render_contents
from tertial.web.place import Place


def blocks_html(blocks: Sequence[Block], place: Place, *, level: int = 2) -> SafeString:
    """Blocks that stand under a heading of `level` on the page; empty for none."""
    if not blocks:
        return SafeString("")
    return _safe(render_blocks(blocks, _options(place), level=level))


def chart_html(chart: Chart, place: Place) -> SafeString:
    """A chart with its sentence and its table."""
    return blocks_html([chart], place)


def document_html(document: Document, place: Place) -> SafeString:
    """All chapters, without their own list of contents: the page has one beside them."""
    chapters = tuple(
        replace(chapter, blocks=tuple(block for block in chapter.blocks if not isinstance(block, TableOfContents)))
        for chapter in document.chapters
    )
    return _safe(render_body(replace(document, chapters=chapters), _options(place)))


def contents_html(document: Document, title: str) -> SafeString:
    """The list of chapters."""
    return _safe(render_contents(document, title))


def _options(place: Place) -> Options:
    return Options(figure_href=place.figure_path, chapter_level=2)


def _safe(markup: str) -> SafeString:
    # The renderer escapes everything that comes from people; what it gives is markup of its own.
    return mark_safe(markup)  # noqa: S308

"""Chapters and their blocks. Every kind of block has its HTML; a new kind fails the type check until it has."""

from __future__ import annotations

from typing import assert_never

from tertial.document.blocks import (
    Block,
    Chapter,
    Chart,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Table,
    TableOfContents,
)
from tertial.reports.renderers.html.chart import chart
from tertial.reports.renderers.html.contents import contents
from tertial.reports.renderers.html.context import Context
from tertial.reports.renderers.html.escape import e
from tertial.reports.renderers.html.inline import BlockNotes, inline
from tertial.reports.renderers.html.notes import note_list
from tertial.reports.renderers.html.table import table


def chapters(context: Context) -> str:
    """The chapters that the options ask for, each a section with its heading."""
    wanted = context.options.chapter
    return "".join(
        _chapter(context, number, chapter)
        for number, chapter in enumerate(context.chapters)
        if wanted in ("", chapter.id)
    )


def loose_blocks(context: Context) -> str:
    """The blocks of the only chapter, without a section or a heading of its own."""
    context.begin_chapter()
    return _blocks(context, 0, context.chapters[0])


def _chapter(context: Context, number: int, chapter: Chapter) -> str:
    anchor = context.chapter_anchors[number]
    tag = context.begin_chapter()
    return (
        f'<section class="chapter" aria-labelledby="{anchor}">'
        f'<{tag} id="{anchor}" tabindex="-1">{e(chapter.title)}</{tag}>{_blocks(context, number, chapter)}</section>'
    )


def _blocks(context: Context, number: int, chapter: Chapter) -> str:
    return "".join(_block(context, number, place, block) for place, block in enumerate(chapter.blocks))


def _block(context: Context, number: int, place: int, block: Block) -> str:
    anchor = context.anchors.get((number, place)) or f"{context.chapter_anchors[number]}-{place}"
    notes = BlockNotes(context, anchor)
    match block:
        case Heading(level=level, text=text):
            tag = context.heading(level)
            return f'<{tag} id="{anchor}" tabindex="-1">{e(text)}</{tag}>'
        case Paragraph(content=content, notice=notice):
            markup = inline(content, notes)
            paragraph = f'<p class="notice">{markup}</p>' if notice else f"<p>{markup}</p>"
            return paragraph + note_list(notes)
        case List(items=items, ordered=ordered):
            tag = "ol" if ordered else "ul"
            markup = "".join(f"<li>{inline(item, notes)}</li>" for item in items)
            return f"<{tag}>{markup}</{tag}>{note_list(notes)}"
        case Table():
            return table(block, anchor, notes)
        case Chart():
            return chart(block, anchor, notes)
        case PageBreak():
            return '<div class="page-break"></div>'
        case TableOfContents(title=title):
            return contents(context, title, anchor)
    assert_never(block)

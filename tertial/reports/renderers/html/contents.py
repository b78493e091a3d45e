"""The list of chapters with their first headings, as navigation."""

from __future__ import annotations

from tertial.document.blocks import Heading
from tertial.reports.renderers.html.context import Context
from tertial.reports.renderers.html.escape import attributes, e
from tertial.reports.renderers.wording import CONTENTS_DEPTH


def contents(context: Context, title: str, identifier: str, *, class_: str = "contents") -> str:
    """A navigation landmark named by its title, with links to chapters and to the headings they list."""
    items = []
    for number, chapter in enumerate(context.chapters):
        headings = [
            _link(context.anchors[number, place], block.text)
            for place, block in enumerate(chapter.blocks)
            if isinstance(block, Heading) and block.level <= CONTENTS_DEPTH
        ]
        inner = f"<ol>{''.join(f'<li>{heading}</li>' for heading in headings)}</ol>" if headings else ""
        items.append(f"<li>{_link(context.chapter_anchors[number], chapter.title)}{inner}</li>")
    label = f"{identifier}-titel"
    return (
        f"<nav{attributes(class_=class_, aria_labelledby=label)}>"
        f'<p class="contents-title" id="{label}">{e(title)}</p><ol>{"".join(items)}</ol></nav>'
    )


def _link(anchor: str, text: str) -> str:
    return f'<a href="#{anchor}">{e(text)}</a>'

"""The standalone page: one file with everything in it, that works without scripts and without a network."""

from __future__ import annotations

import functools
from pathlib import Path

from tertial.document.blocks import TableOfContents
from tertial.document.document import Document
from tertial.reports.renderers.html.blocks import chapters
from tertial.reports.renderers.html.contents import contents
from tertial.reports.renderers.html.context import Context, Options
from tertial.reports.renderers.html.escape import e
from tertial.reports.renderers.html.fonts import font_faces
from tertial.reports.renderers.wording import (
    COLOPHON_TITLE,
    CoverRole,
    colophon_lines,
    cover_lines,
)

_FOLDER = Path(__file__).parent / "style"
DOCUMENT_SHEETS = ("document.css", "tables.css", "charts.css")


@functools.cache
def style_sheet() -> str:
    """The page's whole style sheet: fonts, tokens, the document's own, and the page around it."""
    sheets = [(_FOLDER / name).read_text(encoding="utf-8") for name in ("tokens.css", *DOCUMENT_SHEETS, "page.css")]
    return "\n".join([font_faces(), *sheets])


def page(document: Document) -> str:
    """The document as a page of its own."""
    meta = document.meta
    context = Context.of(document.chapters, Options(live_charts=False))
    has_contents = any(isinstance(block, TableOfContents) for c in document.chapters for block in c.blocks)
    main = context.take("innehallet")
    outline = contents(context, "Innehåll", context.take("sidans-innehall"), class_="outline")
    return (
        f'<!doctype html>\n<html lang="{e(meta.language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{e(meta.title)} – {e(meta.committee)}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<meta name="generator" content="Tertial {e(meta.program_version)}">\n'
        f"<style>\n{style_sheet()}</style>\n</head>\n"
        f'<body class="standalone{" has-contents" if has_contents else ""}">\n'
        f'<a class="skip" href="#{main}">Hoppa till innehållet</a>\n'
        f"{_cover(document)}\n"
        f'<div class="columns">\n{outline}\n'
        f'<main class="document" id="{main}" tabindex="-1">{chapters(context)}</main>\n</div>\n'
        f"{_colophon(document)}\n</body>\n</html>\n"
    )


def _cover(document: Document) -> str:
    lines = []
    for line in cover_lines(document.meta):
        tag = "h1" if line.role is CoverRole.TITLE else "p"
        lines.append(f'<{tag} class="cover-{line.role.value}">{e(line.text)}</{tag}>')
    notice = f'<p class="notice">{e(document.meta.notice)}</p>' if document.meta.notice else ""
    return f'<header class="cover">{"".join(lines)}{notice}</header>'


def _colophon(document: Document) -> str:
    lines = "".join(f"<p>{e(line)}</p>" for line in colophon_lines(document.meta))
    return f'<footer class="colophon"><h2>{COLOPHON_TITLE}</h2>{lines}</footer>'

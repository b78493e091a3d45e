"""Render a document as PDF: check it, write its data, compile it in a process of its own."""

from __future__ import annotations

import json

from tertial.common.errors import Refused
from tertial.document.blocks import Heading
from tertial.document.document import Document
from tertial.reports.renderers.pdf.data import DataWriter
from tertial.reports.renderers.pdf.process import compiler

LANGUAGE = "sv"


def render(document: Document) -> bytes:
    """The document as one PDF that is both PDF/UA-1 and PDF/A-2a; the same document gives the same bytes.

    Raises `Refused` for a document that could not become accessible (no title, another language than Swedish, a
    skipped heading level, a table without headings, a chart without its sentence), `PdfFailed` when Typst fails.
    """
    check(document)
    with compiler(document.meta.dated) as finish:
        data = json.dumps(DataWriter(document).write(), ensure_ascii=False, separators=(",", ":"))
        return finish(data.encode())


def check(document: Document) -> None:
    """Refuse what Typst lets through, or only tells of in English."""
    if not document.meta.title.strip():
        raise Refused("Dokumentet saknar titel.")
    if document.meta.language != LANGUAGE:
        raise Refused(f"PDF görs bara på svenska (sv), inte på språket ”{document.meta.language}”.")
    for chapter in document.chapters:
        level = 1
        for block in chapter.blocks:
            if isinstance(block, Heading):
                if not 2 <= block.level <= min(level + 1, 4):
                    raise Refused(
                        f"Rubriken har nivå {block.level} men står direkt under nivå {level}. Välj en nivå från 2 till {min(level + 1, 4)}.",
                        place=f"Kapitlet ”{chapter.title}”, rubriken ”{block.text}”",
                    )
                level = block.level

"""Render a document as a Word file."""

from __future__ import annotations

from tertial.document.document import Document
from tertial.reports.renderers.docx import settings
from tertial.reports.renderers.docx.body import Body
from tertial.reports.renderers.docx.package import Package
from tertial.reports.renderers.docx.sections import FOOTER, HEADER
from tertial.reports.renderers.docx.styles import styles
from tertial.reports.renderers.wording import running_head

_LOCALES = {"sv": "sv-SE", "en": "en-GB"}


def render(document: Document) -> bytes:
    """The document as a Word file (.docx); the same document gives the same bytes."""
    meta = document.meta
    language = _LOCALES.get(meta.language, meta.language)
    body = Body(document)
    package = Package(body.write())
    package.add("styles", styles(language))
    package.add("settings", settings.settings(language))
    package.add("numbering", settings.numbering(body.ordered_lists))
    package.add("footnotes", body.notes.part())
    package.add("header", settings.header(running_head(meta)), relationship=HEADER)
    package.add("footer", settings.footer(), relationship=FOOTER)
    package.add_fonts()
    for number, picture in enumerate(body.pictures.blobs, 1):
        package.add_picture(number, picture, relationship=body.pictures.relationship(number))
    package.describe(meta, language)
    return package.save()

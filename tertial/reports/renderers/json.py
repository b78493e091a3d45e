"""The document as canonical JSON: for programs, and what is kept when a report is frozen."""

from __future__ import annotations

from tertial.document.document import Document
from tertial.document.serialise import to_json


def render(document: Document) -> str:
    """The document as canonical JSON text; the same document gives the same text."""
    return to_json(document)

"""The formats a report comes in. Renderers are imported when they are used: each brings a library of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from tertial.common.errors import NotFound
from tertial.document.document import Document


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name in addresses and commands, the file's ending, its media type and its name on screen."""

    name: str
    extension: str
    media_type: str
    title: str
    module: str

    def render(self, document: Document) -> bytes:
        """The document in this format."""
        renderer: Callable[[Document], str | bytes] = import_module(self.module).render
        result = renderer(document)
        return result.encode() if isinstance(result, str) else result

    def file_name(self, document: Document) -> str:
        """`arbetsmarknadsnamnden-2023-08.pdf`."""
        return f"{document.meta.file_stem}.{self.extension}"


_RENDERERS = "tertial.reports.renderers"
FORMATS: dict[str, Format] = {
    name: Format(name, extension, media_type, title, f"{_RENDERERS}.{module}")
    for name, extension, media_type, title, module in (
        ("html", "html", "text/html; charset=utf-8", "Webbsida", "html"),
        ("pdf", "pdf", "application/pdf", "PDF", "pdf"),
        (
            "docx",
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "Word",
            "docx",
        ),
        ("xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel", "xlsx"),
        ("json", "json", "application/json", "JSON", "json"),
        ("outline", "txt", "text/plain; charset=utf-8", "Ren text", "outline"),
    )
}


def report_format(name: str) -> Format:
    """The format with the name; raises `NotFound` naming those that exist."""
    if name not in FORMATS:
        raise NotFound("Formatet", name, list(FORMATS))
    return FORMATS[name]

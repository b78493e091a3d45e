"""The document's own style sheet, which belongs to its renderer and is shared by every page that shows a document."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse

from tertial.reports.renderers import html

FOLDER = Path(html.__file__).parent / "style"


@lru_cache(maxsize=1)
def style() -> tuple[bytes, str]:
    """The style sheet and its fingerprint, read once per process."""
    content = b"".join((FOLDER / name).read_bytes() for name in html.DOCUMENT_SHEETS)
    return content, hashlib.sha256(content).hexdigest()[:10]


def document_style(request: HttpRequest, mark: str) -> HttpResponse:
    """The style sheet. Its address holds a fingerprint, so browsers may keep it for good."""
    response = HttpResponse(style()[0], content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response

"""Style sheets, each sent as one file: the pages' own, and the one that belongs to the document's renderer."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.templatetags.static import static

from tertial.reports.renderers import html

_OWN = Path(__file__).parent.parent / "static" / "css"
_DOCUMENT = Path(html.__file__).parent / "style"
# In this order: what comes later may refine what came before.
_NAMES = (
    "tokens",
    "base",
    "layout",
    "menus",
    "components",
    "controls",
    "tables",
    "grid",
    "observations",
    "indicators",
    "plan",
    "pages",
    "report",
    "review",
    "economy",
    "importing",
    "sources",
    "measures",
)
SHEETS: dict[str, tuple[Path, ...]] = {
    "tertial": tuple(_OWN / f"{name}.css" for name in _NAMES),
    "dokument": tuple(_DOCUMENT / name for name in html.DOCUMENT_SHEETS),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole style sheet, plain and packed, with the fingerprint that stands in its address."""

    plain: bytes
    packed: bytes
    mark: str


def sheet(name: str) -> Sheet:
    """The style sheet of that name. Read once per process; while somebody develops, again when a file has changed."""
    files = SHEETS[name]
    return _read(name, max(file.stat().st_mtime_ns for file in files) if settings.DEBUG else 0)


@lru_cache(maxsize=8)
def _read(name: str, _changed: int) -> Sheet:
    text = "\n".join(file.read_text(encoding="utf-8") for file in SHEETS[name])
    plain = text.replace('url("../', f'url("{static("")}').encode()
    return Sheet(plain, gzip.compress(plain, mtime=0), hashlib.sha256(plain).hexdigest()[:10])


def style(request: HttpRequest, name: str, mark: str) -> HttpResponse:
    """The style sheet. Its address holds a fingerprint, so browsers may keep it for good."""
    if name not in SHEETS:
        raise Http404
    found = sheet(name)
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(found.packed if zipped else found.plain, content_type="text/css; charset=utf-8")
    if zipped:
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    # An old address must not keep the new content.
    response["Cache-Control"] = "public, max-age=31536000, immutable" if mark == found.mark else "no-cache"
    return response

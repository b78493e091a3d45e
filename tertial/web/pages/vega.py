"""The chart library, from the same wheel that draws charts on the server, so that both always draw alike."""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib.metadata import version as installed_version

import vl_convert
from django.http import HttpRequest, HttpResponse

VERSION = installed_version("vl-convert-python")


@lru_cache(maxsize=1)
def _bundle() -> tuple[bytes, bytes]:
    """The module as it is and packed; some 0.9 and 0.3 MB. Made once per process."""
    plain: bytes = vl_convert.javascript_bundle(None).encode()  # type: ignore[arg-type]  # None is all of it
    return plain, gzip.compress(plain, compresslevel=6, mtime=0)


def vega(request: HttpRequest, version: str) -> HttpResponse:
    """One module that puts `vegaEmbed` on the window. The address holds the version, so it may be kept for good."""
    plain, packed = _bundle()
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(packed if zipped else plain, content_type="text/javascript; charset=utf-8")
    if zipped:
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response

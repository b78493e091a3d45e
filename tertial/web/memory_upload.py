"""Receive an extract without a trace: in memory only, from people who are logged in, and up to a size.

The pages' usual handler writes to disk. Here a file holds identities, and what was never written can't be found.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from tertial.common.errors import Refused

MEGABYTE = 1_000_000
_MARK = "tertial.extract_too_large"


class MemoryUpload(FileUploadHandler):
    """Gather a file in memory, and let go of it when it has become too large. It is read to its end all the same, as `LimitedUpload` does."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        user = getattr(self.request, "user", None)
        if user is None or user.is_anonymous:
            raise SkipFile
        self.pieces = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece, in memory."""
        if start + len(raw_data) > settings.TERTIAL_LARGEST_EXTRACT * MEGABYTE:
            self.pieces = io.BytesIO()
            if self.request is not None:
                self.request.META[_MARK] = "1"
            raise SkipFile
        self.pieces.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The whole file, still in memory."""
        self.pieces.seek(0)
        return InMemoryUploadedFile(
            self.pieces, self.field_name, self.file_name or "", self.content_type or "", file_size, self.charset
        )


def extract_in(request: HttpRequest, name: str) -> tuple[str, bytes]:
    """The name and content of the extract that was sent. Raises `Refused` where there is none, or it was too large."""
    file = request.FILES.get(name)
    if request.META.get(_MARK):
        raise Refused(
            f"Utdraget är större än {settings.TERTIAL_LARGEST_EXTRACT} MB, som är det största som tas emot här. "
            "Ta ut färre år eller färre kolumner, spara det som Parquet, eller kör tertial measure run på servern."
        )
    if file is None:
        raise Refused("Välj ett utdrag att räkna på.")
    return file.name or "", file.read()


def received_in_memory(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a page take its file in memory.

    Whoever reads the form first decides where its file goes, and the check of its token reads it: so the handler is set here, and
    the token is checked inside.
    """
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def receiving(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.upload_handlers = [MemoryUpload(request)]
        return protected(request, *args, **kwargs)

    return receiving

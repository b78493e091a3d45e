"""Receive files: from people who are logged in, and up to a size. Everything else is read past and not kept."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

MEGABYTE = 1_000_000
_MARK = "tertial.too_large"


class LimitedUpload(TemporaryFileUploadHandler):
    """Write a file to disk as it comes, and let go of it when it has become too large.

    It is read to its end all the same: refusing while the browser still sends would only show a broken connection, and
    the form's other fields, with its token, may come after it.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins. Nobody who is not logged in may fill the disk, whatever address they send to."""
        user = getattr(self.request, "user", None)
        if user is None or user.is_anonymous:
            raise SkipFile
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece."""
        self.received += len(raw_data)
        if self.received > settings.TERTIAL_LARGEST_FILE * MEGABYTE:
            if self.request is not None:
                self.request.META[_MARK] = self.file_name
            raise SkipFile  # Django closes the file, and a temporary file that is closed is gone
        super().receive_data_chunk(raw_data, start)


def too_large(request: HttpRequest) -> str:
    """The name of a file that was too large to keep; empty where there was none. The form must have been read."""
    return str(request.META.get(_MARK, ""))

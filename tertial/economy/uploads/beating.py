"""A sign of life every few seconds while a file is read, so that a reading that died is told from one that takes time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import DatabaseError, connections, models
from django.utils import timezone

from tertial.economy.models import Upload, UploadState

BEAT = timedelta(seconds=5)
"""How often whoever reads says so."""
SILENCE = timedelta(seconds=60)
"""After how long a silence a reading has died; long enough for a database that is busy with something else."""

_log = logging.getLogger(__name__)


@contextmanager
def beating(upload_id: int, attempt: int) -> Iterator[None]:
    """Say that the upload is being read, from a thread of its own, until the block ends."""
    ended = threading.Event()

    def beat() -> None:
        try:
            while not ended.wait(BEAT.total_seconds()):
                still_reading(upload_id, attempt).update(beat_at=timezone.now())
        except DatabaseError:
            # The reading itself goes on, and says at its end how it went.
            _log.warning("the sign of life of upload %s could not be written", upload_id, exc_info=True)
        finally:
            connections.close_all()

    threading.Thread(target=beat, name=f"tertial-beat-{upload_id}", daemon=True).start()
    try:
        yield
    finally:
        ended.set()


def still_reading(upload_id: int, attempt: int) -> models.QuerySet[Upload]:
    """The upload, as long as this reading of it is the latest and has not ended; else nothing."""
    return Upload.objects.filter(pk=upload_id, attempt=attempt, state=UploadState.READING)


def is_silent(upload: Upload, now: datetime | None = None) -> bool:
    """Whether nobody has given a sign of life for a while, though the upload should be read.

    With a `progress` of 0 nobody has begun: it may still stand in line. Else whoever read it has died.
    """
    if upload.state != UploadState.READING:
        return False
    return (now or timezone.now()) - (upload.beat_at or upload.created_at) > SILENCE

"""Read the files that are on their way in."""

from __future__ import annotations

from tertial.common.errors import NotFound
from tertial.economy.models import Upload, UploadState
from tertial.organisation.models import Unit

WAITING = (UploadState.READING, UploadState.READY, UploadState.FAULTY)
"""The states of an upload that somebody has still to decide about."""


def waiting_uploads(committee: Unit) -> list[Upload]:
    """The committee's uploads that are neither imported nor dropped, the latest first. One query."""
    return list(Upload.objects.filter(committee=committee, state__in=WAITING).select_related("created_by"))


def upload(committee: Unit, pk: int) -> Upload:
    """An upload of the committee in any state; raises `NotFound`, also for another committee's. One query."""
    rows = Upload.objects.select_related("created_by", "committee__municipality", "batch")
    found = rows.filter(committee=committee, pk=pk).first()
    if found is None:
        raise NotFound("Uppladdningen", str(pk))
    return found

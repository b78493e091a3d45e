"""The task that reads an upload: the file to rows, the rows to a preview, and both to what the page shows."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from hashlib import file_digest
from pathlib import Path
from typing import Any

from django.db.models import Count, Max
from django.utils import timezone
from django_tasks import task

from tertial.common.errors import Faults, Refused, TertialError
from tertial.economy.models import LedgerBatch, Mode, Upload, UploadState
from tertial.economy.uploads import files
from tertial.economy.uploads.beating import beating, still_reading
from tertial.organisation.models import Unit

_BEGUN = 1
_READ = 90  # percent: what is left is the preview
_EVERY = 0.5  # seconds between two notes of how far it has come
_FAULTS_KEPT = 200

_log = logging.getLogger(__name__)


class Superseded(Exception):
    """Somebody dropped the upload, or had it read again: nobody waits for this reading any more."""


@task
def read_upload(upload_id: int, attempt: int) -> None:
    """Read an upload and keep the preview, or what was wrong. Writes nothing where the reading is no longer wanted."""
    if not still_reading(upload_id, attempt).update(progress=_BEGUN, beat_at=timezone.now()):
        return
    upload = Upload.objects.select_related("committee__municipality").get(pk=upload_id)
    rows = files.rows_of(upload.folder, attempt)
    kept: dict[str, Any] = {}
    try:
        with beating(upload_id, attempt):
            outcome = _read(upload, files.source_of(upload.folder), rows, kept)
    except Superseded:
        rows.unlink(missing_ok=True)
        return
    except Faults as error:
        kept["summary"] = error.message if error.faults else ""
        outcome = _faulty(error.faults or [error], kept)
    except TertialError as error:
        outcome = _faulty([error], kept)
    except Exception:  # noqa: BLE001  whatever went wrong, the person who waits is told, and the log has the rest
        _log.exception("upload %s could not be read", upload_id)
        sentence = "Något gick fel i programmet när filen lästes. Ingenting är inläst. Felet står i serverns logg."
        outcome = _faulty([Refused(sentence)], kept)
    if not still_reading(upload_id, attempt).update(**outcome, progress=100, beat_at=timezone.now()):
        rows.unlink(missing_ok=True)


def ledger_mark(committee: Unit) -> list[int]:
    """What tells that a committee's ledger has changed: the latest import, and how many are undone. One query."""
    batches = LedgerBatch.objects.filter(committee=committee)
    found = batches.aggregate(latest=Max("pk"), undone=Count("undone_at"))
    return [found["latest"] or 0, found["undone"]]


def _read(upload: Upload, source: Path, rows: Path, kept: dict[str, Any]) -> dict[str, Any]:
    """Read the file and what it would mean; `kept` is filled with what is known of it, also where the reading ends by an error."""
    from tertial.economy.importers.any_file import format_of, read
    from tertial.economy.ledger.preview import preview
    from tertial.economy.queries.import_profiles import own_profiles, profile_for

    told = _Telling(upload)
    with source.open("rb") as file:
        sha256 = file_digest(file, "sha256").hexdigest()
    kept |= {"format": str(format_of(source)), "sha256": sha256}
    profile = profile_for(upload.committee.municipality, upload.profile, upload.settings)
    own = () if profile else own_profiles(upload.committee.municipality)
    reading = read(source, into=rows, profile=profile, own=own, progress=told).reading
    kept |= {"facts": dict(reading.facts), "notes": list(reading.notes), "dropped": list(reading.dropped)}
    if reading.faults:
        return _faulty(reading.faults, kept, max(reading.fault_count, len(reading.faults)))
    mark = ledger_mark(upload.committee)
    meaning = preview(rows, committee=upload.committee, mode=Mode(upload.mode), sha256=sha256)
    return {
        "state": UploadState.READY,
        "preview": {**kept, "ledger": mark, "told": meaning.as_json()},
        "faults": [],
    }


def _faulty(faults: Sequence[TertialError], kept: dict[str, Any], count: int = 0) -> dict[str, Any]:
    return {
        "state": UploadState.FAULTY,
        "preview": {**kept, "fault_count": count or len(faults)},
        "faults": [{"place": fault.place, "message": fault.message} for fault in faults[:_FAULTS_KEPT]],
    }


class _Telling:
    """Notes how far the reading has come, now and then; stops it when nobody waits for it any more."""

    def __init__(self, upload: Upload) -> None:
        self._reading = still_reading(upload.pk, upload.attempt)
        self._next = time.monotonic() + _EVERY

    def __call__(self, share: float) -> None:
        """`share` of the source is read, 0 to 1."""
        if time.monotonic() < self._next:
            return
        progress = max(_BEGUN, min(_READ, round(_READ * share)))
        if not self._reading.update(progress=progress, beat_at=timezone.now()):
            raise Superseded
        self._next = time.monotonic() + _EVERY

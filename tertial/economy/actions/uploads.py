"""Send in a file, have it read, and then import it or drop it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import DatabaseError, transaction
from django.utils import timezone
from django_tasks import task

from tertial.audit.actions import record, snapshot
from tertial.common.errors import NotFound, Refused
from tertial.economy.actions.ledger import import_ledger
from tertial.economy.models import LedgerBatch, Mode, Upload, UploadState
from tertial.economy.queries.uploads import WAITING
from tertial.economy.uploads import files
from tertial.economy.uploads.beating import is_silent
from tertial.economy.uploads.reading import ledger_mark, read_upload
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission
from tertial.organisation.queries import person

KEPT = timedelta(days=14)
"""How long a file that nobody decides about is kept: it is as it came, with whatever names are in it."""


def receive_upload(
    *,
    committee: Unit,
    file_name: str,
    pieces: Iterable[bytes],
    by: Person,
    profile: str = "",
    mode: Mode = Mode.REPLACE,
) -> Upload:
    """Keep a file that somebody sent in, and have it read. Nothing counts before `import_upload`.

    `profile` names how it is read; empty lets the file say. The file is written before the transaction, which would hold
    the database for as long. Refused: an empty file, one that is larger than the installation takes.
    """
    require(by, Permission.ECONOMY_EDIT, unit=committee)
    file_name = _readable(file_name)
    folder = files.keep(file_name, pieces)
    try:
        with transaction.atomic():
            upload = Upload.objects.create(
                committee=committee, file_name=file_name, folder=folder, profile=profile, mode=mode, created_by=by
            )
            record(action="economy.receive_upload", subject=upload, by=by, after=snapshot(upload))
            transaction.on_commit(partial(read_upload.enqueue, upload.pk, upload.attempt))
            transaction.on_commit(sweep_uploads.enqueue)
    except DatabaseError:
        files.remove(folder)
        raise
    return upload


@transaction.atomic
def read_again(
    *,
    upload: Upload,
    by: Person,
    profile: str | None = None,
    settings: Mapping[str, Any] | None = None,
    mode: Mode | None = None,
) -> Upload:
    """Read an upload once more, perhaps in another way. What is not named stays as it was.

    A reading that is under way is no longer waited for. Refused: an upload that is imported or dropped, or read right now
    by somebody who gives signs of life.
    """
    require(by, Permission.ECONOMY_EDIT, unit=upload.committee)
    upload = _open(upload)
    if upload.state == UploadState.READING and not is_silent(upload):
        raise Refused(f"{upload.file_name} läses just nu. Vänta tills den är läst.")
    before = snapshot(upload)
    if profile is not None:
        upload.profile = profile
    if settings is not None:
        upload.settings = dict(settings)
    if mode is not None:
        upload.mode = mode
    upload.attempt += 1
    upload.state, upload.progress, upload.beat_at = UploadState.READING, 0, timezone.now()
    upload.preview, upload.faults = {}, []
    upload.save()
    told = {**before, "preview": {}, "faults": []}
    record(action="economy.read_again", subject=upload, by=by, before=told, after=snapshot(upload))
    transaction.on_commit(partial(read_upload.enqueue, upload.pk, upload.attempt))
    return upload


@transaction.atomic
def import_upload(*, upload: Upload, by: Person) -> LedgerBatch | None:
    """Let what was read count; None when nothing would be otherwise. The file is removed either way.

    Refused: an upload that is not ready, and one whose preview no longer tells what would happen, since the ledger has
    changed after it.
    """
    require(by, Permission.ECONOMY_EDIT, unit=upload.committee)
    upload = _open(upload)
    if upload.state != UploadState.READY:
        raise Refused(f"{upload.file_name} {UploadState(upload.state).label} och kan inte läsas in.")
    kept = upload.preview
    staged = files.rows_of(upload.folder, upload.attempt)
    if kept["ledger"] != ledger_mark(upload.committee):
        raise Refused(
            "Bokföringen har ändrats sedan förhandsvisningen gjordes. Läs filen igen och se vad som gäller nu."
        )
    if not staged.exists():
        raise Refused(f"{upload.file_name} behöver läsas igen: det som lästes finns inte kvar på servern.")
    before = _without_content(snapshot(upload))
    batch = import_ledger(
        committee=upload.committee,
        staged=staged,
        source_name=upload.file_name,
        source_sha256=kept["sha256"],
        source_format=kept["format"],
        profile=upload.profile,
        mode=Mode(upload.mode),
        by=by,
    )
    upload.state, upload.batch = UploadState.IMPORTED, batch
    _close(upload)
    record(action="economy.import_upload", subject=upload, by=by, before=before, after=snapshot(upload))
    return batch


@transaction.atomic
def drop_upload(*, upload: Upload, by: Person) -> Upload:
    """Remove a file without importing it. Dropping what is dropped already changes nothing."""
    require(by, Permission.ECONOMY_EDIT, unit=upload.committee)
    upload = Upload.objects.select_for_update(of=("self",)).select_related("committee").get(pk=upload.pk)
    if upload.state == UploadState.DROPPED:
        return upload
    upload = _open(upload)
    before = _without_content(snapshot(upload))
    upload.state = UploadState.DROPPED
    _close(upload)
    record(action="economy.drop_upload", subject=upload, by=by, before=before, after=snapshot(upload))
    return upload


@task
def sweep_uploads() -> None:
    """Drop the uploads that nobody has decided about for a fortnight, and remove folders that belong to none."""
    for old in Upload.objects.filter(state__in=WAITING, created_at__lt=timezone.now() - KEPT).select_related(
        "committee"
    ):
        with suppress(Refused):  # somebody decided at this very moment
            drop_upload(upload=old, by=person("tertial"))
    known = set(Upload.objects.filter(state__in=WAITING).values_list("folder", flat=True))
    for name in files.leftovers(known):
        files.remove(name)


def _readable(file_name: str) -> str:
    """The name of a file without its folders, in letters that every database keeps."""
    name = file_name.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in " ".join(name.split()) if letter.isprintable())[-200:] or "fil"


def _open(upload: Upload) -> Upload:
    """The upload as it is now, held until the transaction ends; refused when it is decided already."""
    rows = Upload.objects.select_for_update(of=("self",)).select_related("committee__municipality")
    current = rows.filter(pk=upload.pk).first()
    if current is None:
        raise NotFound("Uppladdningen", str(upload.pk))
    if current.state == UploadState.IMPORTED:
        raise Refused(f"{current.file_name} är redan inläst.")
    if current.state == UploadState.DROPPED:
        raise Refused(f"{current.file_name} är borttagen. Skicka in filen på nytt.")
    return current


def _close(upload: Upload) -> None:
    """Keep nothing of the file: not what was shown of it, and after the commit not the file itself."""
    upload.preview, upload.faults, upload.settings = {}, [], {}
    upload.save()
    transaction.on_commit(partial(files.remove, upload.folder))


def _without_content(told: dict[str, Any]) -> dict[str, Any]:
    """A snapshot for the log, which must not keep what the file held."""
    return {**told, "preview": {}, "faults": [], "settings": {}}

"""Codes with names, profiles, and files that were sent in and read."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from tertial.economy.actions import add_code, save_import_profile
from tertial.economy.ledger.preview import preview
from tertial.economy.models import Code, ImportProfile, Mode, Part, Upload, UploadState
from tertial.economy.uploads import files
from tertial.economy.uploads.reading import ledger_mark
from tertial.organisation.models import Unit
from tests.factories.ledger import Row, staged
from tests.factories.organisation import a_committee, the_program


def a_code(code: str = "4511", name: str = "Försörjningsstöd", part: Part = Part.ACCOUNT) -> Code:
    """A code with a name."""
    return add_code(unit=a_committee(), part=part, code=code, name=name, by=the_program())


def a_profile(slug: str = "huvudbok", name: str = "Huvudbok", **settings: object) -> ImportProfile:
    """A saved profile: account, date and amount, where nothing else is said."""
    wanted = {"codes": {"account": "Konto"}, "date": "Datum", "amount": "Belopp", **settings}
    return save_import_profile(unit=a_committee(), slug=slug, name=name, settings=wanted, by=the_program())


def an_upload(*rows: Row, committee: Unit | None = None, mode: Mode = Mode.REPLACE) -> Upload:
    """A file that was read and is ready to be imported, as the task leaves it; one row in September where none are given."""
    board = committee or a_committee()
    folder = secrets.token_hex(16)
    (files.folder_of(folder) / "source").mkdir(parents=True)
    (files.folder_of(folder) / "source" / "huvudbok.csv").write_text("som den kom", encoding="utf-8")
    upload = Upload.objects.create(
        committee=board, file_name="huvudbok.csv", folder=folder, mode=mode, progress=100, created_by=the_program()
    )
    with_rows(upload, *(rows or (Row(202309, 5_00),)))
    meaning = preview(files.rows_of(folder, 1), committee=board, mode=mode)
    upload.preview = {
        "format": "csv",
        "sha256": secrets.token_hex(32),
        "ledger": ledger_mark(board),
        "told": meaning.as_json(),
    }
    upload.state = UploadState.READY
    upload.save()
    return upload


def with_rows(upload: Upload, *rows: Row) -> Upload:
    """The upload with what was read from it in its place again: an import moves it, and no rollback moves it back."""
    target = files.rows_of(upload.folder, upload.attempt)
    shutil.move(staged(rows or (Row(202309, 5_00),)), target)
    return upload


def folder(upload: Upload) -> Path:
    """Where an upload's files lie."""
    return files.folder_of(upload.folder)

"""Where a file lies between the day it is sent in and the day it is imported or dropped.

Each upload has a folder of its own in the data folder, with a name that can't be guessed: the file as it came, and what
was read from it. A file may hold names and texts that the ledger must not have, so a folder goes as soon as it can.
"""

from __future__ import annotations

import re
import secrets
import shutil
import time
from collections.abc import Collection, Iterable
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from tertial.common.errors import Refused

_FOLDER = re.compile(r"[0-9a-f]{32}")
_SOURCE = "source"
_UNSAFE = re.compile(r"[^\w .,()+-]+")


def home() -> Path:
    """The folder of all uploads. It need not exist yet."""
    return Path(settings.DATA) / "uploads"


def folder_of(name: str) -> Path:
    """An upload's folder; the name is what `Upload.folder` says."""
    if not _FOLDER.fullmatch(name):
        raise ValueError(f"{name!r} is not the name of an upload's folder")
    return home() / name


def keep(file_name: str, pieces: Iterable[bytes]) -> str:
    """Write a file to a new folder and return the folder's name. Raises `Refused` when it is empty or too large.

    Readable by the program's own user only, for it is as it came. Nothing is left when it can't be written whole.
    """
    name = secrets.token_hex(16)
    place = folder_of(name)
    (place / _SOURCE).mkdir(parents=True, mode=0o700)
    most = settings.TERTIAL_LARGEST_FILE * 1_000_000
    size = 0
    try:
        with (place / _SOURCE / _named(file_name)).open("xb") as file:
            for piece in pieces:
                size += len(piece)
                if size > most:
                    raise Refused(_too_large(file_name))
                file.write(piece)
        if not size:
            raise Refused(f"{file_name} är tom. Exportera den på nytt ur ekonomisystemet.")
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise
    return name


def source_of(name: str) -> Path:
    """The file as it came. Raises `Refused` when it is gone."""
    place = folder_of(name) / _SOURCE
    found = sorted(place.iterdir()) if place.is_dir() else []
    if not found:
        raise Refused("Filen finns inte kvar på servern. Skicka in den på nytt.")
    return found[0]


def rows_of(name: str, attempt: int) -> Path:
    """Where a reading of the file writes its rows: each has its own, so that an old one spoils nothing."""
    return folder_of(name) / f"rows-{attempt}.parquet"


def remove(name: str) -> None:
    """Remove an upload's folder with all that is in it."""
    shutil.rmtree(folder_of(name), ignore_errors=True)


def leftovers(known: Collection[str], *, older_than: timedelta = timedelta(days=1)) -> list[str]:
    """Names of folders that belong to no upload: of requests that were killed before they had said so."""
    if not home().is_dir():
        return []
    before = time.time() - older_than.total_seconds()
    return sorted(
        place.name
        for place in home().iterdir()
        if _FOLDER.fullmatch(place.name) and place.name not in known and place.stat().st_mtime < before
    )


def too_large(file_name: str) -> Refused:
    """What to say of a file that is larger than this installation takes."""
    return Refused(_too_large(file_name))


def _too_large(file_name: str) -> str:
    return (
        f"{file_name} är större än {settings.TERTIAL_LARGEST_FILE} MB, som är det mesta som går att skicka in här. "
        "Dela upp exporten i kortare perioder, eller läs in den på servern med ”tertial import ledger”."
    )


def _named(file_name: str) -> str:
    """The file's own name, as far as a file system can be trusted with it: importers name the file by it."""
    return _UNSAFE.sub("_", file_name)[-100:].strip(". ") or "fil"

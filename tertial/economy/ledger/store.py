"""Where the ledger's files lie, how one gets there, and how what a killed import left behind goes away.

The folder holds one Parquet file per batch, never changed, and beside them `staging`. Whoever is on the way in holds a
folder there, with a lock that the system gives back when the process ends, however it ends:

1. A reading writes its rows in such a folder (`staging`).
2. `adopt` makes another, named like the batch's file to be, makes the rows durable and moves them to their place. This is
   the last thing before the transaction that makes the batch visible is committed; when that is on the disk too, the
   folder is removed.
3. A process that is killed leaves its folder, and perhaps the moved file. `sweep` finds folders that nobody holds and
   removes them, with the file of that name unless a batch has it.

So a file is only ever removed when an unfinished import left word of it in this database's own name: a database that was
restored from an older copy, or another one over the same folder, loses nothing.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from tertial.economy.models import LedgerBatch

SAFE_AGE = timedelta(hours=1)
"""How old a leftover must be before it is swept: far longer than any import waits between two signs of life."""

_ENDING = ".parquet"
_NAME = re.compile(r"[0-9]{8}T[0-9]{6}-[0-9a-f]{16}\.parquet")
_LOCK, _OWNER = "lock", "owner"


def folder() -> Path:
    """The folder of the ledger: `TERTIAL_LEDGER`, else `ledger` in the data folder. It need not exist yet."""
    return Path(settings.TERTIAL_LEDGER) if settings.TERTIAL_LEDGER else Path(settings.DATA) / "ledger"


def path_of(name: str) -> Path:
    """Where a batch's file lies; the name is what `LedgerBatch.file` says."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is not the name of a batch's file")
    return folder() / name


def new_name() -> str:
    """A name that no other batch has: the time in UTC, for people who look, and chance."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(8)}{_ENDING}"


@contextmanager
def staging() -> Iterator[Path]:
    """A private folder to read a source into, gone afterwards. It is on the same disk as the batches."""
    held = _Held(new_name().removesuffix(_ENDING))
    try:
        yield held.folder
    finally:
        held.release()


def adopt(staged: Path, name: str) -> Path:
    """Move finished rows to their place as `name`, durably: after a power cut the file is whole or not there.

    To be called last in the transaction that writes the batch; raises when there is none. Until that transaction is
    committed a sweep leaves the file alone, and if it never is, a later sweep removes the file.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("rows are adopted in the transaction that makes them visible")
    target = path_of(name)
    held = _Held(name.removesuffix(_ENDING))
    transaction.on_commit(lambda: _settle(held))
    _flush(staged)
    try:
        os.rename(staged, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        copy = held.folder / name
        shutil.copyfile(staged, copy)
        _flush(copy)
        os.rename(copy, target)
        staged.unlink()
    _flush(target.parent)
    return target


def sweep(*, older_than: timedelta = SAFE_AGE) -> list[str]:
    """Remove what killed imports left behind, and return the names of the folders that went.

    What another process holds, what is younger, and what another database left is not touched; nor is what the system
    does not let us remove.
    """
    gone = []
    for left in unfinished():
        with suppress(OSError):
            if datetime.now(UTC) - _time_of(left) >= older_than and _remove(left):
                gone.append(left.name)
    return gone


def unfinished() -> list[Path]:
    """The folders in `staging`: of imports that run now, and of those that were killed."""
    place = folder() / "staging"
    return sorted(place.iterdir()) if place.is_dir() else []


def orphans() -> list[str]:
    """Names of files in the folder that no batch of this database has. They are never removed by themselves."""
    if not folder().is_dir():
        return []
    known = set(LedgerBatch.objects.values_list("file", flat=True))
    return sorted(file.name for file in folder().glob(f"*{_ENDING}") if file.name not in known)


def remove(name: str) -> None:
    """Remove a batch's file whose row is gone, as when a whole database is emptied on purpose."""
    path_of(name).unlink(missing_ok=True)


class _Held:
    """A folder in `staging` that this process holds by a lock on a file in it.

    A rolled-back transaction forgets what was to be done at its commit, and with it this object: then the lock goes and the
    folder stays, for the sweep to find.
    """

    def __init__(self, name: str) -> None:
        self.folder = _staging() / name
        self.folder.mkdir()
        self._lock = _open_lock(self.folder)
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        owner = self.folder / _OWNER
        owner.write_text(_database(), encoding="ascii")
        for written in (owner, self.folder, self.folder.parent):
            _flush(written)

    def release(self) -> None:
        """Remove the folder and give the lock back."""
        with suppress(OSError):  # what can't be removed now is swept later
            _clear(self.folder)
        self._let_go()

    def _let_go(self) -> None:
        os.close(self._lock)
        self._lock = -1

    def __del__(self) -> None:
        if getattr(self, "_lock", -1) >= 0:
            self._let_go()


def _settle(held: _Held) -> None:
    """Remove the word of a file whose batch is committed, when the commit is on the disk.

    SQLite in WAL mode answers before: without this a power cut could take the batch's row back and leave its file.
    """
    with suppress(OSError):  # then the folder stays, and the sweep asks the database
        written_ahead = Path(f"{connection.settings_dict['NAME']}-wal")
        if connection.vendor == "sqlite" and written_ahead.is_file():
            _flush(written_ahead)
        held.release()


def _staging() -> Path:
    """The folder of those on the way in, made with those above it, so that a power cut does not take the first batch's folder."""
    place = folder() / "staging"
    missing = [one for one in (place, *place.parents) if not one.is_dir()]
    place.mkdir(parents=True, exist_ok=True)
    for made in reversed(missing):
        _flush(made.parent)
    return place


def _remove(left: Path) -> bool:
    """Remove one leftover if nobody holds it, and the file that was moved from it if no batch has that.

    The lock comes first and the question to the database second: whoever held the lock had either committed by then, so
    that the batch is found, or never will.
    """
    lock = _open_lock(left)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        owner = left / _OWNER
        whose = owner.read_text(encoding="ascii") if owner.exists() else ""
        if whose not in ("", _database()):
            return False
        name = left.name + _ENDING
        # Without an owner it had not begun to move anything, or had done with it.
        if whose and _NAME.fullmatch(name) and not LedgerBatch.objects.filter(file=name).exists():
            remove(name)
        _clear(left)
    except BlockingIOError:
        return False
    finally:
        os.close(lock)
    return True


def _clear(place: Path) -> None:
    """Remove a folder in `staging`, the word of whose it is last: killed halfway, it still says so or says nothing."""
    owner = place / _OWNER
    for one in place.iterdir():
        if one.is_dir():
            shutil.rmtree(one)
        elif one != owner:
            one.unlink()
    owner.unlink(missing_ok=True)
    place.rmdir()


def _open_lock(place: Path) -> int:
    return os.open(place / _LOCK, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o644)


def _time_of(left: Path) -> datetime:
    """The latest time that something was written in a leftover."""
    return datetime.fromtimestamp(max(file.stat().st_mtime for file in (left, *left.iterdir())), UTC)


def _database() -> str:
    """Which database this is, so that two over one folder do not sweep each other's files."""
    told = connection.settings_dict
    return sha256(repr([str(told.get(key, "")) for key in ("ENGINE", "NAME", "HOST", "PORT")]).encode()).hexdigest()


def _flush(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""The ledger's folder: nothing counts before its row, nothing is lost, and what a killed import left goes away."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction

from tertial.economy.ledger import store
from tertial.economy.ledger.check import check_ledger
from tertial.economy.models import LedgerBatch, LedgerPeriod
from tests.factories.ledger import Row, a_batch, an_import, staged
from tests.factories.organisation import a_committee

pytestmark = pytest.mark.django_db(transaction=True)

NOW = timedelta(0)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger folder for each test, on a path of its own by the setting."""
    folder = tmp_path / "huvudbok"
    monkeypatch.setattr(settings, "TERTIAL_LEDGER", str(folder))
    return folder


def aged() -> None:
    """Let what was left behind be old enough to be swept."""
    for left in store.unfinished():
        for one in (*left.iterdir(), left):
            os.utime(one, (0, 0))


def left_behind(name: str = "") -> Path:
    """What an import leaves that is killed after its rows were moved and before the database knew."""
    name = name or store.new_name()
    with transaction.atomic():
        store.adopt(staged([Row(202301, 1)]), name)
        transaction.set_rollback(True)
    return store.path_of(name)


def test_the_setting_names_the_folder(own_folder: Path) -> None:
    batch = a_batch()
    assert [file.name for file in own_folder.glob("*.parquet")] == [batch.file]
    assert store.unfinished() == []


def test_a_folder_to_read_into_is_held_while_it_is_used_and_gone_afterwards() -> None:
    with store.staging() as folder:
        (folder / "rows.parquet").write_bytes(b"x")
        (folder / "spill").mkdir()
        assert store.sweep(older_than=NOW) == []
        assert folder.is_dir()
    assert not folder.exists()
    with pytest.raises(RuntimeError, match="broken off"), store.staging() as folder:
        raise RuntimeError("broken off")
    assert not folder.exists()


def test_rows_are_adopted_only_in_a_transaction() -> None:
    with pytest.raises(RuntimeError, match="in the transaction that makes them visible"):
        store.adopt(staged([]), store.new_name())


def test_rows_that_wait_for_their_row_are_not_swept() -> None:
    name = store.new_name()
    with transaction.atomic():
        store.adopt(staged([Row(202301, 1)]), name)
        assert store.sweep(older_than=NOW) == []
        assert store.path_of(name).exists()
    assert store.unfinished() == []


def test_what_a_killed_import_left_is_swept_when_it_is_old_enough() -> None:
    kept = a_batch()
    orphan = left_behind()
    assert orphan.exists()
    assert store.sweep() == []
    assert orphan.exists()
    assert store.sweep(older_than=NOW) == [orphan.stem]
    assert not orphan.exists()
    assert store.unfinished() == []
    assert store.path_of(kept.file).exists()


def test_the_next_import_sweeps() -> None:
    orphan = left_behind()
    aged()
    a_batch()
    assert not orphan.exists()
    assert store.unfinished() == []


def test_a_check_sweeps_too_and_tells() -> None:
    orphan = left_behind()
    aged()
    found = check_ledger()
    assert (found.swept, found.unfinished, found.orphans, found.faults) == ((orphan.stem,), (), (), ())
    assert not orphan.exists()


def test_rows_are_on_the_disk_before_they_are_moved_and_in_place_before_their_row(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a power cut leaves is what was flushed: never a row without its file, nor a file that nothing tells of."""
    steps: list[tuple[str, str]] = []
    fsync, rename = os.fsync, os.rename

    def flushed(descriptor: int) -> None:
        steps.append(("flush", Path(f"/proc/self/fd/{descriptor}").readlink().name))
        fsync(descriptor)

    def moved(old: Path, new: Path) -> None:
        steps.append(("move", Path(old).name))
        rename(old, new)

    a_committee()
    rows = staged([Row(202301, 1)])
    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(os, "rename", moved)
    name = store.new_name()
    with transaction.atomic():
        transaction.on_commit(lambda: steps.append(("committed", "")))
        store.adopt(rows, name)
    assert steps == [
        ("flush", own_folder.parent.name),  # the ledger's own folder, and the one for what is on its way in
        ("flush", own_folder.name),
        ("flush", "owner"),
        ("flush", Path(name).stem),
        ("flush", "staging"),
        ("flush", rows.name),
        ("move", rows.name),
        ("flush", own_folder.name),
        ("committed", ""),
        # PostgreSQL's commit is on the disk when it answers, SQLite's in WAL mode is not.
        *([("flush", f"{Path(connection.settings_dict['NAME']).name}-wal")] if connection.vendor == "sqlite" else []),
    ]
    assert store.unfinished() == []


def test_killed_after_the_commit_the_file_stays() -> None:
    batch = a_batch()
    left_behind(new := store.new_name())
    LedgerBatch.objects.filter(pk=batch.pk).update(file=new)
    assert store.sweep(older_than=NOW) == [Path(new).stem]
    assert store.path_of(new).exists()


@pytest.mark.parametrize("owner", [None, ""])
def test_a_folder_of_somebody_killed_at_once_goes_and_takes_no_file_with_it(owner: str | None) -> None:
    batch = a_batch()
    left = store.folder() / "staging" / Path(batch.file).stem
    left.mkdir()
    if owner is not None:
        (left / "owner").write_text(owner)
    LedgerPeriod.objects.all().delete()
    LedgerBatch.objects.all().delete()
    assert store.sweep(older_than=NOW) == [left.name]
    assert store.path_of(batch.file).exists()
    assert store.orphans() == [batch.file]


def test_what_another_database_left_is_not_ours_to_sweep(monkeypatch: pytest.MonkeyPatch) -> None:
    orphan = left_behind()
    monkeypatch.setitem(connection.settings_dict, "HOST", "another")
    assert store.sweep(older_than=NOW) == []
    assert orphan.exists()


def test_rows_from_another_disk_are_copied_and_then_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    rename, source = os.rename, staged([Row(202301, 7)])

    def across(old: Path, new: Path) -> None:
        if old == source:
            raise OSError(18, "Invalid cross-device link")
        rename(old, new)

    monkeypatch.setattr(os, "rename", across)
    name = store.new_name()
    content = source.read_bytes()
    with transaction.atomic():
        store.adopt(source, name)
    assert store.path_of(name).read_bytes() == content
    assert not source.exists()
    assert store.unfinished() == []


def test_a_whole_ledger_has_no_faults() -> None:
    a_batch(Row(202301, 1), Row(202303, 2))
    an_import(Row(202302, 5))
    found = check_ledger()
    assert (found.batches, found.rows, found.faults, found.unfinished, found.orphans) == (2, 3, (), (), ())


def test_what_was_left_behind_is_told_and_is_no_fault() -> None:
    left_behind()
    (store.folder() / store.new_name()).write_bytes(b"x")
    found = check_ledger()
    assert (found.faults, len(found.unfinished), len(found.orphans)) == ((), 1, 1)


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4:200] = bytes(196)
    path.write_bytes(content)


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "gone": (lambda path: path.unlink(), "finns inte i"),
    "cut off": (lambda path: path.write_bytes(path.read_bytes()[:-20]), "går inte att läsa: "),
    "damaged": (damage, "går inte att läsa: "),
    "no batch": (lambda path: path.write_bytes(b"PAR1"), "går inte att läsa: "),
    "fewer rows": (
        lambda path: shutil.move(staged([Row(202301, 3)]), path),
        "202301 har 1 rader i filen, enligt databasen 2.",
    ),
    "another sum": (
        lambda path: shutil.move(staged([Row(202301, 1), Row(202301, 3)]), path),
        "202301 har summan 4 öre i filen, enligt databasen 3.",
    ),
    "other rows": (
        lambda path: shutil.move(staged([Row(202301, 1), Row(202301, 2, account="9999")]), path),
        "202301 har andra rader i filen än de som lästes in",
    ),
    "another month": (
        lambda path: shutil.move(staged([Row(202301, 1), Row(202301, 2), Row(202302, 1)]), path),
        "202302 har 1 rader i filen men hör inte till inläsningen.",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_the_import_it_is_in(fault: str) -> None:
    whole = a_batch(Row(202212, 9))
    batch = a_batch(Row(202301, 1), Row(202301, 2))
    do, words = FAULTS[fault]
    do(store.path_of(batch.file))
    found = check_ledger()
    assert {one.batch for one in found.faults} == {batch.pk} != {whole.pk}
    assert any(words in one.words for one in found.faults)

"""An import that is killed, at any moment: the ledger is fully the old or fully the new, and nothing is left to clean by hand."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection, transaction

from tertial.economy.ledger import store
from tertial.economy.ledger.visible import visible
from tertial.economy.models import LedgerBatch
from tertial.organisation.models import Unit
from tests.factories.organisation import a_committee, the_program
from tests.integration.cli.commands import run

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).resolve().parents[3]
VOUCHERS = 3_000
SEED = 20231114
ROWS_FLUSHED = 10
"""Which flush is of the rows: each of three folders is held by three flushes before."""


def sie(file: Path, krona: int) -> Path:
    """A ledger of a year: vouchers of some kronor each, the same number whatever the amount."""
    lines = [
        "#FLAGGA 0",
        '#PROGRAM "Test" 1',
        "#FORMAT PC8",
        "#GEN 20240101",
        "#SIETYP 4",
        '#FNAMN "Kommunen"',
        "#RAR 0 20230101 20231231",
        '#KONTO 5010 "Lokalhyra"',
        '#KONTO 2440 "Leverantorsskulder"',
    ]
    for number in range(VOUCHERS):
        day = f"2023{1 + number % 12:02}{1 + number % 28:02}"
        lines += [
            f"#VER A {number + 1} {day}",
            "{",
            f"#TRANS 5010 {{}} {krona}.00 {day}",
            f"#TRANS 2440 {{}} -{krona}.00 {day}",
            "}",
        ]
    file.write_text("\n".join(lines) + "\n", encoding="cp437")
    return file


class Killed:
    """Two ledgers of the same months, and a process that imports one over the other until it is killed."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.files = {1: sie(folder / "ett.se", 1), 2: sie(folder / "tva.se", 2)}
        self._environment = {
            **os.environ,
            "TERTIAL_DATABASE": _database_url(),
            "TERTIAL_DATA": str(folder),
            "PYTHONPATH": str(ROOT),
            "LC_ALL": "C.UTF-8",
        }
        self.bring(1)

    def bring(self, which: int) -> None:
        """Import a ledger in this process, to its end."""
        done = run(self._capsys, "import", "ledger", str(self.files[which]), "--committee", "namnden")
        assert (done.code, done.err) == (0, "")
        assert self.now() == which

    def start(self, which: int, *, program: str = "", loaded: bool = False) -> subprocess.Popen[str]:
        """Begin to import a ledger in a process of its own; `loaded` waits until it is about to do so."""
        called = ["-c", program] if program else ["-m", "tertial.cli"]
        arguments = ["import", "ledger", str(self.files[which]), "--committee", "namnden"]
        process = subprocess.Popen(
            [sys.executable, *called, *arguments],
            env=self._environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        if loaded:
            assert process.stdout is not None
            assert process.stdout.readline() == "loaded\n"
        return process

    def work(self) -> float:
        """How many seconds a whole import lasts once the program is loaded, which touches nothing and takes longest."""
        process = self.start(2, program=_LOADED, loaded=True)
        began = time.monotonic()
        _, err = process.communicate()
        lasted = time.monotonic() - began
        assert (process.returncode, err, self.now()) == (0, "", 2)
        self.bring(1)
        return lasted

    def now(self) -> int:
        """Which ledger counts, whole: every month of it, or the test fails."""
        with transaction.atomic():
            # A server may still be about to end what a killed client had begun.
            Unit.objects.select_for_update(no_key=True).get(slug="namnden")
        held = visible(a_committee()).months
        assert sorted(held) == [202300 + month for month in range(1, 13)]
        assert {(month.rows, month.sum_ore) for month in held.values()} == {(2 * VOUCHERS // 12, 0)}
        (batch,) = {number for month in held.values() for number in month.sources}
        return {"ett.se": 1, "tva.se": 2}[LedgerBatch.objects.get(pk=batch).source_name]

    def require_whole(self) -> None:
        """The ledger is whole, and what the killed import left goes with the next one."""
        checked = run(self._capsys, "ledger", "check")
        assert (checked.code, checked.err) == (0, "")
        assert checked.out.endswith(" 0 fel.\n")
        for left in store.unfinished():
            for one in (*left.rglob("*"), left):
                os.utime(one, (0, 0))
        self.bring(2 if self.now() == 1 else 1)
        assert store.unfinished() == []
        assert store.orphans() == []
        assert {file.name for file in store.folder().glob("*.parquet")} == set(
            LedgerBatch.objects.values_list("file", flat=True)
        )
        if self.now() == 2:
            self.bring(1)


@pytest.fixture
def killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Killed]:
    """The older of the two ledgers, imported."""
    monkeypatch.setattr(settings, "DATA", tmp_path)
    a_committee()
    the_program()
    yield Killed(tmp_path, capsys)
    for batch in LedgerBatch.objects.all():
        store.remove(batch.file)


@pytest.mark.parametrize("kills", [3, pytest.param(50, marks=pytest.mark.slow)])
def test_killed_at_any_moment(killed: Killed, kills: int) -> None:
    """One moment in each of as many stretches of its work, from when the program is loaded until its process is gone."""
    lasts = killed.work()
    chance = random.Random(SEED)  # noqa: S311  moments, not secrets
    ended: list[int] = []
    while len(ended) < kills:
        process = killed.start(2, program=_LOADED, loaded=True)
        time.sleep(lasts * (len(ended) + chance.random()) / kills)
        process.kill()
        process.communicate()
        if process.returncode == -9:
            ended.append(killed.now())
            killed.require_whole()
        else:
            # The machine was quicker this time: that was no kill, and the next moments are to come sooner.
            assert (process.returncode, killed.now()) == (0, 2)
            killed.bring(1)
            lasts = min(0.9 * lasts, killed.work())
    assert 1 in ended


def test_killed_as_it_starts(killed: Killed) -> None:
    process = killed.start(2)
    process.kill()
    process.communicate()
    assert (process.returncode, killed.now()) == (-9, 1)
    killed.require_whole()


POINTS = {
    "before it has begun to read": ("tertial.economy.importers.any_file.read", 1, 1),
    "with its rows read": ("tertial.economy.actions.ledger.require_ledger_file", 1, 1),
    "waiting for its turn": ("tertial.economy.actions.ledger._take_turns", 1, 1),
    "with its batch written and its months not": ("tertial.economy.models.LedgerPeriod.objects.bulk_create", 1, 1),
    "with its months written and its event not": ("tertial.economy.actions.ledger.record", 1, 1),
    "with everything written and no word of its file": ("tertial.economy.ledger.store.adopt", 1, 1),
    "with a folder for its word and no owner": ("tertial.economy.ledger.store._database", 3, 1),
    "with its rows not on the disk": ("tertial.economy.ledger.store._flush", ROWS_FLUSHED, 1),
    "with its rows not moved": ("tertial.economy.ledger.store.os.rename", 1, 1),
    "with its rows moved and not their name": ("tertial.economy.ledger.store._flush", ROWS_FLUSHED + 1, 1),
    "with its rows in place and nothing committed": ("django.db.backends.base.base.BaseDatabaseWrapper._commit", 1, 1),
    "committed, with its word of it still there": ("tertial.economy.ledger.store._clear", 1, 2),
    "committed, with an empty folder left": ("tertial.economy.ledger.store.Path.rmdir", 1, 2),
}
"""Just before which call of what, and which ledger counts then."""


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_the_worst_moments(killed: Killed, point: str) -> None:
    name, times, counts = POINTS[point]
    process = killed.start(2, program=_KILL_AT.format(name=name, times=times))
    process.communicate()
    assert process.returncode == -9
    assert killed.now() == counts
    killed.require_whole()


_LOADED = """
import os, sys
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tertial.config.settings")
import django
django.setup()
import tertial.cli.import_ledger, tertial.cli.preview, tertial.economy.actions.ledger
import tertial.economy.importers.sie.read, tertial.economy.ledger.preview, tertial.economy.queries.import_profiles
from tertial.cli.main import main
print("loaded", flush=True)
main(sys.argv[1:])
"""

_KILL_AT = """
import os, signal, sys
from importlib import import_module
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tertial.config.settings")
import django
django.setup()
*path, last = "{name}".split(".")
owner, rest = None, []
while owner is None:
    try:
        owner = import_module(".".join(path))
    except ModuleNotFoundError:
        rest.insert(0, path.pop())
for name in rest:
    owner = getattr(owner, name)
step, left = getattr(owner, last), [{times}]
def taken(*arguments, **named):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    return step(*arguments, **named)
setattr(owner, last, taken)
from tertial.cli.main import main
main(sys.argv[1:])
"""


def _database_url() -> str:
    """The database of this test run, for a process of its own."""
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{told['NAME']}"
    return f"postgresql:///{told['NAME']}?host={quote(told['HOST'], safe='')}&user={told['USER']}&port={told['PORT']}"

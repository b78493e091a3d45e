"""The real program as people run it: `tertial demo` in a folder of its own, `tertial serve --demo` on a free port."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

TERTIAL = str(Path(sys.executable).with_name("tertial"))


@dataclass(frozen=True)
class Site:
    """A served demo municipality; `run` is the command line on the same data, `pid` the server's process."""

    url: str
    data: Path
    pid: int

    def address(self, path: str) -> str:
        """The whole address of a path that begins with a slash."""
        return self.url + path

    def run(self, *arguments: str) -> str:
        """What `tertial …` prints; the test fails when the command does."""
        return tertial(self.data, *arguments)


def kill(site: Site) -> None:
    """End a server with its workers in the middle of whatever they do, as a power cut would."""
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(site.pid)], capture_output=True, text=True, check=True)
    for pid in (site.pid, *map(int, listed.stdout.split())):
        os.kill(pid, signal.SIGKILL)


def tertial(data: Path, *arguments: str) -> str:
    """Run the command line on the data in a folder and give back what it printed."""
    done = subprocess.run(
        [TERTIAL, *arguments], env=environment(data), capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"tertial {' '.join(arguments)} ended with {done.returncode}: {done.stderr}"
    return done.stdout


def environment(data: Path) -> dict[str, str]:
    """The tests' environment without their database and their switches, with the data in `data`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TERTIAL_", "DJANGO_"))}
    return {**kept, "TERTIAL_DATA": str(data), "PYTHONUTF8": "1"}


def copied(loaded: Path, to: Path) -> Path:
    """A copy of loaded data that nobody else writes to."""
    return Path(shutil.copytree(loaded, to))


def put_back(site: Site, loaded: Path) -> None:
    """Make a served site's data what it was loaded as, while the server goes on: it remembers nothing of its database.

    The database is written over page by page. Files that people bring are removed, and missing ones come back; what
    the program has worked out and kept (answers, charts) is named after what it was worked out from, and stays.
    """
    with (
        closing(sqlite3.connect(loaded / "tertial.sqlite3")) as was,
        closing(sqlite3.connect(site.data / "tertial.sqlite3", timeout=20)) as now,
    ):
        was.backup(now)
    for folder in ("ledger", "uploads", "plan-files"):
        for file in (site.data / folder).rglob("*"):
            if file.is_file() and not (loaded / file.relative_to(site.data)).exists():
                file.unlink()
        for file in (loaded / folder).rglob("*"):
            there = site.data / file.relative_to(loaded)
            if file.is_file() and not there.exists():
                there.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(file, there)


@contextmanager
def serving(data: Path) -> Iterator[Site]:
    """Serve the data until the block ends; fails with the server's own words when it does not answer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = data / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [TERTIAL, "serve", "--demo", "--port", str(port)], env=environment(data), stdout=output, stderr=output
        )
    try:
        site = Site(url=f"http://127.0.0.1:{port}", data=data, pid=server.pid)
        _wait_until_answering(site.url, server, log)
        yield site
    finally:
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_until_answering(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    # Sixty seconds are for a machine that does other things too; a server that has ended is not waited for.
    for _ in range(600):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(url, timeout=30).close()  # noqa: S310 (our own address)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"tertial serve did not answer: {log.read_text(errors='replace')}")

"""Run one command against a private, throw-away PostgreSQL: `python -m tools.postgres pytest tests/integration`.

The cluster lives in a temporary folder, answers on a Unix socket only (so no port can be taken), never waits
for the disk, and is gone when the command ends. The command finds it in TERTIAL_DATABASE.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote

from tools.stop import Stop, run

OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "timezone": "UTC",
}


def find_programs() -> Path | None:
    """The folder of the newest `initdb`: beside the one on PATH, else Debian's own place; None when there is none."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: float(file.parts[-3]))
    on_path = shutil.which("initdb")
    if on_path:
        installed.append(Path(on_path).resolve())
    return installed[-1].parent if installed else None


@contextmanager
def cluster(**options: str) -> Iterator[str]:
    """A running cluster with an empty database `tertial`; yields its URL and removes everything afterwards.

    Options are PostgreSQL's own settings, as `shared_buffers="1GB"`, beside or instead of those that it always has.
    """
    programs = find_programs()
    if programs is None:
        raise Stop("PostgreSQL is not installed: sudo apt-get install -y --no-install-recommends postgresql")
    # Not under TMPDIR: a socket's path may be 107 bytes at most.
    home = Path(tempfile.mkdtemp(prefix="tertial-postgres-", dir="/tmp"))
    owner = _owner()
    if owner:
        os.chown(home, owner.pw_uid, owner.pw_gid)

    def call(*command: str) -> None:
        # A file, not a pipe: the server inherits it and would keep a pipe open for ever.
        with (home / "output").open("ab") as output:
            done = subprocess.run(
                [str(programs / command[0]), *command[1:]],
                user=owner.pw_uid if owner else None,
                group=owner.pw_gid if owner else None,
                extra_groups=[] if owner else None,
                cwd=home,
                env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(home)},
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            )
        if done.returncode != 0:
            last = (home / "output").read_text(errors="replace").strip().splitlines()[-1:] or ["it says nothing"]
            raise Stop(f"PostgreSQL's {command[0]} failed: {last[0]}")

    data = str(home / "data")
    try:
        call("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", data)
        settings = {**OPTIONS, **options, "unix_socket_directories": str(home)}
        switches = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        call("pg_ctl", "start", "--wait", "-D", data, "-l", str(home / "server.log"), "-o", switches)
        try:
            call("createdb", "--host", str(home), "--username", "postgres", "tertial")
            yield f"postgresql:///tertial?host={quote(str(home), safe='')}&user=postgres"
        finally:
            call("pg_ctl", "stop", "--wait", "-m", "immediate", "-D", data)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def main(command: Sequence[str] = tuple(sys.argv[1:])) -> int:
    """Run the command with TERTIAL_DATABASE set to a cluster of its own; its exit code is ours."""
    if not command:
        raise Stop("Say what to run: python -m tools.postgres COMMAND …")
    signal.signal(signal.SIGTERM, _end)
    with cluster() as url:
        return subprocess.run(command, env={**os.environ, "TERTIAL_DATABASE": url}, check=False).returncode


def _owner() -> pwd.struct_passwd | None:
    """Who must own the cluster: initdb refuses root, so root lends it to `postgres`, or to `nobody`."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def _end(*_: object) -> NoReturn:
    # SIGTERM as an ordinary exit, so that the cluster is stopped on the way out.
    raise SystemExit(143)


if __name__ == "__main__":
    run(main)

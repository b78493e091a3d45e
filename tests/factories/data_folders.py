"""Two data folders made once for each state of the program and copied from then on: an empty one, and the demo's.

`python -m tests.factories.data_folders` makes them beforehand, so that no test has to wait.
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.browser.site import environment, tertial

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "for-tests"
DATABASE = "tertial.sqlite3"


def copy_empty(to: Path) -> Path:
    """Copy a data folder whose database has its tables and nothing more."""
    return _copy("empty", _migrate, to)


def copy_demo(to: Path) -> Path:
    """Copy the data folder that `tertial demo` leaves."""
    return _copy("demo", _load, to)


def _migrate(folder: Path) -> None:
    command = [sys.executable, str(ROOT / "manage.py"), "migrate", "--verbosity=0"]
    done = subprocess.run(command, env=environment(folder), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _load(folder: Path) -> None:
    tertial(folder, "demo")


def _copy(name: str, make: Callable[[Path], None], to: Path) -> Path:
    """Copy to a folder that is not there yet. The first that asks makes what is copied, while others wait."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        state = _program()
        kept = KEPT / f"{name}-{state}"
        if not kept.exists():
            for old in KEPT.glob(f"{name}-*"):
                shutil.rmtree(old)
            making = KEPT / f"{name}-making"
            making.mkdir()
            make(making)
            if _program() != state:
                # Somebody has changed the program meanwhile: this is good for now, but of no known state.
                return Path(shutil.move(making, to))
            making.rename(kept)
        return Path(shutil.copytree(kept, to))


def _program() -> str:
    """A fingerprint of all that a data folder comes from: the program, its data, its packages, Python."""
    found = hashlib.sha256(sys.version.encode())
    files = [file for file in (ROOT / "tertial").rglob("*") if file.is_file() and file.suffix not in {".pyc", ".mo"}]
    for file in sorted([*files, ROOT / "pyproject.toml", ROOT / "requirements" / "runtime.lock"]):
        content = file.read_bytes()
        found.update(f"{file.relative_to(ROOT)} {len(content)} ".encode() + content)
    return found.hexdigest()


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        copy_empty(Path(place) / "empty")
        copy_demo(Path(place) / "demo")

"""The demo municipality as `tertial demo` leaves it: loaded once for each state of the program, copied from then on.

`python -m tests.factories.loaded_demo` loads it beforehand, so that no test has to wait.
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import sys
from pathlib import Path

from tests.browser.site import tertial

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "loaded-demo"


def program() -> str:
    """A fingerprint of everything that the loaded demo comes from: the program, its data, its packages, Python."""
    found = hashlib.sha256(sys.version.encode())
    files = [file for file in (ROOT / "tertial").rglob("*") if file.is_file() and file.suffix not in {".pyc", ".mo"}]
    for file in sorted([*files, ROOT / "pyproject.toml", ROOT / "requirements" / "runtime.lock"]):
        content = file.read_bytes()
        found.update(f"{file.relative_to(ROOT)} {len(content)} ".encode() + content)
    return found.hexdigest()


def copy_demo(to: Path) -> Path:
    """Copy the data folder of the loaded demo to a folder that is not there yet. One loads while others wait."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = KEPT / program()
        if not folder.exists():
            for old in KEPT.iterdir():
                if old.is_dir():
                    shutil.rmtree(old)
            loading = KEPT / "loading"
            loading.mkdir()
            tertial(loading, "demo")
            if folder.name != program():
                # Somebody has changed the program meanwhile: this is good for now, but of no known state.
                return Path(shutil.move(loading, to))
            loading.rename(folder)
        return Path(shutil.copytree(folder, to))


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        copy_demo(Path(place) / "demo")

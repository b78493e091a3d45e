"""Make `.venv` from a lock file: `python -m tools.environment runtime|dev|spark`. Does nothing when all is as locked.

Only ready-made wheels whose hashes stand in the lock are installed, and one source archive: Spark, in `spark`, which is
added to `dev` and holds Java classes to copy, nothing to compile. Where they are fetched from is the user's own pip
configuration; no index is named here.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import venv
from pathlib import Path

from tools.stop import Stop, run

VENV = Path(".venv")
PYTHON = VENV / "bin" / "python"
LOG = VENV / "pip.log"
# Free space to begin with, in MB: the installed packages plus what pip unpacks on the way, and what a demo writes.
NEEDED = {"runtime": 700, "dev": 1600, "spark": 2500}
NEEDED_BY_DATA = 200
ADDED = {"spark": "dev"}
"""What is installed on top of what."""
SOURCES = {"spark": "pyspark"}
"""The package that comes as source."""

UNREACHABLE = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeoutError|ReadTimeoutError|ProxyError|SSLError"
    r"|Connection (refused|reset)|Temporary failure in name resolution|Network is unreachable|(4|5)\d\d (Client|Server) Error"
)
NO_WHEEL = re.compile(r"No matching distribution found for (\S+)")


def main() -> int:
    """Bring the environment, the project and its translations up to date."""
    kind = sys.argv[1] if len(sys.argv) == 2 else ""
    if kind not in NEEDED:
        raise Stop("Say which packages: python -m tools.environment runtime, dev or spark")
    _need_space(Path.cwd(), NEEDED_BY_DATA)
    if kind in ADDED:
        _bring_up_to_date(ADDED[kind])
    _bring_up_to_date(kind)
    _compile_translations()
    return 0


def _bring_up_to_date(kind: str) -> None:
    wanted = _fingerprint(kind)
    if _is_installed(kind, wanted) or (kind == "runtime" and _is_installed("dev", _fingerprint("dev"))):
        return
    _need_space(Path.cwd(), NEEDED[kind])
    _need_space(Path(tempfile.gettempdir()), NEEDED[kind] if kind in SOURCES else NEEDED_BY_DATA)
    if kind not in ADDED:
        _make_venv()
    _install(kind)
    _stamp(kind).write_text(wanted)


def _fingerprint(kind: str) -> str:
    """What an installed environment depends on: the lock, the entry points, and which Python it was made with."""
    parts = [
        Path(f"requirements/{kind}.lock").read_bytes(),
        Path("pyproject.toml").read_bytes().split(b"[tool.ruff]")[0],
        f"{sys.version_info[:2]} {Path.cwd()}".encode(),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _stamp(kind: str) -> Path:
    return VENV / f"installed-{kind}"


def _is_installed(kind: str, wanted: str) -> bool:
    return PYTHON.exists() and _stamp(kind).exists() and _stamp(kind).read_text() == wanted


def _need_space(folder: Path, megabytes: int) -> None:
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < megabytes:
        raise Stop(f"Tertial needs {megabytes} MB of free disk in {folder}, and there are {free} MB: free some space.")


def _make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        # Debian and Ubuntu keep venv's other half in a package of its own.
        from tools.system_packages import install

        install([f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"], wanted_by="Making a Python environment")
    if PYTHON.exists() and _version_of(PYTHON) == sys.version_info[:2]:
        return
    print(f"Making .venv with Python {sys.version_info[0]}.{sys.version_info[1]} …", flush=True)
    try:
        venv.create(VENV, clear=True, with_pip=True, symlinks=True)
    except subprocess.CalledProcessError as failed:  # ensurepip runs as a program of its own
        raise Stop(explain((failed.output or b"").decode(errors="replace"))) from failed


def _version_of(python: Path) -> tuple[int, ...] | None:
    """The version that an existing environment runs, or None when its Python is gone or broken."""
    ask: list[str | Path] = [python, "-c", "import sys, pip; print(*sys.version_info[:2])"]
    try:
        answer = subprocess.run(ask, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return tuple(int(part) for part in answer.stdout.split()) if answer.returncode == 0 else None


def _install(kind: str) -> None:
    lock = f"requirements/{kind}.lock"
    count = sum("==" in line and not line.startswith(" ") for line in Path(lock).read_text().splitlines())
    print(f"Installing {count} packages from {lock} …", flush=True)
    LOG.write_text("")
    # The source is built by the setuptools that is there, so that nothing else is fetched for it.
    source = ["--no-binary", SOURCES[kind], "--no-build-isolation"] if kind in SOURCES else []
    _pip("install", "--require-hashes", "--only-binary", ":all:", *source, "-r", lock)
    if kind in ADDED:
        return
    # The project itself; setuptools comes from the lock, so nothing is fetched or built unseen.
    # A plain path entry: setuptools' import finder would cost every start of the program some 30 ms.
    _pip(
        *(
            "install",
            "--no-deps",
            "--no-build-isolation",
            "--no-index",
            "--config-settings",
            "editable_mode=compat",
            "-e",
            ".",
        )
    )


def _pip(*arguments: str) -> None:
    """Run pip with its words in the log, and end with one sentence when it fails."""
    command: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--no-input",
        "--retries",
        "2",
        *arguments,
    ]
    with LOG.open("a") as log:
        code = subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, check=False).returncode
    if code != 0:
        raise Stop(explain(LOG.read_text(errors="replace")))


def explain(log: str) -> str:
    """What to do about a failed pip, in one sentence, from what pip said."""
    if "No space left on device" in log or "Disk quota exceeded" in log:
        return "The disk is full: free some space and run the command again."
    if UNREACHABLE.search(log):
        return (
            "pip can't reach its package registry: check the network and `pip config list`, then run the command again."
        )
    if "DO NOT MATCH THE HASHES" in log:
        return f"A package differs from what the lock file says and was not installed: see {LOG} for which."
    missing = NO_WHEEL.search(log)
    if missing:
        return (
            f"There is no ready-made wheel of {missing[1]} for Python {sys.version_info[0]}.{sys.version_info[1]} on "
            f"{sysconfig.get_platform()}, and Tertial does not compile packages: name another Python in PYTHON."
        )
    if "Permission denied" in log:
        return f"Tertial may not write {VENV}: remove it, or run in a folder of your own."
    errors = [line for line in log.splitlines() if line.startswith("ERROR: ")]
    last = errors[-1].removeprefix("ERROR: ") if errors else "it gave no reason"
    return f"pip could not install the packages ({last}): see {LOG}."


def _compile_translations() -> None:
    """Turn every translation that is newer than its compiled form into one that the program reads."""
    for source in sorted(Path("tertial/locale").glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        babel: list[str | Path] = [PYTHON, "-m", "babel.messages.frontend", "compile", "-i", source, "-o", compiled]
        done = subprocess.run(babel, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Stop(f"{source} can't be compiled: {(done.stderr or done.stdout).strip().splitlines()[-1]}")


if __name__ == "__main__":
    run(main)

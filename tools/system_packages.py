"""See that the programs the tests drive are there; install them where this user may, else name what is missing.

`python -m tools.system_packages` for what `make test` needs, with `java` for what only `make test-full` needs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.browser import find_browser
from tools.postgres import find_programs
from tools.spark import find_java
from tools.stop import Stop, run

INSTALL = ("install", "-y", "--no-install-recommends")


def apt_prefix() -> list[str] | None:
    """What to put before `apt-get` so that it may install: nothing as root, sudo where it asks no password, else None."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def install(packages: Sequence[str], *, wanted_by: str) -> None:
    """Install Debian packages after one `apt-get update`; raises Stop with the command to run when that can't be done."""
    prefix = apt_prefix()
    by_hand = f"sudo apt-get {' '.join(INSTALL)} {' '.join(packages)}"
    if prefix is None:
        raise Stop(f"{wanted_by} needs {_listed(packages)}, which this user may not install: run {by_hand}")
    print(f"Installing from the system's packages: {_listed(packages)} …", flush=True)
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    subprocess.run([*apt, "update"], capture_output=True, check=False)
    done = subprocess.run([*apt, *INSTALL, *packages], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        errors = [line.removeprefix("E: ") for line in done.stderr.splitlines() if line.startswith("E: ")]
        reason = errors[0] if errors else f"apt-get ended with {done.returncode}"
        raise Stop(f"{wanted_by} needs {_listed(packages)}, and installing failed ({reason}): run {by_hand}")


def main() -> int:
    """Install what is missing for `make test`, the browser by Debian's package or, on Ubuntu, by Playwright; or Java."""
    if sys.argv[1:] == ["java"]:
        if find_java() is None:
            install(["default-jre-headless"], wanted_by="make test-full")
        return 0
    missing = [package for package, there in _programs().items() if not there]
    browser_as_package = not _is_ubuntu()
    if find_browser() is None and browser_as_package:
        missing.append("chromium")
    if missing:
        install(missing, wanted_by="make test")
    find_browser.cache_clear()
    if find_browser() is None and not browser_as_package:
        _download_browser()
    if find_browser() is None:
        raise Stop("make test needs a Chromium or Google Chrome that runs: install one, or name it in TERTIAL_BROWSER.")
    return 0


def _programs() -> dict[str, bool]:
    return {
        "postgresql": find_programs() is not None,
        "libreoffice-writer": shutil.which("soffice") is not None,
        "poppler-utils": shutil.which("pdftotext") is not None,
    }


def _is_ubuntu() -> bool:
    """Whether the package `chromium` is only a pointer to a snap, as in Ubuntu and what is built on it."""
    try:
        release = Path("/etc/os-release").read_text().splitlines()
    except OSError:
        return False
    return any(line.startswith(("ID=", "ID_LIKE=")) and "ubuntu" in line for line in release)


def _download_browser() -> None:
    """Playwright's own build of Chromium, with the system libraries it needs where this user may install them."""
    print("Installing a Chromium by Playwright, since this system's package is a snap …", flush=True)
    libraries = ["--with-deps"] if apt_prefix() is not None else []
    command = [".venv/bin/python", "-m", "playwright", "install", *libraries, "chromium"]
    subprocess.run(command, capture_output=True, check=False)
    find_browser.cache_clear()


def _listed(packages: Sequence[str]) -> str:
    *first, last = packages
    return f"{', '.join(first)} and {last}" if first else last


if __name__ == "__main__":
    run(main)

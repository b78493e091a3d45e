"""Which Python the set-up takes, and what it says when there is none that will do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent.parent


def find(path: Path, python: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(ROOT / "tools" / "find_python.sh")],
        env={"PATH": str(path), "PYTHON": python},
        capture_output=True,
        text=True,
        check=False,
    )


def program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def old_python(path: Path) -> None:
    program(path, 'case "$1" in --version) echo "Python 3.9.2" ;; *) exit 1 ;; esac')


def test_first_that_is_new_enough_is_taken(tmp_path: Path) -> None:
    old_python(tmp_path / "python3")
    os.symlink(sys.executable, tmp_path / "python3.12")
    assert find(tmp_path).stdout == f"{tmp_path}/python3.12\n"


def test_named_one_is_taken(tmp_path: Path) -> None:
    assert find(tmp_path, python=sys.executable).stdout == f"{sys.executable}\n"


def test_no_python_at_all(tmp_path: Path) -> None:
    result = find(tmp_path)
    assert result.returncode == 1
    assert result.stderr.startswith("There is no Python on this machine, and Tertial needs version 3.11 or later")


def test_only_an_old_one(tmp_path: Path) -> None:
    old_python(tmp_path / "python3")
    assert find(tmp_path).stderr == (
        "python3 is Python 3.9.2, and Tertial needs Python 3.11 or later: install a newer one beside it.\n"
    )


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (None, "There is no Python called {} on this machine"),
        ("exit 127", "{} is on this machine but does not run"),
        ('case "$1" in --version) echo "Python 3.9.2" ;; *) exit 1 ;; esac', "{} is Python 3.9.2, and Tertial needs"),
    ],
)
def test_named_one_that_will_not_do(tmp_path: Path, script: str | None, said: str) -> None:
    named = tmp_path / "some-python"
    if script is not None:
        program(named, script)
    result = find(tmp_path, python=str(named))
    assert result.returncode == 1
    assert result.stderr.startswith(said.format(named))
    assert result.stderr.count("\n") == 1

"""Personal identities never leave the import: planted numbers are searched for in every byte that the program leaves behind.

Commands and pages run in processes of their own, with a data folder, a temporary folder and a working folder of their own, and
everything logged. The extracts themselves lie elsewhere.
"""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.factories.data_folders import DATABASE, copy_empty
from tests.factories.planted import FORMATS, Numbers, broken, rows_with

ROOT = Path(__file__).resolve().parents[3]
WHERE = ("nowhere else", "part code", "date", "condition", "broken", "no headings")
MEASURE = "andel-e-ansokningar"


class Left:
    """A data folder, a temporary folder and a working folder, and what was printed: all that a process can leave."""

    def __init__(self, folder: Path) -> None:
        self.data, self.temporary, self.working = (folder / name for name in ("data", "temporary", "working"))
        for one in (self.temporary, self.working):
            one.mkdir(parents=True)
        copy_empty(self.data).joinpath(DATABASE).rename(self.data / "proof.sqlite3")
        self.printed = b""

    @property
    def environment(self) -> Mapping[str, str]:
        """Everything of its own, and every log on."""
        own = {
            "TERTIAL_DATA": str(self.data),
            "TERTIAL_DATABASE": f"sqlite:///{self.data / 'proof.sqlite3'}",
            "TERTIAL_LOG": "DEBUG",
            "TMPDIR": str(self.temporary),
            "HOME": str(self.working),
            "DJANGO_SETTINGS_MODULE": "tertial.config.settings",
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return {**os.environ, **own}

    def run(self, *arguments: str) -> int:
        """Run Python with the arguments and keep what it said."""
        done = subprocess.run(
            [sys.executable, *arguments], env=self.environment, cwd=self.working, capture_output=True, check=False
        )
        self.printed += done.stdout + done.stderr
        return done.returncode

    def everything(self) -> dict[str, bytes]:
        """Every byte in every file, and what was printed."""
        found = {
            str(file): file.read_bytes()
            for folder in (self.data, self.temporary, self.working)
            for file in folder.rglob("*")
            if file.is_file()
        }
        return {**found, "printed": self.printed}

    def asked(self, sql: str) -> list[tuple[object, ...]]:
        """What the database says."""
        with sqlite3.connect(self.data / "proof.sqlite3") as connection:
            return connection.execute(sql).fetchall()


@pytest.fixture(scope="module")
def extracts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Numbers]:
    """An extract for each format and place, and the numbers that are planted in them; one name is a number too."""
    folder, numbers = tmp_path_factory.mktemp("extracts"), Numbers()
    for form, write in FORMATS.items():
        for where in WHERE:
            content = write(rows_with(numbers, where), headings=where != "no headings")
            if where == "broken":
                content = broken(content, form, numbers)
            named = f" {numbers.next(0)}" if where in ("nowhere else", "broken") else ""
            (folder / f"{where}{named}.{form}").write_bytes(content)
    return folder, numbers


def assert_nothing_left(left: Left, numbers: Numbers) -> None:
    traces = sorted(numbers.traces())
    pattern = re.compile(b"|".join(re.escape(trace.encode()) for trace in traces))
    wide = re.compile(b"|".join(re.escape(trace.encode("utf-16-le")) for trace in traces))
    for name, content in left.everything().items():
        for found in (pattern.search(content), wide.search(content)):
            assert found is None, f"{name}: {content[max(0, found.start() - 80) : found.end() + 20]!r}"


def test_numbers_would_be_found_if_they_were_there(extracts: tuple[Path, Numbers], tmp_path: Path) -> None:
    left = Left(tmp_path)
    (left.data / "left.bin").write_bytes(b"\0\1" + extracts[1].given[17].replace("-", "").encode())
    with pytest.raises(AssertionError, match="left"):
        assert_nothing_left(left, extracts[1])


def test_one_by_command(extracts: tuple[Path, Numbers], tmp_path: Path) -> None:
    """One that can be read and one that can't; the rest are among the slow proofs."""
    folder, numbers = extracts
    left = Left(tmp_path)
    assert left.run("-m", "tests.integration.measurement.set_up_measure") == 0, left.printed.decode()
    codes = []
    for file in (next(folder.glob("nowhere else*.csv")), next(folder.glob("part code*.csv"))):
        command = ["-m", "tertial.cli", "measure", "run", MEASURE, "--extract", str(file), "--period", "2023-08"]
        codes.append(left.run(*command))
    assert codes[0] == 0
    assert codes[1] in {1, 2}
    assert_nothing_left(left, numbers)
    assert left.asked("SELECT count(*) FROM measurement_sourcerun WHERE state = 'failed'")[0][0] == 1
    assert "rad 9, kolumn ”Kön”" in left.printed.decode()


@pytest.mark.slow
def test_by_command(extracts: tuple[Path, Numbers], tmp_path: Path) -> None:
    folder, numbers = extracts
    left = Left(tmp_path)
    assert left.run("-m", "tests.integration.measurement.set_up_measure") == 0, left.printed.decode()
    codes = {}
    for file in sorted(folder.iterdir()):
        where, form = re.sub(r" \d.*", "", file.stem), file.suffix[1:]
        # Each is a process: what fails alike in every format is run for one of them. The page is given them all.
        if form == "csv" or where in ("nowhere else", "part code", "broken"):
            command = ["-m", "tertial.cli", "measure", "run", MEASURE, "--extract", str(file), "--period", "2023-08"]
            codes[where, form] = left.run(*command)
    read = {"nowhere else", "condition"}
    assert {key for key, code in codes.items() if code == 0} == {key for key in codes if key[0] in read}
    assert {code for key, code in codes.items() if key[0] not in read} == {1, 2}
    failed = sum(code != 0 for code in codes.values())
    assert_nothing_left(left, numbers)
    assert left.asked("SELECT count(*) FROM measurement_observation WHERE rule <> ''")[0][0] == 3
    assert left.asked("SELECT count(*) FROM measurement_sourcerun WHERE state = 'failed'")[0][0] == failed
    assert "[borttaget]" in str(left.asked("SELECT file_name FROM measurement_sourcerun"))
    assert "rad 9, kolumn ”Kön”" in left.printed.decode()
    assert "rad 10, kolumn ”Inkom”" in left.printed.decode()


def test_by_upload(extracts: tuple[Path, Numbers], tmp_path: Path) -> None:
    folder, numbers = extracts
    left = Left(tmp_path)
    assert left.run("-m", "tests.integration.measurement.set_up_measure") == 0, left.printed.decode()
    assert left.run("-m", "tests.integration.measurement.upload_by_web", str(folder)) == 0, left.printed.decode()
    assert_nothing_left(left, numbers)
    assert left.asked("SELECT count(*) FROM measurement_observation WHERE rule <> ''")[0][0] == 3
    assert left.asked("SELECT count(*) FROM measurement_sourcerun WHERE state = 'failed'")[0][0] == 4 * len(FORMATS)
    written = left.printed.decode().partition("WRITTEN\n")[2].partition("END")[0]
    assert written == "", "the upload opened a file to write"

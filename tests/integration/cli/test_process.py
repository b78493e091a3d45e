"""`tertial` as people start it: a process with its own database, its exit code and its files."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import tertial
from tests.factories.data_folders import DATABASE, copy_empty
from tests.integration.cli.commands import run

ROOT = Path(__file__).resolve().parents[3]
FORMATS = {
    "docx": b"PK\x03\x04",
    "html": b"<!doctype html>",
    "json": b"{",
    "pdf": b"%PDF-",
    "txt": b"",
    "xlsx": b"PK\x03\x04",
}


class Prompt:
    """A prompt with a database and a data folder of its own."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        self.environment: Mapping[str, str] = {
            **os.environ,
            "TERTIAL_DATABASE": database,
            "TERTIAL_DATA": str(folder / "data"),
            "PYTHONPATH": str(ROOT),
            "LC_ALL": "C.UTF-8",
        }

    def __call__(self, *arguments: str, stdin: str = "", program: str = "") -> subprocess.CompletedProcess[str]:
        """Run `tertial ARGUMENTS`, or a Python program with the arguments."""
        called = ["-c", program] if program else ["-m", "tertial.cli"]
        return subprocess.run(
            [sys.executable, *called, *arguments],
            input=stdin,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="module")
def prompt(tmp_path_factory: pytest.TempPathFactory) -> Prompt:
    """A prompt beside a small database with one open report."""
    folder = tmp_path_factory.mktemp("prompt")
    copy_empty(folder / "empty").joinpath(DATABASE).rename(folder / "small.sqlite3")
    at = Prompt(folder, f"sqlite:///{folder / 'small.sqlite3'}")
    done = at(program="from tests.integration.cli.small_database import main; main()")
    assert done.returncode == 0, done.stderr
    return at


def test_help_and_version_need_no_database(tmp_path: Path) -> None:
    at = Prompt(tmp_path, "sqlite:////dev/null/nothing")
    for arguments in ((), ("--help",), ("-h",)):
        done = at(*arguments)
        assert done.returncode == (0 if arguments else 2)
        said = done.stdout + done.stderr
        assert "Slutkoder: 0 allt gick bra, 1 fel hittades, 2 fel användning." in said
        for verb in ("demo", "serve", "report", "figures", "figure"):
            assert f"\n  {verb} " in said
    assert at("--version").stdout == f"tertial {tertial.__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [("report",), ("report", "build"), ("report", "text"), ("report", "freeze"), ("figures",), ("figure",), ("serve",)],
)
def test_every_verb_has_help(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    done = run(capsys, *arguments, "--help")
    assert (done.code, done.err) == (0, "")
    assert f"tertial {' '.join(arguments)}" in done.out


def test_a_verb_has_help_at_the_prompt(prompt: Prompt) -> None:
    done = prompt("report", "build", "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "tertial report build" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("finns-inte",),
        ("report", "build"),
        ("report", "build", "namnden", "2023-08", "--okänd"),
        ("serve", "--port", "0"),
    ],
)
def test_wrong_use_is_exit_code_2_with_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    done = run(capsys, *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err


def test_wrong_use_is_a_sentence_at_the_prompt(prompt: Prompt) -> None:
    done = prompt("report", "build", "namnden", "2023-08", "--okänd")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert done.stderr


def test_build_writes_all_formats_under_their_names(prompt: Prompt) -> None:
    out = prompt.folder / "out"
    done = prompt("report", "build", "namnden", "2023-08", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(file.name for file in out.iterdir()) == [f"namnden-2023-08.{ending}" for ending in sorted(FORMATS)]
    assert sorted(done.stdout.splitlines()) == sorted(str(file) for file in out.iterdir())
    for ending, beginning in FORMATS.items():
        content = (out / f"namnden-2023-08.{ending}").read_bytes()
        assert len(content) > 500
        assert content.lower().startswith(beginning.lower())


def test_answers_for_programs_are_json_and_nothing_else(prompt: Prompt) -> None:
    done = prompt("figures", "namnden", "2023-08", "--json")
    assert done.returncode == 0
    assert {"key", "value", "unit", "period", "label", "printed", "provenance"} <= set(json.loads(done.stdout)[0])
    done = prompt("report", "text", "namnden", "2023-08", "sammanfattning", "--json")
    assert json.loads(done.stdout)["version"] == 1


def test_a_reader_who_goes_away_is_no_error(prompt: Prompt) -> None:
    program = (
        "import subprocess, sys\n"
        "one = subprocess.Popen([sys.executable, '-m', 'tertial.cli', 'figures', 'namnden', '2023-08'],"
        " stdout=subprocess.PIPE, stderr=subprocess.PIPE)\n"
        "one.stdout.close()\n"
        "said = one.stderr.read()\n"
        "print(one.wait(), said)\n"
    )
    assert prompt(program=program).stdout == "0 b''\n"


def test_a_text_with_an_unknown_key_changes_nothing(prompt: Prompt) -> None:
    database = prompt.folder / "small.sqlite3"
    before = prompt("report", "text", "namnden", "2023-08", "uppdrag", "--json").stdout
    done = prompt("report", "text", "namnden", "2023-08", "uppdrag", "--set", "-", stdin="Rad ett.\n{fel/nyckel}")
    assert done.returncode == 1
    assert "rad 2, tecken 1: Siffran ”fel/nyckel” finns inte." in done.stderr
    assert prompt("report", "text", "namnden", "2023-08", "uppdrag", "--json").stdout == before
    assert database.exists()


def test_an_empty_database_is_one_sentence(tmp_path: Path) -> None:
    for arguments in (("figures", "a", "b"), ("figure", "a"), ("report", "build", "a", "b"), ("serve", "--port", "0")):
        if "serve" in arguments:
            arguments = ("serve", "--port", str(_free_port()))
        done = Prompt(tmp_path, f"sqlite:///{tmp_path / 'empty.sqlite3'}")(*arguments)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("Databasen är tom. Kör ”tertial demo”")


@pytest.mark.parametrize(
    ("database", "sentence"),
    [
        ("postgresql://nobody@127.0.0.1:1/none", "Databasen svarar inte: "),
        ("mysql://localhost/x", "Inställningarna går inte att läsa: TERTIAL_DATABASE begins with 'mysql'"),
    ],
)
def test_a_database_that_does_not_answer_is_one_sentence(tmp_path: Path, database: str, sentence: str) -> None:
    done = Prompt(tmp_path, database)("figures", "namnden", "2023-08")
    assert done.returncode == 1
    assert done.stderr.startswith(sentence)
    assert "Traceback" not in done.stderr


def test_a_taken_port_is_one_sentence_before_anything_starts(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = Prompt(tmp_path, "sqlite:////dev/null/nothing")("serve", "--port", str(port))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"Port {port} används redan av ett annat program. Avsluta det eller välj en annan med --port.\n"
    )


def test_a_command_that_is_killed_while_writing_leaves_the_old_file_whole(tmp_path: Path) -> None:
    """At the worst moment: everything is written, and the new file is about to take the old one's place."""
    file = tmp_path / "rapport.txt"
    file.write_text("den gamla")
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from tertial.cli.setup import write_whole\n"
        "os.replace = lambda *names: os.kill(os.getpid(), signal.SIGKILL)\n"
        "write_whole(Path(sys.argv[1]), b'den nya')\n"
    )
    done = Prompt(tmp_path, "sqlite:///x")(str(file), program=program)
    assert done.returncode == -9
    assert file.read_text() == "den gamla"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

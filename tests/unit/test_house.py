"""The rules of the house, as far as a program can see them. They read the files that git tracks."""

from __future__ import annotations

import ast
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LONGEST_FILE = 500  # lines; from 300 on a reader already asks why
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "services", "service", "misc"}
BINARY = {".png", ".ttf", ".woff2", ".ico", ".pdf", ".docx", ".xlsx"}

# Where a developer happens to work, and where packages happen to be fetched from, is nobody else's business.
# Each pattern is broken by brackets, so that this file does not match itself.
FOREIGN = re.compile(
    r"(?<![\w.])/(?:wor[k]|roo[t]|hom[e]/\w+|Use[r]s/\w+)/"
    r"|\.\./share[d]\b"
    r"|pyp[i]\.org|pythonhoste[d]\.org|npmj[s]\.org|deb\.debia[n]\.org|archive\.ubunt[u]\.com"
    r"|unpk[g]\.com|jsdeliv[r]\.net|cdnj[s]\.|fonts\.googleapi[s]\.com"
)


def tracked_files() -> list[Path]:
    """Every file that git tracks and that is there, by its path from the root of the repository."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [Path(name) for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


TRACKED = tracked_files()
ROOMS = sorted({file.parts[1] for file in TRACKED if file.parts[0] == "tertial" and len(file.parts) > 2} - {"locale"})
RECORDS = sorted(file for file in TRACKED if file.parent == Path("docs/decisions") and file.name[0].isdigit())


def test_no_python_file_is_too_long() -> None:
    lengths = {str(file): len((ROOT / file).read_text().splitlines()) for file in TRACKED if file.suffix == ".py"}
    assert {file: length for file, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [str(file) for file in TRACKED if file.stem.lower() in VAGUE_NAMES or file.parent.name in VAGUE_NAMES] == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    # Samples of SIE files stand in the encodings that such files have; what is looked for is ASCII in all of them.
    found = [
        f"{file}:{number}: {match[0]}"
        for file in TRACKED
        if file.suffix not in BINARY
        for number, line in enumerate((ROOT / file).read_text("utf-8", errors="replace").splitlines(), start=1)
        if (match := FOREIGN.search(line))
    ]
    assert found == []


@pytest.mark.parametrize("room", ROOMS)
def test_room_says_its_purpose_its_words_and_its_doors(room: str) -> None:
    text = (ROOT / "tertial" / room / "README.md").read_text()
    assert text.startswith(f"# {room}\n")
    for part in ("**Purpose.**", "**Words.**", "**Doors.**"):
        assert part in text


def test_every_folder_of_tests_is_a_package() -> None:
    """Two files `test_actions.py` in different rooms can only live side by side as modules of different packages."""
    folders = {file.parent for file in TRACKED if file.parts[0] == "tests" and file.suffix == ".py"}
    assert [str(folder) for folder in sorted(folders) if folder / "__init__.py" not in TRACKED] == []


def test_decision_records_are_numbered_without_gaps() -> None:
    numbers = [int(file.name[:4]) for file in RECORDS]
    assert numbers[0] == 1
    assert all(later == earlier + 1 for earlier, later in pairwise(numbers))


@pytest.mark.parametrize("record", RECORDS, ids=lambda file: file.stem)
def test_decision_record_has_its_parts(record: Path) -> None:
    text = (ROOT / record).read_text()
    headings = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
    assert headings == ["Context", "Decision", "Consequences", "Alternatives"]
    assert re.match(r"# \d{4} [^\n]+\n", text), "the title is the number and the decision in one line"


@pytest.mark.parametrize("paper", ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "docs/glossary.md"])
def test_front_paper_exists(paper: str) -> None:
    assert Path(paper) in TRACKED


def test_what_runs_is_what_is_tested() -> None:
    """The versions that a user installs are those that the tests ran with."""

    def pins(name: str) -> set[str]:
        lock = (ROOT / "requirements" / name).read_text()
        return set(re.findall(r"^[\w.\[\]-]+==[^\s;\\]+", lock, flags=re.MULTILINE))

    assert pins("runtime.lock") <= pins("dev.lock")


def test_continuous_integration_runs_the_documented_test_command() -> None:
    assert 'make "$target"' in (ROOT / ".ci" / "run").read_text()
    assert "make test" in (ROOT / "README.md").read_text()


@pytest.mark.parametrize("folder", ["renderers", "charts"])
def test_what_draws_a_report_sees_the_document_only(folder: str) -> None:
    """import-linter forbids named modules; this is the whole list of what is allowed."""
    allowed = ("tertial.document", "tertial.common", "tertial.reports.renderers", "tertial.reports.charts")
    found = [
        f"{file}: {name}"
        for file in TRACKED
        if file.suffix == ".py" and str(file).startswith(f"tertial/reports/{folder}/")
        for node in ast.walk(ast.parse((ROOT / file).read_text()))
        for name in imported(node)
        if name.split(".")[0] == "tertial" and not f"{name}.".startswith(tuple(f"{door}." for door in allowed))
    ]
    assert found == []


def imported(node: ast.AST) -> list[str]:
    """The modules that an import statement names."""
    match node:
        case ast.Import(names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(module), level=0):
            return [module]
        case _:
            return []

"""`tertial report`: build, read and write texts, freeze; what is unknown or against a rule is named, exit 2."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from tertial.reports.chapters import SLOTS
from tertial.reports.models import FrozenReport
from tests.factories.cycle import an_occasion
from tests.factories.database import changed, everything
from tests.factories.organisation import a_person
from tests.factories.reports import Place, a_place, a_report
from tests.integration.cli.commands import run

pytestmark = pytest.mark.django_db

REPORT = ("namnden", "2023-08")
DECISION = "AMN 2023-09-20 § 95"


@pytest.fixture(autouse=True)
def place() -> Place:
    """A committee with an open report."""
    where = a_place()
    a_report(where)
    return where


def test_build_writes_the_named_formats(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    done = run(capsys, "report", "build", *REPORT, "--format", "json, outline,xlsx", "--out", str(tmp_path / "ny"))
    names = ["namnden-2023-08.json", "namnden-2023-08.txt", "namnden-2023-08.xlsx"]
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [str(tmp_path / "ny" / name) for name in names]
    assert sorted(file.name for file in (tmp_path / "ny").iterdir()) == names
    assert "Prognosen är 4,6" in (tmp_path / "ny" / names[1]).read_text(encoding="utf-8")
    assert json.loads((tmp_path / "ny" / names[0]).read_text(encoding="utf-8"))


def test_build_twice_gives_the_same_bytes_and_says_so_as_json(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    contents = []
    for folder in ("a", "b"):
        done = run(capsys, "report", "build", *REPORT, "--format", "xlsx", "--out", str(tmp_path / folder), "--json")
        answer = json.loads(done.out)
        assert answer["fingerprint"] is None
        contents.append(Path(answer["files"][0]).read_bytes())
    assert contents[0] == contents[1]


UNKNOWN: list[tuple[tuple[str, ...], str]] = [
    (("build", "x", "2023-08"), "Nämnden ”x” finns inte. Det som finns: namnden."),
    (
        ("build", "namnden", "2023-09"),
        "Uppföljningstillfället ”2023-09” finns inte. Det som finns: 2023-08, 2023-10.",
    ),
    (("build", "namnden", "2023-10"), "Rapporten för Namnden ”2023-10” finns inte. Det som finns: 2023-08."),
    (
        ("build", *REPORT, "--format", "odt"),
        "Formatet ”odt” finns inte. Det som finns: html, pdf, docx, xlsx, json",
    ),
    (("build", *REPORT, "--format", " , "), "Inget format är angivet. Välj ett eller flera av html,pdf,docx"),
    (
        ("text", *REPORT, "slutord"),
        f"Kapitlet ”slutord” finns inte. Det som finns: {', '.join(list(SLOTS)[:12])} ….",
    ),
    (("text", "namnden", "2023-10", "uppdrag"), "Rapporten för Namnden ”2023-10” finns inte."),
    (("freeze", *REPORT, "--decision", "i september"), "”i september” är ingen beslutshänvisning."),
    (("freeze", *REPORT, "--decision", DECISION, "--as", "x"), "Personen ”x” finns inte. Det som finns: tertial."),
]


def test_what_is_unknown_is_named_with_what_exists(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, subtests: pytest.Subtests
) -> None:
    an_occasion("2023-10")
    before = everything()
    for arguments, sentence in UNKNOWN:
        with subtests.test(" ".join(arguments)):
            out = ("--out", str(tmp_path)) if arguments[0] == "build" else ()
            done = run(capsys, "report", *arguments, *out)
            assert (done.code, done.out) == (2, "")
            assert done.err.startswith(sentence)
            assert list(tmp_path.iterdir()) == []
            assert changed(before, everything()) == {}


def test_a_text_is_read_as_written_and_as_printed(capsys: pytest.CaptureFixture[str]) -> None:
    read = run(capsys, "report", "text", *REPORT, "sammanfattning")
    assert (read.code, read.out) == (0, "Prognosen är {line/total/@year/forecast-deviation}.\n")
    printed = run(capsys, "report", "text", *REPORT, "sammanfattning", "--printed")
    assert printed.out == "Prognosen är 4,6\u00a0mnkr.\n"
    answer = json.loads(run(capsys, "report", "text", *REPORT, "uppdrag", "--json").out)
    assert answer == {"chapter": "uppdrag", "version": 0, "text": ""}


def test_a_text_is_replaced_from_a_file_and_from_standard_input(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "text.txt"
    file.write_bytes("\ufeffEtt.\r\n\r\nTvå {@year}.".encode())
    done = run(capsys, "report", "text", *REPORT, "uppdrag", "--set", str(file))
    assert (done.code, done.out) == (0, "Texten i ”uppdrag” är sparad (version 1).\n")
    done = run(capsys, "report", "text", *REPORT, "uppdrag", "--printed")
    assert done.out == "Ett.\n\nTvå 2023.\n"
    done = run(capsys, "report", "text", *REPORT, "uppdrag", "--set", "-", "--json", stdin="Åter.".encode())
    assert json.loads(done.out) == {"chapter": "uppdrag", "version": 2, "text": "Åter."}


def test_a_text_with_an_unknown_key_is_refused_with_its_place_and_nothing_is_changed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = everything()
    body = "Bra.\n\nPrognosen är {line/totall/@year/forecast}."
    done = run(capsys, "report", "text", *REPORT, "sammanfattning", "--set", "-", stdin=body.encode())
    assert (done.code, done.out) == (1, "")
    first, second = done.err.splitlines()
    assert first == "Texten har 1 fel och är inte sparad."
    assert second.startswith("  rad 3, tecken 14: Siffran ”line/totall/2023/forecast” finns inte. Det som finns: ")
    assert "line/total/2023/forecast" in second
    assert changed(before, everything()) == {}


def test_what_is_not_utf_8_is_refused_and_a_missing_file_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "latin.txt"
    file.write_bytes("Förbättring".encode("latin-1"))
    before = everything()
    cases = (
        (str(file), 2, f"Filen {file} är inte text i UTF-8 (byte 2). Spara den som UTF-8.\n"),
        ("-", 2, "Standard in är inte text i UTF-8 (byte 2). Spara den som UTF-8.\n"),
        (str(tmp_path / "ingen.txt"), 1, f"Det gick inte: filen finns inte: {tmp_path / 'ingen.txt'}\n"),
        (str(tmp_path), 1, f"Det gick inte: det är en mapp, inte en fil: {tmp_path}\n"),
    )
    for source, code, sentence in cases:
        done = run(capsys, "report", "text", *REPORT, "uppdrag", "--set", source, stdin=file.read_bytes())
        assert (done.code, done.err) == (code, sentence)
    assert changed(before, everything()) == {}


def test_somebody_without_rights_is_refused_at_the_prompt_too(capsys: pytest.CaptureFixture[str]) -> None:
    a_person("nils.nyman")
    for arguments in (
        ("text", *REPORT, "uppdrag", "--set", "-", "--as", "nils.nyman"),
        ("freeze", *REPORT, "--decision", DECISION, "--as", "nils.nyman"),
    ):
        done = run(capsys, "report", *arguments, stdin=b"x")
        assert done.code == 2
        assert done.err.startswith("Nils Nyman har inte behörigheten")


def test_freeze_once_then_build_from_what_was_decided(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    done = run(capsys, "report", "freeze", *REPORT, "--decision", DECISION, "--json")
    answer = json.loads(done.out)
    frozen = FrozenReport.objects.get()
    assert answer == {"decision": "AMN 2023-09-20 §\u00a095", "fingerprint": frozen.fingerprint}
    again = run(capsys, "report", "freeze", *REPORT, "--decision", DECISION)
    assert again.code == 2
    assert again.err.startswith("Rapporten är låst (AMN 2023-09-20 §\u00a095).")
    write = run(capsys, "report", "text", *REPORT, "uppdrag", "--set", "-", stdin=b"x")
    assert write.code == 2
    assert "En beslutad rapport kan inte ändras." in write.err
    built = run(capsys, "report", "build", *REPORT, "--format", "json", "--out", str(tmp_path), "--json")
    assert json.loads(built.out)["fingerprint"] == frozen.fingerprint
    assert (tmp_path / "namnden-2023-08.json").read_text(encoding="utf-8") == frozen.content


def test_freeze_says_its_fingerprint(capsys: pytest.CaptureFixture[str]) -> None:
    done = run(capsys, "report", "freeze", *REPORT, "--decision", DECISION)
    fingerprint = FrozenReport.objects.get().fingerprint
    assert done.out == f"Låst enligt AMN 2023-09-20 §\u00a095. Fingeravtryck {fingerprint}.\n"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "namnden-2023-08.txt"
    old.write_text("den gamla")

    def full(source: str, target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    monkeypatch.setattr(os, "replace", full)
    done = run(capsys, "report", "build", *REPORT, "--format", "outline", "--out", str(tmp_path))
    assert (done.code, done.err) == (1, f"Det gick inte: disken är full: {old}\n")
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [(old.name, "den gamla")]


def test_a_folder_that_cannot_be_made_is_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    done = run(capsys, "report", "build", *REPORT, "--format", "outline", "--out", str(tmp_path / "fil" / "mapp"))
    assert done.code == 1
    assert done.err.startswith("Det gick inte: en del av sökvägen är ingen mapp: ")
    assert run(capsys, "report", "build", *REPORT, "--out", str(tmp_path / "fil")).code == 2

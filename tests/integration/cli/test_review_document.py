"""`tertial review --document` and `tertial rules`: they need no database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tertial.review.rules import RULES
from tests.integration.cli.commands import run

WRONG = """\
# Delårsrapport per den 31 augusti 2023

## Ekonomi

Driftsammandrag, tkr

Verksamhet	Utfall jan–aug 2023	Budget jan–aug 2023	Avvikelse
Förskola	1 200	1 300	100
Grundskola	2 400	2 500	100
Gymnasium	1 000	900	-100
Summa	4 600	4 700	900
"""
RIGHT = WRONG.replace("4 700\t900", "4 700\t100")


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    file = tmp_path / "wrong.txt"
    file.write_text(WRONG, "utf-8")
    return file


def test_findings_as_json(capsys: pytest.CaptureFixture[str], wrong: Path) -> None:
    done = run(capsys, "review", "--document", str(wrong), "--json")
    found = json.loads(done.out)
    assert done.code == 1
    assert found
    assert all(
        list(one) == ["rule", "severity", "chapter", "place", "quote", "message", "evidence", "fix"] for one in found
    )
    errors = [one for one in found if one["severity"] == "error"]
    assert {one["chapter"] for one in errors} == {"Ekonomi"}
    assert any(one["quote"] == "900" and one["place"].endswith("rad 11") for one in errors)


def test_findings_in_words(capsys: pytest.CaptureFixture[str], wrong: Path) -> None:
    done = run(capsys, "review", "--document", str(wrong), "--min-severity", "error")
    assert done.code == 1
    assert "Fel: Ekonomi, tabellen ”Driftsammandrag, tkr”, raden ”Summa”, kolumnen ”Avvikelse”, rad 11 [" in done.out
    assert "Gör så här:" in done.out
    assert "12 värden i tabeller" in done.out


def test_sarif(capsys: pytest.CaptureFixture[str], wrong: Path) -> None:
    done = run(capsys, "review", "--document", str(wrong), "--sarif")
    log = json.loads(done.out)
    lines = {one["locations"][0]["physicalLocation"]["region"]["startLine"] for one in log["runs"][0]["results"]}
    assert done.code == 1
    assert 11 in lines


def test_a_document_without_errors(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "right.txt"
    file.write_text(RIGHT, "utf-8")
    done = run(capsys, "review", "--document", str(file))
    assert (done.code, done.err) == (0, "")
    assert "0 fel" in done.out


def test_one_rule_only(capsys: pytest.CaptureFixture[str], wrong: Path) -> None:
    done = run(capsys, "review", "--document", str(wrong), "--rule", "table-deviation", "--json")
    assert {one["rule"] for one in json.loads(done.out)} == {"table-deviation"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Ange vad som ska granskas"),
        (("namnden",), "Ange vad som ska granskas"),
        (("namnden", "2023-08", "--document", "a.txt"), "inte båda"),
        (("--document", "a.txt", "--json", "--sarif"), "inte båda"),
        (("--document", "borta.txt"), "Filen borta.txt finns inte."),
        (("--document", "a.txt", "--rule", "fel"), "Regeln ”fel” finns inte."),
        (("--document", "a.txt", "--min-severity", "fatal"), "min-severity"),
    ],
)
def test_wrong_use(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str) -> None:
    done = run(capsys, "review", *arguments)
    assert done.code == 2
    assert told in done.err


def test_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    listed = run(capsys, "rules")
    assert listed.code == 0
    for rule in RULES:
        assert f"  {rule.id} " in listed.out
    assert {one["rule"] for one in json.loads(run(capsys, "rules", "--json").out)} == {rule.id for rule in RULES}


def test_one_rule_whole(capsys: pytest.CaptureFixture[str]) -> None:
    rule = next(rule for rule in RULES if rule.parameters)
    done = run(capsys, "rules", rule.id)
    for words in (rule.title, rule.explanation, rule.example, rule.fix):
        assert words.sv in done.out
    for name in rule.parameters:
        assert f"  {name}: " in done.out
    assert json.loads(run(capsys, "rules", rule.id, "--json").out)["rule"] == rule.id
    assert run(capsys, "rules", "ingen").code == 2

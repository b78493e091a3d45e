"""Findings as SARIF 2.1.0, checked against what the standard requires."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from tertial.review.finding import Evidence, Finding, Place, Severity
from tertial.review.rule import Family, Rule
from tertial.review.sarif import FINGERPRINT, lines_of, sarif
from tertial.review.words import Words

_RULE = Rule(
    id="table-sum",
    family=Family.TABLES,
    severity=Severity.ERROR,
    title=Words("Summan stämmer inte", "The sum is wrong"),
    explanation=Words("En summa ska vara summan av sina delar.", "A sum is the sum of its parts."),
    example=Words("12 + 14 = 27", "12 + 14 = 27"),
    fix=Words("Räkna om.", "Add again."),
    whole=lambda subject: (),
)


def _finding(place: Place, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(
        rule="table-sum",
        severity=severity,
        place=place,
        quote="27",
        message=Words("Summan är 27, delarna 26.", "The sum is 27, the parts 26."),
        fix=Words("Räkna om.", "Add again."),
        evidence=(Evidence("26", Words("raderna 1–2", "rows 1–2"), place),),
    )


_IN_FILE = Place("ekonomi", "Ekonomi", 0, table="t", row="r", column="c", described="tabellen", origin="rad 12–14")
_OWN = Place("ekonomi", "Ekonomi", 0, table="drift", row="575", column="budget", described="tabellen ”Drift”")


def test_what_the_standard_requires_of_a_log() -> None:
    log = sarif(
        [_finding(_IN_FILE)], [_RULE], version="1.2.3", file=PurePosixPath("mapp/min rapport.txt"), unread=("Sida 3.",)
    )
    assert json.loads(json.dumps(log)) == log
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("Tertial", "1.2.3")
    (rule,) = driver["rules"]
    assert rule["id"] == "table-sum"
    assert rule["shortDescription"]["text"] == "Summan stämmer inte"
    assert rule["defaultConfiguration"]["level"] == "error"
    (result,) = run["results"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("table-sum", 0, "error")
    assert result["message"]["text"].startswith("Summan är 27, delarna 26.")
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "mapp/min%20rapport.txt"},
        "region": {"startLine": 12, "endLine": 14, "snippet": {"text": "27"}},
    }
    assert result["partialFingerprints"] == {FINGERPRINT: _finding(_IN_FILE).identity}
    (invocation,) = run["invocations"]
    assert invocation["toolExecutionNotifications"] == [{"level": "note", "message": {"text": "Sida 3."}}]


def test_a_report_of_ours_has_logical_places_and_accepted_findings_are_suppressed() -> None:
    found = _finding(_OWN, Severity.HINT)
    log = sarif([found], [_RULE], version="1", accepted={found.identity: "Avrundning"})
    (result,) = log["runs"][0]["results"]
    assert result["level"] == "note"
    (location,) = result["locations"]
    assert "physicalLocation" not in location
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "ekonomi/drift/575/budget"
    assert result["suppressions"] == [{"kind": "external", "justification": "Avrundning"}]
    assert result["relatedLocations"][0]["id"] == 1


def test_lines_are_those_of_text_files_only() -> None:
    assert lines_of(_IN_FILE) == (12, 14)
    assert lines_of(Place(origin="rad 7")) == (7, 7)
    assert lines_of(Place(origin="tabell 1, rad 7")) is None
    assert lines_of(Place(origin="sida 3")) is None

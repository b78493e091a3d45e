"""Findings as SARIF 2.1.0, the form that editors and build servers read.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, 2020-03-27. A finding in a text file has its lines; one in a
report of ours, or in a file without lines, has a logical location: chapter, table, row and column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from tertial.review.finding import Evidence, Finding, Place, Severity
from tertial.review.rule import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "tertialFinding/v1"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_LINES = re.compile(r"^rad (\d+)(?:–(\d+))?")


def sarif(
    findings: Sequence[Finding],
    rules: Sequence[Rule],
    *,
    version: str,
    file: PurePath | None = None,
    accepted: Mapping[str, str] | None = None,
    unread: Sequence[str] = (),
) -> dict[str, Any]:
    """A SARIF log with one run. `accepted` gives the reason by a finding's identity: such results are suppressed. `file` is the reviewed
    file, None for a report of ours; `unread` says what of it could not be read."""
    places = {rule.id: place for place, rule in enumerate(rules)}
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "Tertial",
                "version": version,
                "language": "sv",
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, places.get(finding.rule, -1), file, accepted or {}) for finding in findings],
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [{"level": "note", "message": {"text": words}} for words in unread],
            }
        ],
    }
    if file is not None:
        run["artifacts"] = [{"location": {"uri": _uri(file)}}]
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def lines_of(place: Place) -> tuple[int, int] | None:
    """The first and last line of a place in a text file, None where it has none."""
    match = _LINES.match(place.origin)
    return (int(match[1]), int(match[2] or match[1])) if match else None


def _rule(rule: Rule) -> dict[str, Any]:
    help_text = f"{rule.explanation.sv}\n\nExempel: {rule.example.sv}\n\nGör så här: {rule.fix.sv}"
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title.sv},
        "fullDescription": {"text": rule.explanation.sv},
        "help": {"text": help_text},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family.value]},
    }


def _result(finding: Finding, place: int, file: PurePath | None, accepted: Mapping[str, str]) -> dict[str, Any]:
    told = [finding.message.sv, *(_evidence(one) for one in finding.evidence), f"Gör så här: {finding.fix.sv}"]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(told)},
        "locations": [_location(finding.place, finding.quote, file)],
        "partialFingerprints": {FINGERPRINT: finding.identity},
    }
    if place >= 0:
        result["ruleIndex"] = place
    beside = [one.place for one in finding.evidence if one.place is not None]
    if beside:
        result["relatedLocations"] = [
            {"id": number, **_location(one, "", file)} for number, one in enumerate(beside, start=1)
        ]
    if finding.identity in accepted:
        result["suppressions"] = [{"kind": "external", "justification": accepted[finding.identity]}]
    return result


def _evidence(evidence: Evidence) -> str:
    return f"{evidence.value}: {evidence.source.sv}"


def _location(place: Place, quote_: str, file: PurePath | None) -> dict[str, Any]:
    parts = (place.chapter, place.table, place.row, place.column)
    logical = {"name": place.described or place.chapter_title or "dokumentet", "kind": "element"}
    if qualified := "/".join(part for part in parts if part):
        logical["fullyQualifiedName"] = qualified
    location: dict[str, Any] = {"logicalLocations": [logical], "message": {"text": place.words or "dokumentet"}}
    if file is not None:
        physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(file)}}
        if lines := lines_of(place):
            physical["region"] = {"startLine": lines[0], "endLine": lines[1]}
            if quote_:
                physical["region"]["snippet"] = {"text": quote_}
        location["physicalLocation"] = physical
    return location


def _uri(file: PurePath) -> str:
    return file.as_uri() if file.is_absolute() else quote(file.as_posix())

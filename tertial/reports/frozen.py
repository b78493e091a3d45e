"""The frozen form of a report: canonical JSON that holds everything it was decided on, and its fingerprint."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from datetime import date
from typing import Any

from tertial.common.errors import TertialError
from tertial.document.document import Document
from tertial.document.figure import Figure
from tertial.document.inline import DecisionReference
from tertial.document.serialise import canonical, decode, encode
from tertial.reports.source import Source

SCHEMA = 1


def freeze(document: Document, source: Source) -> tuple[str, str]:
    """The content to keep and its fingerprint.

    The content is canonical JSON: the document, every figure of the book, the texts as written, and the definitions
    and targets behind the indicators. The fingerprint is the SHA-256 of the content with the fingerprint's own place
    empty; it is then written into the document, for the colophon to print.
    """
    content = {
        "schema": SCHEMA,
        "document": encode(document),
        "figures": [encode(figure) for figure in source.book],
        "texts": source.texts,
        "motivations": {goal.slug: goal.motivation for goal in source.goals},
        "definitions": [
            {
                "kind": one.kind,
                "indicator": one.slug,
                "name": one.name,
                "unit": one.unit,
                "direction": one.direction,
                "source": one.source,
                "notes": list(one.notes),
            }
            for measures in source.measured.values()
            for one in measures
        ],
    }
    fingerprint = _fingerprint(content)
    content["document"]["meta"]["fingerprint"] = fingerprint
    return canonical(content), fingerprint


def thaw(content: str) -> Document:
    """The document in a frozen content. Raises `TertialError` when the content does not match its fingerprint."""
    document = decode(_verified(content)["document"])
    if not isinstance(document, Document):
        raise TertialError("Den låsta rapporten går inte att läsa.")
    return document


def frozen_figures(content: str) -> list[Figure]:
    """Every figure that the report was decided on. Raises `TertialError` when the content does not match its fingerprint."""
    return [decode(figure) for figure in _verified(content)["figures"]]


def _verified(content: str) -> dict[str, Any]:
    try:
        loaded = json.loads(content)
        schema, stated, counted = loaded["schema"], loaded["document"]["meta"]["fingerprint"], _fingerprint(loaded)
    except (ValueError, KeyError, TypeError) as error:
        raise TertialError("Den låsta rapporten går inte att läsa.") from error
    if schema != SCHEMA:
        raise TertialError(f"Rapporten är låst med schema {schema}; programmet läser {SCHEMA}.")
    if counted != stated:
        raise TertialError(
            "Den låsta rapporten stämmer inte med sitt fingeravtryck. Innehållet är ändrat efter beslutet."
        )
    result: dict[str, Any] = loaded
    return result


def _fingerprint(content: dict[str, Any]) -> str:
    document = content["document"]
    bare = {**content, "document": {**document, "meta": {**document["meta"], "fingerprint": ""}}}
    return hashlib.sha256(canonical(bare).encode()).hexdigest()


def decided(document: Document, *, decision: DecisionReference, dated: date) -> Document:
    """The document with its decision on the cover."""
    return dataclasses.replace(document, meta=dataclasses.replace(document.meta, decision=decision, dated=dated))

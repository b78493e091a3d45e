"""Documents as canonical JSON: the same document gives the same bytes, and the bytes give the document back.

Every dataclass is an object with its class name under `$type`; decimals, dates and enums are tagged or plain
strings that the declared field type reads back. Keys are sorted, so that a fingerprint means something.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from tertial.document import blocks, document, figure, inline, printing
from tertial.document.document import Document

SCHEMA = 1

_CLASSES: dict[str, type] = {
    cls.__name__: cls
    for module in (figure, printing, inline, blocks, document)
    for cls in vars(module).values()
    if isinstance(cls, type) and dataclasses.is_dataclass(cls)
}
_ENUMS: dict[str, type[StrEnum]] = {
    cls.__name__: cls
    for module in (figure, inline, blocks)
    for cls in vars(module).values()
    if isinstance(cls, type) and issubclass(cls, StrEnum) and cls is not StrEnum
}


def encode(value: Any) -> Any:
    """A model object as plain JSON values."""
    match value:
        case StrEnum():
            return {"$enum": type(value).__name__, "value": value.value}
        case None | bool() | int() | str() | float():
            return value
        case Decimal():
            return {"$decimal": str(value)}
        case date():
            return {"$date": value.isoformat()}
        case tuple() | list():
            return [encode(item) for item in value]
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            if isinstance(value, figure.Figure) and value.revealed:
                raise ValueError(f"{value.key} is not for the public, so no document may hold it")
            kept = (f for f in dataclasses.fields(value) if f.metadata.get("kept", True))
            fields = {f.name: encode(getattr(value, f.name)) for f in kept}
            return {"$type": type(value).__name__, **fields}
    raise TypeError(f"{type(value).__name__} has no place in a document")


def decode(value: Any) -> Any:
    """The inverse of `encode`."""
    match value:
        case {"$enum": name, "value": member}:
            return _ENUMS[name](member)
        case {"$decimal": digits}:
            return Decimal(digits)
        case {"$date": day}:
            return date.fromisoformat(day)
        case {"$type": name, **fields}:
            return _CLASSES[name](**{str(key): decode(item) for key, item in fields.items()})
        case list():
            return tuple(decode(item) for item in value)
    return value


def canonical(value: Any) -> str:
    """Canonical JSON text of already encoded values: sorted keys, no spaces, UTF-8 characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def to_json(doc: Document) -> str:
    """A document as canonical JSON text."""
    return canonical({"schema": SCHEMA, "document": encode(doc)})


def from_json(text: str) -> Document:
    """The document that `to_json` wrote; raises ValueError for another schema."""
    loaded = json.loads(text)
    if loaded.get("schema") != SCHEMA:
        raise ValueError(f"document schema {loaded.get('schema')}, this program reads {SCHEMA}")
    result = decode(loaded["document"])
    if not isinstance(result, Document):
        raise ValueError("the JSON does not hold a document")
    return result


def fingerprint(doc: Document) -> str:
    """SHA-256 of the canonical JSON with the fingerprint itself left empty, as 64 hexadecimal digits."""
    bare = dataclasses.replace(doc, meta=dataclasses.replace(doc.meta, fingerprint=""))
    return hashlib.sha256(to_json(bare).encode()).hexdigest()

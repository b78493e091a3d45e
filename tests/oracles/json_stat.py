"""JSON-stat the slow way: each cell is looked up by counting its place one dimension at a time."""

from __future__ import annotations

from typing import Any


def value_at(document: dict[str, Any], codes: dict[str, str]) -> Any:
    """The value of the cell with the codes, None where it is missing."""
    place = 0
    for name, size in zip(document["id"], document["size"], strict=True):
        category = document["dimension"][name]["category"]
        index = category["index"]
        at = index.index(codes[name]) if isinstance(index, list) else index[codes[name]]
        place = place * size + at
    value = document["value"]
    return value[place] if isinstance(value, list) else value.get(str(place))

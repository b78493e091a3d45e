"""Examples of every rule: three or more that must fire and three or more near ones that must not, by family."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tertial.review.subject import Subject


@dataclass(frozen=True)
class Examples:
    """A rule's examples, each with a name that says what it shows. Every one in `fires` gives at least one finding of the rule."""

    fires: Mapping[str, Subject]
    quiet: Mapping[str, Subject]
    quotes: Mapping[str, Sequence[str]] | None = None
    """For some of the firing ones, exactly what the findings quote, in order."""


def both(one: Examples, other: Examples) -> Examples:
    """The examples of two files as one; a name that both have is a mistake."""
    assert not one.fires.keys() & other.fires.keys()
    assert not one.quiet.keys() & other.quiet.keys()
    return Examples(
        {**one.fires, **other.fires}, {**one.quiet, **other.quiet}, {**(one.quotes or {}), **(other.quotes or {})}
    )


def merged(*files: Mapping[str, Examples]) -> dict[str, Examples]:
    """The examples of several files by rule; what two files have of one rule is put together."""
    found: dict[str, Examples] = {}
    for file in files:
        for rule, one in file.items():
            found[rule] = both(found[rule], one) if rule in found else one
    return found

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

"""Parts of an indicator: unit of the organisation, named part, sex. Plain Python."""

from __future__ import annotations

from dataclasses import dataclass

RESERVED = frozenset({"women", "men", "target", "forecast", "base"})
"""Segments of figure keys that no named part may be called."""


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """Which part of an indicator a value or target describes; all empty is the whole."""

    unit: str = ""
    named: str = ""
    sex: str = ""

    @property
    def key(self) -> str:
        """The part as it stands at the end of a figure key: `iaf/women`, `augusti`, empty for the whole."""
        return "/".join(segment for segment in (self.unit, self.named, self.sex) if segment)

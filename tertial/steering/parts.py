"""Parts of an indicator: unit of the organisation, named part, sex. Plain Python."""

from __future__ import annotations

from typing import NamedTuple

RESERVED = frozenset({"women", "men", "target", "forecast", "base"})
"""Segments of figure keys that no named part may be called."""


class Part(NamedTuple):
    """Which part of an indicator a value or target describes; all empty is the whole.

    A tuple, for it is what values are looked up by, thousands of times to a page.
    """

    unit: str = ""
    named: str = ""
    sex: str = ""

    @property
    def key(self) -> str:
        """The part as it stands at the end of a figure key: `iaf/women`, `augusti`, empty for the whole."""
        return "/".join(segment for segment in (self.unit, self.named, self.sex) if segment)

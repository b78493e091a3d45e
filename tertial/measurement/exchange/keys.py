"""The key of a row: what an observation is a value of, as a file carries it. Plain Python.

`indicator/brukarenkat/2019/2023-08/outcome/iaf/women`: kind and slug of the indicator, the year its definition is valid from, the
period, the nature, and the part as in figure keys. No number of a database: the same file fits a copy of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from tertial.common.errors import Refused


@dataclass(frozen=True, slots=True)
class RowKey:
    """What an observation is a value of, by stable names."""

    kind: str
    slug: str
    valid_from: int
    period: str
    nature: str
    part_key: str

    def __str__(self) -> str:
        """The key as it stands in a file."""
        whole = f"{self.kind}/{self.slug}/{self.valid_from}/{self.period}/{self.nature}"
        return f"{whole}/{self.part_key}" if self.part_key else whole

    @classmethod
    def parse(cls, text: str) -> RowKey:
        """Read a key; raises `Refused` for what Tertial did not write."""
        parts = text.split("/", 5)
        if len(parts) < 5 or not parts[2].isascii() or not parts[2].isdecimal():
            raise Refused(f"”{text}” är ingen nyckel ur Tertial. Töm cellen, så läses raden efter sina andra kolumner.")
        return cls(parts[0], parts[1], int(parts[2]), parts[3], parts[4], parts[5] if len(parts) > 5 else "")

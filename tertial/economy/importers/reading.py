"""What an importer returns: rows in a Parquet file, and everything that was wrong with the source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tertial.common.errors import Faults, TertialError

Progress = Callable[[float], None]
"""Called now and then with the share of the source that is read, 0 to 1."""

FAULTS_KEPT = 200
"""How many faults are told one by one; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A source that was read to its end.

    With no fault, the rows lie in the Parquet file the importer was told to write, in the columns of `ledger.schema`,
    sorted by month. With any fault nothing may be imported, and the file need not exist. A fault's `place` says where
    (`rad 12, Belopp`) and its message what was found and what to do. `notes` are things to know that are no faults, and
    `dropped` names what was left out to protect people (`radtext`, `kund`). `facts` describe the source in words
    (program, financial year), shown as they are.
    """

    rows: int
    faults: tuple[TertialError, ...] = ()
    fault_count: int = 0
    notes: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)

    def require_sound(self, source_name: str) -> None:
        """Raise `Faults` with every fault that was kept, or return when there is none."""
        if not self.faults:
            return
        count = max(self.fault_count, len(self.faults))
        more = "" if count == len(self.faults) else f" De första {len(self.faults)} visas."
        raise Faults(f"{source_name} har {count} fel och är inte inläst.{more}", self.faults)

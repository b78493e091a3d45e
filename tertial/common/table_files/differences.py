"""What a file would change: shown before it is done, and told afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from tertial.common.errors import Faults, Refused, TertialError
from tertial.common.table_files.table import FileRow, Table

Value = TypeVar("Value")


class Kind(StrEnum):
    """What happens to a row."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Difference(Generic[Value]):
    """A row that the file adds, changes or removes: its value before and after, and what else changes, in words."""

    kind: Kind
    what: str
    before: Value | None
    after: Value | None
    details: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Preview(Generic[Value]):
    """All that a file would do. With any fault it does nothing. `notes` are things to know that are no faults."""

    differences: tuple[Difference[Value], ...] = ()
    unchanged: int = 0
    notes: tuple[str, ...] = ()
    faults: tuple[TertialError, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        """Whether all is as the file says already."""
        return not self.differences and not self.faults

    def require_sound(self, file_name: str) -> None:
        """Raise `Faults` with every fault, or return when there is none."""
        if self.faults:
            count = len(self.faults)
            raise Faults(f"{file_name} har {'ett' if count == 1 else count} fel och är inte inläst.", self.faults)


def about_faults(table: Table, **expected: tuple[str, str]) -> list[TertialError]:
    """Faults of a file that says it is of something else: `Nämnd=("namnden", "Nämnden")`, value and words."""
    return [
        Refused(f"Filen är skriven för {table.facts[name]}, inte {words}.", place=f"Om filen, {name}")
        for name, (value, words) in expected.items()
        if name in table.facts and table.facts[name] != value
    ]


def fault(row: FileRow, message: str, *columns: str) -> TertialError:
    """A fault in a row, with the address of the column that it is about."""
    return Refused(message, place=row.place(*columns))


def repeated(rows: Iterable[tuple[Any, FileRow]], words: str) -> list[TertialError]:
    """A fault for every row that is the same thing as an earlier one."""
    first: dict[Any, FileRow] = {}
    faults = []
    for identity, row in rows:
        if identity in first:
            faults.append(fault(row, f"{words} står redan på rad {first[identity].number}. Ta bort den ena."))
        first.setdefault(identity, row)
    return faults

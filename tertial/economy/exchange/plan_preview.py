"""What a budget, forecast or frame file would change, in öre."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from tertial.common.table_files.differences import Preview

Wanted = TypeVar("Wanted")


@dataclass(frozen=True, slots=True)
class PlanPreview(Preview[int]):
    """All that a plan's file would do.

    `sum_ore` is the sum of the file's amounts as they would be stored, `check` a sentence that sets it beside the frame.
    """

    sum_ore: int | None = None
    check: str = ""


@dataclass(frozen=True, slots=True)
class Comparison(Generic[Wanted]):
    """What a file would do, in words, and what it wants of each row that would change."""

    preview: PlanPreview
    wanted: tuple[Wanted, ...]

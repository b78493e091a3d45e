"""The way in: a SIE file becomes the ledger's rows in a Parquet file, or a list of what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from tertial.common.errors import Refused
from tertial.economy.importers.reading import FAULTS_KEPT, Progress, Reading
from tertial.economy.importers.sie import fast
from tertial.economy.importers.sie.frame import LEDGER
from tertial.economy.importers.sie.profile import SieProfile
from tertial.economy.importers.sie.source import Source

_ROW_GROUP = 122_880
_LEVEL = 1
"""A fifth larger than the usual level 3, and written in a fifth less time."""


def read(
    source: Path,
    *,
    into: Path,
    profile: SieProfile | None = None,
    year: int | None = None,
    progress: Progress = lambda _share: None,
) -> Reading:
    """Read a SIE file of any type into `into`, in the columns of `ledger.schema`, sorted by month.

    `year` is the calendar year that the wanted financial year ends in: a file of another year is refused. None takes the
    year of the file. With any fault nothing is written.
    """
    parsed, rows = fast.parse(Source.read(source), profile or SieProfile(), year, progress=progress)
    if not parsed.faults:
        if not rows["month"].is_sorted():
            rows = rows.sort("month", maintain_order=True)
        rows.select(list(LEDGER)).write_parquet(
            into, compression="zstd", compression_level=_LEVEL, row_group_size=_ROW_GROUP
        )
    progress(1.0)
    return Reading(
        rows=rows.height,
        faults=tuple(Refused(fault.message, place=f"rad {fault.line}") for fault in parsed.faults[:FAULTS_KEPT]),
        fault_count=len(parsed.faults),
        notes=tuple(parsed.notes),
        dropped=parsed.dropped,
        facts=parsed.facts,
    )

"""Read rows that each know their place: of a sheet, or of a text file where DuckDB by itself could not say what was wrong."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tertial.common.errors import Refused, TertialError
from tertial.economy.importers.profiles import Profile
from tertial.economy.importers.reading import FAULTS_KEPT, Progress
from tertial.economy.importers.table.engine import connect
from tertial.economy.importers.table.faults import bad_cells
from tertial.economy.importers.table.layout import Layout
from tertial.economy.importers.table.plan import plan
from tertial.economy.importers.table.sql import cell, literal
from tertial.economy.importers.table.sums import Kind, SumRow, recogniser, wrong_sums
from tertial.economy.importers.table.writing import write

Row = tuple[int, list[str]]
"""A row's number in the file, from 1, and its cells."""

MOST_SUMS = 100_000


@dataclass(slots=True)
class Result:
    """What came of the rows: how many were written, what was wrong, and how many rows were no rows of the ledger."""

    rows: int = 0
    faults: list[TertialError] = field(default_factory=list)
    fault_count: int = 0
    sums: int = 0
    ignored: int = 0

    def add(self, faults: Iterable[TertialError]) -> None:
        """Keep the first faults and count them all."""
        found = list(faults)
        self.fault_count += len(found)
        self.faults = (self.faults + found)[:FAULTS_KEPT]


def read_placed(
    rows: Iterable[Row],
    layout: Layout,
    profile: Profile,
    *,
    into: Path,
    folder: Path,
    progress: Progress,
    where: str = "",
) -> Result:
    """Write the rows to `into` if nothing is wrong with them. `where` begins every place (`Blad1, `).

    A `TertialError` from the rows themselves ends them and is one of the faults.
    """
    result = Result()
    sums: list[SumRow] = []
    kind_of = recogniser(profile)
    file = folder / "placed.csv"
    ragged: list[tuple[int, TertialError]] = []
    count = 0
    last_row = 0
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=",", quoting=csv.QUOTE_ALL, lineterminator="\n")
        source = iter(rows)
        while True:
            try:
                place, cells = next(source)
            except StopIteration:
                break
            except TertialError as error:
                result.add([error])
                break
            match kind_of(cells):
                case Kind.SUM:
                    sums.append(SumRow(place, tuple(cells)))
                case Kind.IGNORED:
                    result.ignored += 1
                case Kind.ROW if _fits(cells, layout):
                    writer.writerow([place, *(cells[used] for used in layout.used)])
                    count += 1
                    last_row = place
                case Kind.ROW:
                    result.fault_count += 1
                    if len(ragged) < FAULTS_KEPT:
                        ragged.append((place, _ragged(place, cells, layout, where)))
    if not count and not result.fault_count:
        result.add([Refused("Filen har rubriker men inga rader. Kontrollera urvalet och exportera den på nytt.")])
    if len(sums) > MOST_SUMS:
        result.add([Refused(f"Filen har {len(sums)} summarader. Exportera den utan delsummor.")])
    if not count or len(sums) > MOST_SUMS:
        _tell_in_order(result, ragged)
        return result
    result.sums = len(sums)
    asked = plan(layout, profile, guarded=False)
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in map(cell, layout.used))
    relation = (
        f"read_csv({literal(str(file))}, auto_detect=false, header=false, delim=',', quote='\"', escape='\"', parallel=true,"
        f" columns={{'place': 'BIGINT', {columns}}}, force_not_null=[{', '.join(literal(cell(one)) for one in layout.used)}],"
        " max_line_size=100000000)"
    )
    with connect(folder) as connection:
        target = folder / "placed.parquet"
        result.rows, sound = write(connection, asked, relation, target, progress, start=0.5)
        if not sound:
            cells_wrong, number = bad_cells(connection, asked, relation, where)
            ragged.extend(cells_wrong)
            result.fault_count += number
        elif sums and not result.fault_count:
            result.add(wrong_sums(connection, asked, relation, sums, where, all_last=sums[0].place > last_row))
        if not result.rows and not result.fault_count:
            result.add([Refused("Filen har inga belopp. Kontrollera urvalet och exportera den på nytt.")])
    _tell_in_order(result, ragged)
    if not result.fault_count:
        target.replace(into)
    return result


def _tell_in_order(result: Result, in_rows: list[tuple[int, TertialError]]) -> None:
    """Put the faults of rows, which are counted already, before those of the whole file, in the order of the rows."""
    first = [fault for _, fault in sorted(in_rows, key=lambda one: one[0])]
    result.faults = (first + result.faults)[:FAULTS_KEPT]


def _fits(cells: list[str], layout: Layout) -> bool:
    """Whether a row has as many cells as the headings; empty ones to the right may be more."""
    return len(cells) == layout.width or (
        len(cells) > layout.width and not any(cell.strip() for cell in cells[layout.width :])
    )


def _ragged(place: int, cells: list[str], layout: Layout, where: str) -> TertialError:
    return Refused(
        f"Raden har {len(cells)} celler men ska ha {layout.width}. Ett skiljetecken kan stå i en text utan citattecken omkring,"
        " eller raden vara avbruten.",
        place=f"{where}rad {place}",
    )

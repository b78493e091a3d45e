"""Find the cells that can't be read, with their places: asked only when there is one."""

from __future__ import annotations

import duckdb

from tertial.common.errors import Refused, TertialError
from tertial.economy.importers.reading import FAULTS_KEPT
from tertial.economy.importers.table.plan import Cell, Plan
from tertial.economy.importers.table.sql import cell

_SHOWN = 60
"""How many characters of a found text are shown."""


def bad_cells(
    connection: duckdb.DuckDBPyConnection, plan: Plan, source: str, where: str
) -> tuple[list[tuple[int, TertialError]], int]:
    """The first faults in the order of the file, each with its row, and how many there are; `source` has a column `place`, the row's number."""
    by_column: dict[int, list[Cell]] = {}
    for one in plan.cells:
        by_column.setdefault(one.place, []).append(one)
    wrong = {place: " OR ".join(f"{one.name} IS NULL" for one in cells) for place, cells in by_column.items()}
    read = f"({plan.read(source, 'place', *(f'left({cell(place)}, 400) AS {cell(place)}' for place in by_column))})"
    counted = connection.execute(
        f"SELECT {', '.join(f'count(*) FILTER (WHERE {test})' for test in wrong.values())} FROM {read}"
    ).fetchone()
    first_null = ", ".join(
        f"CASE {' '.join(f'WHEN {one.name} IS NULL THEN {plan.cells.index(one)}' for one in cells)} END"
        for cells in by_column.values()
    )
    rows = connection.execute(
        f"SELECT place, {first_null}, {', '.join(map(cell, by_column))} FROM {read}"
        f" WHERE {' OR '.join(wrong.values())} ORDER BY place LIMIT {FAULTS_KEPT}"
    ).fetchall()
    faults: list[tuple[int, TertialError]] = []
    for number, *values in rows:
        half = len(by_column)
        for place, failed, found in zip(by_column, values[:half], values[half:], strict=True):
            if failed is not None:
                faults.append((number, _fault(plan.cells[failed], number, plan.layout.name(place), found or "", where)))
    return faults[:FAULTS_KEPT], sum(counted or ())


def _fault(bad: Cell, row: int, column: str, found: str, where: str) -> TertialError:
    shown = found if len(found) <= _SHOWN else found[:_SHOWN] + "…"
    return Refused(bad.says(shown), place=f"{where}rad {row}, {column}")

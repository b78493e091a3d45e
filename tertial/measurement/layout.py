"""How an indicator's parts are laid out in a table: which are rows, which are lines in a cell. Plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tertial.steering.parts import Part

SEX_ORDER = {"": 0, "women": 1, "men": 2}


def units_are_rows(columns: Mapping[str, Iterable[Part]]) -> bool:
    """Whether each unit of the organisation gets a row of its own.

    `columns` holds, for each column, the parts that have something to show. Units are rows when the columns have the same
    division: when none speaks of the whole while another speaks of units, and no two columns have quite other
    units, as they do when the organisation has changed between them. Otherwise a cell names its units.
    """
    per_column = [{part.unit for part in parts} for parts in columns.values()]
    per_column = [units for units in per_column if units]
    everything = set().union(*per_column) if per_column else set()
    if everything <= {""}:
        return False
    if "" in everything:
        return False
    return all(first & second for first in per_column for second in per_column)


def row_order(part: Part, named_order: Mapping[str, int], unit_order: Mapping[str, int]) -> tuple[int, int, int]:
    """Sort parts: the whole first, then named parts in their order, each with all, women, men, then by unit."""
    return (
        named_order.get(part.named, -1) if part.named else -1,
        SEX_ORDER[part.sex],
        unit_order.get(part.unit, 0),
    )

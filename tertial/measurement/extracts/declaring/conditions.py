"""Read conditions on columns: `"Insats" = "Ekonomiskt bistånd"`, `"Barn" = { minst = 1 }`, `"Beslut" = { senast = 2023-08-31 }`."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tertial.measurement.extracts.declaring.table import Table, fold
from tertial.measurement.extracts.rule import Bound, Condition, Operator

OPERATORS = tuple(operator.value for operator in Operator)


def conditions_of(table: Table | None) -> tuple[Condition, ...]:
    """Every condition of a table, in order; all must hold."""
    if table is None:
        return ()
    found: list[Condition] = []
    for column, value in table.values.items():
        if isinstance(value, dict):
            inner = Table(table.text, value, (*table.path, column))
            inner.only(OPERATORS)
            if not value:
                raise table.fault(f"Villkoret är tomt. Skriv något av: {', '.join(OPERATORS)}.", column)
            for operator in Operator:
                key, bound = inner.find(operator.value)
                if bound is not None:
                    found.append(Condition(column.strip(), operator, _bound(inner, key, operator, bound)))
        else:
            found.append(Condition(column.strip(), Operator.IN, table.texts_of(value, column)))
    return tuple(found)


def _bound(table: Table, key: str, operator: Operator, value: Any) -> Bound:
    match operator:
        case Operator.IN | Operator.NOT_IN:
            return table.texts_of(value, key)
        case Operator.FILLED:
            if not isinstance(value, bool):
                raise table.fault("Här ska stå true (ifylld) eller false (tom).", key)
            return value
        case Operator.FROM | Operator.UNTIL:
            # A date-time is a date too, to Python.
            if isinstance(value, date) and not isinstance(value, datetime):
                return value
            if isinstance(value, str) and value.strip():
                return value.strip()
            raise table.fault(
                "Här ska stå ett datum (2023-08-31, utan citattecken) eller en annan kolumns rubrik.", key
            )
        case _:
            if isinstance(value, bool) or not isinstance(value, int | Decimal):
                raise table.fault("Här ska stå ett tal, till exempel 24 eller 0.5.", key)
            return Decimal(value)


def folded_columns(conditions: tuple[Condition, ...]) -> set[str]:
    """The columns that the conditions speak of, as they are compared."""
    return {fold(condition.column) for condition in conditions}

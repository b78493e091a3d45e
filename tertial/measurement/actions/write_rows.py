"""Write many rows of a table at once, without an object for each.

The ORM makes an object of every row and looks at every field of it again when it is written: 200 000 observations take half a
minute. Here the columns go to the database as they are, by COPY in PostgreSQL and as one prepared statement in SQLite; the
database's constraints guard them all the same. The caller holds the transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from sqlite3 import SQLITE_LIMIT_VARIABLE_NUMBER
from typing import Any

from django.db import connection, models
from django.db.backends.utils import CursorWrapper

_AT_ONCE = 200
"""How many rows SQLite is given in a statement: each statement costs it as much as some rows do."""


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Add rows, each with the values of `columns` (attribute names, foreign keys by id) in that order.

    Every column of the table but the key must be among them: the fields' defaults are Python's and are not asked.
    """
    left = {field.attname for field in model._meta.concrete_fields} - {*columns, _key(model)}
    if left:
        raise TypeError(f"no value for {', '.join(sorted(left))}")
    if not rows:
        return
    table, names = _table(model), ", ".join(_quoted(model, name) for name in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with connection.wrap_database_errors, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            _insert_in_sqlite(cursor, f"INSERT INTO {table} ({names}) VALUES ", model, columns, rows)  # noqa: S608  names of our own


def update_rows(model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> int:
    """Change rows of a versioned table, each given as the values of `columns`, its key and the version it is at.

    Returns how many were at that version still and are changed; the version rises by one.
    """
    sets = ", ".join(f"{_quoted(model, name)} = %s" for name in columns)
    version, key = _quoted(model, "version"), _quoted(model, _key(model))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {_table(model)} SET {sets}, {version} = {version} + 1 WHERE {key} = %s AND {version} = %s",  # noqa: S608  names of our own
            _adapted(model, (*columns, _key(model), "version"), rows),
        )
        return int(cursor.rowcount)


def _insert_in_sqlite(
    cursor: CursorWrapper, insert: str, model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Add rows, many in each statement. What all rows have alike, as most columns of a file are, is handed over once for each."""
    by_column = _adapted_columns(model, columns, rows)
    alike = [place for place, values in enumerate(by_column) if values.count(values[0]) == len(values)]
    given = [by_column[place][0] for place in alike]
    varying = [values for place, values in enumerate(by_column) if place not in set(alike)]
    each = list(chain.from_iterable(zip(*varying, strict=True)))
    limit = connection.connection.getlimit(SQLITE_LIMIT_VARIABLE_NUMBER) - len(alike)
    at_once = min(_AT_ONCE, limit // len(varying)) if varying else 1
    whole = len(rows) // at_once * at_once
    for begin, end, count in ((0, whole, at_once), (whole, len(rows), 1)):
        numbers = iter(range(len(alike) + 1, len(alike) + len(varying) * count + 1))
        of_alike = {place: number for number, place in enumerate(alike, start=1)}
        marks = ", ".join(
            f"({', '.join(f'?{of_alike.get(place) or next(numbers)}' for place in range(len(columns)))})"
            for _row in range(count)
        )
        step = len(varying) * count
        places = range(begin * len(varying), end * len(varying), step) if varying else range(0)
        params = [[*given, *each[first : first + step]] for first in places]
        cursor.executemany(insert + marks, params if varying else [given] * (end - begin))


def _adapted_columns(
    model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> list[Sequence[Any]]:
    """The rows column by column, as the database takes them; only decimals and dates are other than they are."""
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    result: list[Sequence[Any]] = []
    for name, values in zip(columns, zip(*rows, strict=True), strict=True):
        adapt = _adapting(by_name[name])
        result.append(values if adapt is None else [None if value is None else adapt(value) for value in values])
    return result


def _adapted(model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    return list(zip(*_adapted_columns(model, columns, rows), strict=True))


def _adapting(field: models.Field[Any, Any]) -> Callable[[Any], Any] | None:
    match field:
        case models.DecimalField() if connection.vendor == "sqlite":
            return str  # as its driver would make of it, by a longer way
        case models.DateField():
            return connection.ops.adapt_datefield_value
    return None


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _quoted(model: type[models.Model], name: str) -> str:
    column = next(field.column for field in model._meta.concrete_fields if field.attname == name)
    return connection.ops.quote_name(str(column))


def _key(model: type[models.Model]) -> str:
    key = model._meta.pk
    if key is None:
        raise TypeError(f"{model} has no key")
    return key.attname

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
            at_once = min(_AT_ONCE, connection.connection.getlimit(SQLITE_LIMIT_VARIABLE_NUMBER) // len(columns))
            whole = len(rows) // at_once * at_once
            for some, count in ((rows[:whole], at_once), (rows[whole:], 1)):
                marks = ", ".join([f"({', '.join(['%s'] * len(columns))})"] * count)
                cursor.executemany(
                    f"INSERT INTO {table} ({names}) VALUES {marks}",  # noqa: S608  names of our own
                    _adapted(model, columns, some, at_once=count),
                )


def update_rows(model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> int:
    """Change rows of a versioned table, each given as the values of `columns`, its key and the version it is at.

    Returns how many were at that version still and are changed; the version rises by one.
    """
    sets = ", ".join(f"{_quoted(model, name)} = %s" for name in columns)
    version, key = _quoted(model, "version"), _quoted(model, _key(model))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {_table(model)} SET {sets}, {version} = {version} + 1 WHERE {key} = %s AND {version} = %s",  # noqa: S608
            _adapted(model, (*columns, _key(model), "version"), rows),
        )
        return int(cursor.rowcount)


def _adapted(
    model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]], *, at_once: int = 1
) -> list[list[Any]]:
    """The rows as the database takes them, so many in each list; only decimals and dates are other than they are."""
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    width, values = len(columns), list(chain.from_iterable(rows))
    for place, name in enumerate(columns):
        adapt = _adapting(by_name[name])
        if adapt is not None:
            values[place::width] = [None if value is None else adapt(value) for value in values[place::width]]
    step = width * at_once
    return [values[begin : begin + step] for begin in range(0, len(values), step)]


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

"""All that stands in the database, to prove that nothing changed; and a way back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import transaction

Rows = dict[str, list[tuple[Any, ...]]]


def everything() -> Rows:
    """Every row of every table of the program, by table."""
    return {
        model._meta.label: sorted(model._default_manager.values_list(), key=str)
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("tertial.")
    }


def changed(before: Rows, after: Rows) -> dict[str, int]:
    """How many rows each changed table has more than before (0: a row was changed in place)."""
    return {table: len(rows) - len(before[table]) for table, rows in after.items() if rows != before[table]}


@contextmanager
def undone() -> Iterator[None]:
    """What is done within is undone at the end: many cases can share one costly beginning."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)

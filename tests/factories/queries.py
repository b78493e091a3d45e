"""Count the queries of a piece of code."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries() -> CaptureQueriesContext:
    """The queries made within the block; `len` of it is their number."""
    return CaptureQueriesContext(connection)

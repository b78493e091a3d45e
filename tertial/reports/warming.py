"""Start what takes long to start while the report is still being built."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

_WITH_CHARTS = {"html", "pdf", "docx"}


@contextmanager
def warming(formats: Collection[str]) -> Iterator[None]:
    """Within this block the drawing of charts has a process of its own, started at once when a format needs it."""
    from tertial.reports.charts import worker

    wanted = bool(_WITH_CHARTS & set(formats))
    if wanted:
        worker.start()
    try:
        yield
    finally:
        if wanted:
            worker.stop()

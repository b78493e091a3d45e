"""Start what takes long to start while the report is still being built."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from tertial.common.folders import data_folder

_WITH_CHARTS = {"html", "pdf", "docx"}


@contextmanager
def warming(formats: Collection[str]) -> Iterator[None]:
    """Within this block the drawing of charts has a process of its own, started at once when charts are to be drawn.

    Where drawings are kept since before, most or all will be found again, and starting Vega would only take time from the rest.
    """
    from tertial.reports.charts import kept, worker

    wanted = bool(_WITH_CHARTS & set(formats)) and not kept.any_in(data_folder() / "charts")
    if wanted:
        worker.start()
    try:
        yield
    finally:
        if wanted:
            worker.stop()

"""The room's writes."""

from tertial.measurement.actions.fetching import fetch_series
from tertial.measurement.actions.observe import observe, withdraw
from tertial.measurement.actions.observe_many import Counted, observe_many
from tertial.measurement.actions.open_statistics import (
    Series,
    add_series,
    begin_fetch,
    change_series,
    remove_series,
)
from tertial.measurement.actions.sources import add_source, begin_run, change_source, end_run
from tertial.measurement.consequences import settled_once
from tertial.measurement.observed import Given, Observed

__all__ = [
    "Counted",
    "Given",
    "Observed",
    "Series",
    "add_series",
    "add_source",
    "begin_fetch",
    "begin_run",
    "change_series",
    "change_source",
    "end_run",
    "fetch_series",
    "observe",
    "observe_many",
    "remove_series",
    "settled_once",
    "withdraw",
]

"""The room's writes."""

from tertial.measurement.actions.observe import observe, withdraw
from tertial.measurement.actions.observe_many import Counted, observe_many
from tertial.measurement.actions.sources import add_source, begin_run, change_source, end_run
from tertial.measurement.consequences import settled_once
from tertial.measurement.observed import Given, Observed

__all__ = [
    "Counted",
    "Given",
    "Observed",
    "add_source",
    "begin_run",
    "change_source",
    "end_run",
    "observe",
    "observe_many",
    "settled_once",
    "withdraw",
]

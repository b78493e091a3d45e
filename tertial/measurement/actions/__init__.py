"""The room's writes."""

from tertial.measurement.actions.observe import Observed, observe, withdraw
from tertial.measurement.actions.observe_many import Counted, Given, observe_many
from tertial.measurement.actions.sources import add_source, begin_run, change_source, end_run

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
    "withdraw",
]

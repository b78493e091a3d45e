"""The room's writes."""

from tertial.measurement.actions.fetching import fetch_series
from tertial.measurement.actions.import_observations import import_observations
from tertial.measurement.actions.measures import (
    Ran,
    change_measure,
    declare_measure,
    fail_measure,
    remove_measure,
    run_measure,
)
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
from tertial.measurement.actions.surveys import change_survey, declare_survey, remove_survey, run_survey
from tertial.measurement.consequences import settled_once
from tertial.measurement.observed import Given, Observed

__all__ = [
    "Counted",
    "Given",
    "Observed",
    "Ran",
    "Series",
    "add_series",
    "add_source",
    "begin_fetch",
    "begin_run",
    "change_measure",
    "change_series",
    "change_source",
    "change_survey",
    "declare_measure",
    "declare_survey",
    "end_run",
    "fail_measure",
    "fetch_series",
    "import_observations",
    "observe",
    "observe_many",
    "remove_measure",
    "remove_series",
    "remove_survey",
    "run_measure",
    "run_survey",
    "settled_once",
    "withdraw",
]

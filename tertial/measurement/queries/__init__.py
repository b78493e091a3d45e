"""Read measured values as figures. A fixed number of queries, whatever the number of indicators."""

from tertial.measurement.queries.history import Point, all_series, history, indicator, series
from tertial.measurement.queries.measured import definitions_in, measured
from tertial.measurement.queries.targets import latest_targets, targets_of
from tertial.measurement.rows import Line, Measured, MeasuredRow

__all__ = [
    "Line",
    "Measured",
    "MeasuredRow",
    "Point",
    "all_series",
    "definitions_in",
    "history",
    "indicator",
    "latest_targets",
    "measured",
    "series",
    "targets_of",
]

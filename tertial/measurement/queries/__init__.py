"""Read measured values as figures. A fixed number of queries, whatever the number of indicators."""

from tertial.measurement.figures import public_figure
from tertial.measurement.queries.about_people import committees_of
from tertial.measurement.queries.history import Point, all_series, history, indicator, series
from tertial.measurement.queries.listing import Concern, Entry, Listing, Sought, listing
from tertial.measurement.queries.measured import definitions_in, measured
from tertial.measurement.queries.targets import latest_targets, targets_of
from tertial.measurement.queries.values import FollowedValue, Written, values_of, written
from tertial.measurement.rows import Line, Measured, MeasuredRow

__all__ = [
    "Concern",
    "Entry",
    "FollowedValue",
    "Line",
    "Listing",
    "Measured",
    "MeasuredRow",
    "Point",
    "Sought",
    "Written",
    "all_series",
    "committees_of",
    "definitions_in",
    "history",
    "indicator",
    "latest_targets",
    "listing",
    "measured",
    "public_figure",
    "series",
    "targets_of",
    "values_of",
    "written",
]

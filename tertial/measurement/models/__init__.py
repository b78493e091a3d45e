"""The room's tables. Rows of extracts and answers of surveys are never among them, only what was computed from them."""

from tertial.measurement.models.measure import Measure, Survey
from tertial.measurement.models.observation import Hidden, Nature, Observation, State
from tertial.measurement.models.open_statistics import OpenArea, OpenSeries, OpenValue
from tertial.measurement.models.source import RunState, Source, SourceKind, SourceRun
from tertial.measurement.models.standing import Standing

__all__ = [
    "Hidden",
    "Measure",
    "Nature",
    "Observation",
    "OpenArea",
    "OpenSeries",
    "OpenValue",
    "RunState",
    "Source",
    "SourceKind",
    "SourceRun",
    "Standing",
    "State",
    "Survey",
]

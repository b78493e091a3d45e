"""Which cells are too small, which more must be hidden, and whether a hidden one can be worked out. Plain Python."""

from tertial.measurement.disclosure.calculations.cells import Cell, Kind, Limits, Place, is_small
from tertial.measurement.disclosure.calculations.protect import Protected, protect

__all__ = ["Cell", "Kind", "Limits", "Place", "Protected", "is_small", "protect"]

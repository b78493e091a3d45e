"""The page that a figure belongs to, by the beginning of its key."""

from __future__ import annotations

from tertial.document.figure import Figure
from tertial.steering.models import IndicatorKind
from tertial.web.place import Place


def page_of(figure: Figure, place: Place) -> str:
    """The address of the line, indicator or goal that the figure tells about; empty when there is none."""
    kind, _, rest = figure.key.partition("/")
    name = rest.partition("/")[0]
    if " " in figure.key:  # a sum of several figures has no single home
        return ""
    if kind == "line":
        return place.to(f"ekonomi/{name}")
    if kind == "investment":
        return place.to("ekonomi") + "#investeringar"
    if kind in IndicatorKind.values:
        return place.to(f"indikatorer/{name}")
    return place.to("mal") if kind == "goals" else ""

"""The pages that a figure leads to, by its key: what it tells about, and the vouchers behind it."""

from __future__ import annotations

from tertial.common.periods import Period
from tertial.document.figure import Figure, Origin
from tertial.organisation.permissions import Permission
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
    if kind in ("month", "rolling"):
        return place.to(f"ekonomi/{name}") + "#manader"
    if kind == "kind":
        return place.to(f"ekonomi/slag/{name}" if name.isdigit() else "ekonomi/tabeller/slag")
    if kind == "investment":
        return place.to("ekonomi") + "#investeringar"
    if kind in IndicatorKind.values:
        return place.to(f"indikatorer/{name}")
    return place.to("mal") if kind == "goals" else ""


def vouchers_of(figure: Figure, place: Place) -> str:
    """The address of the vouchers that a figure is the sum of; empty when there are none, or the reader may not see them."""
    if figure.provenance.origin not in (Origin.LEDGER, Origin.DEMO_SERIES) or not place.can(Permission.LEDGER_READ):
        return ""
    match figure.key.split("/"):
        case ["line", code, period, "outcome"]:
            return place.to(f"ekonomi/{code}/verifikationer", period=period)
        case ["month", code, month]:
            return place.to(f"ekonomi/{code}/verifikationer", period=month, fran=month)
        case ["rolling", code, month]:
            first = Period.parse(month).months_back(11)
            return place.to(f"ekonomi/{code}/verifikationer", period=month, fran=first)
        case ["kind", code, period, "outcome"] if code.isdigit():
            return place.to(f"ekonomi/slag/{code}/verifikationer", period=period)
    return ""

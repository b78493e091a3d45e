"""What a table of a statistics database says of areas and units."""

from __future__ import annotations

from collections.abc import Iterable

from tertial.measurement.open_statistics.answers import Area
from tertial.measurement.open_statistics.pxweb import COUNTRY, Selection, Table


def areas_of(table: Table, codes: Iterable[str]) -> list[Area]:
    """The areas with the codes that the table has, called what it calls them."""
    if not table.area:
        return []
    known = table.variable(table.area).labels
    return [Area(code, known[code], kind_of(code)) for code in dict.fromkeys(codes) if code in known]


def kind_of(code: str) -> str:
    """What an area is, by its code at SCB: two digits are a county, four a municipality, `00` the country."""
    if code == COUNTRY:
        return "country"
    return {2: "region", 4: "municipality"}.get(len(code), "") if code.isdecimal() else "group"


def unit_of(table: Table, chosen: Selection) -> str:
    """The unit of the measure that was chosen, where the table tells units."""
    codes = chosen.get(table.measure, ())
    return table.units.get(codes[0], "") if len(codes) == 1 else ""

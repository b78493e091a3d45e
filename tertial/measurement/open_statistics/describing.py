"""From what a service says of itself to what somebody chooses: a unit, the areas with the members of their groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tertial.measurement.open_statistics.answers import Area

_UNITS = (
    ("(%)", "%"),
    ("kr/inv", "kr/inv"),
    ("tkr", "tkr"),
    ("(kr)", "kr"),
    ("kronor", "kr"),
    ("antal", "antal"),
    ("dagar", "dagar"),
    ("index", "index"),
    ("andel", "%"),
)


def unit_in(title: str) -> str:
    """The unit that a title names, as Kolada's titles do; empty where it names none."""
    words = title.casefold()
    return next((unit for mark, unit in _UNITS if mark in words), "")


def areas_with_members(codes: Iterable[str], known: Sequence[Area]) -> list[Area]:
    """The areas with the codes, each once; a group comes with its members. What is unknown is left out."""
    by_code = {area.code: area for area in known}
    chosen: dict[str, Area] = {}
    for code in codes:
        area = by_code.get(code) or by_code.get(code.upper())
        for one in [area.code, *area.members] if area else []:
            if one in by_code:
                chosen[one] = by_code[one]
    return list(chosen.values())

"""When each unit of the organisation gets a row, and in which order rows stand.

Two shapes must come out differently: the same units in every column (a row per unit), and columns that the
organisation changed between, or where one column speaks of the whole (a row, with units named in its cells).
"""

from __future__ import annotations

import pytest

from tertial.measurement.layout import row_order, units_are_rows
from tertial.steering.parts import Part

WHOLE, IAF, UTB, SOF = Part(), Part("iaf"), Part("utb"), Part("sof")
IAF_WOMEN, UTB_MEN = Part("iaf", "", "women"), Part("utb", "", "men")

SAME_UNITS = {
    "every column has both units": {"2022": [IAF, UTB], "2023-08": [IAF, UTB], "target": [IAF, UTB]},
    "one unit all through": {"2022": [IAF], "target": [IAF]},
    "a unit that came later": {"2022": [IAF], "2023-08": [IAF, UTB]},
    "units by sex": {"2022": [IAF_WOMEN, UTB_MEN], "2023-08": [IAF, UTB]},
    "a single column": {"2023-08": [IAF, UTB]},
    "an empty column says nothing": {"2021": [], "2023-08": [IAF, UTB]},
}
OTHER_UNITS = {
    "nothing at all": {},
    "only empty columns": {"2022": [], "target": []},
    "only the whole": {"2022": [WHOLE], "target": [Part("", "", "women")]},
    "the target speaks of the whole": {"2022": [IAF, UTB], "target": [WHOLE]},
    "the same column speaks of both": {"2022": [WHOLE, IAF]},
    "the organisation changed between": {"2021": [SOF], "2023-08": [IAF, UTB]},
    "it changed and one column lies between": {"2021": [SOF], "2022": [SOF, IAF], "2023-08": [IAF]},
    "a part of the whole beside a unit": {"2022": [Part("", "augusti")], "2023-08": [IAF]},
}


@pytest.mark.parametrize("columns", SAME_UNITS.values(), ids=SAME_UNITS)
def test_units_are_rows(columns: dict[str, list[Part]]) -> None:
    assert units_are_rows(columns)


@pytest.mark.parametrize("columns", OTHER_UNITS.values(), ids=OTHER_UNITS)
def test_units_are_named_in_cells(columns: dict[str, list[Part]]) -> None:
    assert not units_are_rows(columns)


def test_parts_may_be_any_iterable_read_once() -> None:
    assert units_are_rows({"2022": iter([IAF, UTB]), "2023-08": (part for part in (UTB,))})


def test_rows_stand_whole_first_then_named_parts_each_by_sex_and_unit() -> None:
    named, units = {"augusti": 1, "oktober": 2}, {"iaf": 0, "utb": 1}
    wanted = [
        WHOLE,
        UTB,
        Part("", "", "women"),
        Part("iaf", "", "men"),
        Part("utb", "", "men"),
        Part("", "augusti"),
        Part("", "augusti", "women"),
        Part("", "augusti", "men"),
        Part("", "oktober"),
    ]
    mixed = wanted[1::2] + wanted[::2]
    assert sorted(mixed, key=lambda part: row_order(part, named, units)) == wanted

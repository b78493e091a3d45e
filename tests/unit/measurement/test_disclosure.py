"""Which cells are hidden, and that none of them can be worked out."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.measurement.disclosure.calculations import Cell, Kind, Limits, Place, protect
from tertial.measurement.disclosure.calculations.lattice import Lattice
from tests.oracles.attacker import Key, worked_out

MISSING = None
Value = int | tuple[int, int] | None


def cell(
    key: str, value: Value, kind: Kind = Kind.COUNT, *, withheld: bool = False, step: Fraction = Fraction(1)
) -> Cell:
    """A cell, its place written `2023/unit/named/sex` from the end: `women`, `a`, `a/women`, `a/n1/women`."""
    unit = named = sex = ""
    time = "2023"
    for segment in filter(None, key.split("/")):
        if segment in ("women", "men"):
            sex = segment
        elif segment[0] == "n":
            named = segment
        elif segment[0].isdigit():
            time = segment
        else:
            unit = segment
    amounts = None if value is None else tuple(map(Fraction, value if isinstance(value, tuple) else (value,)))
    place = Place("outcome", time, unit, named, sex)
    return Cell(place, kind, Limits(), amounts, shown=value is not None, step=step, withheld=withheld)


def hidden(
    values: Mapping[str, Value], kind: Kind = Kind.COUNT, parents: Mapping[str, str] | None = None
) -> tuple[set[str], set[str]]:
    """The hidden cells: those about few, and those hidden for their sake."""
    cells = {cell(key, value, kind).place: key for key, value in values.items()}
    units = {place.unit: "" for place in cells if place.unit} | dict(parents or {})
    found = protect([Lattice([cell(key, value, kind) for key, value in values.items()], units)])
    return {cells[place] for place in found.primary}, {cells[place] for place in found.secondary}


@pytest.mark.parametrize(
    ("values", "primary", "secondary"),
    [
        # Nothing is small.
        ({"": 100, "women": 40, "men": 60}, set(), set()),
        # Nobody is not few.
        ({"": 40, "women": 0, "men": 40}, set(), set()),
        # Men would be a hundred less ninety-eight.
        ({"": 100, "women": 98, "men": 2}, {"men"}, {"women"}),
        # Also where nobody wrote how many the men are.
        ({"": 100, "women": 98}, set(), {"women"}),
        # Two few hide each other, and the whole may be seen.
        ({"": 6, "women": 3, "men": 3}, {"women", "men"}, set()),
        # The whole is the women, and both are few.
        ({"": 3, "women": 3, "men": 0}, {"", "women"}, set()),
        # A hidden one is at least one, so that two of them in a known sum of two are told.
        ({"": 100, "a": 1, "b": 1, "c": 98}, {"a", "b"}, {"c"}),
        # The smallest part hides it, never the whole.
        ({"": 112, "a": 2, "b": 60, "c": 50}, {"a"}, {"c"}),
        # A missing value can be reckoned too: 100 − 40 − 58.
        ({"": 100, "a": 40, "b": 58, "c": MISSING}, set(), {"a"}),
        # Nothing follows from parts that are more than the whole: one and the same person in several.
        ({"": 100, "a": 80, "b": 60, "c": 3}, {"c"}, set()),
        # Two missing together are few.
        ({"": 100, "a": 97, "b": MISSING, "c": MISSING}, set(), {"a"}),
        # What is left over can be reckoned, whoever they are.
        ({"": 100, "a": 40, "b": 57}, set(), {"a"}),
        # A box of four in a table of units and sexes.
        (
            {"": 80, "women": 32, "men": 48, "a": 32, "b": 48}
            | {"a/women": 2, "a/men": 30, "b/women": 30, "b/men": 18},
            {"a/women"},
            {"a/men", "b/women", "b/men"},
        ),
    ],
)
def test_the_least_is_hidden_that_leaves_nothing_to_work_out(
    values: dict[str, Value], primary: set[str], secondary: set[str]
) -> None:
    assert hidden(values) == (primary, secondary)


@pytest.mark.parametrize(
    ("values", "primary", "secondary"),
    [
        ({"": (30, 70), "women": (20, 30), "men": (10, 40)}, set(), set()),
        # A share of fifteen, and its other part.
        ({"": (30, 70), "women": (5, 10), "men": (25, 60)}, {"women"}, {"men"}),
        # Four of forty, and all but four of forty.
        ({"": (34, 66), "women": (4, 36), "men": (30, 30)}, {"women"}, {"men"}),
        ({"": (66, 34), "women": (36, 4), "men": (30, 30)}, {"women"}, {"men"}),
        # Where the whole is nought per cent, so is each part: the whole is hidden.
        ({"": (0, 100), "women": (0, 15), "men": (0, 85)}, {"women"}, {""}),
        # Those counted need not add up to the last one, where they are known from rounded shares.
        ({"": (30, 70), "women": (4, 11), "men": (27, 58)}, {"women"}, {"men"}),
        # A share whose denominator nobody knows tells nothing about how many.
        ({"": MISSING, "women": (5, 10)}, {"women"}, set()),
    ],
)
def test_shares_of_few_are_hidden(values: dict[str, Value], primary: set[str], secondary: set[str]) -> None:
    assert hidden(values, Kind.SHARE) == (primary, secondary)


def test_units_below_units_add_up_on_each_level() -> None:
    values: dict[str, Value] = {"": 200, "a": 100, "b": 100, "aa": 2, "ab": 48, "ac": 50}
    parents = {"a": "", "b": "", "aa": "a", "ab": "a", "ac": "a"}
    assert hidden(values, parents=parents) == ({"aa"}, {"ab"})


def test_twelve_months_and_their_year_add_up() -> None:
    months: dict[str, int] = {f"2023-{month:02d}": 10 + month for month in range(1, 12)} | {"2023-12": 2}
    year = sum(months.values())
    assert hidden(months | {"": year}) == ({"2023-12"}, {"2023-01"})
    # States at the end of each month are no parts of the year's.
    assert hidden(months | {"": 14}) == ({"2023-12"}, set())


def test_what_its_source_withholds_is_guarded_however_large() -> None:
    cells = [cell("", 100), cell("a", 40), cell("b", None, withheld=True)]
    found = protect([Lattice(cells, {"a": "", "b": ""})])
    assert {place.unit for place in found.secondary} == {"a"}


def test_the_same_value_by_another_name_is_hidden_with_it() -> None:
    outcome = [cell("", 100), cell("women", 98), cell("men", 2)]
    base = [Cell(one.place._replace(series="base"), one.kind, Limits(0, 0), one.amounts) for one in outcome]
    found = protect([Lattice(outcome, {}), Lattice(base, {})])
    assert {(place.series, place.sex) for place in found.secondary} >= {("outcome", "women"), ("base", "men")}


def test_rounded_parts_still_add_up() -> None:
    tenth = Fraction(1, 10)
    cells = [cell(key, None, step=tenth) for key in ("", "women", "men")]
    values = (Fraction("100.1"), Fraction("97.8"), Fraction("2.2"))
    given_cells = [
        Cell(one.place, one.kind, one.limits, (value,), step=tenth) for one, value in zip(cells, values, strict=True)
    ]
    found = protect([Lattice(given_cells, {})])
    assert {place.sex for place in found.secondary} == {"women"}


UNITS, NAMES, SEXES = ("a", "b", "c"), ("n1", "n2"), ("women", "men")
DIMENSIONS = {1: ((), (), SEXES), 2: (UNITS, (), SEXES), 3: (UNITS, NAMES, SEXES)}
few_and_many = st.one_of(st.integers(0, 6), st.integers(0, 60))


def table(leaves: Mapping[Key, int], dimensions: tuple[tuple[str, ...], ...]) -> dict[Key, int]:
    """Every cell of a table, from its smallest parts."""
    keys = product(*(("", *parts) for parts in dimensions))
    return {
        key: sum(
            value
            for leaf, value in leaves.items()
            if all(one in ("", other) for one, other in zip(key, leaf, strict=True))
        )
        for key in keys
    }


def attack(
    full: Mapping[Key, int], recorded: set[Key], dimensions: tuple[tuple[str, ...], ...], *, secondary: bool
) -> dict[Key, Fraction]:
    """The small cells that an onlooker works out from what is shown."""
    cells = [
        Cell(Place("outcome", "2023", *key), Kind.COUNT, Limits(), (Fraction(full[key]),)) for key in sorted(recorded)
    ]
    found = protect([Lattice(cells, dict.fromkeys(dimensions[0], ""))], secondary=secondary)
    away = {tuple(place[2:]) for place in found.primary | found.secondary}
    shown = {key: Fraction(full[key]) for key in recorded - away}
    # Who knows the rules knows that nought is shown, so that what is hidden is at least one.
    told = worked_out(dimensions, shown, least=dict.fromkeys(recorded & away, 1))
    assert all(told[key] == full[key] for key in told if full[key]), "the onlooker reckons right"
    return {key: value for key, value in told.items() if is_few(full[key])}


@pytest.mark.parametrize("size", sorted(DIMENSIONS))
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_no_small_cell_can_be_worked_out(size: int, data: st.DataObject) -> None:
    dimensions = DIMENSIONS[size]
    leaves = {key: data.draw(few_and_many) for key in product(*(parts or ("",) for parts in dimensions))}
    full = table(leaves, dimensions)
    # Where a table lacks cells, those can be reckoned from the rest: the grand total always stands.
    recorded = {key for key in full if not any(key) or data.draw(st.integers(0, 9)) > 0}
    assert attack(full, recorded, dimensions, secondary=True) == {}


@pytest.mark.parametrize("size", [1, 2])
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_neither_part_of_a_small_share_can_be_worked_out(size: int, data: st.DataObject) -> None:
    """Though somebody should know those counted, those not counted and all, of each share that is shown."""
    dimensions = DIMENSIONS[size]
    amount = st.one_of(st.just(0), st.integers(0, 8), st.integers(0, 60))
    leaves = list(product(*(parts or ("",) for parts in dimensions)))
    counted = table({key: data.draw(amount) for key in leaves}, dimensions)
    others = table({key: data.draw(amount) for key in leaves}, dimensions)
    there = [key for key in sorted(counted) if counted[key] + others[key]]
    cells = [
        Cell(Place("outcome", "2023", *key), Kind.SHARE, Limits(), (Fraction(counted[key]), Fraction(others[key])))
        for key in there
    ]
    if not cells:
        return
    found = protect([Lattice(cells, dict.fromkeys(dimensions[0], ""))])
    away = {tuple(place[2:]) for place in found.primary | found.secondary}
    sizes = {key: counted[key] + others[key] for key in counted}
    for full, least in ((counted, 0), (others, 0), (sizes, 1)):
        # A share of nobody is no share: that it is missing tells that there was nobody.
        shown = {key: Fraction(full[key]) for key in full if key not in away}
        told = worked_out(dimensions, shown, least=dict.fromkeys(away, least))
        assert not {key for key in told if 0 < sizes[key] < 20 or is_few(counted[key]) or is_few(others[key])} & away


def is_few(value: int) -> bool:
    return 0 < value < 5


def test_without_secondary_suppression_the_attack_succeeds() -> None:
    full = table({("", "", "women"): 98, ("", "", "men"): 2}, DIMENSIONS[1])
    assert attack(full, set(full), DIMENSIONS[1], secondary=False) == {("", "", "men"): 2}
    assert attack(full, set(full), DIMENSIONS[1], secondary=True) == {}


def test_large_tables_are_protected_too() -> None:
    units = tuple(f"u{number}" for number in range(25))
    dimensions = (units, NAMES, SEXES)
    leaves: dict[Key, int] = {
        key: 3 if number % 7 == 0 else 5 + number * 37 % 80 for number, key in enumerate(product(*dimensions))
    }
    full = table(leaves, dimensions)
    cells = [Cell(Place("outcome", "2023", *key), Kind.COUNT, Limits(), (Fraction(full[key]),)) for key in sorted(full)]
    found = protect([Lattice(cells, dict.fromkeys(units, ""))])
    assert len(found.primary) == 15
    # A box around each would hide seven more; most stand in each other's boxes.
    assert len(found.secondary) <= 4 * len(found.primary)

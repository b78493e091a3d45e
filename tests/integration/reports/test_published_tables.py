"""The tables of the two published reports are built again cell by cell.

Compared: the economy, indicators, volumes, personnel, assessments, assignments and internal control of the interim reports per
31 August 2021 and 2023; same row, same column, same printed text. What differs on purpose stands in one list,
`tests/data/published/differences.csv`, each with its reason.
"""

from __future__ import annotations

import csv

import pytest

from tertial.cycle.queries import occasion
from tertial.organisation.queries import committee
from tertial.reports.queries import document
from tests.integration.reports.published_tables import PUBLISHED, Cells, Key, built, name, normalised, published

OCCASIONS = ("2021-08", "2023-08")
MOST_DIFFERENCES = 0.02
_NOT_PUBLISHED = ("Kommunövergripandemål",)
"""Columns of ours that the reports did not have in the table."""


def listed(which: str) -> list[dict[str, str]]:
    with (PUBLISHED / "differences.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["occasion"] == which]


def key_of(row: dict[str, str]) -> Key:
    return tuple(name(word) for word in (*row["row"].split(" · "), row["column"]))


@pytest.fixture(scope="module")
def tables(demo: None) -> dict[str, Cells]:
    unit = committee("arbetsmarknadsnamnden")
    return {which: built(document(unit, occasion(which))) for which in OCCASIONS}


@pytest.mark.parametrize("which", OCCASIONS)
def test_every_cell_is_printed_as_it_was_published(tables: dict[str, Cells], which: str) -> None:
    differences = listed(which)
    there, here = published(which), tables[which]
    expected = {key_of(row): (normalised(row["there"]), normalised(row["here"])) for row in differences}
    found = {
        key: (normalised(text), normalised(here.get(key, "")))
        for key, text in there.items()
        if normalised(text) != normalised(here.get(key, ""))
    }
    assert found == expected


@pytest.mark.parametrize("which", OCCASIONS)
def test_no_cell_is_printed_that_was_not_published(tables: dict[str, Cells], which: str) -> None:
    there = published(which)
    extra = {
        key: text for key, text in tables[which].items() if text and key not in there and key[-1] not in _NOT_PUBLISHED
    }
    assert extra == {}


def test_the_differences_are_few_and_each_has_a_reason() -> None:
    differences = [row for which in OCCASIONS for row in listed(which)]
    cells = sum(len(published(which)) for which in OCCASIONS)
    assert all(row["reason"] for row in differences)
    assert len(differences) <= MOST_DIFFERENCES * cells

"""JSON-stat: every cell has the value that the slow way finds, however the values are written; what is not whole is refused."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.measurement.open_statistics.faults import BadAnswer
from tertial.measurement.open_statistics.json_stat import read_dataset
from tests.oracles.json_stat import value_at

CODES = st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=4), min_size=1, max_size=4, unique=True)
NUMBERS = st.none() | st.integers(-1000, 1000)


@st.composite
def datasets(draw: st.DrawFn) -> dict[str, Any]:
    """A dataset with up to four dimensions; indexes as lists or objects in any order, values as lists or sparse."""
    names = draw(st.lists(st.sampled_from("ABCD"), min_size=1, max_size=4, unique=True))
    dimension, size = {}, []
    for name in names:
        codes = draw(CODES)
        places = dict(draw(st.permutations(list(zip(codes, range(len(codes)), strict=True)))))
        index = draw(st.sampled_from([codes, places]))
        dimension[name] = {"label": name, "category": {"index": index, "label": {code: code.upper() for code in codes}}}
        size.append(len(codes))
    count = 1
    for one in size:
        count *= one
    row = draw(st.lists(NUMBERS, min_size=count, max_size=count))
    sparse = {str(place): value for place, value in enumerate(row) if value is not None}
    marks = draw(st.sampled_from([None, "p", ["p"], {"0": "p"}, [*(["p"] + [None] * (count - 1))]]))
    return {
        "class": "dataset",
        "id": names,
        "size": size,
        "dimension": dimension,
        "value": draw(st.sampled_from([row, sparse])),
        "status": marks,
    }


@given(datasets())
def test_every_cell_is_what_the_slow_way_finds(document: dict[str, Any]) -> None:
    dataset = read_dataset(json.loads(json.dumps(document)))
    cells = list(dataset.cells())
    assert len(cells) == dataset.size
    assert len({tuple(cell.codes.items()) for cell in cells}) == dataset.size
    for cell in cells:
        assert cell.value == value_at(document, dict(cell.codes))
    if document["status"] is not None:
        assert cells[0].status == "p"


def a_document(**changes: Any) -> dict[str, Any]:
    return {
        "class": "dataset",
        "id": ["Tid"],
        "size": [2],
        "dimension": {"Tid": {"category": {"index": ["2021", "2022"]}}},
        "value": [1, None],
        **changes,
    }


def test_a_missing_value_is_missing_and_not_zero() -> None:
    assert [cell.value for cell in read_dataset(a_document()).cells()] == [1, None]
    assert [cell.value for cell in read_dataset(a_document(value={"1": 0})).cells()] == [None, 0]


def test_a_dimension_of_one_needs_no_index() -> None:
    one = {"Tid": {"category": {"label": {"2022": "år 2022"}}}}
    (cell,) = read_dataset(a_document(size=[1], dimension=one, value=[3])).cells()
    assert cell.codes == {"Tid": "2022"}


@pytest.mark.parametrize(
    "changes",
    [
        {"class": "collection"},
        {"id": "Tid"},
        {"id": [7]},
        {"size": [2, 2]},
        {"size": [3]},
        {"size": [-2]},
        {"size": [True]},
        {"id": ["Tid", "Tid"], "size": [2, 2]},
        {"dimension": []},
        {"dimension": {}},
        {"dimension": {"Tid": {}}},
        {"dimension": {"Tid": {"category": {"index": {"2021": 0, "2022": 2}}}}},
        {"dimension": {"Tid": {"category": {"index": {"2021": 0, "2022": "1"}}}}},
        {"dimension": {"Tid": {"category": {"index": ["2021", "2021"]}}}},
        {"dimension": {"Tid": {"category": {"index": 2}}}},
        {"value": [1]},
        {"value": [1, "2"]},
        {"value": [1, True]},
        {"value": {"2": 1}},
        {"value": {"-1": 1}},
        {"value": {"²": 1}},
        {"value": "1 2"},
        {"id": ["Tid", "X"], "size": [2, 2_000_000]},
    ],
)
def test_what_is_not_whole_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(BadAnswer):
        read_dataset(a_document(**changes))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_anything_is_read_or_refused_with_a_sentence(document: Any) -> None:
    with suppress(BadAnswer):
        read_dataset(document)

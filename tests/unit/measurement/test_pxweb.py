"""Statistics databases in both versions: search, descriptions, questions in parts, and their values."""

from __future__ import annotations

from collections import Counter
from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.common.errors import NotFound, Refused
from tertial.measurement.open_statistics.answers import Fetched
from tertial.measurement.open_statistics.client import Client
from tertial.measurement.open_statistics.faults import Declined
from tertial.measurement.open_statistics.pace import Pace
from tertial.measurement.open_statistics.pxweb import PxWeb, Table, data, pxweb, questions, selected, sex_of
from tertial.measurement.open_statistics.pxweb_v1 import PxWeb1
from tertial.measurement.open_statistics.pxweb_v2 import PxWeb2
from tests.factories.open_services import Reply, Service, until_broken_off
from tests.factories.pxweb import a_pxweb

OWN = ["0999", "0581", "00"]


def at(service: Service, base: str = "/api/v2") -> PxWeb:
    return pxweb(Client(service.address + base, "SCB", pace=Pace(1000, 1), sleep=lambda seconds: None))


def values(service: PxWeb, table: Table, *, by_sex: bool = True, first_year: int = 2020) -> list[Fetched]:
    chosen = selected(table, areas=OWN, first_year=first_year, by_sex=by_sex, chosen={})
    return [value for batch in data(service, table, chosen) for value in batch.values]


def test_the_address_says_the_version() -> None:
    with a_pxweb() as (_, service):
        assert isinstance(at(service), PxWeb2)
        assert isinstance(at(service, "/v1/sv/ssd"), PxWeb1)


@pytest.mark.parametrize(("base", "code"), [("/api/v2", "TAB638"), ("/v1/sv/ssd", "BE/BE0101/Folk")])
def test_search_describe_and_fetch(base: str, code: str) -> None:
    with a_pxweb() as (content, running):
        service = at(running, base)
        (found,) = service.search("befolkning")
        table = service.describe(found.code)
        assert found.code == code
        assert (table.time, table.area, table.sex, table.measure) == ("Tid", "Region", "Kon", "ContentsCode")
        assert [one.code for one in table.others] == ["ContentsCode"]
        assert table.variable("region").labels["0581"] == "Norrköping"
        with pytest.raises(NotFound, match=r"Variabeln ”Alder” finns inte\. Det som finns: Region, Kon"):
            table.variable("Alder")
        came = {(value.area, value.sex, value.period): value.value for value in values(service, table)}
        codes = {"women": "2", "men": "1", "": "1+2"}
        assert came == {
            (area, sex, year): content.values[area, codes[sex], year]
            for area, sex, year in product(OWN, codes, content.years)
        }
        assert came["0581", "", "2021"] is None
        whole = values(service, table, by_sex=False, first_year=2022)
        assert {(value.area, value.sex, value.period) for value in whole} == {(area, "", "2022") for area in OWN}


def test_a_table_that_is_not_there() -> None:
    with a_pxweb() as (_, running):
        for base in ("/api/v2", "/v1/sv/ssd"):
            with pytest.raises(Refused, match="SCB har ingen tabell ”TAB1”"):
                at(running, base).describe("TAB1")


def test_code_lists() -> None:
    with a_pxweb() as (content, running):
        service = at(running)
        assert isinstance(service, PxWeb2)
        assert service.code_list("vs_RegionKommun07") == content.regions


@pytest.mark.parametrize("sparse", [True, False])
def test_more_cells_than_the_service_allows_come_in_parts_and_go_on_where_they_stopped(sparse: bool) -> None:
    with a_pxweb(limit=5, sparse=sparse) as (_, running):
        service = at(running)
        table = service.describe("TAB638")
        chosen = selected(table, areas=OWN, first_year=2020, by_sex=True, chosen={})
        whole = [value for batch in data(service, table, chosen) for value in batch.values]
        assert len(whole) == 27
        running.trouble = [None, None, None, *[Reply(status=503)] * 99]
        came, cursor = until_broken_off(data(service, table, chosen))
        running.trouble = []
        came += [value for batch in data(service, table, chosen, cursor) for value in batch.values]
        assert came == whole


def test_limits_where_the_service_tells_none() -> None:
    with a_pxweb() as (_, running):
        running.trouble = [Reply({"apiVersion": "2.0", "maxDataCells": "många"}), Reply({}, 404)]
        assert at(running).limits().cells == 150_000
        assert at(running, "/v1/sv/ssd").limits().cells == 100_000


def test_what_the_service_declines_is_told() -> None:
    with a_pxweb(limit=150_000) as (content, running):
        service = at(running)
        table = service.describe("TAB638")
        content.limit = 2
        running.trouble = [Reply({})]
        with pytest.raises(Declined, match="Too many cells selected"):
            values(service, table)


def test_what_is_to_be_chosen_is_named() -> None:
    with a_pxweb() as (content, running):
        table = at(running).describe("TAB638")
        with pytest.raises(Refused, match="har ingen av kommunerna"):
            selected(table, areas=["9999"], first_year=2020, by_sex=False, chosen={})
        with pytest.raises(Refused, match="inga perioder från 2050"):
            selected(table, areas=OWN, first_year=2050, by_sex=False, chosen={})
        with pytest.raises(NotFound, match="Värdet på Kon ”9”"):
            selected(table, areas=OWN, first_year=2020, by_sex=False, chosen={"kon": ["9"]})
        content.sexes = {"1": "män", "2": "kvinnor"}
        assert "Kon" not in selected(
            at(running).describe("TAB638"), areas=OWN, first_year=2020, by_sex=False, chosen={}
        )


@pytest.mark.parametrize(
    ("label", "sex"),
    [
        ("kvinnor", "women"),
        ("Män", "men"),
        ("totalt", ""),
        ("män+kvinnor", ""),
        ("Women and men", ""),
        ("Flickor", "women"),
    ],
)
def test_the_sex_that_a_code_stands_for(label: str, sex: str) -> None:
    assert sex_of(label) == sex


SIDES = st.dictionaries(
    st.sampled_from("ABCD"), st.lists(st.integers(0, 50), min_size=1, max_size=12, unique=True), min_size=1
)


@given(SIDES, st.integers(1, 40))
def test_parts_hold_every_cell_once_and_none_too_many(sides: dict[str, list[int]], most: int) -> None:
    selection = {name: [str(code) for code in codes] for name, codes in sides.items()}
    parts = questions(selection, most)
    assert all(prod(len(codes) for codes in part.values()) <= most for part in parts)
    cells = Counter(cell for part in parts for cell in product(*part.values()))
    assert cells == Counter(product(*selection.values()))

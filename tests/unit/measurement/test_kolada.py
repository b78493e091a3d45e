"""Kolada's answers, page by page, and what is not as it is documented."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from tertial.common.errors import Refused
from tertial.measurement.open_statistics import kolada
from tertial.measurement.open_statistics.answers import Area, Fetched, kept_exactly
from tertial.measurement.open_statistics.client import Client
from tertial.measurement.open_statistics.faults import BadAnswer
from tertial.measurement.open_statistics.pace import Pace
from tests.factories.kolada import Kolada, a_kolada
from tests.factories.open_services import Reply, Service, until_broken_off


@pytest.fixture
def small() -> Iterator[tuple[Kolada, Service]]:
    """A Kolada with three rows on a page."""
    with a_kolada(page=3) as both:
        yield both


def a_client(service: Service) -> Client:
    return Client(f"{service.address}/v3", "Kolada", pace=Pace(1000, 1), sleep=lambda seconds: None)


def test_search_by_words_and_by_code(small: tuple[Kolada, Service]) -> None:
    client = a_client(small[1])
    (found,) = kolada.search(client, "sfi")
    assert (found.code, found.by_sex, found.for_municipalities) == ("N18409", True, True)
    assert kolada.search(client, " n18409 ") == [found]
    assert kolada.search(client, "finns inte") == []
    with pytest.raises(Refused, match="Kolada har inget nyckeltal ”N99999”"):
        kolada.search(client, "N99999")


def test_areas_come_from_all_pages(small: tuple[Kolada, Service]) -> None:
    client = a_client(small[1])
    assert {(area.code, area.kind) for area in kolada.municipalities(client)} == {
        ("0000", "country"),
        ("0999", "municipality"),
        ("0581", "municipality"),
        ("0680", "municipality"),
    }
    name = "Liknande kommuner SFI, Exempelkommunen"
    assert kolada.groups(client, "liknande") == [Area("G9001", name, "group", ("0581", "0680"))]


def test_values_with_sexes_and_missing_ones(small: tuple[Kolada, Service]) -> None:
    batches = list(kolada.data(a_client(small[1]), "N18409", ["0999", "0581"], [2022, 2023]))
    values = [value for batch in batches for value in batch.values]
    assert [len(batch.values) for batch in batches] == [9, 3]
    assert Fetched("0999", "2022", "women", Decimal("38.4"), 1, "", 1) in values
    # A value that is null is missing, never zero.
    assert Fetched("0581", "2022", "", None, 0, "", 1) in values
    assert batches[0].cursor is not None
    assert batches[-1].cursor is None


def test_long_questions_are_split_at_25(small: tuple[Kolada, Service]) -> None:
    content, service = small
    content.values |= {("N18409", f"{code:04d}", 2000, "T"): code for code in range(1, 61)}
    areas = [f"{code:04d}" for code in range(1, 61)]
    values = [
        value for one in kolada.data(a_client(service), "N18409", areas, range(1980, 2011)) for value in one.values
    ]
    assert sorted(int(value.area) for value in values) == list(range(1, 61))
    assert len({one.path for one in service.asked}) == 6


def test_a_fetch_goes_on_where_it_stopped(small: tuple[Kolada, Service]) -> None:
    content, service = small
    client, areas, years = a_client(service), sorted(content.areas), [2021, 2022, 2023]
    whole = [value for batch in kolada.data(client, "N18409", areas, years) for value in batch.values]
    asked = len(service.asked)
    service.asked.clear()
    service.trouble = [None, None, *[Reply(status=500)] * 99]
    came, cursor = until_broken_off(kolada.data(client, "N18409", areas, years))
    service.trouble = []
    service.asked.clear()
    came += [value for batch in kolada.data(client, "N18409", areas, years, cursor) for value in batch.values]
    assert came == whole
    assert len(service.asked) == asked - 2


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ([], "ingen lista som heter values"),
        ({"values": None}, "ingen lista som heter values"),
        ({"values": ["x"]}, "ingen lista som heter values"),
        ({"values": [{"period": 2022, "municipality": "0999"}]}, "saknar kommun, period eller värden"),
        ({"values": [{"kpi": "N1", "period": 2022, "municipality": "0999", "values": []}]}, "gäller N1, inte N18409"),
        ({"values": [{"period": 2022, "municipality": "0999", "values": [7]}]}, "inget objekt"),
        (
            {"values": [{"period": 2022, "municipality": "0999", "values": [{"gender": "T", "value": "4"}]}]},
            "inte ett tal",
        ),
        (
            {"values": [{"period": 2022, "municipality": "0999", "values": [{"gender": "T", "value": True}]}]},
            "inte ett tal",
        ),
        (
            {"values": [{"period": 2022, "municipality": "0999", "values": [{"gender": "T", "value": 1e40}]}]},
            "större än",
        ),
        ({"values": [], "next_url": 3}, "next_url är ingen adress"),
    ],
)
def test_what_is_not_as_documented_is_told(small: tuple[Kolada, Service], answer: object, says: str) -> None:
    small[1].trouble = [Reply(answer)]
    with pytest.raises(BadAnswer, match=says):
        list(kolada.data(a_client(small[1]), "N18409", ["0999"], [2022]))


def test_pages_in_a_ring_end(small: tuple[Kolada, Service]) -> None:
    ring = Reply({"values": [], "next_url": f"{small[1].address}/v3/data?page=2"})
    small[1].trouble = [ring] * 9
    with pytest.raises(BadAnswer, match="samma sida"):
        list(kolada.data(a_client(small[1]), "N18409", ["0999"], [2022]))


def test_withdrawn_values_texts_as_periods_and_unknown_sexes(small: tuple[Kolada, Service]) -> None:
    inner = [
        {"gender": "T", "value": 5, "isdeleted": True, "status": "Privacy", "count": 3},
        {"gender": "F", "value": 1},
    ]
    small[1].trouble = [Reply({"values": [{"period": "2022", "municipality": "0999", "values": inner}]})]
    (batch,) = kolada.data(a_client(small[1]), "N18409", ["0999"], [2022])
    assert batch.values == (Fetched("0999", "2022", "", None, 0, "Privacy", 3, gone=True),)
    assert batch.notes == ("0999 2022: könet ”F” är okänt. Värdet är inte hämtat.",)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("42.487046632124354", ("42.48704663", 8)),
        ("33.8", ("33.8", 1)),
        ("40.0", ("40.0", 1)),
        ("0", ("0", 0)),
        ("1E+3", ("1000", 0)),
        ("-0.000000001", ("-0E-8", 8)),
        ("123456789012.12345", ("123456789012.123", 3)),
    ],
)
def test_the_precision_that_can_be_kept(given: str, kept: tuple[str, int]) -> None:
    value, decimals = kept_exactly(Decimal(given))
    assert (str(value), decimals) == kept


@pytest.mark.parametrize("given", ["1E+15", "1e999999999", "Infinity", "NaN"])
def test_numbers_beyond_statistics_are_refused(given: str) -> None:
    with pytest.raises(ValueError, match=r"larger|[Ii]nvalid"):
        kept_exactly(Decimal(given))

"""Asking a service over HTTP: it is asked again when it can't, at its pace, and nothing is believed that it does not say."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from tertial.common.errors import Refused
from tertial.measurement.open_statistics.client import ATTEMPTS, Client
from tertial.measurement.open_statistics.faults import BadAnswer, Declined, Moved, Unreachable
from tertial.measurement.open_statistics.pace import Pace
from tertial.measurement.open_statistics.transport import Network, _proxy_for
from tests.factories.open_services import Reply, Service, served


@pytest.fixture
def service() -> Iterator[Service]:
    """A service that answers with a number."""
    with served(lambda asked: Reply(b'{"value": 42.10}')) as one:
        yield one


def a_client(service: Service, slept: list[float] | None = None, **network: float) -> Client:
    """A client that notes how long it would have slept."""
    waits = slept if slept is not None else []
    transport = Network(**network)  # type: ignore[arg-type]
    return Client(f"{service.address}/v3", "Kolada", pace=Pace(1000, 1), transport=transport, sleep=waits.append)


def test_numbers_are_exact(service: Service) -> None:
    assert a_client(service).get("kpi") == {"value": Decimal("42.10")}
    assert service.asked[0].path == "/v3/kpi"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_service_that_cannot_now_is_asked_again_ever_later(service: Service, status: int) -> None:
    slept: list[float] = []
    service.trouble = [Reply(status=status)] * 3
    assert a_client(service, slept).get("kpi") == {"value": Decimal("42.10")}
    assert slept == [1, 2, 4]


def test_a_pause_that_is_asked_for_is_held(service: Service) -> None:
    slept: list[float] = []
    service.trouble = [
        Reply(status=429, headers={"Retry-After": "7"}),
        Reply(status=503, headers={"Retry-After": "nu"}),
    ]
    a_client(service, slept).get("kpi")
    assert slept == [7, 2]


def test_a_service_that_asks_for_a_long_pause_is_left_alone(service: Service) -> None:
    service.trouble = [Reply(status=429, headers={"Retry-After": "600"})]
    with pytest.raises(Unreachable, match=r"för många frågor .* paus på 10 minuter"):
        a_client(service).get("kpi")
    assert len(service.asked) == 1


def test_a_service_that_never_can_is_given_up(service: Service) -> None:
    slept: list[float] = []
    service.trouble = [Reply(status=500)] * 99
    with pytest.raises(Unreachable, match=r"Kolada har ett eget fel just nu \(svar 500\), trots 5 försök"):
        a_client(service, slept).get("kpi")
    assert len(service.asked) == ATTEMPTS
    assert slept == [1, 2, 4, 8]


def test_a_cut_connection_is_tried_again(service: Service) -> None:
    service.trouble = [Reply({"values": [1, 2, 3]}, cut=5), Reply(b'{"value": 1}', cut=0)]
    assert a_client(service).get("kpi") == {"value": Decimal("42.10")}
    assert len(service.asked) == 3


def test_a_slow_answer_is_not_waited_for(service: Service) -> None:
    service.trouble = [Reply(slow=30)] * ATTEMPTS
    with pytest.raises(Unreachable, match="svarade inte inom 0,05 sekunder"):
        a_client(service, read=0.05).get("kpi")


def test_nobody_there() -> None:
    with served(lambda asked: Reply()) as gone:
        client = a_client(gone)
    with pytest.raises(Unreachable, match="Kolada gick inte att nå, trots 5 försök"):
        client.get("kpi")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"<html>Serverfel</html>", "det är inte hel JSON. Det börjar med ”<html>Serverfel</html>”"),
        (b'{"values": [', "inte hel JSON"),
        (b"", "Det börjar med ingenting"),
        (b'{"value": NaN}', "inte hel JSON"),
        (b"\xff\xfe\x00", "inte hel JSON"),
        (b"[" * 100_000, "inte hel JSON"),
    ],
)
def test_what_is_no_json_is_told(service: Service, body: bytes, says: str) -> None:
    service.trouble = [Reply(body)]
    with pytest.raises(BadAnswer, match=says.replace(".", r"\.")):
        a_client(service).get("kpi")


def test_an_answer_without_end_is_refused(service: Service) -> None:
    service.trouble = [Reply(b" " * 2000)]
    with pytest.raises(BadAnswer, match="större än något"):
        a_client(service, largest=1000).get("kpi")


def test_what_a_service_says_when_it_declines_is_passed_on(service: Service) -> None:
    service.trouble = [
        Reply({"title": "Too many cells selected"}, 403),
        Reply({"detail": "Not found"}, 404),
        Reply(b"?", 400),
    ]
    client = a_client(service)
    with pytest.raises(Declined, match=r"tog inte emot frågan \(svar 403\)\. Tjänsten säger: Too many cells"):
        client.get("data")
    with pytest.raises(Declined, match="har ingenting på den adressen"):
        client.get("kpi/N1")
    with pytest.raises(Declined, match=r"\(svar 400\)\.$"):
        client.get("kpi/N1")
    assert len(service.asked) == 3


def test_a_page_that_moved_within_the_service_is_followed_and_told(service: Service) -> None:
    service.trouble = [Reply(status=301, headers={"Location": "/v4/kpi"}), None]
    client = a_client(service)
    assert client.get("kpi") == {"value": Decimal("42.10")}
    assert service.asked[1].path == "/v4/kpi"
    assert client.notes == [f"Kolada har flyttat: {service.address}/v3/kpi finns nu på {service.address}/v4/kpi."]


def test_a_page_that_moved_elsewhere_is_not_followed(service: Service) -> None:
    service.trouble = [Reply(status=302, headers={"Location": "http://example.org/v3/kpi"})]
    with pytest.raises(Moved, match=r"hänvisar till en annan plats, http://example\.org/v3/kpi"):
        a_client(service).get("kpi")


def test_a_page_address_elsewhere_is_not_followed(service: Service) -> None:
    with pytest.raises(Moved):
        a_client(service).get("http://example.org/v3/kpi?page=2")
    assert service.asked == []


def test_a_ring_of_moves_ends(service: Service) -> None:
    service.trouble = [Reply(status=302, headers={"Location": "/v3/kpi"})] * 9
    with pytest.raises(Moved, match="i en ring"):
        a_client(service).get("kpi")


def test_a_question_is_not_sent_on_as_something_else(service: Service) -> None:
    service.trouble = [
        Reply(status=302, headers={"Location": "/v3/annat"}),
        Reply(status=307, headers={"Location": "/v4"}),
        None,
    ]
    client = a_client(service)
    with pytest.raises(Moved, match="Ändra källans adress"):
        client.post("data", {"selection": []})
    client.post("data", {"selection": []})
    assert [one.method for one in service.asked] == ["POST", "POST", "POST"]


@pytest.mark.parametrize(
    "place", ["http://[", "//other.example/kpi", "https://127.0.0.1:99999999/", "ftp://127.0.0.1/x"]
)
def test_a_place_that_is_none_is_not_followed(service: Service, place: str) -> None:
    service.trouble = [Reply(status=302, headers={"Location": place})]
    with pytest.raises(Moved, match="annan plats"):
        a_client(service).get("kpi")


def test_an_answer_that_never_ends_in_time_is_not_waited_for(service: Service) -> None:
    with pytest.raises(Unreachable, match="blev inte klar med svaret inom 0 sekunder"):
        a_client(service, whole=0).get("kpi")


def test_the_proxy_of_the_machine_is_used_but_not_for_its_own_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "intern.example")
    assert _proxy_for("https://api.kolada.se/v3/kpi") == "http://proxy.example:3128"
    assert _proxy_for("https://statistik.intern.example/v1") == ""
    assert _proxy_for("https://127.0.0.1:8000/") == _proxy_for("https://localhost/") == ""


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://[::1",
        "http://host:port/",
        "http://host:99999999/",
        "api.kolada.se",
        "ftp://api.kolada.se",
        "file:///etc/passwd",
        "https://a:b@kolada.se",
        "https://",
    ],
)
def test_only_http_is_asked(address: str) -> None:
    with pytest.raises(Refused, match="ingen adress till en tjänst"):
        Client(address, "Kolada", pace=Pace(1, 1))


def test_the_pace_is_kept() -> None:
    now, waited = [0.0], []

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        now[0] += seconds

    pace = Pace(5, 1.0, clock=lambda: now[0], sleep=sleep)
    for _ in range(11):
        pace.wait()
        now[0] += 0.1
    assert waited == [pytest.approx(0.5), pytest.approx(0.5)]
    pace.follow(1, 10)
    pace.wait()
    assert waited[2:] == [pytest.approx(9.9)]
    pace.follow(0, 0)
    assert (pace.calls, pace.seconds) == (1, 10.0)

"""`tertial kolada` and `tertial scb` against services on this machine."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from tertial.measurement.models import Observation, OpenSeries, OpenValue, Source
from tests.factories.kolada import a_kolada
from tests.factories.open_services import Reply
from tests.factories.organisation import a_committee
from tests.factories.pxweb import a_pxweb
from tests.factories.steering import an_indicator
from tests.integration.cli.commands import run

pytestmark = pytest.mark.django_db


def test_search_in_kolada(capsys: pytest.CaptureFixture[str]) -> None:
    with a_kolada() as (_, service):
        at = ("--address", f"{service.address}/v3")
        found = run(capsys, "kolada", "search", "elever", *at)
        assert found.out.splitlines() == [
            "Kod     Nyckeltal                 Kön  Område",
            "N18409  Elever på SFI, andel (%)  ja   Vuxenutbildning",
        ]
        (one,) = json.loads(run(capsys, "kolada", "search", "N18409", "--json", *at).out)
        assert (one["code"], one["by_sex"]) == ("N18409", True)
        assert run(capsys, "kolada", "search", "ingenting", *at).out == "Inget hittades för ”ingenting”.\n"
        wrong = run(capsys, "kolada", "search", "N99999", *at)
        assert (wrong.code, wrong.err) == (
            2,
            "Kolada har inget nyckeltal ”N99999”. Sök efter det med ord ur dess namn.\n",
        )


def test_fetch_from_kolada(capsys: pytest.CaptureFixture[str]) -> None:
    an_indicator("sfi")
    a_committee()
    with a_kolada() as (_, service):
        command = ("kolada", "fetch", "N18409", "--committee", "namnden", "--address", f"{service.address}/v3")
        asked = (*command, "--years", "2021-2023", "--compare", "G9001", "--indicator", "sfi")
        done = run(capsys, *asked)
        assert (done.code, done.err) == (0, "")
        assert done.out.splitlines() == [
            "Elever på SFI, andel (%) (N18409)",
            "36 värden: 36 nya, 0 ändrade, 0 som förut. Sidan heter kallor/serier/n18409.",
            "Allt är hämtat. Indikatorn fick 9 nya och 0 ändrade utfall.",
        ]
        assert OpenSeries.objects.get().compare_with == ["0000", "G9001", "0581", "0680"]
        assert Observation.objects.get(period="2022", sex="").value == Decimal("33.4")
        again = json.loads(run(capsys, *asked, "--json").out)
        assert (again["state"], again["unchanged"], again["indicator"]) == ("done", 36, "sfi")
        assert {
            "area": "0581",
            "name": "Norrköping",
            "period": "2022",
            "sex": "",
            "value": None,
            "status": "",
        } in again["values"]
        assert (Source.objects.count(), OpenSeries.objects.count()) == (1, 1)
        service.trouble = [None, None, None, Reply(b"<html>")]
        broken = run(capsys, *asked)
        assert broken.code == 1
        assert "inte hel JSON" in broken.err
        assert OpenValue.objects.count() == 36


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--compare", "0580"), "Området ”0580” finns inte."),
        (("--years", "tio"), "”tio” är inga år."),
        (("--years", "2023-2020"), "slutar före det börjar"),
        (("--indicator", "saknas"), "Indikatorn ”saknas” finns inte."),
    ],
)
def test_wrong_use_keeps_nothing(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str) -> None:
    a_committee()
    with a_kolada() as (_, service):
        command = ("kolada", "fetch", "N18409", "--committee", "namnden", "--address", f"{service.address}/v3")
        wrong = run(capsys, *command, *arguments)
    assert wrong.code == 2
    assert says in wrong.err
    assert not Source.objects.exists()


@pytest.mark.parametrize(("base", "code"), [("/api/v2", "TAB638"), ("/v1/sv/ssd", "BE/BE0101/Folk")])
def test_a_statistics_database(capsys: pytest.CaptureFixture[str], base: str, code: str) -> None:
    a_committee()
    with a_pxweb() as (_, service):
        at = ("--address", service.address + base)
        assert code in run(capsys, "scb", "search", "befolkning", *at).out
        asked = (
            "scb",
            "fetch",
            code,
            "--committee",
            "namnden",
            "--years",
            "2020-",
            "--compare",
            "0581",
            "--by-sex",
            *at,
        )
        done = run(capsys, *asked, "--select", "ContentsCode=N1")
        assert (done.code, done.err) == (0, "")
        assert "27 värden: 27 nya" in done.out
        assert OpenSeries.objects.get().compare_with == ["00", "0581"]
        assert run(capsys, *asked, "--select", "Alder=tot").code == 2
        wrong = run(capsys, *asked, "--select", "Alder")
        assert "är inget urval" in wrong.err

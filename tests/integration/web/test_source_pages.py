"""Pages of sources and open statistics: search, choose, fetch, compare, and what is told when a service is not well."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tertial.measurement.actions import begin_fetch, fetch_series
from tertial.measurement.models import Observation, OpenSeries, OpenValue, RunState, Source, SourceKind, SourceRun
from tests.factories.kolada import Kolada, a_kolada
from tests.factories.measurement import a_run, a_source
from tests.factories.open_services import Reply, Service
from tests.factories.organisation import a_person, the_program
from tests.factories.pxweb import a_pxweb
from tests.factories.queries import queries
from tests.factories.reports import Place, a_place
from tests.integration.web.browsing import hidden, reader, words

pytestmark = pytest.mark.django_db
BASE = "/namnden/2023-08/"


@pytest.fixture
def place() -> Place:
    return a_place()


@pytest.fixture
def controller(place: Place) -> Client:
    return reader(a_person(role="controller", at=place.committee))


@pytest.fixture
def kolada(place: Place, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Kolada, Service]]:
    """A Kolada that the committee has as a source."""
    monkeypatch.setattr("tertial.measurement.open_statistics.kolada.CALLS", 1000)
    monkeypatch.setattr("tertial.web.pages.sources_kolada.FEW_ATTEMPTS", 1)
    with a_kolada() as (content, service):
        source = a_source("kolada-kalla", committee=place.committee, kind=SourceKind.KOLADA)
        Source.objects.filter(pk=source.pk).update(address=f"{service.address}/v3", name="Kolada")
        yield content, service


def sent(**changes: Any) -> dict[str, Any]:
    return {
        "title": "Elever på SFI",
        "unit": "%",
        "first_year": "2021",
        "last_year": "2023",
        "decimals": "1",
        "by_sex": "1",
        "lag_years": "0",
        "feeds": "",
        "area": ["0000"],
        "group": ["G9001"],
        **changes,
    }


def test_nothing_yet(place: Place, controller: Client) -> None:
    page = controller.get(f"{BASE}kallor")
    assert "Här kommer källorna att stå" in words(page)
    assert "Sök i Kolada" in words(page)
    public = a_person("per.persson", role="politician", at=place.committee)
    assert "lägger upp dem" in words(reader(public).get(f"{BASE}kallor"))


def test_add_a_source_and_change_it(place: Place, controller: Client) -> None:
    new = {"name": "Kolada", "kind": "kolada", "address": "", "owner": place.committee.slug}
    assert controller.post(f"{BASE}kallor", new).status_code == 302
    source = Source.objects.get()
    # Its own address would mean the search.
    assert source.slug == "kolada-kalla"
    wrong = controller.post(f"{BASE}kallor", {**new, "address": "ftp://kolada.se"})
    assert wrong.status_code == 400
    assert "ingen adress till en tjänst" in words(wrong)
    page = controller.get(f"{BASE}kallor/{source.slug}")
    assert "Här kommer de serier att stå" in words(page)
    changed = {
        "name": "Kolada v3",
        "address": "https://api.kolada.se/v3",
        "owner": "",
        "version": hidden(page, "version"),
    }
    assert controller.post(f"{BASE}kallor/{source.slug}", changed).status_code == 302
    source.refresh_from_db()
    assert (source.name, source.address, source.owner) == ("Kolada v3", "https://api.kolada.se/v3", None)
    assert controller.post(f"{BASE}kallor/{source.slug}", {**changed, "name": "Tredje"}).status_code == 409


def test_search_choose_and_fetch(
    place: Place, controller: Client, kolada: tuple[Kolada, Service], django_capture_on_commit_callbacks: Any
) -> None:
    page = controller.get(f"{BASE}kallor/kolada", {"q": "sfi"})
    assert "Elever på SFI, andel (%)" in words(page)
    form = controller.get(f"{BASE}kallor/kolada", {"nyckeltal": "N18409"})
    assert "Liknande kommuner SFI, Exempelkommunen 2 kommuner" in words(form)
    assert "Norrköping" in words(form)
    with django_capture_on_commit_callbacks(execute=True):
        answer = controller.post(f"{BASE}kallor/kolada", sent(nyckeltal="N18409", feeds=str(place.indicator.pk)))
    assert answer["Location"] == f"{BASE}kallor/serier/n18409"
    series = OpenSeries.objects.get()
    assert series.compare_with == ["0000", "G9001", "0581", "0680"]
    assert (series.indicator, OpenValue.objects.count()) == (place.indicator, 36)
    shown = words(controller.get(answer["Location"]))
    assert "Källa: Kolada, N18409" in shown
    assert "Alla 35,0 36,6 36,6 36,1 2 av 3" in shown
    assert "Norrköping 30,1 I.U. 31,25" in shown
    assert "36 36 0 Allt är hämtat." in shown
    women = words(controller.get(answer["Location"], {"kon": "women"}))
    assert "Norrköping 35,1 I.U. 36,25" in women
    # One value was there already, given by hand.
    assert Observation.objects.filter(indicator=place.indicator, run__isnull=False).count() == 8
    assert "Utfallet är kvar, för det är lämnat på annat sätt" in shown
    source = words(controller.get(f"{BASE}kallor/kolada-kalla"))
    assert "Elever på SFI N18409" in source
    assert "Kolada Kolada" in words(controller.get(f"{BASE}kallor"))


def test_a_series_as_a_file(place: Place, controller: Client, kolada: tuple[Kolada, Service]) -> None:
    controller.post(f"{BASE}kallor/kolada", sent(nyckeltal="N18409"))
    fetch_series(run=SourceRun.objects.get(), by=the_program())
    rows = controller.get(f"{BASE}kallor/serier/n18409.csv").content.decode("utf-8-sig").splitlines()
    assert rows[0] == "Område;Kod;Kön;2021;2022;2023;Märkning;Källa"
    assert [row.rsplit(";", 2)[0] for row in rows if row.startswith("Norrköping")] == [
        "Norrköping;0581;Alla;30,1;I.U.;31,25",
        "Norrköping;0581;Kvinnor;35,1;I.U.;36,25",
        "Norrköping;0581;Män;25,1;I.U.;26,25",
    ]
    assert controller.get(f"{BASE}kallor/serier/n18409.xlsx").content.startswith(b"PK")
    assert controller.get(f"{BASE}kallor/serier/n18409.doc").status_code == 404


def test_change_what_is_compared_and_remove(
    place: Place, controller: Client, kolada: tuple[Kolada, Service], django_capture_on_commit_callbacks: Any
) -> None:
    controller.post(f"{BASE}kallor/kolada", sent(nyckeltal="N18409"))
    SourceRun.objects.update(state=RunState.DONE)
    form = controller.get(f"{BASE}kallor/kolada", {"serie": "n18409"})
    kept = {"serie": "n18409", "version": hidden(form, "version")}
    assert controller.post(f"{BASE}kallor/kolada", sent(**kept, group=[], area=["0581"])).status_code == 302
    assert OpenSeries.objects.get().compare_with == ["0581"]
    late = controller.post(f"{BASE}kallor/kolada", sent(**kept, title="Annat"))
    assert (late.status_code, OpenSeries.objects.get().title) == (409, "Elever på SFI")
    wrong = controller.post(f"{BASE}kallor/kolada", sent(**kept, first_year="tvåtusen"))
    assert "Första året är ”tvåtusen”" in words(wrong)
    SourceRun.objects.update(state=RunState.DONE)
    with django_capture_on_commit_callbacks(execute=True):
        controller.post(f"{BASE}kallor/kolada-kalla", {"fetch": "1"})
    assert OpenValue.objects.filter(area="0581").exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert controller.post(f"{BASE}kallor/serier/n18409", {"fetch": "1"}).status_code == 302
    assert controller.post(f"{BASE}kallor/serier/n18409", {"remove": "1"}).status_code == 302
    assert not OpenSeries.objects.exists()


def test_a_service_that_is_not_well_is_told(place: Place, controller: Client, kolada: tuple[Kolada, Service]) -> None:
    service = kolada[1]
    for trouble, says in (
        (Reply(status=500), "har ett eget fel just nu (svar 500)"),
        (Reply(b"<html>"), "inte hel JSON"),
        (Reply(status=302, headers={"Location": "http://example.org/"}), "hänvisar till en annan plats"),
    ):
        service.trouble = [trouble]
        page = controller.get(f"{BASE}kallor/kolada", {"q": "sfi"})
        assert page.status_code == 502
        assert says in words(page)
    service.trouble = [None, Reply(status=503)]
    assert controller.get(f"{BASE}kallor/kolada", {"nyckeltal": "N18409"}).status_code == 502
    assert controller.get(f"{BASE}kallor/kolada", {"nyckeltal": "N00000"}).status_code == 400


def test_while_it_is_fetched(place: Place, controller: Client, kolada: tuple[Kolada, Service]) -> None:
    controller.post(f"{BASE}kallor/kolada", sent(nyckeltal="N18409"))
    page = controller.get(f"{BASE}kallor/serier/n18409")
    assert "Hämtar. Det första svaret väntas." in words(page)
    progress = controller.get(f"{BASE}kallor/serier/n18409/lage")
    assert "HX-Refresh" not in progress
    assert "Hämtar" in words(controller.get(f"{BASE}kallor/kolada-kalla/lage"))
    assert "hämtas just nu" in words(controller.post(f"{BASE}kallor/serier/n18409", {"fetch": "1"}))
    assert "Ingenting började hämtas" in words(controller.post(f"{BASE}kallor/kolada-kalla", {"fetch": "1"}))
    kolada[1].trouble = [Reply(b"")]
    fetch_series(run=SourceRun.objects.get(), by=the_program())
    assert controller.get(f"{BASE}kallor/serier/n18409/lage")["HX-Refresh"] == "true"
    assert controller.get(f"{BASE}kallor/kolada-kalla/lage")["HX-Refresh"] == "true"
    assert "Misslyckad" in words(controller.get(f"{BASE}kallor"))


@pytest.mark.parametrize(("base", "code"), [("/api/v2", "TAB638"), ("/v1/sv/ssd", "BE/BE0101/Folk")])
def test_a_statistics_database(
    place: Place, controller: Client, django_capture_on_commit_callbacks: Any, base: str, code: str
) -> None:
    with a_pxweb() as (_, service):
        source = a_source("myndighet", committee=place.committee, kind=SourceKind.PXWEB)
        Source.objects.filter(pk=source.pk).update(address=service.address + base)
        at = {"kalla": "myndighet"}
        assert code in words(controller.get(f"{BASE}kallor/scb", {"q": "befolkning", **at}))
        form = controller.get(f"{BASE}kallor/scb", {"tabell": code, **at})
        assert "Folkmängden efter region, kön och år" in words(form)
        chosen = sent(tabell=code, area=["00", "0581"], group=[], first_year="2020", last_year="", **at)
        chosen |= {"variabel-ContentsCode": "N1", "unit": "", "decimals": ""}
        wrong = controller.post(f"{BASE}kallor/scb", {**chosen, "first_year": "2050"})
        assert "inga perioder från 2050" in words(wrong)
        assert not OpenSeries.objects.exists()
        with django_capture_on_commit_callbacks(execute=True):
            answer = controller.post(f"{BASE}kallor/scb", chosen)
        series = OpenSeries.objects.get()
        assert series.compare_with == ["00", "0581"]
        assert OpenValue.objects.count() == 27
        assert "Norrköping 610" in words(controller.get(answer["Location"]))
        assert controller.get(f"{BASE}kallor/scb", {"serie": series.slug}).status_code == 200


def test_who_may_see_what(place: Place, controller: Client, kolada: tuple[Kolada, Service]) -> None:
    controller.post(f"{BASE}kallor/kolada", sent(nyckeltal="N18409"))
    fetch_series(run=SourceRun.objects.get(), by=the_program())
    politician = reader(a_person("per.persson", role="politician", at=place.committee))
    for page in ("kallor", "kallor/kolada-kalla", "kallor/serier/n18409"):
        shown = politician.get(BASE + page)
        assert shown.status_code == 200
        assert "Hämta" not in words(shown).replace("Hämtningar", "")
        assert "Nils Nyman" not in words(shown)
    for page in ("kallor/kolada", "kallor/scb"):
        assert politician.get(BASE + page).status_code == 403
    for page in ("kallor", "kallor/kolada-kalla", "kallor/serier/n18409"):
        assert politician.post(BASE + page, {"fetch": "1", "name": "X", "kind": "file"}).status_code == 403
    for page in (
        "kallor/saknas",
        "kallor/serier/saknas",
        "kallor/scb?kalla=kolada-kalla",
        "kallor/kolada?serie=saknas",
    ):
        assert controller.get(BASE + page).status_code == 404


def test_the_pages_ask_the_database_a_fixed_number_of_times(
    place: Place, controller: Client, kolada: tuple[Kolada, Service]
) -> None:
    controller.post(f"{BASE}kallor/kolada", sent(nyckeltal="N18409", feeds=str(place.indicator.pk)))
    fetch_series(run=SourceRun.objects.get(), by=the_program())
    a_run(a_source("en", committee=place.committee))
    counted = {}
    for page in ("kallor", "kallor/kolada-kalla", "kallor/serier/n18409"):
        with queries() as asked:
            controller.get(BASE + page)
        counted[page] = len(asked)
    for number in range(3):
        a_run(a_source(f"fler-{number}", committee=place.committee, kind=SourceKind.FILE))
    run = begin_fetch(row=OpenSeries.objects.get(), by=the_program(), in_background=False)
    fetch_series(run=run, by=the_program())
    for page, count in counted.items():
        with queries() as asked:
            controller.get(BASE + page)
        assert len(asked) == count, page

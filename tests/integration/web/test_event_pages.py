"""Events of weight: listed in order, written as chapters' texts are, moved, taken out, and closed with the report."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tertial.common.errors import Faults
from tertial.cycle.actions import drop_event
from tertial.cycle.models import SignificantEvent
from tertial.reports.actions import freeze_report, set_text, write_event
from tertial.reports.models import Report
from tests.factories.organisation import a_person, the_program
from tests.factories.reports import Place, a_place, a_report, told
from tests.integration.web.browsing import hidden, reader, words

REPORT = "/namnden/2023-08/rapport"
LIST = f"{REPORT}/handelser"
NEW = f"{LIST}/ny"
EDIT = f"{LIST}/flytt"


@pytest.fixture
def place(db: None) -> Place:
    return a_place()


@pytest.fixture
def report(place: Place) -> Report:
    return a_report(place)


@pytest.fixture
def client(report: Report) -> Client:
    return reader(a_person(role="secretary"))


def slugs() -> list[str]:
    return list(SignificantEvent.objects.values_list("slug", flat=True))


def test_a_new_event_comes_last_with_a_slug_of_its_title_that_stays(client: Client) -> None:
    sent = {"title": " Ny  förordning ", "body": "Det blir {line/total/@year/forecast-deviation | belopp} kvar."}
    saved = client.post(NEW, {**sent, "version": hidden(client.get(NEW), "version")})
    assert saved.headers["Location"] == f"{LIST}#handelse-ny-forordning"
    assert client.post(NEW, {**sent, "version": "0"}).status_code == 302, "sent twice, it is still one"
    assert slugs() == ["flytt", "ny-forordning"]
    assert "1 Flytt Enheten flyttade." not in words(client.get(LIST))
    assert "Flytt Enheten flyttade." in words(client.get(LIST))
    assert "Ny förordning Det blir 4,6 mnkr kvar." in words(client.get(LIST))
    version = hidden(client.get(f"{LIST}/ny-forordning"), "version")
    renamed = client.post(f"{LIST}/ny-forordning", {**sent, "title": "Nya regler", "version": version})
    assert renamed.headers["Location"] == f"{LIST}#handelse-ny-forordning"
    read = client.get(REPORT).content.decode()
    assert re.search(r'id="handelse-ny-forordning"[^>]*>Nya regler', read)


@pytest.mark.parametrize(("title", "slug"), [("Ny", "ny-2"), ("Flytt.", "flytt-2"), ("!?", "handelse")])
def test_a_slug_is_never_taken_nor_empty(client: Client, title: str, slug: str) -> None:
    assert client.post(NEW, {"title": title, "body": "Text.", "version": "0"}).status_code == 302
    assert slugs() == ["flytt", slug]
    assert client.get(f"{LIST}/{slug}").status_code == 200


def test_faults_are_told_with_their_places_and_nothing_is_saved(client: Client, report: Report) -> None:
    sent = {"title": "", "body": "Första.\n\nHär är {line/okand/@year/forecast}.", "version": "1"}
    for page in (NEW, EDIT):
        response = client.post(page, sent)
        assert response.status_code == 400
        assert "Rubrik: Händelsen saknar rubrik." in words(response)
        assert "rad 3, tecken 8" in words(response)
        assert "{line/okand/@year/forecast}" in words(response)
    same = client.post(NEW, {"title": "FLYTT", "body": "Annat.", "version": "0"})
    assert "En annan händelse heter redan ”FLYTT”." in words(same)
    assert "Skriv vad som hände" in words(client.post(NEW, {"title": "Tom", "body": " ", "version": "0"}))
    with pytest.raises(Faults, match="Rätta det här") as faults:
        write_event(report=report, title="x" * 201, text="Text.", by=the_program())
    assert "201 tecken" in str(faults.value.faults[0])
    assert slugs() == ["flytt"]
    assert SignificantEvent.objects.get().text == "Enheten flyttade."


def test_who_comes_second_sees_both_titles_and_texts(client: Client, report: Report) -> None:
    version = hidden(client.get(EDIT), "version")
    write_event(report=report, slug="flytt", title="Flytt i maj", text="Kollegans.", by=the_program())
    second = client.post(EDIT, {"title": "Flytten", "body": "Min.", "version": version})
    assert second.status_code == 409
    assert "Det du skrev Flytten Min. Det som gäller nu Flytt i maj Kollegans." in words(second)
    merged = {"title": "Flytten", "body": "Kollegans. Min.", "version": hidden(second, "version")}
    assert client.post(EDIT, merged).status_code == 302
    assert SignificantEvent.objects.get().text == "Kollegans. Min."


def test_who_writes_in_an_event_that_is_taken_out_keeps_the_words(client: Client) -> None:
    drop_event(event=SignificantEvent.objects.get(), by=the_program())
    assert client.get(EDIT).status_code == 404
    refused = client.post(EDIT, {"title": "Flytt", "body": "Mina ord.", "version": "1"})
    assert refused.status_code == 400
    assert "Någon annan har tagit bort händelsen" in words(refused)
    assert "Mina ord." in words(refused)
    assert f'action="{NEW}"' in refused.content.decode()


def test_order_is_changed_one_step_at_a_time(client: Client, place: Place) -> None:
    told(place, "andra", order=2)
    told(place, "tredje", order=3)
    page = words(client.get(LIST))
    assert page.index("Ner Flytt") < page.index("Upp Andra") < page.index("Ner Andra") < page.index("Upp Tredje")
    assert "Upp Flytt" not in page
    assert "Ner Tredje" not in page
    moved = client.post(f"{LIST}/tredje/flytta", {"to": "2"})
    assert moved.headers["Location"] == f"{LIST}#handelse-tredje"
    assert slugs() == ["flytt", "tredje", "andra"]
    for nowhere in ("", "0", "-1", "först"):
        assert client.post(f"{LIST}/tredje/flytta", {"to": nowhere}).status_code == 400
    assert slugs() == ["flytt", "tredje", "andra"]


def test_an_event_goes_when_somebody_has_confirmed_it(client: Client, report: Report) -> None:
    asked = client.get(f"{EDIT}/ta-bort")
    assert "Händelsen försvinner ur rapporten." in words(asked)
    assert slugs() == ["flytt"]
    write_event(report=report, slug="flytt", title="Flytt", text="Ändrat.", by=the_program())
    changed = client.post(f"{EDIT}/ta-bort", {"version": hidden(asked, "version")})
    assert changed.status_code == 409
    assert "Den är inte borttagen" in words(changed)
    assert "Ändrat." in words(changed)
    gone = client.post(f"{EDIT}/ta-bort", {"version": hidden(changed, "version")})
    assert gone.headers["Location"] == LIST
    page = words(client.get(LIST))
    assert "”Flytt” är borttagen." in page
    assert "Här kommer händelserna att stå" in page
    assert "Händelser av väsentlig betydelse (tom)" in words(client.get(REPORT))


def test_preview_has_the_title_and_what_the_review_says(client: Client) -> None:
    sent = {"title": "Metod", "body": "Vi har infört XQZ.", "version": "0"}
    alone = client.post(f"{NEW}/forhandsvisning", sent, headers={"hx-request": "true"})
    assert "XQZ" in words(alone)
    assert "Så här kommer det att stå Metod Vi har infört XQZ." in words(alone)
    assert "Att göra:" in words(alone)
    assert "Att göra:" in words(
        client.post(EDIT, {**sent, "title": "Flytt den 31 juni 2023", "body": "Bra.", "preview": "1"})
    )
    assert slugs() == ["flytt"]
    found = client.get(f"{NEW}/siffror", {"q": "rad 575 prognos"})
    assert 'data-binding="{line/575/@year/forecast}"' in found.content.decode()


def test_an_event_that_stops_the_report_is_pointed_out_and_can_be_opened(client: Client, place: Place) -> None:
    SignificantEvent.objects.update(text="Det är {finns-inte}.")
    assert "Texten har fel och stoppar rapporten: rad 1, tecken 8" in words(client.get(LIST))
    assert client.get(EDIT).status_code == 200
    assert f'href="{LIST}"' in client.get(REPORT).content.decode()


def test_a_decided_report_keeps_its_events(client: Client, report: Report) -> None:
    freeze_report(report=report, decision="AMN 2023-09-20 § 95", by=the_program())
    page = client.get(LIST)
    assert "AMN 2023-09-20 § 95" in words(page)
    assert "Flytt Enheten flyttade." in words(page)
    assert "Ta bort" not in words(page)
    for form in (NEW, EDIT, f"{EDIT}/ta-bort"):
        asked = client.get(form)
        assert asked.status_code == 409
        assert "rapport/handelser" in asked.content.decode()
        assert 'name="version"' not in asked.content.decode()
    for address, sent in (
        (NEW, {"title": "Ny", "body": "Ny.", "version": "0"}),
        (EDIT, {"title": "Ny", "body": "Ny.", "version": "1"}),
        (f"{EDIT}/flytta", {"to": "2"}),
        (f"{EDIT}/ta-bort", {"version": "1"}),
    ):
        refused = client.post(address, sent)
        assert refused.status_code == 400
        assert "AMN 2023-09-20 § 95" in words(refused)
    assert (slugs(), SignificantEvent.objects.get().text) == (["flytt"], "Enheten flyttade.")


def test_who_may_not_write_does_not_see_the_pages(report: Report) -> None:
    politician = reader(a_person("pia.politiker", role="politician"))
    for page in (LIST, NEW, EDIT, f"{EDIT}/ta-bort", f"{EDIT}/siffror"):
        assert politician.get(page).status_code == 403
    for page in (NEW, EDIT, f"{EDIT}/ta-bort", f"{EDIT}/flytta", f"{EDIT}/forhandsvisning"):
        assert politician.post(page, {"title": "x", "body": "x", "to": "1"}).status_code == 403
    assert "handelser" not in re.findall(r'href="([^"#]+)"', politician.get(REPORT).content.decode())
    assert slugs() == ["flytt"]


def test_the_report_leads_to_the_events_and_so_does_a_text_elsewhere(client: Client, report: Report) -> None:
    set_text(report=report, chapter="resultat", body="Bra.", by=the_program())
    outline = words(client.get(REPORT))
    assert "Samlad bedömning och analys Händelser av väsentlig betydelse Förväntad utveckling (tom)" in outline

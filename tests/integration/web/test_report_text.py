"""Write a chapter's text: numbers are bound, faults have places, nobody overwrites anybody, a frozen report stays."""

from __future__ import annotations

import re

import pytest

from tertial.reports.actions import freeze_report, set_text
from tertial.reports.models import Report
from tertial.reports.queries import text
from tests.factories.organisation import a_person, the_program
from tests.factories.reports import a_place, a_report
from tests.integration.web.browsing import hidden, reader, words

HERE = "/namnden/2023-08/rapport"
EDIT = f"{HERE}/text/resultat"


@pytest.fixture
def report(db: None) -> Report:
    return a_report(a_place())


def test_a_saved_text_stands_in_the_report_with_its_number(report: Report) -> None:
    client = reader(a_person(role="secretary"))
    body = "Utfallet är {line/total/@period/outcome | mnkr}."
    response = client.post(EDIT, {"body": body, "version": hidden(client.get(EDIT), "version")})
    assert response.status_code == 302
    assert response.headers["Location"] == f"{HERE}#ekonomi"
    assert "Utfallet är 156,0 mnkr." in words(client.get(HERE))


def test_a_text_with_faults_is_kept_in_the_form_with_the_place_of_each(report: Report) -> None:
    client = reader(a_person(role="secretary"))
    body = "Första raden.\n\nHär är {line/okand/@year/forecast} och {line/total/@year/forecast | miljoner}."
    response = client.post(EDIT, {"body": body, "version": "0"})
    assert response.status_code == 400
    page = words(response)
    assert "rad 3, tecken 8" in page
    assert "”miljoner” är inget sätt att skriva ett tal" in page
    assert "{line/okand/@year/forecast}" in page
    assert text(report, "resultat").body == ""


def test_who_comes_second_sees_both_versions_and_can_save_what_they_put_together(report: Report) -> None:
    client = reader(a_person(role="secretary"))
    version = hidden(client.get(EDIT), "version")
    set_text(report=report, chapter="resultat", body="Kollegans text.", by=the_program())
    second = client.post(EDIT, {"body": "Min text.", "version": version})
    assert second.status_code == 409
    page = words(second)
    assert "Det du skrev Min text." in page
    assert "Det som gäller nu Kollegans text." in page
    assert text(report, "resultat").body == "Kollegans text."
    merged = client.post(EDIT, {"body": "Kollegans text. Min text.", "version": hidden(second, "version")})
    assert merged.status_code == 302
    assert text(report, "resultat").body == "Kollegans text. Min text."


def test_a_frozen_report_takes_no_text(report: Report) -> None:
    client = reader(a_person(role="secretary"))
    freeze_report(report=report, decision="AMN 2023-09-20 § 95", by=the_program())
    page = client.get(EDIT)
    assert page.status_code == 409
    assert "<textarea" not in page.content.decode()
    refused = client.post(EDIT, {"body": "Nytt", "version": "0"})
    assert refused.status_code == 400
    assert "AMN 2023-09-20 § 95" in words(refused)
    assert text(report, "resultat").body == ""


def test_the_page_shows_how_the_text_reads(report: Report) -> None:
    client = reader(a_person(role="secretary"))
    page = words(client.get(f"{HERE}/text/sammanfattning"))
    assert "Så här kommer det att stå Prognosen är" in page
    assert "mnkr" in page


def test_preview_by_script_and_without(report: Report) -> None:
    client = reader(a_person(role="secretary"))
    sent = {"body": "Det blir {line/total/@year/forecast-deviation | belopp} kvar.", "version": "0"}
    alone = client.post(f"{EDIT}/forhandsvisning", sent, headers={"hx-request": "true"})
    assert "Det blir 4,6 mnkr kvar." in words(alone)
    assert "<html" not in alone.content.decode()
    page = client.post(EDIT, {**sent, "preview": "1"})
    assert page.status_code == 200
    assert "Det blir 4,6 mnkr kvar." in words(page)
    assert text(report, "resultat").body == ""
    faulty = client.post(f"{EDIT}/forhandsvisning", {"body": "{saknas}"})
    assert "rad 1, tecken 1" in words(faulty)


def test_figures_are_found_by_words_and_come_as_bindings(report: Report) -> None:
    client = reader(a_person(role="secretary"))
    found = client.get(f"{EDIT}/siffror", {"q": "rad 575 prognos"}, headers={"hx-request": "true"})
    assert 'data-binding="{line/575/@year/forecast}"' in found.content.decode()
    nothing = client.get(f"{EDIT}/siffror", {"q": "xyz"})
    assert "Ingen siffra passar på ”xyz”" in words(nothing)
    unscripted = client.post(EDIT, {"body": "Utkast", "version": "0", "q": "brukarenkat", "find": "1"})
    page = words(unscripted)
    assert "Utkast" in page
    assert "{indicator/brukarenkat/@period}" in page
    assert text(report, "resultat").body == ""


def test_what_people_write_is_never_markup(report: Report) -> None:
    client = reader(a_person(role="secretary"))
    client.post(EDIT, {"body": "<script>alert(1)</script> & <b>fet</b>", "version": "0"})
    page = client.get(HERE).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;fet&lt;/b&gt;" in page


def test_a_standard_table_can_stand_in_a_text_twice(report: Report) -> None:
    client = reader(a_person(role="secretary"))
    page = client.get(EDIT)
    assert "{tabell perioden}" in words(page).replace("&#123;", "{").replace("&#125;", "}")
    body = "Så gick perioden:\n\n{tabell perioden}\n\noch igen\n\n{tabell perioden}"
    assert client.post(EDIT, {"body": body, "version": hidden(page, "version")}).status_code == 302
    read = client.get(HERE).content.decode()
    identifiers = re.findall(r'\bid="([^"]+)"', read)
    assert len(identifiers) == len(set(identifiers))
    assert read.count('class="caption"') or read.count("<caption") >= 3
    refused = client.post(EDIT, {"body": "{tabell finns-inte}", "version": hidden(client.get(EDIT), "version")})
    assert refused.status_code == 400
    assert "Tabellen ”finns-inte” finns inte" in words(refused)

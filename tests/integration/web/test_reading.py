"""Search, the log, language and appearance."""

from __future__ import annotations

from tertial.organisation.queries import person
from tests.integration.web.browsing import BASE, reader, words


def test_search_finds_goals_indicators_lines_and_figures(demo: None) -> None:
    page = words(reader().get(f"{BASE}sok", {"q": "ekonomi"}))
    assert "God ekonomisk styrning" in page
    assert "575 - Ekonomiskt bistånd" in page
    assert "Antal registrerade barn i hushåll inom ekonomiskt bistånd" in page
    assert "575 - Ekonomiskt bistånd, prognos helår 2023 313,0 mnkr" in page


def test_search_says_how_many_it_found_or_what_to_do(demo: None) -> None:
    assert "1 träff på ”digitaliseringens möjligheter”" in words(
        reader().get(f"{BASE}sok", {"q": "digitaliseringens   möjligheter"})
    )
    assert "Inget passar på ”<b>”. Pröva ett kortare ord." in words(reader().get(f"{BASE}sok", {"q": "<b>"}))
    assert "Skriv i sökfältet" in words(reader().get(f"{BASE}sok"))


def test_the_log_tells_who_did_what_with_before_and_after(demo: None, db: None) -> None:
    secretary = reader(person("lena.brostrom"))
    page = secretary.get(f"{BASE}rapport/text/resultat")
    assert page.status_code == 200
    secretary.post(f"{BASE}rapport/text/resultat", {"body": "Ny text.", "version": "1"})
    log = words(reader(person("eva.lindqvist")).get(f"{BASE}logg"))
    assert "Skrev en text: Arbetsmarknadsnämnden, Delår 2, 31 augusti 2023: resultat" in log
    assert "Lena Broström" in log
    assert "Ny text." in log
    narrowed = words(reader(person("eva.lindqvist")).get(f"{BASE}logg", {"vem": "lena"}))
    assert "Sida 1 av 1" in narrowed
    older = reader(person("eva.lindqvist")).get(f"{BASE}logg", {"sida": "2"})
    assert "Sida 2 av" in words(older)


def test_the_language_follows_the_browser_and_the_choice_is_remembered(demo: None) -> None:
    assert "Overview" in words(reader(language="en").get(BASE))
    client = reader()
    assert "Översikt" in words(client.get(BASE))
    response = client.post("/sprak", {"language": "en", "next": BASE})
    assert response.headers["Location"] == BASE
    page = words(client.get(BASE))
    assert "Full-year forecast" in page
    assert "Outcome January–August 2023" in page


def test_the_appearance_is_remembered_and_there_from_the_first_paint(demo: None) -> None:
    client = reader()
    assert "data-theme" not in client.get(BASE).content.decode()
    client.post("/utseende", {"theme": "dark", "next": BASE})
    assert 'data-theme="dark"' in client.get(BASE).content.decode()
    client.post("/utseende", {"theme": "purple", "next": BASE})
    assert "data-theme" not in client.get(BASE).content.decode()

"""Every page answers, in both languages, for who may read; and every address on it leads somewhere."""

from __future__ import annotations

import html
import re
from collections import Counter
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client
from django.urls import resolve

from tertial.organisation.queries import person
from tests.integration.web.browsing import BASE, reader, words

PAGES = [
    "/",
    "/om",
    "/konto/login/",
    BASE,
    f"{BASE}mal",
    f"{BASE}mal/hog-egenforsorjningsgrad",
    f"{BASE}indikatorer",
    f"{BASE}indikatorer/utbetalningshushall",
    f"{BASE}ekonomi",
    f"{BASE}ekonomi/575",
    f"{BASE}internkontroll",
    f"{BASE}rapport",
    f"{BASE}siffra/line/total/2023/forecast",
    f"{BASE}sok?q=bistånd",
    "/arbetsmarknadsnamnden/2021-08/",
    "/arbetsmarknadsnamnden/2021-08/mal",
    "/arbetsmarknadsnamnden/2021-08/indikatorer",
    "/arbetsmarknadsnamnden/2021-08/ekonomi",
    "/arbetsmarknadsnamnden/2021-08/internkontroll",
    "/arbetsmarknadsnamnden/2021-08/rapport",
]
INLINE = re.compile(r"<[^>]*\s(?:style|on\w+)=|<style\b|javascript:", re.IGNORECASE)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_page_answers(demo: None, address: str, language: str) -> None:
    response = reader(language=language).get(address)
    assert response.status_code == 200
    text = response.content.decode()
    assert f'<html lang="{language}"' in text
    assert not INLINE.search(text), "the content security policy lets no inline style or script through"
    assert len(re.findall(r"<h1\b", text)) == 1


@pytest.mark.parametrize("page", ["logg", "rapport/las", "rapport/text/sammanfattning", "mal/hog-egenforsorjningsgrad"])
def test_page_of_the_secretary_answers(demo: None, page: str) -> None:
    assert reader(person("lena.brostrom")).get(BASE + page).status_code == 200


@pytest.mark.parametrize("of_each", [2, pytest.param(10_000, marks=pytest.mark.slow)], ids=["some", "every"])
def test_every_link_of_the_shell_leads_somewhere(demo: None, of_each: int) -> None:
    """Links on the overview, the chain, the lists and the start page; those to figures have a test of their own.

    Every link must have a page behind it. The first `of_each` to each page, with each set of choices, are followed.
    """
    client = reader(person("lena.brostrom"))
    addresses: set[str] = set()
    for page in ("/", BASE, f"{BASE}mal", f"{BASE}indikatorer", f"{BASE}ekonomi", f"{BASE}internkontroll"):
        found = re.findall(r'<a\b[^>]*\shref="(/[^"#]*)', client.get(page).content.decode())
        addresses |= {html.unescape(address) for address in found if "/siffra/" not in address}
    assert len(addresses) > 80
    followed: Counter[tuple[str, ...]] = Counter()
    broken = {}
    for address in sorted(addresses):
        parts = urlsplit(address)
        leads_to = (resolve(parts.path).view_name, *sorted(dict(parse_qsl(parts.query, keep_blank_values=True))))
        followed[leads_to] += 1
        if followed[leads_to] <= of_each and (status := client.get(address).status_code) not in (200, 302):
            broken[address] = status
    assert broken == {}


def test_the_committee_leads_to_its_latest_follow_up(demo: None) -> None:
    response = reader().get("/arbetsmarknadsnamnden/")
    assert response.headers["Location"] == BASE


def test_the_overview_answers_the_four_questions(demo: None) -> None:
    text = words(reader().get(BASE))
    assert "Prognos helår 620,6 mnkr Budget 624,6 Avvikelse +4,0" in text
    assert "5 Uppnås 7 Uppnås delvis 0 Uppnås ej 0 Kan ej bedömas" in text
    assert "Resultat nämndens enheter 12,4 ▼ −12,4" in text
    assert "Kvar att göra" in text


def test_the_demo_says_that_it_is_one(demo: None) -> None:
    assert "demodata" in words(reader().get("/"))
    assert "demodata" in words(reader().get(f"{BASE}rapport"))


def test_names_from_the_municipality_are_marked_as_swedish_on_english_pages(demo: None) -> None:
    text = reader(language="en").get(f"{BASE}mal").content.decode()
    assert 'lang="sv">Hög egenförsörjningsgrad<' in text


def test_long_pages_are_packed(demo: None) -> None:
    plain, packed = reader().get(f"{BASE}rapport"), Client(headers={"accept-encoding": "gzip"}).get(f"{BASE}rapport")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 5


def test_files_answer_and_may_be_kept(demo: None) -> None:
    page = reader().get(f"{BASE}rapport").content.decode()
    (library,) = re.findall(r'data-library="([^"]+)"', page)
    (style,) = re.findall(r'href="(/stil/dokument-[^"]+)"', page)
    packed = Client(headers={"accept-encoding": "gzip"}).get(library)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.content) < 400_000
    for address, kind in ((library, "text/javascript"), (style, "text/css")):
        response = Client().get(address)
        assert response.headers["Content-Type"].startswith(kind)
        assert "immutable" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_health() -> None:
    response = Client().get("/halsa")
    assert response.status_code == 200
    assert response.json()["status"] == "ok"

"""Every number on every page says where it comes from."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

import pytest

from tertial.cycle.queries import occasions
from tertial.document.document import figures_in
from tertial.organisation.queries import committees, person
from tertial.web.find_figure import find_figure
from tertial.web.place import Place
from tertial.web.report_content import content_of
from tests.integration.web.browsing import BASE, reader, words

LINK = re.compile(r'href="/arbetsmarknadsnamnden/([\d-]+)/siffra/([^"]+)"')


def place(slug: str) -> Place:
    times = occasions()
    (time,) = [one for one in times if one.slug == slug]
    boards = committees()
    return Place(boards[0], time, boards, times, person("mikael.sundh"))


@pytest.mark.parametrize("slug", ["2021-08", "2023-08"])
def test_every_figure_of_the_report_is_found(demo: None, slug: str) -> None:
    here = place(slug)
    content = content_of(here)
    assert content.document
    printed = figures_in(content.document)
    assert len(printed) > 400
    for key, figure in printed.items():
        assert find_figure(content, here, key) == figure or key in content.book
    for figure in content.book:
        for other in figure.provenance.inputs:
            find_figure(content, here, other)


@pytest.mark.parametrize(
    "page", ["", "mal/hog-egenforsorjningsgrad", "indikatorer", "indikatorer/hme", "ekonomi", "rapport"]
)
@pytest.mark.parametrize("slug", ["2021-08", "2023-08"])
def test_every_number_on_a_page_links_to_a_figure_that_exists(demo: None, slug: str, page: str) -> None:
    response = reader().get(f"/arbetsmarknadsnamnden/{slug}/{page}")
    if response.status_code == 404:
        assert page.startswith("mal/"), "goals of one plan period are not those of another"
        return
    links = {(when, unquote(html.unescape(key))) for when, key in LINK.findall(response.content.decode())}
    assert {when for when, _key in links} == {slug}
    here = place(slug)
    content = content_of(here)
    for _when, key in links:
        find_figure(content, here, key)


def test_a_deviation_tells_what_it_was_computed_from(demo: None) -> None:
    page = words(reader().get(f"{BASE}siffra/line/grand-total/2023/forecast-deviation"))
    assert "4,0 mnkr" in page
    assert "Exakt värde 4 0" in page, "the exact amount in kronor"
    assert "Kommer från Beräkning" in page
    assert "Räknat av" in page
    assert "budget helår 2023 624,6" in page
    assert "Står i rapporten Samlad bedömning och analys" in page
    assert "Nyckel line/grand-total/2023/forecast-deviation" in page


def test_a_missing_value_tells_why(demo: None) -> None:
    listed = reader().get(f"{BASE}indikatorer").content.decode()
    address = re.findall(r'class="number missing" href="([^"]+)"', listed)[0]
    page = words(reader().get(html.unescape(address)))
    assert "I.U." in page
    assert "Exakt värde" not in page


def test_a_sum_made_in_a_text_has_a_page_too(demo: None) -> None:
    page = words(reader().get(f"{BASE}siffra/line/575/2023-08/deviation%20%2B%20line/600/2023-08/deviation"))
    assert "13,8 mnkr" in page
    assert "Uträknat i texten" in page


def test_the_sheet_is_the_page_without_its_frame(demo: None) -> None:
    response = reader().get(f"{BASE}siffra/line/575/2023/forecast", headers={"hx-request": "true"})
    assert "<html" not in response.content.decode()
    assert "313,0 mnkr" in words(response)

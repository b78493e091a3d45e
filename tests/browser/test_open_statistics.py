"""Somebody who develops the activity finds a key figure, chooses whom to compare with, and sees it fetched; also when the service stumbles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Pages
from tests.browser.site import Site
from tests.browser.visiting import BASE, become
from tests.factories.kolada import Kolada, a_key_figure, a_kolada
from tests.factories.open_services import Reply, Service

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # whole journeys: each takes many seconds

LONG = 60_000
"""For what a busy machine may take; nothing waits longer than it must."""


@pytest.fixture
def kolada() -> Iterator[tuple[Kolada, Service]]:
    """A Kolada on this machine that knows the demo's municipality."""
    with a_kolada() as (content, service):
        content.figures = {"N07403": a_key_figure("N07403", "Ungdomar i arbete, andel (%)")}
        content.areas = {"0000": "Riket", "0580": "Linköping", "0581": "Norrköping", "0680": "Jönköping"}
        content.groups = {"G9001": ("Liknande kommuner, Linköping", ["0581", "0680"])}
        content.values = {
            ("N07403", area, year, gender): value + place
            for place, area in enumerate(("0581", "0680", "0000", "0580"))
            for year, value in ((2021, 60.5), (2022, 62.0))
            for gender in "TKM"
        }
        yield content, service


@pytest.mark.parametrize("scripts", [True, False])
def test_a_key_figure_is_found_chosen_and_fetched(
    own_site: Site, pages: Pages, kolada: tuple[Kolada, Service], scripts: bool
) -> None:
    service = kolada[1]
    page = pages.open(scripts=scripts)
    become(page, own_site, "Verksamhetsutvecklare")
    page.goto(own_site.address(f"{BASE}kallor"))
    page.get_by_text("Lägg till en källa").click()
    page.get_by_label("Namn", exact=True).fill("Kolada på prov")
    page.get_by_label("Slag").select_option("kolada")
    page.get_by_label("Tjänstens adress").fill(f"{service.address}/v3")
    page.get_by_role("button", name="Lägg till källan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kolada på prov")

    page.get_by_role("link", name="Sök och välj").click()
    page.get_by_label("Ord eller kod").fill("ungdomar")
    page.get_by_role("main").get_by_role("button", name="Sök").click()
    page.get_by_role("link", name="Välj N07403").click()
    page.get_by_label("Liknande kommuner, Linköping").check()
    service.trouble = [None, None, None, Reply(b"<html>")]  # what the form asks for comes, the first values don't
    page.get_by_role("button", name="Lägg till och hämta").click()
    expect(page.get_by_text("Misslyckad")).to_be_visible(timeout=LONG)
    expect(page.get_by_text("Det som fanns är kvar.")).to_be_visible()

    page.get_by_role("button", name="Hämta nu").click()
    expect(page.get_by_text("Allt är hämtat.")).to_be_visible(timeout=LONG)
    row = page.get_by_role("region", name="Jämförelse 2022").get_by_role("row", name="Alla")
    expect(row).to_contain_text("65,0")
    expect(row).to_contain_text("1 av 3")
    expect(page.get_by_role("link", name="Källa: Kolada på prov, N07403")).to_be_visible()

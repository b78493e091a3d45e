"""Everything can be done with scripts off: links, menus, forms, search, provenance, downloads."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW, WIDE, Pages
from tests.browser.site import Site
from tests.browser.visiting import BASE, become, open_own_menu

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_reading(site: Site, pages: Pages, width: int) -> None:
    page = pages.open(width=width, scripts=False)
    page.goto(site.address("/"))
    page.get_by_role("link", name="Delår 2, 31 augusti 2023").click()
    page.get_by_role("banner").get_by_text("Delår 2, 31 augusti 2023").first.click()
    expect(page.get_by_role("banner").get_by_role("link", name="Delår 2, 31 augusti 2021")).to_be_visible()
    page.get_by_role("banner").get_by_text("Delår 2, 31 augusti 2023").first.click()
    page.get_by_role("link", name="Mål", exact=True).click()
    page.get_by_role("link", name="Hög egenförsörjningsgrad").click()
    expect(page.get_by_role("main")).to_contain_text("Nämndens bedömning")
    page.get_by_role("searchbox").fill("bistånd")
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("main")).to_contain_text("träffar på ”bistånd”")
    page.get_by_role("link", name="Ekonomi", exact=True).click()
    picture = page.locator(f".picture > .chart-{'narrow' if width == NARROW else 'wide'}")
    expect(picture.first).to_be_visible()
    page.get_by_role("row", name=re.compile("^575")).first.get_by_role("link", name="313,0").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("575 - Ekonomiskt bistånd, prognos helår 2023")


@pytest.mark.parametrize("name", ["Webbsida", "PDF", "Word", "Excel", "JSON", "Ren text"])
def test_downloads(site: Site, pages: Pages, name: str) -> None:
    page = pages.open(scripts=False)
    page.goto(site.address(f"{BASE}rapport"))
    with page.expect_download() as download:
        page.get_by_role("link", name=name, exact=True).click()
    assert download.value.suggested_filename.startswith("arbetsmarknadsnamnden-2023-08.")


def test_writing(own_site: Site, pages: Pages) -> None:
    page = pages.open(scripts=False)
    become(page, own_site, "Nämndsekreterare")
    page.goto(own_site.address(f"{BASE}rapport/text/personal"))
    page.get_by_label("Text", exact=True).fill("Budgeten är {line/total/@year/budget | mnkr}.")
    page.get_by_label("Sök siffra").fill("sjukfrånvaro")
    page.get_by_role("button", name="Sök").click()
    expect(page.locator("#picks")).to_contain_text("@period")
    expect(page.get_by_label("Text", exact=True)).to_have_value("Budgeten är {line/total/@year/budget | mnkr}.")
    page.get_by_role("button", name="Förhandsvisa").click()
    expect(page.locator("#preview")).to_contain_text("Budgeten är 624,6 mnkr.")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("main")).to_contain_text("Budgeten är 624,6 mnkr.")
    open_own_menu(page)
    page.get_by_role("button", name="Logga ut").click()
    expect(page.get_by_role("banner")).not_to_contain_text("Inloggad som")

"""axe finds nothing on any page, light and dark, wide and narrow; and no page is wider than the screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import axe
from tests.browser.conftest import NARROW, WIDE, Pages
from tests.browser.site import Site
from tests.browser.visiting import BASE, EARLIER, become, open_own_menu

OPEN = [
    "/",
    "/om",
    "/konto/login/",
    "/finns/inte/alls/har",
    "/arbetsmarknadsnamnden/2022-08/",
    BASE,
    EARLIER,
    f"{BASE}mal",
    f"{BASE}mal/hog-egenforsorjningsgrad",
    f"{BASE}indikatorer",
    f"{BASE}indikatorer/utbetalningshushall",
    f"{BASE}indikatorer/chefsindex",
    f"{BASE}ekonomi",
    f"{BASE}ekonomi/575",
    f"{BASE}internkontroll",
    f"{BASE}rapport",
    f"{EARLIER}rapport",
    f"{BASE}siffra/line/total/2023/forecast-deviation",
    f"{BASE}sok?q=ekonomi",
]
OF_THE_SECRETARY = [BASE, f"{BASE}rapport", f"{BASE}rapport/text/resultat", f"{BASE}rapport/las", f"{BASE}logg"]
MODES = [
    pytest.param(width, dark, id=f"{width}-{'dark' if dark else 'light'}")
    for width in (NARROW, WIDE)
    for dark in (False, True)
]


def faults(page: Page, site: Site, addresses: list[str]) -> dict[str, list[str]]:
    """What is wrong with each page, those without fault left out."""
    found = {}
    for address in addresses:
        page.goto(site.address(address))
        wrong = axe(page)
        width, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        if width > room:
            wrong.append(f"{width - room} pixels stick out at the right")
        if wrong:
            found[address] = wrong
    return found


@pytest.mark.browser
@pytest.mark.parametrize(("width", "dark"), MODES)
def test_pages_for_everybody(site: Site, pages: Pages, width: int, dark: bool) -> None:
    assert faults(pages.open(width=width, dark=dark), site, OPEN) == {}


@pytest.mark.browser
@pytest.mark.parametrize(("width", "dark"), MODES)
def test_pages_of_the_secretary(site: Site, pages: Pages, width: int, dark: bool) -> None:
    page = pages.open(width=width, dark=dark)
    become(page, site, "Nämndsekreterare")
    assert faults(page, site, OF_THE_SECRETARY) == {}


@pytest.mark.browser
@pytest.mark.parametrize(("width", "dark"), MODES)
def test_open_menus_panels_and_forms(site: Site, pages: Pages, width: int, dark: bool) -> None:
    page = pages.open(width=width, dark=dark)
    become(page, site, "Enhetschef")
    page.goto(site.address(BASE))
    open_own_menu(page)
    assert axe(page) == []
    page.goto(site.address(f"{BASE}rapport"))
    page.get_by_role("link", name="620,6 mnkr").first.click()
    page.get_by_role("dialog").wait_for()
    assert axe(page) == []
    page.goto(site.address(f"{BASE}mal/hog-avtalstrohet"))
    page.get_by_text("Ändra bedömningen").click()
    page.get_by_label("Motivering").fill("{saknas}")
    page.get_by_role("button", name="Spara bedömningen").click()
    page.get_by_role("alert").wait_for()
    assert axe(page) == []


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_pages_in_english(site: Site, pages: Pages, dark: bool) -> None:
    assert faults(pages.open(dark=dark, language="en-GB"), site, [BASE, f"{BASE}mal", f"{BASE}ekonomi", "/om"]) == {}

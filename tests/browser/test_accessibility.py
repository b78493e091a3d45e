"""axe finds nothing on any page, light and dark, wide and narrow; and no page is wider than the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import EVERY, QUICK, Check
from tests.browser.conftest import Pages
from tests.browser.site import Site
from tests.browser.visiting import BASE, EARLIER, become, open_own_menu

OPEN = {
    "reports": [
        f"{BASE}rapport",
        f"{EARLIER}rapport",
    ],
    "indicators": [
        f"{BASE}mal",
        f"{BASE}mal/hog-egenforsorjningsgrad",
        f"{BASE}indikatorer",
        f"{BASE}indikatorer/utbetalningshushall",
        f"{BASE}indikatorer/chefsindex",
        f"{BASE}indikatorer/barn-i-langvariga-hushall",
        f"{BASE}indikatorer?visa=nar-inte&agare=iaf",
        f"{BASE}indikatorer?q=finns+inte",
        f"{BASE}indikatorer/lamna",
        f"{BASE}indikatorer/tackning",
        f"{BASE}kallor",
        f"{BASE}kallor/serier/n18409",
    ],
    "economy": [
        f"{BASE}ekonomi",
        f"{BASE}ekonomi/575",
        f"{BASE}ekonomi/prognos",
        f"{BASE}ekonomi/prognos/575",
        f"{BASE}ekonomi/prognos/traffsakerhet",
        f"{BASE}ekonomi/budget",
        f"{BASE}ekonomi/budget/575",
        f"{BASE}ekonomi/investeringar",
        f"{BASE}ekonomi/investeringar/1250",
        f"{BASE}ekonomi/atgardsplan",
        f"{BASE}ekonomi/atgardsplan/1",
    ],
    "shell": [
        "/",
        "/om",
        "/konto/login/",
        "/finns/inte/alls/har",
        "/arbetsmarknadsnamnden/2022-08/",
        BASE,
        EARLIER,
        f"{BASE}internkontroll",
        f"{BASE}siffra/line/total/2023/forecast-deviation",
        f"{BASE}sok?q=ekonomi",
    ],
}
OF_THE_SECRETARY = [
    BASE,
    f"{BASE}rapport",
    f"{BASE}rapport?granskning=1",
    f"{BASE}rapport/text/resultat",
    f"{BASE}rapport/handelser",
    f"{BASE}rapport/handelser/ny",
    f"{BASE}rapport/las",
    f"{BASE}rapport/granskning/protokoll",
    f"{BASE}logg",
]
OF_THE_CONTROLLER = [
    f"{BASE}rapport/granskning",
    f"{BASE}rapport/granskning?vikt=hint&visa=godtagna",
    f"{BASE}rapport/granskning/regler",
    f"{BASE}rapport/granskning/regler/economy-unexplained-deviation",
    f"{BASE}indikatorer/lamna?agare=utb-vux",
    f"{BASE}indikatorer/tackning?visa=saknas",
    f"{BASE}kallor",
    f"{BASE}kallor/kolada",
    f"{BASE}kallor/kolada-kalla",
    f"{BASE}kallor/scb",
    f"{BASE}kallor/serier/n18409",
    f"{BASE}ekonomi/inlasning",
    f"{BASE}ekonomi/inlasta",
    f"{BASE}ekonomi/inlasta/5/angra",
    f"{BASE}ekonomi/profiler",
    f"{BASE}ekonomi/profiler/konteringar-belopp",
    f"{BASE}ekonomi/profiler/manader-utan-ar/kopia",
    f"{BASE}ekonomi/koder",
    f"{BASE}ekonomi/koder?del=ansvar",
    f"{BASE}ekonomi/rader",
    f"{BASE}ekonomi/prognos",
    f"{BASE}ekonomi/budget",
    f"{BASE}ekonomi/budget/575",
    f"{BASE}ekonomi/investeringar",
    f"{BASE}ekonomi/investeringar/1250",
    f"{BASE}ekonomi/atgardsplan",
    f"{BASE}ekonomi/atgardsplan/1",
    f"{BASE}ekonomi/atgardsplan/ny",
]
OF_THE_DEVELOPER = [
    f"{BASE}indikatorer",
    f"{BASE}indikatorer/ny",
    f"{BASE}indikatorer/sjukfranvaro",
    f"{BASE}indikatorer/sjukfranvaro/definition",
    f"{BASE}indikatorer/sjukfranvaro/definition/2023",
    f"{BASE}indikatorer/genomstromning-sfi/delar",
    f"{BASE}indikatorer/genomstromning-sfi/plats",
    f"{BASE}indikatorer/genomstromning-sfi/malvarde",
]
FILES = {
    "ny.csv": "Konto;Ansvar;Verksamhet;Datum;Belopp\n5999;7610;999;2023-09-30;1000,50\n1930;;;2023-09-30;-1000,50\n",
    "okänd.csv": "Kt;Enhet;Bokf.dag;Handläggare;Kr\n5010;7610;31.08.2023;Anna;1 234,50\n",
    "fel.csv": "Konto;Datum;Belopp\n5010;2023-08-31;tusen\n",
}
"""What is shown, what fits no profile, what has a fault."""
CHECKS = [pytest.param(QUICK, id="quick"), pytest.param(EVERY, id="every", marks=pytest.mark.slow)]

pytestmark = pytest.mark.browser


def faults(page: Page, site: Site, addresses: list[str], check: Check) -> dict[str, list[str]]:
    """What is wrong with each page, those without fault left out."""
    found = {}
    for address in addresses:
        page.goto(site.address(address))
        wrong = check.faults(page)
        if wrong:
            found[address] = wrong
    return found


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("part", OPEN)
def test_pages_for_everybody(site: Site, pages: Pages, part: str, check: Check) -> None:
    assert faults(pages.open(), site, OPEN[part], check) == {}


@pytest.mark.parametrize("check", CHECKS)
def test_pages_of_the_secretary(site: Site, pages: Pages, check: Check) -> None:
    page = pages.open()
    become(page, site, "Nämndsekreterare")
    assert faults(page, site, OF_THE_SECRETARY, check) == {}


@pytest.mark.parametrize("check", CHECKS)
def test_pages_of_the_controller(own_site: Site, pages: Pages, check: Check) -> None:
    page = pages.open()
    become(page, own_site, "Controller")
    page.goto(own_site.address(f"{BASE}ekonomi/budget"))
    page.get_by_label("Namn på ändringen").fill("Höständring")
    page.get_by_role("button", name="Lägg upp en ändring").click()
    page.goto(own_site.address(f"{BASE}ekonomi/budget/575"))
    page.get_by_label("Ny post").fill("Tillskott")
    page.get_by_label("Belopp, tkr").fill("1 200")
    page.get_by_role("button", name="Lägg till").click()
    assert faults(page, own_site, OF_THE_CONTROLLER, check) == {}


@pytest.mark.parametrize("check", CHECKS)
def test_pages_of_the_developer(site: Site, pages: Pages, check: Check) -> None:
    page = pages.open()
    become(page, site, "Verksamhetsutvecklare")
    assert faults(page, site, OF_THE_DEVELOPER, check) == {}


@pytest.mark.parametrize("check", CHECKS)
def test_a_file_on_its_way_in(own_site: Site, pages: Pages, check: Check, tmp_path: Path) -> None:
    page = pages.open()
    become(page, own_site, "Controller")
    for name, content in FILES.items():
        file = tmp_path / name
        file.write_text(content, encoding="utf-8")
        page.goto(own_site.address(f"{BASE}ekonomi/inlasning"))
        page.get_by_label("Fil", exact=True).set_input_files(file)
        page.get_by_role("button", name="Skicka in filen").click()
        page.get_by_role("link", name="Säg hur filen läses").wait_for(timeout=60_000)
        shown = page.url.removeprefix(own_site.url)
        assert faults(page, own_site, [shown, f"{shown}/uppstallning"], check) == {}
    assert faults(page, own_site, [f"{BASE}ekonomi/inlasning"], check) == {}


@pytest.mark.parametrize("check", CHECKS)
def test_a_grid_with_a_fault_and_open_forms(site: Site, pages: Pages, check: Check) -> None:
    page = pages.open()
    become(page, site, "Controller")
    page.goto(site.address(f"{BASE}ekonomi/prognos"))
    page.get_by_role("textbox", name="470 - Grundläggande vuxenutb Prognos").fill("mycket")
    page.keyboard.press("Enter")
    page.get_by_text("är inte ett belopp").wait_for()
    page.get_by_text("Tangenter och inklistring").click()
    assert check.faults(page) == []
    page.keyboard.press("Escape")
    for address, summaries in (
        ("budget", ("Ändra ramens delar", "Finns inte beslutet")),
        ("atgardsplan/1", ("Ta bort",)),
    ):
        page.once("dialog", lambda dialog: dialog.accept())
        page.goto(site.address(f"{BASE}ekonomi/{address}"))
        for words in summaries:
            page.locator("summary", has_text=words).first.click()
        assert check.faults(page) == []


@pytest.mark.parametrize("check", CHECKS)
def test_open_menus_panels_and_forms(site: Site, pages: Pages, check: Check) -> None:
    page = pages.open()
    become(page, site, "Enhetschef")
    page.goto(site.address(BASE))
    open_own_menu(page)
    assert check.faults(page) == []
    page.goto(site.address(f"{BASE}rapport"))
    page.get_by_role("link", name="620,6 mnkr").first.click()
    page.get_by_role("dialog").wait_for()
    assert check.faults(page) == []
    page.goto(site.address(f"{BASE}mal/hog-avtalstrohet"))
    page.get_by_text("Ändra bedömningen").click()
    page.get_by_label("Motivering").fill("{saknas}")
    page.get_by_role("button", name="Spara bedömningen").click()
    page.get_by_role("alert").wait_for()
    assert check.faults(page) == []


@pytest.mark.parametrize("check", CHECKS)
def test_pages_in_english(site: Site, pages: Pages, check: Check) -> None:
    page = pages.open(language="en-GB")
    assert faults(page, site, [BASE, f"{BASE}mal", f"{BASE}ekonomi", "/om"], check) == {}

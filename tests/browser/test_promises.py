"""What we promise, done by hand in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Pages
from tests.browser.site import Site
from tests.browser.visiting import BASE, become, open_own_menu, write

pytestmark = pytest.mark.browser


def accept_errors(site: Site, pages: Pages) -> None:
    """A controller lets every error stand, with a reason."""
    page = pages.open()
    become(page, site, "Controller")
    while True:
        page.goto(site.address(f"{BASE}rapport/granskning?vikt=error"))
        summaries = page.locator("details.accept > summary")
        if summaries.count() == 0:
            return
        summaries.first.click()
        page.locator("details.accept[open] textarea").fill("Publicerat så.")
        page.locator("details.accept[open]").get_by_role("button", name="Godta", exact=True).click()
        expect(page.get_by_role("main")).to_contain_text("Godtagen")


def test_a_secretary_writes_locks_and_can_write_no_more(own_site: Site, pages: Pages) -> None:
    page = pages.open()
    become(page, own_site, "Nämndsekreterare")
    page.goto(own_site.address(f"{BASE}rapport"))
    page.get_by_text("Skriv texterna").click()
    page.get_by_role("link", name="Ekonomi: periodens resultat").click()
    field = page.get_by_label("Text", exact=True)
    field.fill("Nettokostnaden är ")
    page.get_by_label("Sök siffra").fill("summa inkl redovisat 2023")
    picked = page.get_by_role("button", name=re.compile("inkl. kommunal verksamhet, redovisat januari–augusti 2023"))
    picked.click()
    expect(field).to_have_value("Nettokostnaden är {line/grand-total/@period/outcome}")
    expect(field).to_be_focused()
    page.get_by_role("button", name="Förhandsvisa").click()
    expect(page.locator("#preview")).to_contain_text("Nettokostnaden är 403,9 mnkr")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("status")).to_contain_text("Texten är sparad")
    expect(page.get_by_role("main")).to_contain_text("Nettokostnaden är 403,9 mnkr")

    page.get_by_role("link", name="Lås rapporten").click()
    # Sums that were published wrong stop it until somebody has let them stand.
    expect(page.get_by_role("main")).to_contain_text("stoppar låsningen")
    accept_errors(own_site, pages)
    page.goto(own_site.address(f"{BASE}rapport/las"))
    page.get_by_label("Nämndens beslut").fill("AMN 2023-09-20 § 95")
    page.get_by_role("button", name="Lås rapporten").click()
    expect(page.get_by_role("main")).to_contain_text("Låst: AMN 2023-09-20 § 95")
    expect(page.get_by_text("Skriv texterna")).to_have_count(0)
    page.goto(own_site.address(f"{BASE}rapport/text/resultat"))
    expect(page.get_by_role("alert")).to_contain_text("Rapporten är låst och texten kan inte ändras")
    expect(page.get_by_role("textbox", name="Text", exact=True)).to_have_count(0)
    with page.expect_download() as download:
        page.goto(own_site.address(f"{BASE}rapport"))
        page.get_by_role("link", name="PDF").click()
    assert download.value.suggested_filename == "arbetsmarknadsnamnden-2023-08.pdf"


def test_two_people_never_overwrite_each_other(own_site: Site, pages: Pages) -> None:
    first, second = pages.open(), pages.open()
    become(first, own_site, "Nämndsekreterare")
    become(second, own_site, "Controller")
    for page in (first, second):
        page.goto(own_site.address(f"{BASE}rapport/text/bilagor"))
    first.get_by_label("Text", exact=True).fill("Sekreterarens text.")
    first.get_by_role("button", name="Spara").click()
    expect(first.get_by_role("status")).to_contain_text("Texten är sparad")
    second.get_by_label("Text", exact=True).fill("Controllerns text.")
    second.get_by_role("button", name="Spara").click()
    expect(second.get_by_role("alert")).to_contain_text("Någon annan hann ändra samma text")
    expect(second.get_by_role("main")).to_contain_text("Sekreterarens text.")
    second.get_by_label("Text", exact=True).fill("Bådas text.")
    second.get_by_role("button", name="Spara").click()
    expect(second.get_by_role("status")).to_contain_text("Texten är sparad")
    expect(second.get_by_role("main")).to_contain_text("Bådas text.")


def test_a_fault_in_a_text_is_shown_with_its_place(own_site: Site, pages: Pages) -> None:
    page = pages.open()
    become(page, own_site, "Controller")
    write(page, own_site, "prognos", "Det blir {line/total/@year/forcast}.")
    expect(page.get_by_role("alert").first).to_contain_text("rad 1, tecken 10")
    expect(page.get_by_label("Text", exact=True)).to_have_value("Det blir {line/total/@year/forcast}.")


def test_any_number_says_where_it_comes_from(site: Site, pages: Pages) -> None:
    page = pages.open()
    page.goto(site.address(f"{BASE}rapport"))
    number = page.get_by_role("link", name="4,0 mnkr").first
    number.click()
    panel = page.get_by_role("dialog")
    expect(panel).to_contain_text("Räknat av")
    expect(panel.get_by_role("link", name="624,6")).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(number).to_be_focused()
    page.goto(site.address(f"{BASE}ekonomi"))
    page.get_by_role("row", name=re.compile("575")).first.get_by_role("link", name="313,0").click()
    expect(panel).to_contain_text("575 - Ekonomiskt bistånd, prognos helår 2023")
    expect(panel).to_contain_text("line/575/2023/forecast")
    panel.get_by_role("link", name="Öppna sidan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("575 - Ekonomiskt bistånd")


def test_a_unit_manager_assesses_a_goal(own_site: Site, pages: Pages) -> None:
    page = pages.open()
    become(page, own_site, "Enhetschef")
    page.goto(own_site.address(f"{BASE}mal"))
    page.get_by_role("link", name="Hög avtalstrohet").click()
    page.get_by_text("Ändra bedömningen").click()
    page.get_by_label("Uppnås ej").check()
    page.get_by_label("Motivering").fill("Inköp utanför avtal ökar. Troheten är {indicator/e-handelstrohet/@period}.")
    page.get_by_role("button", name="Spara bedömningen").click()
    expect(page.get_by_role("status")).to_contain_text("Bedömningen är sparad")
    expect(page.get_by_role("main")).to_contain_text("Troheten är 83,5 %")
    page.goto(own_site.address(BASE))
    expect(page.get_by_role("main").get_by_role("link", name="Hög avtalstrohet: Uppnås ej")).to_be_visible()


def test_committee_and_occasion_are_chosen_in_the_header(site: Site, pages: Pages) -> None:
    page = pages.open()
    page.goto(site.address("/"))
    page.get_by_role("link", name="Delår 2, 31 augusti 2023").click()
    page.get_by_role("banner").get_by_text("Delår 2, 31 augusti 2023").first.click()
    page.get_by_role("banner").get_by_role("link", name="Delår 2, 31 augusti 2021").click()
    expect(page).to_have_url(re.compile("/arbetsmarknadsnamnden/2021-08/$"))
    page.go_back()
    expect(page).to_have_url(re.compile("/arbetsmarknadsnamnden/2023-08/$"))


def test_language_and_appearance_are_chosen_and_remembered(site: Site, pages: Pages) -> None:
    page = pages.open()
    page.goto(site.address(BASE))
    page.get_by_role("contentinfo").get_by_role("button", name="In English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
    page.get_by_role("link", name="Goals").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Goals")
    open_own_menu(page)
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("body")).to_have_css("background-color", "rgb(16, 22, 29)")
    page.goto(site.address(f"{BASE}ekonomi"))
    expect(page.locator("body")).to_have_css("background-color", "rgb(16, 22, 29)")
    page.get_by_role("contentinfo").get_by_role("button", name="På svenska").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ekonomi")


def test_charts_are_drawn_again_so_that_values_can_be_pointed_at(site: Site, pages: Pages) -> None:
    page = pages.open()
    page.goto(site.address(f"{BASE}indikatorer/utbetalningshushall"))
    live = page.locator(".chart-live svg")
    expect(live).to_be_visible()
    expect(page.locator(".picture > svg").first).to_be_hidden()
    live.locator(".mark-symbol path").last.hover()
    expect(page.locator(".chart-value")).to_be_visible()
    page.emulate_media(media="print")
    expect(live).to_be_hidden()


def test_the_page_is_set_in_our_own_font(site: Site, pages: Pages) -> None:
    page = pages.open()
    page.goto(site.address(BASE))
    assert page.evaluate("document.fonts.ready.then(() => [...document.fonts].some((f) => f.status === 'loaded'))")


def test_on_paper_only_the_content_is_left(site: Site, pages: Pages) -> None:
    page = pages.open()
    page.goto(site.address(f"{BASE}rapport"))
    page.emulate_media(media="print")
    expect(page.get_by_role("banner")).to_be_hidden()
    expect(page.get_by_role("navigation", name="Innehåll")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()

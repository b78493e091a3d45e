"""A controller works through the review until the secretary can freeze: by mouse and keyboard, and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import axe
from tests.browser.conftest import NARROW, Pages
from tests.browser.site import Site
from tests.browser.visiting import BASE, become, write

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # whole journeys: each takes many seconds

PATIENT = 30_000  # milliseconds: a review of the whole report on a busy machine
LIST = f"{BASE}rapport/granskning"
TYPED = "Summa nettokostnader för perioden januari–augusti 2023 är 401,5 mnkr."


def accept_by_keyboard(page: Page, reason: str) -> None:
    """Accept the first finding of the list without a mouse."""
    page.locator(".finding summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Varför får det stå?").first).to_be_focused()
    page.keyboard.type(reason)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("Godtagen:", timeout=PATIENT)


@pytest.mark.parametrize(("scripts", "width"), [(True, 1280), (False, NARROW)], ids=["wide", "narrow-without-scripts"])
def test_from_what_is_found_to_the_protocol_of_the_decided_report(
    own_site: Site, pages: Pages, scripts: bool, width: int
) -> None:
    page = pages.open(scripts=scripts, width=width)
    become(page, own_site, "Controller")
    write(page, own_site, "resultat", TYPED)
    page.goto(own_site.address(f"{BASE}rapport"))
    page.get_by_role("link", name=re.compile("^Granskning")).click()

    mend = page.get_by_role("button", name=re.compile("^Bind talet till")).first
    mend.click()
    expect(page.get_by_role("status").first).to_contain_text("Texten är ändrad och sparad.", timeout=PATIENT)
    page.goto(own_site.address(f"{BASE}rapport/text/resultat"))
    expect(page.get_by_label("Text", exact=True)).to_have_value(re.compile("är {line/total/@period/outcome"))

    page.goto(own_site.address(LIST))
    page.get_by_label("Fel", exact=False).first.check()
    if not scripts:
        page.get_by_role("search", name="Välj bland anmärkningarna").get_by_role("button", name="Visa").click()
    expect(page).to_have_url(re.compile("vikt=error"), timeout=PATIENT)
    while page.locator(".finding").count():
        left = page.locator(".finding").count()
        if scripts:
            accept_by_keyboard(page, "Så står det i källan.")
        else:
            page.locator(".finding summary").first.click()
            page.get_by_label("Varför får det stå?").first.fill("Så står det i källan.")
            page.get_by_role("button", name="Godta", exact=True).first.click()
        expect(page.locator(".finding")).to_have_count(left - 1, timeout=PATIENT)
    expect(page.locator(".review-just")).to_contain_text("Godtagen:", timeout=PATIENT)
    assert not scripts or axe(page) == []
    page.get_by_role("button", name="Öppna igen").click()
    expect(page.get_by_role("status").first).to_contain_text("Anmärkningen är öppen igen.", timeout=PATIENT)

    become(page, own_site, "Nämndsekreterare")
    page.goto(own_site.address(f"{BASE}rapport/las"))
    expect(page.get_by_role("main")).to_contain_text("Det stoppar låsningen.")
    expect(page.get_by_role("main")).to_contain_text("Så står det i källan.")
    page.get_by_label("Nämndens beslut").fill("AMN 2023-09-20 § 95")
    page.get_by_role("button", name="Lås rapporten").click()
    expect(page.get_by_role("alert")).to_contain_text("fel som ingen har godtagit", timeout=PATIENT)

    become(page, own_site, "Controller")
    page.goto(own_site.address(f"{LIST}?vikt=error"))
    page.locator(".finding summary").first.click()
    page.get_by_label("Varför får det stå?").first.fill("Så står det i källan.")
    page.get_by_role("button", name="Godta", exact=True).first.click()
    become(page, own_site, "Nämndsekreterare")
    page.goto(own_site.address(f"{BASE}rapport/las"))
    page.get_by_label("Nämndens beslut").fill("AMN 2023-09-20 § 95")
    page.get_by_role("button", name="Lås rapporten").click()
    expect(page.get_by_role("main")).to_contain_text("Låst: AMN 2023-09-20 § 95", timeout=PATIENT)
    protocol = page.get_by_role("table", name="Godtagna avvikelser")
    expect(protocol).to_contain_text("Så står det i källan.")
    page.goto(own_site.address(LIST))
    expect(page.get_by_role("button", name="Godta", exact=True)).to_have_count(0)


def test_a_mark_in_the_report_leads_to_what_is_said_and_back(site: Site, pages: Pages) -> None:
    page = pages.open()
    become(page, site, "Förtroendevald")
    page.goto(site.address(f"{BASE}rapport?granskning=1"))
    number = page.locator("#stalle-1")
    number.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#fynd-1$"))
    expect(page.locator("#fynd-1")).to_be_in_viewport()
    page.locator("#fynd-1").get_by_role("link", name="1", exact=True).click()
    expect(page).to_have_url(re.compile("granskning=1#stalle-1$"))
    expect(number).to_be_in_viewport()

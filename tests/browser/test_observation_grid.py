"""An owner gives values: by keyboard, from Excel, with I.U. and its reason in one step, beside a colleague, without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import axe
from tests.browser.colleague import a_colleague, the_committee_decides
from tests.browser.conftest import Pages
from tests.browser.site import Site
from tests.browser.test_forecast_grid import paste, state
from tests.browser.visiting import BASE, become

pytestmark = pytest.mark.browser

SCHOOL = f"{BASE}indikatorer/lamna?agare=utb-vux"
UPPER, BASIC = "Vuxenutbildning, gymnasiala kurser", "Vuxenutbildning, grundläggande kurser"
NOTHING_LEFT = "Allt är sparat."


def opened(page: Page, site: Site) -> Page:
    become(page, site, "Controller")
    page.goto(site.address(SCHOOL))
    return page


def cell(page: Page, indicator: str, column: str = "Värde", part: str = "") -> Locator:
    """A cell by what its indicator's name begins with, its part and its column."""
    ending = f", {part}" if part else r"(?<!kvinnor)(?<!män)"
    name = re.compile(rf"^{re.escape(indicator)}.*?{ending} {re.escape(column)}$")
    chosen = column in ("Läge", "Orsak till I.U.")
    return page.get_by_role("combobox" if chosen else "textbox", name=name)


def test_keyboard_paste_and_a_missing_value_with_its_reason_in_one_step(own_site: Site, pages: Pages) -> None:
    page = opened(pages.open(), own_site)
    cell(page, UPPER).focus()
    page.keyboard.type("81,5 %")
    page.keyboard.press("Enter")
    expect(cell(page, UPPER, part="kvinnor")).to_be_focused()
    expect(state(page)).to_have_text(NOTHING_LEFT)
    expect(cell(page, UPPER)).to_have_value("81,5")
    page.keyboard.type("I.U. mäts senare 2023-12-31: Betygen sätts i höst")
    page.keyboard.press("Tab")
    expect(state(page)).to_have_text(NOTHING_LEFT)
    expect(cell(page, UPPER, part="kvinnor")).to_have_value("I.U.")
    expect(cell(page, UPPER, "Orsak till I.U.", "kvinnor")).to_have_value("measured_later")
    expect(cell(page, UPPER, "Väntas", "kvinnor")).to_have_value("2023-12-31")
    expect(cell(page, UPPER, "Förklaring", "kvinnor")).to_have_value("Betygen sätts i höst")
    paste(page, cell(page, BASIC), "77,25\r\n\u221278\r\ni.u. för få svar\r\n")
    expect(state(page)).to_have_text(NOTHING_LEFT)
    expect(cell(page, BASIC, part="kvinnor")).to_have_value("\u221278")
    expect(cell(page, BASIC, "Orsak till I.U.", "män")).to_have_value("too_few_answers")
    cell(page, BASIC).focus()
    page.keyboard.press("Control+z")
    expect(page.locator("[data-grid-note]")).to_have_text("Det senast sparade är ångrat.")
    expect(cell(page, BASIC, "Orsak till I.U.", "män")).to_have_value("")
    page.reload()
    expect(cell(page, UPPER)).to_have_value("81,5")
    expect(cell(page, UPPER, part="kvinnor")).to_have_value("I.U.")
    expect(cell(page, BASIC, part="kvinnor")).not_to_have_value("\u221278")
    assert axe(page) == []


@pytest.mark.slow
def test_a_bare_mark_opens_the_choice_of_reason(own_site: Site, pages: Pages) -> None:
    page = opened(pages.open(), own_site)
    cell(page, UPPER, part="män").focus()
    page.keyboard.type("-")
    page.keyboard.press("Enter")
    reason = cell(page, UPPER, "Orsak till I.U.", "män")
    expect(reason).to_be_focused()
    expect(page.get_by_text("Välj varför värdet saknas, i kolumnen till höger.")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.type("inte")
    page.keyboard.press("Tab")
    expect(reason).to_have_value("not_measured")
    expect(state(page)).to_have_text(NOTHING_LEFT)
    expect(cell(page, UPPER, part="män")).to_have_value("I.U.")
    # Of a block each row asks for itself, and all of it is saved when the last has its reason.
    paste(page, cell(page, BASIC), "I.U.\r\n78,1\r\n–")
    expect(state(page)).to_contain_text("Inget av de 3 inklistrade värdena är sparat än: 2 celler har fel.")
    cell(page, BASIC, "Orsak till I.U.").select_option("new_source_system")
    expect(state(page)).to_contain_text("1 cell har fel.")
    expect(page.locator("[data-grid-note]")).to_contain_text("Inklistrade värden som ännu saknar orsak: 1.")
    page.get_by_role("button", name="Samma orsak på dem (1)").click()
    expect(state(page)).to_have_text(NOTHING_LEFT)
    page.reload()
    expect(cell(page, BASIC)).to_have_value("I.U.")
    expect(cell(page, BASIC, part="kvinnor")).to_have_value("78,1")
    expect(cell(page, BASIC, "Orsak till I.U.", "män")).to_have_value("new_source_system")


@pytest.mark.slow
def test_a_numerator_waits_for_its_denominator_and_the_rounding_is_told(own_site: Site, pages: Pages) -> None:
    page = opened(pages.open(), own_site)
    cell(page, UPPER, part="kvinnor").focus()
    page.keyboard.press("Delete")
    page.keyboard.press("Tab")
    expect(state(page)).to_have_text(NOTHING_LEFT)
    cell(page, UPPER, "Not", "kvinnor").focus()
    page.keyboard.type("Två kurser")
    page.keyboard.press("Shift+Tab")
    expect(state(page)).to_have_text("Sparas först när cellen som hör ihop med den också är ifylld, eller tömd.")
    cell(page, UPPER, "Täljare", "kvinnor").focus()
    page.keyboard.type("1 201")
    page.keyboard.press("Tab")
    page.keyboard.type("1399")
    page.keyboard.press("Tab")
    expect(state(page)).to_have_text(NOTHING_LEFT)
    expect(cell(page, UPPER, "Täljare", "kvinnor")).to_have_value("1\u00a0201")
    expect(page.get_by_text(re.compile(r"Räknat av täljare och nämnare: 1\s201 / 1\s399"))).to_be_visible()
    cell(page, UPPER).fill("99,9")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Alla ska ligga däremellan.")).to_be_visible()
    page.reload()
    expect(cell(page, UPPER, "Not", "kvinnor")).to_have_value("Två kurser")
    expect(page.get_by_text("Alla ska ligga däremellan.")).to_be_visible()


@pytest.mark.slow
def test_two_people_in_one_cell_see_both_values_and_choose(own_site: Site, pages: Pages) -> None:
    first, second = opened(pages.open(), own_site), pages.open()
    a_colleague(own_site, second)
    second.goto(own_site.address(SCHOOL))
    expect(second.locator("[data-grid-people]")).to_have_text("Sidan är också öppen hos Karin Ekdahl.")
    second.route("**/narvaro?**", lambda route: route.abort())
    cell(first, UPPER).fill("81,5")
    first.keyboard.press("Enter")
    expect(state(first)).to_have_text(NOTHING_LEFT)
    cell(second, UPPER).fill("82")
    second.keyboard.press("Enter")
    clash = second.get_by_role("alert")
    expect(clash).to_contain_text("Karin Ekdahl har sparat något annat medan du skrev.")
    expect(clash.get_by_role("definition")).to_have_text(["82", "81,5"])
    clash.get_by_role("button", name="Låt mitt gälla").click()
    expect(state(second)).to_have_text(NOTHING_LEFT)
    the_committee_decides(own_site)
    cell(second, UPPER).fill("83")
    second.keyboard.press("Enter")
    expect(second.get_by_text("Det som är beslutat kan inte ändras").first).to_be_visible()
    first.reload()
    expect(first.get_by_text("Uppföljningen är beslutad och kan inte ändras:")).to_be_visible()
    expect(first.get_by_role("textbox", name="Värde")).to_have_count(0)


@pytest.mark.slow
def test_without_scripts_the_form_does_it_and_the_coverage_follows(own_site: Site, pages: Pages) -> None:
    page = opened(pages.open(scripts=False), own_site)
    cell(page, UPPER, part="män").fill("åtta")
    cell(page, UPPER).fill("-")
    cell(page, UPPER, "Orsak till I.U.").select_option("measured_later")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("alert")).to_contain_text("”åtta” är inte ett tal")
    expect(cell(page, UPPER, "Orsak till I.U.")).to_have_value("measured_later")
    cell(page, UPPER, part="män").fill("80")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("status").first).to_contain_text("Värdena är sparade.")
    expect(cell(page, UPPER)).to_have_value("I.U.")
    page.get_by_role("link", name="Täckning").click()
    page.get_by_role("link", name=re.compile("vuxenutbildningen")).first.click()
    row = page.get_by_role("row", name=re.compile(f"^{UPPER}")).first
    expect(row).to_contain_text("I.U. Värdet mäts senare")

"""A controller makes a change of the budget: posts, months and season, beside the frame, until it is decided."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Pages
from tests.browser.site import Site
from tests.browser.visiting import BASE, become

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # whole journeys: each takes many seconds

PAGE = f"{BASE}ekonomi/budget"


def cell(page: Page, field: str) -> Locator:
    return page.locator(f"tr[data-group=post] [data-field={field}]:is(input, select, textarea)").first


def proposal(page: Page, site: Site) -> None:
    """Begin a change with one post of 1 200 thousands on line 575, and stay on the line's page."""
    become(page, site, "Controller")
    page.goto(site.address(PAGE))
    page.get_by_label("Namn på ändringen").fill("Höständring")
    page.get_by_role("button", name="Lägg upp en ändring").click()
    page.get_by_role("link", name="575 - Ekonomiskt bistånd").click()
    page.get_by_label("Ny post").fill("Tillskott")
    page.get_by_label("Belopp, tkr").fill("1 200")
    page.get_by_role("button", name="Lägg till").click()


def test_a_change_is_written_spread_and_decided(own_site: Site, pages: Pages) -> None:
    page = pages.open()
    proposal(page, own_site)
    expect(cell(page, "m1")).to_have_value("100")
    cell(page, "m1").focus()
    page.keyboard.type("300")
    page.keyboard.press("Tab")
    expect(page.locator("[data-grid-state]")).to_have_text("Allt är sparat.")
    expect(cell(page, "amount")).to_have_value("1\u00a0400")
    expect(cell(page, "method")).to_have_value("manual")
    page.get_by_role("button", name="Ångra").click()
    expect(cell(page, "amount")).to_have_value("1\u00a0200")
    page.get_by_text("Fördela en post efter säsong").click()
    for month in ("jan", "feb", "mar"):
        page.get_by_role("textbox", name=month, exact=True).fill("5")
    page.get_by_role("button", name="Fördela", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("är fördelad efter säsong.")
    expect(cell(page, "m1")).to_have_value("250")
    expect(cell(page, "m4")).to_have_value("50")
    page.goto(own_site.address(PAGE))
    expect(page.get_by_role("main")).to_contain_text("Med förslaget: Budgeten är 1 200 000 kr större än ramen.")
    page.get_by_label("Ny del av ramen").fill("Tillskott i september")
    page.get_by_label("2023, tkr").last.fill("1 200")
    page.get_by_role("button", name="Lägg till", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("Med förslaget: Budgeten är lika med ramen.")
    page.get_by_text("Finns inte beslutet i listan?").click()
    page.get_by_label("Vad beslutet gäller").fill("Tillskott 2023")
    page.get_by_label("Datum").fill("2023-09-26")
    page.get_by_role("button", name="Lägg till beslutet").click()
    decide = page.locator("form", has=page.get_by_role("button", name="Ange beslutet"))
    decide.get_by_label("Beslut").select_option(label="Tillskott 2023")
    decide.get_by_role("button").click()
    expect(page.get_by_role("status").first).to_contain_text("”Höständring” är beslutad och gäller nu.")
    expect(page.get_by_role("row", name="575 - Ekonomiskt bistånd")).to_contain_text("324\u00a0934")
    expect(page.get_by_role("main")).to_contain_text("Drift: Budgeten är lika med ramen.")


def test_a_workbook_goes_out_and_comes_back(own_site: Site, pages: Pages, tmp_path: Path) -> None:
    page = pages.open()
    proposal(page, own_site)
    page.goto(own_site.address(PAGE))
    with page.expect_download() as download:
        page.get_by_role("link", name="Hämta arbetsbok att fylla i").first.click()
    book = tmp_path / "budget.xlsx"
    download.value.save_as(book)
    page.get_by_label("Läs in budgeten ur en fil").set_input_files(book)
    page.get_by_role("button", name="Visa skillnader").first.click()
    expect(page.get_by_role("main")).to_contain_text("Allt är redan som i filen. Det finns inget att ändra.")


def test_without_scripts_posts_are_written(own_site: Site, pages: Pages) -> None:
    page = pages.open(scripts=False)
    proposal(page, own_site)
    cell(page, "amount").fill("2 400")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("status").first).to_contain_text("Posterna är sparade.")
    expect(cell(page, "m1")).to_have_value("200")
    page.get_by_role("button", name="Ta bort Tillskott").click()
    expect(page.get_by_role("main")).to_contain_text("är borttagen. Loggen har kvar den.")

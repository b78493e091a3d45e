"""A controller forecasts investments in a grid, gives a new one its budget and decision, and follows the whole project."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Pages
from tests.browser.site import Site
from tests.browser.visiting import BASE, become

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # whole journeys: each takes many seconds

PAGE = f"{BASE}ekonomi/investeringar"


def cell(page: Page, code: str, field: str) -> Locator:
    return page.locator(f"tr[data-row='{code}'] input[data-field={field}]")


def test_forecasts_are_written_and_sums_follow(own_site: Site, pages: Pages) -> None:
    page = pages.open()
    become(page, own_site, "Controller")
    page.goto(own_site.address(PAGE))
    cell(page, "1250", "total").focus()
    page.keyboard.type("6,5")
    page.keyboard.press("ArrowRight")
    expect(cell(page, "1250", "expenses")).to_be_focused()
    expect(page.locator("tr.total [data-field=total]")).to_have_text("6,5")
    expect(page.locator("tr.total [data-field=totaldeviation]")).to_contain_text("−0,3")
    page.keyboard.type("5,5")
    page.keyboard.press("Enter")
    expect(page.locator("[data-grid-state]")).to_have_text("Allt är sparat.")
    expect(page.locator("tr.total [data-field=deviation]")).to_contain_text("−0,4")
    page.reload()
    expect(cell(page, "1250", "total")).to_have_value("6,5")
    expect(cell(page, "1250", "expenses")).to_have_value("5,5")


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_a_new_investment_gets_its_budget_and_decision(own_site: Site, pages: Pages, scripts: bool) -> None:
    page = pages.open(scripts=scripts)
    become(page, own_site, "Controller")
    page.goto(own_site.address(PAGE))
    page.get_by_label("Ny investering").fill("Nya lokaler")
    page.get_by_label("Projektkod").fill("1260")
    page.get_by_role("button", name="Lägg till").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1260 - Nya lokaler")
    page.get_by_label("Beslutad totalutgift").fill("12")
    page.get_by_label("Budget 2023, utgifter").fill("4 000 tkr")
    page.get_by_label("Urval ur huvudboken").fill("projekt")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Budget 2023, utgifter")).to_have_value("4 000 tkr")
    page.get_by_label("Urval ur huvudboken").fill("projekt 1260")
    page.get_by_label("Beslut", exact=True).select_option(label="Reviderad internbudget 2023")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("row", name="Beslutad totalutgift")).to_contain_text("12,0")
    page.get_by_role("link", name="Investeringar").last.click()
    row = page.get_by_role("row", name="1260 - Nya lokaler")
    expect(row).to_contain_text("Reviderad internbudget 2023")
    expect(row).to_contain_text("4,0")
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel").click()
    assert download.value.suggested_filename.endswith("investeringar.xlsx")

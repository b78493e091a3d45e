"""A developer finds the indicators that miss their targets, and registers a target that is read while it is written."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Pages
from tests.browser.site import Site
from tests.browser.visiting import BASE, become

pytestmark = pytest.mark.browser


def test_the_list_follows_each_choice_and_so_does_the_address(site: Site, pages: Pages) -> None:
    page = pages.open()
    page.goto(site.address(f"{BASE}indikatorer"))
    everything = page.locator(".finder-sum").inner_text()
    toggle = page.get_by_label(re.compile("Når inte målvärdet"))
    toggle.check()
    expect(page.locator(".finder-sum")).not_to_have_text(everything)
    expect(page).to_have_url(re.compile(r"visa=nar-inte"))
    expect(page.get_by_label(re.compile("Når inte målvärdet"))).to_be_focused()
    page.get_by_label("Ord i namnet").press_sequentially("godkända")
    expect(page.locator(".finder-sum")).to_contain_text("2 av")
    expect(page.get_by_label("Ord i namnet")).to_be_focused()
    page.reload()
    expect(page.locator(".finder-sum")).to_contain_text("2 av")
    page.get_by_role("link", name="Rensa filter").click()
    expect(page.locator(".finder-sum")).to_have_text(everything)


def test_a_target_is_read_while_it_is_written(own_site: Site, pages: Pages) -> None:
    page = pages.open()
    become(page, own_site, "Verksamhetsutvecklare")
    page.goto(own_site.address(f"{BASE}indikatorer/barn-i-langvariga-hushall"))
    page.get_by_role("link", name="Nytt målvärde").click()
    page.get_by_label("Målvärde", exact=True).fill("1 400")
    expect(page.get_by_text("Läses som: högst 1")).to_be_visible()
    page.get_by_label("År").fill("2024")
    page.get_by_label("Beslut").select_option("Reviderad internbudget 2023")
    page.get_by_role("button", name="Registrera").click()
    expect(page.get_by_role("status")).to_contain_text("Målvärdet för 2024 är registrerat")

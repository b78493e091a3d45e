"""A walk with the keyboard alone: it shows where you are, and nothing is out of reach."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Pages
from tests.browser.site import Site
from tests.browser.visiting import BASE

pytestmark = pytest.mark.browser


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.id"))


def test_the_first_stop_skips_to_the_content(site: Site, pages: Pages) -> None:
    page = pages.open()
    page.goto(site.address(BASE))
    page.keyboard.press("Tab")
    assert focused(page) == "Hoppa till innehållet"
    expect(page.get_by_role("link", name="Hoppa till innehållet")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "Läs rapporten"


def test_every_stop_is_seen(site: Site, pages: Pages) -> None:
    page = pages.open()
    page.goto(site.address(BASE))
    unseen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();"
            " return e === document.body || (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && b.width > 0); }"
        )
        if not shown:
            unseen.append(focused(page))
    assert unseen == []


def test_menus_open_close_and_give_focus_back(site: Site, pages: Pages) -> None:
    page = pages.open()
    page.goto(site.address(BASE))
    choice = page.get_by_role("banner").locator("summary").nth(1)
    choice.focus()
    page.keyboard.press("Enter")
    link = page.get_by_role("banner").get_by_role("link", name="Delår 2, 31 augusti 2021")
    expect(link).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(choice).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/2022-10/$"))


def test_search_and_pages_by_shortcut(site: Site, pages: Pages) -> None:
    page = pages.open()
    page.goto(site.address(BASE))
    page.keyboard.press("/")
    page.keyboard.type("avtalstrohet")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("avtalstrohet")
    page.keyboard.press("g")
    page.keyboard.press("m")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mål")
    page.keyboard.press("g")
    page.keyboard.press("r")
    expect(page).to_have_url(re.compile("/rapport$"))


def test_letters_in_a_field_are_letters(site: Site, pages: Pages) -> None:
    page = pages.open()
    page.goto(site.address(f"{BASE}mal"))
    page.get_by_role("searchbox").focus()
    page.keyboard.type("g/e")
    expect(page.get_by_role("searchbox")).to_have_value("g/e")
    expect(page).to_have_url(re.compile("/mal$"))


def test_a_number_by_keyboard(site: Site, pages: Pages) -> None:
    page = pages.open()
    page.goto(site.address(f"{BASE}ekonomi/575"))
    number = page.get_by_role("main").get_by_role("link", name="313,0").first
    number.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel).to_be_visible()
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    expect(number).to_be_focused()

"""What a visitor does on the demo site, found by role and label as people find it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.site import Site

BASE = "/arbetsmarknadsnamnden/2023-08/"
EARLIER = "/arbetsmarknadsnamnden/2021-08/"


def become(page: Page, site: Site, role: str) -> None:
    """Log in as one of the demo's people by one click on the start page."""
    page.goto(site.address("/"))
    page.get_by_role("main").get_by_role("button", name=re.compile(f"^{role}")).click()
    expect(page.get_by_role("banner")).to_contain_text("Inloggad som")


def write(page: Page, site: Site, slot: str, text: str) -> None:
    """Replace a chapter's text and save it."""
    page.goto(site.address(f"{BASE}rapport/text/{slot}"))
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_role("button", name="Spara").click()


def open_own_menu(page: Page) -> None:
    """Open the menu at the far right of the header: who is logged in, appearance, language."""
    page.get_by_role("banner").locator("summary").last.click()

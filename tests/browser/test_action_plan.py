"""A controller plans measures against a deficit and follows them up: with scripts and without, as on a telephone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import axe
from tests.browser.conftest import NARROW, Pages
from tests.browser.site import Site
from tests.browser.visiting import BASE, become

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # whole journeys: each takes many seconds

PLAN = f"{BASE}ekonomi/atgardsplan"


@pytest.mark.parametrize(("scripts", "width"), [(True, 1280), (False, NARROW)], ids=["wide", "narrow-without-scripts"])
def test_a_measure_is_planned_followed_up_and_taken_out(
    own_site: Site, pages: Pages, scripts: bool, width: int
) -> None:
    page = pages.open(scripts=scripts, width=width)
    become(page, own_site, "Controller")
    page.goto(own_site.address(PLAN))
    expect(page.get_by_role("row", name="Resultat nämndens enheter")).to_contain_text("−12\u00a0412")
    page.get_by_role("link", name="Lägg till en åtgärd").click()
    page.get_by_label("Åtgärd", exact=True).fill("Samordna inköp")
    page.get_by_label("Ansvarig").fill("Inköpschefen")
    page.get_by_label("Rad som åtgärden gäller").select_option(label="Resultat nämndens enheter")
    page.get_by_role("textbox", name="Planerad 2023").fill("två miljoner")
    page.get_by_role("button", name="Lägg till åtgärden").click()
    expect(page.get_by_role("alert")).to_contain_text("Planerad effekt 2023: ”två miljoner” är inte ett belopp")
    expect(page.get_by_label("Ansvarig")).to_have_value("Inköpschefen")
    page.get_by_role("textbox", name="Planerad 2023").fill("2 mnkr")
    page.get_by_role("button", name="Lägg till åtgärden").click()
    expect(page.get_by_role("status").first).to_contain_text("”Samordna inköp” är tillagd i åtgärdsplanen.")
    beside = page.get_by_role("row", name="Resultat nämndens enheter")
    expect(beside).to_contain_text("+2\u00a0000")
    expect(beside).to_contain_text("−10\u00a0412")
    page.get_by_role("link", name="Samordna inköp").click()
    page.get_by_label("Status").select_option(label="Pågår")
    page.get_by_role("textbox", name="Uppnådd 2023").fill("750")
    page.get_by_role("checkbox", name="I prognosen 2023").check()
    page.get_by_role("button", name="Spara åtgärden").click()
    row = page.get_by_role("row", name="Samordna inköp")
    expect(row).to_contain_text("Pågår")
    expect(row.get_by_role("cell").nth(3)).to_have_text("Ja")
    expect(beside).to_contain_text("+6\u00a0800")
    page.get_by_role("link", name="Samordna inköp").click()
    page.get_by_text("Ta bort åtgärden", exact=True).click()
    page.get_by_role("button", name="Ta bort åtgärden ur planen").click()
    expect(page.get_by_role("main")).to_contain_text("är borttagen. Loggen har kvar den.")
    expect(page.get_by_role("link", name="Samordna inköp")).to_have_count(0)


def test_the_whole_form_is_reached_with_tab(site: Site, pages: Pages) -> None:
    page = pages.open()
    become(page, site, "Controller")
    page.goto(site.address(f"{PLAN}/ny"))
    page.get_by_label("Åtgärd", exact=True).focus()
    reached = []
    for _ in range(18):
        reached.append(page.evaluate("document.activeElement.name || document.activeElement.textContent"))
        page.keyboard.press("Tab")
    wanted = ["name", "status", "responsible", "due", "line", "decision", "description", "comment", "planned-2023"]
    assert [name for name in dict.fromkeys(reached) if name in wanted] == wanted


def test_a_conflict_is_shown_accessibly(own_site: Site, pages: Pages) -> None:
    first, second = pages.open(), pages.open(dark=True)
    for page in (first, second):
        become(page, own_site, "Controller")
        page.goto(own_site.address(PLAN))
        page.get_by_role("link", name="Ny elevprognos varje kvartal").click()
    first.get_by_label("Ansvarig").fill("Rektorn")
    first.get_by_role("button", name="Spara åtgärden").click()
    expect(first.get_by_role("status").first).to_contain_text("är sparad")
    second.get_by_label("Ansvarig").fill("Skolchefen")
    second.get_by_role("button", name="Spara åtgärden").click()
    expect(second.get_by_role("alert")).to_contain_text("Någon annan hann ändra åtgärden.")
    expect(second.get_by_role("alert").get_by_role("definition")).to_have_text("Rektorn")
    assert axe(second) == []
    second.get_by_role("button", name="Spara åtgärden").click()
    expect(second.get_by_role("main")).to_contain_text("Skolchefen")


def test_the_plan_is_printed_without_what_is_pressed(site: Site, pages: Pages) -> None:
    page = pages.open()
    become(page, site, "Controller")
    page.goto(site.address(PLAN))
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Lägg till en åtgärd")).to_be_hidden()
    expect(page.get_by_role("table")).to_have_count(2)
    width, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert width <= room

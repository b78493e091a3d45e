"""A controller fills in the forecast: by keyboard, from Excel, beside a colleague, and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.colleague import a_colleague, the_committee_decides
from tests.browser.conftest import Pages
from tests.browser.site import Site
from tests.browser.visiting import BASE, become
from tests.unit.web.test_amount_text import READ, UNREADABLE

pytestmark = pytest.mark.browser

FORECAST = f"{BASE}ekonomi/prognos"
PASTE = """([field, text]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def opened(page: Page, site: Site) -> Page:
    become(page, site, "Controller")
    page.goto(site.address(FORECAST))
    return page


def row(page: Page, code: str) -> Locator:
    return page.locator(f"tr[data-row='{code}']")


def cell(page: Page, code: str, field: str = "amount") -> Locator:
    return row(page, code).locator(f"[data-field={field}]:is(input, textarea)")


def state(page: Page) -> Locator:
    return page.locator("[data-grid-state]")


def paste(page: Page, where: Locator, text: str) -> None:
    where.focus()
    page.evaluate(PASTE, [where.element_handle(), text])


def test_typing_moves_saves_and_counts(own_site: Site, pages: Pages) -> None:
    page = opened(pages.open(), own_site)
    expect(page.get_by_role("textbox", name="470 - Grundläggande vuxenutb Prognos")).to_have_value("23,7")
    cell(page, "470").focus()
    page.keyboard.type("20,25")
    expect(row(page, "total")).to_contain_text("604,7")
    page.keyboard.press("Enter")
    expect(cell(page, "472")).to_be_focused()
    expect(state(page)).to_have_text("Allt är sparat.")
    expect(cell(page, "470")).to_have_value("20,3")
    expect(row(page, "470")).to_contain_text("−2,9")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("F2")
    expect(cell(page, "470")).to_have_value("20,25")
    page.keyboard.press("Home")
    page.keyboard.type("1")
    page.keyboard.press("Escape")
    expect(cell(page, "470")).to_have_value("20,3")
    page.keyboard.press("ArrowRight")
    expect(cell(page, "470", "comment")).to_be_focused()
    page.keyboard.type("Fler elever")
    page.keyboard.press("Tab")
    expect(state(page)).to_have_text("Allt är sparat.")
    page.reload()
    expect(cell(page, "470")).to_have_value("20,3")
    expect(cell(page, "470", "comment")).to_have_value("Fler elever")
    expect(row(page, "total")).to_contain_text("604,7")


def test_undo_gives_back_what_was_there(own_site: Site, pages: Pages) -> None:
    page = opened(pages.open(), own_site)
    cell(page, "575").focus()
    page.keyboard.type("300")
    page.keyboard.press("Enter")
    expect(state(page)).to_have_text("Allt är sparat.")
    cell(page, "600").focus()
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    expect(row(page, "total").locator("[data-field=amount]")).to_have_text("")
    expect(state(page)).to_have_text("Allt är sparat.")
    page.keyboard.press("Control+z")
    expect(cell(page, "600")).to_have_value("36,1")
    page.get_by_role("button", name="Ångra").click()
    expect(cell(page, "575")).to_have_value("313,0")
    expect(state(page)).to_have_text("Allt är sparat.")
    page.reload()
    expect(cell(page, "575")).to_have_value("313,0")
    expect(cell(page, "600")).to_have_value("36,1")


def test_a_block_from_excel_is_saved_when_all_of_it_is_right(own_site: Site, pages: Pages) -> None:
    page = opened(pages.open(), own_site)
    paste(page, cell(page, "470"), "20,0\r\n–\r\n(4,5)\r\n1\u00a0059,4 \r\n")
    expect(state(page)).to_have_text(
        "Inget av de 4 inklistrade värdena är sparat än: 1 cell har fel. Rätta, så sparas allt på en gång."
    )
    expect(row(page, "472")).to_contain_text("”–” är inte ett belopp")
    expect(cell(page, "472")).to_have_attribute("aria-invalid", "true")
    other = opened(pages.open(), own_site)
    expect(cell(other, "470")).to_have_value("23,7")
    cell(page, "472").focus()
    page.keyboard.type("35")
    page.keyboard.press("Tab")
    expect(state(page)).to_have_text("Allt är sparat.")
    expect(cell(page, "474")).to_have_value("−4,5")
    other.reload()
    for code, shown in (("470", "20,0"), ("472", "35,0"), ("474", "−4,5"), ("476", "1\u00a0059,4")):
        expect(cell(other, code)).to_have_value(shown)
    cell(page, "474").focus()
    page.keyboard.press("Control+z")
    expect(cell(page, "470")).to_have_value("23,7")
    expect(cell(page, "476")).to_have_value("59,4")


def test_a_whole_column_with_its_sums(own_site: Site, pages: Pages) -> None:
    page = opened(pages.open(), own_site)
    column = ["2", "23", "37", "5", "59", "313", "36", "107", "4", "21", "607", "12", "620"]
    paste(page, cell(page, "100"), "\r\n".join(column))
    expect(state(page)).to_have_text("Allt är sparat.")
    note = page.locator("[data-grid-note]")
    expect(note).to_contain_text("Summan du klistrade in stämmer med raderna.")
    expect(note).to_contain_text("Summan du klistrade in är 620,0, men raderna blir 619,0.")
    paste(page, cell(page, "enheter"), "1\r\n2\r\n3")
    expect(note).to_contain_text("Det kopierade är 3 rader och 1 kolumner, men härifrån finns 2 rader")
    expect(cell(page, "enheter")).to_have_value("12,0")


def test_two_people_in_one_cell_see_both_values_and_choose(own_site: Site, pages: Pages) -> None:
    first, second = opened(pages.open(), own_site), pages.open()
    become(second, own_site, "Controller")
    second.goto(own_site.address(FORECAST))
    cell(second, "575", "comment").focus()
    second.keyboard.type("Lugnt i höst")
    cell(first, "575").focus()
    first.keyboard.type("314")
    first.keyboard.press("Enter")
    expect(state(first)).to_have_text("Allt är sparat.")
    # Different cells of one row do not meet.
    second.keyboard.press("Tab")
    expect(state(second)).to_have_text("Allt är sparat.")
    expect(cell(second, "575")).to_have_value("314,0")
    second.route("**/narvaro", lambda route: route.abort())
    cell(first, "575").fill("315")
    first.keyboard.press("Enter")
    expect(state(first)).to_have_text("Allt är sparat.")
    cell(second, "575").focus()
    second.keyboard.type("320,5")
    second.keyboard.press("Enter")
    clash = second.get_by_role("alert")
    expect(clash).to_contain_text("575 - Ekonomiskt bistånd, Prognos")
    expect(clash.get_by_role("definition")).to_have_text(["320,5", "315,0"])
    expect(state(second)).to_have_text("Någon annan hann före. Välj nedan vad som ska gälla.")
    clash.get_by_role("button", name="Låt mitt gälla").click()
    expect(state(second)).to_have_text("Allt är sparat.")
    first.reload()
    expect(cell(first, "575")).to_have_value("320,5")


def test_two_controllers_see_each_other_and_who_was_first(own_site: Site, pages: Pages) -> None:
    first, second = opened(pages.open(), own_site), pages.open()
    a_colleague(own_site, second)
    second.goto(own_site.address(FORECAST))
    expect(second.locator("[data-grid-people]")).to_have_text("Sidan är också öppen hos Karin Ekdahl.")
    first.reload()
    expect(first.locator("[data-grid-people]")).to_have_text("Sidan är också öppen hos Nils Nyman.")
    second.route("**/narvaro", lambda route: route.abort())
    cell(first, "575").focus()
    first.keyboard.type("314")
    first.keyboard.press("Enter")
    expect(state(first)).to_have_text("Allt är sparat.")
    cell(second, "575").focus()
    second.keyboard.type("320")
    second.keyboard.press("Enter")
    clash = second.get_by_role("alert")
    expect(clash).to_contain_text("Karin Ekdahl har sparat något annat medan du skrev.")
    clash.get_by_role("button", name="Behåll det som gäller").click()
    expect(cell(second, "575")).to_have_value("314,0")
    expect(state(second)).to_have_text("Allt är sparat.")
    first.reload()
    expect(cell(first, "575")).to_have_value("314,0")


def test_who_only_reads_has_no_grid_and_is_not_told_of(own_site: Site, pages: Pages) -> None:
    first, second = opened(pages.open(), own_site), pages.open()
    become(second, own_site, "Nämndsekreterare")
    second.goto(own_site.address(FORECAST))
    expect(second.locator("table[data-grid]")).to_have_count(0)
    first.reload()
    expect(first.locator("[data-grid-people]")).to_have_text("")


def test_a_block_with_words_is_pasted_with_the_keyboard(own_site: Site, pages: Pages) -> None:
    page = opened(pages.open(), own_site)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    rows = ['20,5\t-3,1\t"Fler elever,\nfler kurser"', "35\t13\tSom förut", "−4,25\t0\t"]
    page.evaluate("text => navigator.clipboard.writeText(text)", "\r\n".join(rows) + "\r\n")
    cell(page, "470").focus()
    page.keyboard.press("Control+V")
    expect(page.locator("[data-grid-note]")).to_contain_text("3 värden föll på kolumner som räknas")
    expect(state(page)).to_have_text("Allt är sparat.")
    page.reload()
    expect(cell(page, "470")).to_have_value("20,5")
    expect(cell(page, "470", "comment")).to_have_value("Fler elever,\nfler kurser")
    expect(cell(page, "472", "comment")).to_have_value("Som förut")
    expect(cell(page, "474")).to_have_value("−4,3")
    expect(cell(page, "474", "comment")).to_have_value("")
    cell(page, "470").focus()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+C")
    assert page.evaluate("navigator.clipboard.readText()").split() == ["20,5", "35,0", "−4,25"]


def test_a_decision_that_comes_meanwhile_closes_the_grid(own_site: Site, pages: Pages) -> None:
    page = opened(pages.open(), own_site)
    the_committee_decides(own_site)
    cell(page, "470").focus()
    page.keyboard.type("20")
    page.keyboard.press("Enter")
    expect(row(page, "470")).to_contain_text("Det som är beslutat kan inte ändras.")
    expect(state(page)).to_have_text("1 cell har fel och är inte sparade. Rätta, eller tryck Esc i cellen.")
    cell(page, "470").focus()
    page.keyboard.press("Escape")
    expect(state(page)).to_have_text("Allt är sparat.")
    page.reload()
    expect(page.get_by_role("main")).to_contain_text(
        "Uppföljningen är beslutad och kan inte ändras: AMN 2023-09-20 § 95"
    )
    expect(page.locator("table[data-grid]")).to_have_count(0)
    expect(row(page, "470")).to_contain_text("23,7")


def test_a_suggestion_is_taken_over_and_taken_back(own_site: Site, pages: Pages) -> None:
    page = opened(pages.open(), own_site)
    take = page.get_by_role("button", name="Använd förslaget för 575 - Ekonomiskt bistånd")
    for _ in range(30):
        if take.count():
            break
        page.wait_for_timeout(1_000)
        page.reload()
    take.click()
    expect(state(page)).to_have_text("Allt är sparat.")
    shown = row(page, "575").locator(".suggestion .number").inner_text()
    expect(cell(page, "575")).to_have_value(shown)
    page.keyboard.press("Control+z")
    expect(cell(page, "575")).to_have_value("313,0")


def test_without_scripts_the_form_does_it(own_site: Site, pages: Pages) -> None:
    page = opened(pages.open(scripts=False), own_site)
    cell(page, "470").fill("abc")
    cell(page, "472").fill("35,5")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("alert")).to_contain_text("Inget är sparat än.")
    expect(row(page, "470")).to_contain_text("”abc” är inte ett belopp")
    expect(cell(page, "472")).to_have_value("35,5")
    cell(page, "470").fill("20 tkr")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("status").first).to_contain_text("Prognosen är sparad.")
    expect(cell(page, "470")).to_have_value("0,0")
    expect(cell(page, "472")).to_have_value("35,5")


def test_a_server_that_does_not_answer_is_told_and_tried_again(own_site: Site, pages: Pages) -> None:
    page = opened(pages.open(), own_site)
    page.route("**/prognos/spara", lambda route: route.abort())
    cell(page, "470").focus()
    page.keyboard.type("20")
    page.keyboard.press("Enter")
    expect(state(page)).to_contain_text("Servern svarar inte. Det du skrivit ligger kvar här")
    page.unroute("**/prognos/spara")
    expect(state(page)).to_have_text("Allt är sparat.", timeout=20_000)


def test_the_browser_reads_amounts_as_the_server_does(site: Site, pages: Pages) -> None:
    page = pages.open()
    page.goto(site.address(FORECAST))
    read = page.evaluate(
        "async (cases) => { const { readAmount } = await import('/static/js/amount.js');"
        " return cases.map(([text, unit]) => readAmount(text, unit)); }",
        [[text, unit] for text, unit, _ in READ] + [[text, "tkr"] for text in UNREADABLE],
    )
    assert read == [ore for *_, ore in READ] + [None] * len(UNREADABLE)


def test_the_line_says_how_it_was_forecast_before(site: Site, pages: Pages) -> None:
    page = pages.open()
    page.goto(site.address(FORECAST))
    page.get_by_role("row", name=re.compile("^575")).get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("575 - Ekonomiskt bistånd")

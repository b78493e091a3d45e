"""The standard tables as pages and files, and from a cell to accounts to vouchers."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from tertial.common.numbers import swedish
from tertial.organisation.models import Person
from tertial.reports.tables.standard import STANDARD_TABLES
from tests.integration.web.browsing import BASE, reader, words

VOUCHERS = f"{BASE}ekonomi/575/verifikationer"


def controller() -> Person:
    """Somebody who may see vouchers."""
    return Person.objects.filter(role_assignments__role="controller").first() or pytest.fail(
        "the demo has no controller"
    )


def amounts(text: str) -> list[Decimal]:
    """The last column of a CSV file, which has the amounts."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    return [Decimal(row[-1].replace(",", ".").replace("\u00a0", "").replace("−", "-")) for row in rows[1:]]


@pytest.mark.parametrize("slug", STANDARD_TABLES)
def test_table_as_page_excel_and_csv(demo: None, slug: str) -> None:
    page = reader().get(f"{BASE}ekonomi/tabeller/{slug}")
    assert page.status_code == 200
    assert STANDARD_TABLES[slug].title in words(page)
    book = reader().get(f"{BASE}ekonomi/tabeller/{slug}.xlsx")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_index(0).to_python()
    text = reader().get(f"{BASE}ekonomi/tabeller/{slug}.csv")
    lines = list(csv.reader(io.StringIO(text.content.decode("utf-8-sig")), delimiter=";"))
    assert len(lines) > 1
    assert len(lines) <= len(rows), "the workbook has what the text has"


def test_unknown_table_and_format_name_what_exists(demo: None) -> None:
    page = reader().get(f"{BASE}ekonomi/tabeller/finns-inte")
    assert page.status_code == 404
    assert "period" in words(page)
    page = reader().get(f"{BASE}ekonomi/tabeller/period.pdf")
    assert page.status_code == 404


def test_vouchers_are_not_for_everybody(demo: None) -> None:
    assert reader().get(VOUCHERS).status_code in (302, 403)
    assert reader().get(f"{BASE}ekonomi/verifikation?ar=2023&serie=A&nummer=1").status_code in (302, 403)


def test_vouchers_sum_to_the_cell(demo: None) -> None:
    client = reader(controller())
    page = client.get(VOUCHERS)
    assert page.status_code == 200
    count = re.search(r"(\d+) rader, alla sidor", words(page))
    assert count
    text = client.get(f"{VOUCHERS}?format=csv").content.decode()
    found = amounts(text)
    assert len(found) == int(count[1]) > 100
    figure = words(client.get(f"{BASE}siffra/line/575/2023-08/outcome"))
    assert f"{sum(found):,.0f} kr".replace(",", " ") in figure


def test_one_account_and_one_voucher(demo: None) -> None:
    client = reader(controller())
    line = client.get(f"{BASE}ekonomi/575").content.decode()
    address = re.search(rf'href="({re.escape(VOUCHERS)}\?[^"]*konto=[^"]*)"', line)
    assert address, "the line's accounts lead to their vouchers"
    page = client.get(address[1].replace("&amp;", "&"))
    assert page.status_code == 200
    voucher = re.search(r'href="([^"]*ekonomi/verifikation\?[^"]*)"', page.content.decode())
    assert voucher
    one = client.get(voucher[1].replace("&amp;", "&"))
    assert one.status_code == 200
    assert re.search(r"Summa 0,00", words(one))


@pytest.mark.parametrize(
    ("query", "says"),
    [("period=2023-13", "2023-13"), ("period=2023-08-15", "är en dag"), ("period=banan", "banan")],
)
def test_a_period_that_is_none_is_told(demo: None, query: str, says: str) -> None:
    page = reader(controller()).get(f"{VOUCHERS}?{query}")
    assert page.status_code in (400, 404)
    assert says in words(page)


def test_pages_beyond_the_last_are_empty(demo: None) -> None:
    page = reader(controller()).get(f"{VOUCHERS}?sida=9999")
    assert page.status_code == 200


@pytest.mark.parametrize(
    ("key", "leads_to"),
    [
        ("line/575/2023-08/outcome", "ekonomi/575/verifikationer?period=2023-08"),
        ("month/575/2023-03", "ekonomi/575/verifikationer?period=2023-03&fran=2023-03"),
        ("rolling/575/2023-08", "ekonomi/575/verifikationer?period=2023-08&fran=2022-09"),
        ("kind/45/2023-08/outcome", "ekonomi/slag/45/verifikationer?period=2023-08"),
    ],
)
def test_a_figure_from_the_ledger_leads_to_vouchers_that_sum_to_it(demo: None, key: str, leads_to: str) -> None:
    client = reader(controller())
    figure = client.get(f"{BASE}siffra/{key}")
    assert f'href="{BASE}{leads_to}"' in figure.content.decode().replace("&amp;", "&")
    assert "verifikationer?" not in reader().get(f"{BASE}siffra/{key}").content.decode(), "not for everybody"
    found = amounts(client.get(f"{BASE}{leads_to}&format=csv").content.decode())
    assert f"{swedish(sum(found, start=Decimal(0)).normalize() + 0)} kr".replace("\u00a0", " ") in words(figure)


def test_an_account_group_shows_its_accounts(demo: None) -> None:
    page = reader().get(f"{BASE}ekonomi/slag/45")
    assert page.status_code == 200
    assert "45 Lämnade bidrag" in words(page)
    assert re.search(r"\b45\d\d ", words(page))
    assert reader().get(f"{BASE}ekonomi/slag/15").status_code == 404, "the balance sheet has no such page"


def test_months_that_run_backwards_are_told(demo: None) -> None:
    page = reader(controller()).get(f"{VOUCHERS}?period=2023-03&fran=2023-08")
    assert page.status_code == 400
    assert "”2023-08” kommer efter ”2023-03”" in words(page)

"""A controller reads the ledger in: sends a file, sees what it means, reads it in, undoes it; and nothing that goes wrong needs cleaning up."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Pages
from tests.browser.site import Site, copied, kill, serving, tertial
from tests.browser.visiting import BASE, become

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # whole journeys: each takes many seconds

IMPORT = f"{BASE}ekonomi/inlasning"
BATCHES = f"{BASE}ekonomi/inlasta"
READ = re.compile(r"/inlasning/\d+$")
SECOND = 1000
LONG = 60 * SECOND
"""For what a busy machine may take; nothing waits longer than it must."""


@pytest.fixture(scope="session")
def ledger_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's ledger as files that a finance system exports."""
    folder = tmp_path_factory.mktemp("ledger-files")
    tertial(folder, "demo", "--ledger-files", str(folder))
    return folder


def controller(page: Page, site: Site) -> Page:
    become(page, site, "Controller")
    return page


def send(page: Page, site: Site, file: Path) -> Page:
    """Send a file in and wait until it is read: with scripts the page follows by itself, without them it is refreshed."""
    page.goto(site.address(IMPORT))
    page.get_by_label("Fil", exact=True).set_input_files(file)
    page.get_by_role("button", name="Skicka in filen").click()
    expect(page).to_have_url(READ)
    expect(page.get_by_role("progressbar")).to_have_count(0, timeout=LONG)
    expect(page.get_by_role("button", name="Släng", exact=True)).to_be_visible(timeout=LONG)
    return page


def read_in(page: Page) -> None:
    page.get_by_role("button", name="Läs in", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("är inläst och räknas från och med nu.")


def august_without(source: Path, target: Path, account: str) -> Path:
    """The year's file without the rows of an account in August, so that importing it changes that month and no other."""
    lines = source.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    target.write_text(
        "".join(line for line in lines if not (line[:6] == "202308" and f";{account};" in line)), "utf-8-sig"
    )
    return target


@pytest.mark.parametrize("ending", ["se", "csv", "xlsx"])
def test_a_file_is_shown_read_in_and_undone(own_site: Site, pages: Pages, ledger_files: Path, ending: str) -> None:
    page = controller(pages.open(), own_site)
    file = ledger_files / f"huvudbok-2023.{ending}"
    send(page, own_site, file)
    main = page.get_by_role("main")
    expect(main).to_contain_text("7 416")
    expect(main).to_contain_text("2023-01–2023-08")
    expect(main).to_contain_text("Inga summor ändras.")
    expect(page.get_by_role("row", name=re.compile("^Summa"))).to_contain_text("403 935 459,00")
    read_in(page)
    row = page.get_by_role("row", name=re.compile(re.escape(file.name)))
    expect(row).to_contain_text("Karin Ekdahl")
    expect(row).to_contain_text("Allt")
    send(page, own_site, file)
    expect(main).to_contain_text("Inget nytt.")
    expect(page.get_by_role("button", name="Läs in", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Släng", exact=True).click()
    page.goto(own_site.address(BATCHES))
    page.get_by_role("link", name=f"Ångra {file.name}").click()
    page.get_by_label("Varför?").fill("Fel fil")
    page.get_by_role("button", name="Ångra inläsningen").click()
    expect(page.get_by_role("status")).to_contain_text(f"{file.name} räknas inte längre.")
    expect(page.get_by_role("row", name=re.compile("Demohuvudbok 2023"))).to_contain_text("Allt")
    become(page, own_site, "Revisor")
    page.goto(own_site.address(f"{BASE}logg"))
    expect(page.get_by_role("main")).to_contain_text("Ångrade en inläsning i huvudboken")
    assert left_behind(own_site) == []


def test_what_changes_is_told_by_month_and_line(
    own_site: Site, pages: Pages, ledger_files: Path, tmp_path: Path
) -> None:
    page = controller(pages.open(), own_site)
    read_in(send(page, own_site, ledger_files / "huvudbok-2023.csv"))
    send(page, own_site, august_without(ledger_files / "huvudbok-2023.csv", tmp_path / "augusti.csv", "4511"))
    months = page.get_by_role("region", name="Månader som ändras")
    expect(months).to_contain_text("2023-08")
    expect(months).not_to_contain_text("2023-07")
    expect(page.get_by_role("main")).to_contain_text("Oförändrat: 2023-01–2023-07.")
    lines = page.get_by_role("region", name=re.compile("Driftsammandragets rader som ändras"))
    expect(lines.get_by_role("row", name=re.compile("^575"))).to_contain_text("−")
    page.goto(own_site.address(f"{BASE}ekonomi/575"))
    before = page.get_by_role("main").inner_text()
    page.goto(own_site.address(IMPORT))
    page.get_by_role("link", name="augusti.csv").click()
    read_in(page)
    page.goto(own_site.address(f"{BASE}ekonomi/575"))
    assert page.get_by_role("main").inner_text() != before


def test_codes_and_rows_that_nobody_knows_are_listed(own_site: Site, pages: Pages, tmp_path: Path) -> None:
    file = tmp_path / "okänt.csv"
    file.write_text(
        "Konto;Ansvar;Verksamhet;Datum;Belopp\n5999;7610;999;2023-09-30;1 000,50\n1930;;;2023-09-30;-1 000,50\n",
        "cp1252",
    )
    page = send(controller(pages.open(), own_site), own_site, file)
    expect(page.get_by_role("region", name="Koder utan namn")).to_contain_text("konto 5999")
    expect(page.get_by_role("region", name="Hör inte till någon rad")).to_contain_text("verksamhet 999")
    read_in(page)
    page.goto(own_site.address(f"{BASE}ekonomi/koder?del=verksamhet"))
    page.get_by_label("Namn på 999").fill("Okänd verksamhet")
    page.get_by_role("row", name=re.compile("^999")).get_by_role("button", name="Ge namn").click()
    expect(page.get_by_role("status")).to_contain_text("999 heter nu Okänd verksamhet.")


def test_a_second_file_without_scripts(own_site: Site, pages: Pages, ledger_files: Path) -> None:
    page = controller(pages.open(scripts=False), own_site)
    send(page, own_site, ledger_files / "huvudbok-2023.se")
    read_in(page)
    expect(page.get_by_role("row", name=re.compile("huvudbok-2023.se"))).to_contain_text("Allt")


BROKEN = {
    "tom.csv": (b"", "tom.csv är tom."),
    "brev.pdf": (b"%PDF-1.7\n1 0 obj", "ett PDF-dokument"),
    "webb.xlsx": (b"<html><table><tr><td>Konto</td></tr></table></html>", "en webbsida"),
    "obalans.se": (
        b'#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#RAR 0 20230101 20231231\n#VER A 7 20230815 ""\n{\n#TRANS 5010 {} 100.00\n#TRANS 1930 {} -99.00\n}\n',
        "rad 5",
    ),
    "fel-år.se": (
        b'#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#RAR 0 20230101 20231231\n#VER A 7 20190815 ""\n{\n#TRANS 5010 {} 100.00\n#TRANS 1930 {} -100.00\n}\n',
        "2019",
    ),
    "fel-belopp.csv": (b"Konto;Datum;Belopp\n5010;2023-08-31;100,00\n5010;2023-08-31;tusen\n", "rad 3, kolumn Belopp"),
    "fel-summa.csv": (b"Konto;Datum;Belopp\n5010;2023-08-31;100,00\nSumma;;99,00\n", "rad 3"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_says_what_is_wrong_and_where(site: Site, pages: Pages, tmp_path: Path, name: str) -> None:
    content, said = BROKEN[name]
    file = tmp_path / name
    file.write_bytes(content)
    page = controller(pages.open(), site)
    page.goto(site.address(IMPORT))
    page.get_by_label("Fil", exact=True).set_input_files(file)
    page.get_by_role("button", name="Skicka in filen").click()
    expect(page.get_by_role("alert")).to_be_visible(timeout=LONG)
    expect(page.get_by_role("main")).to_contain_text(said)
    expect(page.get_by_role("button", name="Läs in", exact=True)).to_have_count(0)
    drop = page.get_by_role("button", name="Släng", exact=True)
    if drop.count():
        drop.click()
        expect(page.get_by_role("status")).to_contain_text("är slängd. Ingenting är inläst ur den.")


def test_a_file_that_is_cut_off_is_told(site: Site, pages: Pages, ledger_files: Path, tmp_path: Path) -> None:
    page = controller(pages.open(), site)
    for ending in ("se", "xlsx"):
        whole = (ledger_files / f"huvudbok-2023.{ending}").read_bytes()
        file = tmp_path / f"avbruten.{ending}"
        file.write_bytes(whole[: len(whole) * 2 // 3])
        send(page, site, file)
        expect(page.get_by_role("alert")).to_contain_text("Ingenting är inläst.")
        page.get_by_role("button", name="Släng", exact=True).click()


STRANGE = """Utskrivet 2023-09-05
Huvudbok september;;;;;;
Kt;Enhet;Vks;Prj;Bokf.dag;Handläggare;Summa kr
5010;7610;470;;30.09.2023;Anna Ask;1 234,50
3511;7610;470;;30.09.2023;Bo Bok;-500,00
4511;7630;575;P1;30.09.2023;Bo Bok;2 000,00
1930;;;;30.09.2023;;-2 734,50
Summa;;;;;;0,00
"""


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_file_that_fits_no_profile_is_mapped_on_screen(
    own_site: Site, pages: Pages, tmp_path: Path, scripts: bool
) -> None:
    file = tmp_path / "september.csv"
    file.write_text(STRANGE, encoding="cp1252")
    page = send(controller(pages.open(scripts=scripts), own_site), own_site, file)
    expect(page.get_by_role("main")).to_contain_text("Ingen profil passar filen.")
    page.get_by_role("link", name="Säg hur filen läses").click()
    expect(page.get_by_label("Kt", exact=True)).to_have_value("account")
    expect(page.get_by_label("Bokf.dag", exact=True)).to_have_value("date")
    rows = page.get_by_role("region", name="Raderna som de läses")
    page.get_by_label("Vks", exact=True).select_option(label="verksamhet")
    page.get_by_label("Prj", exact=True).select_option(label="konto")
    if not scripts:
        page.get_by_role("button", name="Pröva igen").click()
    expect(page.locator("#prov")).to_contain_text("Två kolumner är konto: ”Kt” och ”Prj”.", timeout=LONG)
    page.get_by_label("Prj", exact=True).focus()
    page.get_by_label("Prj", exact=True).select_option(label="projekt")
    if not scripts:
        page.get_by_role("button", name="Pröva igen").click()
    expect(rows.get_by_role("row", name=re.compile("4511"))).to_contain_text("P1", timeout=LONG)
    expect(page.locator("#prov")).not_to_contain_text("Anna Ask")
    page.get_by_label("Profilens namn").fill("Huvudbok ur det gamla systemet")
    page.get_by_role("button", name="Spara profilen och läs filen").click()
    expect(page.get_by_role("button", name="Läs in", exact=True)).to_be_visible(timeout=LONG)
    expect(page.get_by_role("main")).to_contain_text("Huvudbok ur det gamla systemet")
    expect(page.get_by_role("main")).to_contain_text("Filens summarad stämmer med raderna.")
    read_in(page)
    file.write_text(STRANGE.replace("1 234,50", "1 000,00").replace("734,50", "500,00"), encoding="cp1252")
    send(page, own_site, file)
    expect(page.get_by_role("main")).to_contain_text("Huvudbok ur det gamla systemet")
    expect(page.get_by_role("button", name="Läs in", exact=True)).to_be_visible()


def test_profiles_are_copied_changed_and_removed(own_site: Site, pages: Pages) -> None:
    page = controller(pages.open(), own_site)
    page.goto(own_site.address(f"{BASE}ekonomi/profiler"))
    page.get_by_role("link", name="Kopiera Konteringar med ett belopp per rad").click()
    page.get_by_label("Profilens namn").fill("Vår huvudbok")
    page.get_by_label("Konto", exact=True).fill("Kt; Konto")
    page.get_by_role("button", name="Spara profilen").click()
    expect(page.get_by_role("status")).to_contain_text("Profilen ”Vår huvudbok” är sparad.")
    page.get_by_role("link", name="Ändra Vår huvudbok").click()
    expect(page.get_by_label("Konto", exact=True)).to_have_value("Kt; Konto")
    page.get_by_label("Konto", exact=True).fill("")
    page.get_by_role("button", name="Spara profilen").click()
    expect(page.get_by_role("alert")).to_contain_text("Säg vilken kolumn som har kontot.")
    page.goto(own_site.address(f"{BASE}ekonomi/profiler"))
    page.get_by_role("link", name="Ta bort Vår huvudbok").click()
    page.get_by_role("button", name="Ta bort profilen").click()
    expect(page.get_by_role("status")).to_contain_text("Profilen ”Vår huvudbok” är borttagen.")
    expect(page.get_by_role("main")).to_contain_text("Här kommer de profiler att stå som ni har sparat.")


@pytest.fixture
def slow_file(tmp_path: Path) -> Iterator[Path]:
    """A file that takes a while: sums between the rows make each row be taken apart by itself."""
    file = tmp_path / "stor.csv"
    with file.open("w", encoding="utf-8") as out:
        out.write("Konto;Verksamhet;Datum;Belopp\n")
        for _ in range(2_000):
            out.write("5010;575;2023-09-30;1,50\n" * 300)
            out.write("Delsumma;;;450,00\n")
    yield file
    file.unlink()


def test_a_reading_that_is_cancelled_leaves_nothing(own_site: Site, pages: Pages, slow_file: Path) -> None:
    page = controller(pages.open(), own_site)
    begin(page, own_site, slow_file)
    page.get_by_role("button", name="Avbryt och släng").click()
    expect(page.get_by_role("status")).to_contain_text("stor.csv är slängd.")
    page.goto(own_site.address(IMPORT))
    expect(page.get_by_role("main")).to_contain_text("Ingen fil väntar.")


def test_a_server_that_is_killed_while_it_reads_is_told_and_the_file_read_again(
    demo_data: Path, tmp_path: Path, pages: Pages, slow_file: Path
) -> None:
    data = copied(demo_data, tmp_path / "data")
    with serving(data) as site:
        page = controller(pages.open(), site)
        begin(page, site, slow_file)
        path = page.url.removeprefix(site.url)
        kill(site)
        page.close()
    a_minute_passes(data)
    with serving(data) as site:
        page = controller(pages.open(), site)
        page.goto(site.address(path))
        expect(page.get_by_role("alert")).to_contain_text("Läsningen avbröts: servern startades om eller stannade.")
        page.get_by_role("button", name="Läs igen").click()
        expect(page.get_by_role("button", name="Läs in", exact=True)).to_be_visible(timeout=2 * LONG)
        expect(page.get_by_role("main")).to_contain_text("600 000")
        read_in(page)
        assert left_behind(site) == []


def begin(page: Page, site: Site, file: Path) -> None:
    """Send a file in and wait until it is being read."""
    page.goto(site.address(IMPORT))
    page.get_by_label("Fil", exact=True).set_input_files(file)
    page.get_by_role("button", name="Skicka in filen").click()
    expect(page.get_by_role("progressbar")).to_be_visible(timeout=LONG)
    expect(page.get_by_role("main")).to_contain_text("Filen läses", timeout=LONG)


def a_minute_passes(data: Path) -> None:
    """Let the latest sign of life of whoever reads be from long ago."""
    with closing(sqlite3.connect(data / "tertial.sqlite3")) as database, database:
        database.execute("UPDATE economy_upload SET beat_at = '2000-01-01 00:00:00'")


def left_behind(site: Site) -> list[str]:
    """What lies where files wait, by name."""
    return sorted(place.name for place in (site.data / "uploads").iterdir())

"""The pages for codes and for lines: who may change them, what the ledger says of them, nothing lost on the way."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tertial.economy.models import Code, OperatingLine, Part
from tests.factories.cycle import an_occasion
from tests.factories.economy import a_line
from tests.factories.ledger import Row, a_batch
from tests.factories.organisation import a_committee, a_person
from tests.factories.queries import queries
from tests.factories.uploads import a_code
from tests.integration.web.browsing import reader, words

pytestmark = pytest.mark.django_db

CODES = "/namnden/2023-08/ekonomi/koder"
LINES = "/namnden/2023-08/ekonomi/rader"


@pytest.fixture
def controller() -> Client:
    """A controller of the committee, with two lines and a ledger of two services."""
    an_occasion()
    a_line("575", order=1), a_line("600", order=2)
    a_batch(Row(202301, 100_00, "5010", "575"), Row(202302, -30_50, "3511", "600"), Row(202303, 7_00, "9999", "999"))
    return reader(a_person("karin.alm", role="controller", at=a_committee()))


def do(client: Client, deed: str, /, **fields: Any) -> Any:
    return client.post(f"{CODES}?del=konto", {"do": deed, **fields}, follow=True)


def test_codes_without_a_name_are_listed_and_named_in_one_step(controller: Client) -> None:
    page = words(controller.get(CODES))
    assert "Konto 3 utan namn" in page
    assert "5010 50 Löner, arbetad tid 1 100,00" in page
    done = words(do(controller, "add", code="5010", name="Månadslön"))
    assert "5010 heter nu Månadslön." in done
    assert "Konto 2 utan namn" in done
    counted = words(do(controller, "map", code="9999", counts_as="5010"))
    assert "9999 räknas nu som 5010." in counted
    assert "Konto 1 utan namn" in counted


def test_a_code_is_changed_on_its_own_form(controller: Client) -> None:
    row = a_code("4511", "Försörjningsstöd")
    page = controller.get(f"{CODES}?del=konto&kod={row.pk}")
    assert 'value="Försörjningsstöd"' in page.content.decode()
    fields = {"pk": row.pk, "name": "Bistånd", "valid_to": "2023-12-31", "counts_as": "", "version": "1"}
    assert "4511 är ändrad." in words(do(controller, "change", **fields))
    row.refresh_from_db()
    assert (row.name, str(row.valid_to)) == ("Bistånd", "2023-12-31")
    late = do(controller, "change", **{**fields, "name": "Stöd"})
    assert late.status_code == 409
    assert "Någon annan hann ändra" in words(late)


@pytest.mark.parametrize(
    ("deed", "fields", "why"),
    [
        ("add", {"code": "", "name": "Namn"}, "är ingen kod"),
        ("add", {"code": "1", "name": "Namn", "valid_from": "i går"}, "är inget datum"),
        ("map", {"code": "1", "counts_as": "2"}, "finns inte i kodtabellen"),
        ("change", {"pk": "999999", "name": "Namn"}, "finns inte"),
        ("change", {"pk": "x", "name": "Namn"}, "finns inte"),
        ("import", {}, "Välj en fil"),
        ("nonsense", {}, "Sidan är gammal"),
    ],
)
def test_what_cannot_be_done_is_told(controller: Client, deed: str, fields: dict[str, str], why: str) -> None:
    answer = do(controller, deed, **fields)
    assert answer.status_code in (400, 404)
    assert why in words(answer)
    assert not Code.objects.exists()


def test_a_list_is_read_in_and_a_bad_one_told(controller: Client) -> None:
    file = SimpleUploadedFile("konton.csv", "Konto;Namn\n5010;Månadslön\n3511;Statsbidrag".encode("cp1252"))
    assert "2 koder är nya." in words(do(controller, "import", file=file))
    again = SimpleUploadedFile("konton.csv", b"5010;M\xe5nadsl\xf6n\n3511;Statsbidrag")
    assert "Listan innehåller inget nytt." in words(do(controller, "import", file=again))
    bad = do(controller, "import", file=SimpleUploadedFile("konton.csv", b"5010;\n;Namn"))
    assert bad.status_code == 400
    assert "rad 1: Namnet saknas" in words(bad)


def test_a_long_table_is_searched_and_turned_over(controller: Client) -> None:
    municipality = a_committee().municipality
    Code.objects.bulk_create(
        Code(municipality=municipality, part=Part.PROJECT, code=f"P{number:03}", name=f"Projekt {number}")
        for number in range(250)
    )
    first = words(controller.get(f"{CODES}?del=projekt"))
    assert "Tabellen, 250 koder" in first
    assert "P099" in first
    assert "P100" not in first
    assert "P249" in words(controller.get(f"{CODES}?del=projekt&sida=3"))
    found = words(controller.get(f"{CODES}?del=projekt&q=Projekt 17"))
    assert "Tabellen, 11 koder" in found
    assert "Ingen kod eller namn passar" in words(controller.get(f"{CODES}?del=projekt&q=xyz"))
    assert controller.get(f"{CODES}?del=kund").status_code == 404


def test_the_lines_say_what_they_take_while_they_are_written(controller: Client) -> None:
    line, other = OperatingLine.objects.order_by("order")
    fields = {f"selector-{line.pk}": "verksamhet 575", f"selector-{other.pk}": "verksamheten 600"}
    checked = controller.post(f"{LINES}/kontroll", fields)
    page = words(checked)
    assert "1 bokföringsrader saknas i driftsammandraget, tillsammans −30,50 kronor." in page
    assert "verksamhet 600 1 −30,50" in page
    assert "”verksamheten” där en koddel ska stå" in page
    unscripted = controller.post(LINES, {**fields, "check": "1"})
    assert "verksamheten 600" in unscripted.content.decode()
    assert not OperatingLine.objects.exclude(selector="").exists()


def test_selectors_are_saved_together_or_not_at_all(controller: Client) -> None:
    line, other = OperatingLine.objects.order_by("order")
    versions = {f"version-{one.pk}": "1" for one in (line, other)}
    bad = controller.post(LINES, {f"selector-{line.pk}": "verksamhet 575", f"selector-{other.pk}": "x", **versions})
    assert bad.status_code == 400
    assert "Rad 600: " in words(bad)
    assert not OperatingLine.objects.exclude(selector="").exists()
    good = {f"selector-{line.pk}": "verksamhet 575", f"selector-{other.pk}": "verksamhet 600", **versions}
    assert "2 rader är ändrade." in words(controller.post(LINES, good, follow=True))
    page = words(controller.get(LINES))
    assert "Varje bokföringsrad på resultatkonton 2023 hör till precis en rad." in page
    late = controller.post(LINES, {**good, f"selector-{line.pk}": "ansvar 71*"})
    assert late.status_code == 409
    assert 'value="ansvar 71*"' in late.content.decode(), "what was written is not lost"


def test_a_year_begins_with_another_years_lines_and_lines_are_added(controller: Client) -> None:
    an_occasion("2022-08")
    earlier = LINES.replace("2023-08", "2022-08")
    assert "Här kommer raderna för 2022 att stå." in words(controller.get(earlier))
    copied = controller.post(earlier, {"copy": "1", "from_year": "2023"}, follow=True)
    assert "2 rader är kopierade." in words(copied)
    fields = {"add": "1", "code": "610", "label": "Arbetsmarknad", "kind": "plain", "block": "operations"}
    added = controller.post(LINES, fields, follow=True)
    assert "610 - Arbetsmarknad är tillagd." in words(added)
    again = controller.post(LINES, fields)
    assert again.status_code == 400
    assert "har redan en rad med koden 610" in words(again)


@pytest.mark.parametrize("role", ["politician", "developer", "auditor"])
def test_others_read_and_change_nothing(controller: Client, role: str) -> None:
    somebody = reader(a_person("olle.ovrig", role=role, at=a_committee()))
    for page in (CODES, LINES):
        shown = somebody.get(page)
        assert shown.status_code == 200
        main = shown.content.decode().partition("<main")[2].partition("</main>")[0]
        assert 'method="post"' not in main
        assert somebody.post(page, {"do": "add", "code": "1", "name": "Ett", "add": "1"}).status_code == 403
    assert somebody.post(f"{LINES}/kontroll").status_code == 403
    assert not Code.objects.exists()


def test_the_pages_ask_a_fixed_number_of_questions(controller: Client) -> None:
    def asked(page: str) -> int:
        with queries() as made:
            assert controller.get(page).status_code == 200
        return len(made)

    before = {page: asked(page) for page in (CODES, LINES)}
    for number in range(20):
        a_code(str(6000 + number), f"Konto {number}")
        a_line(f"l{number}", order=10 + number)
    assert {page: asked(page) for page in (CODES, LINES)} == before

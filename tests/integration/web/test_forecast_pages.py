"""The forecast's pages: written line by line, saved cell by cell, never over somebody else's, closed once decided."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tertial.cycle.actions import lock
from tertial.economy.actions import set_forecast
from tertial.economy.models import LineAmount, LineKind, Measure
from tertial.organisation.models import Presence
from tests.factories.cycle import an_occasion
from tests.factories.economy import a_line, an_amount
from tests.factories.organisation import a_committee, a_person, the_program
from tests.factories.queries import queries
from tests.integration.web.browsing import reader, words

pytestmark = pytest.mark.django_db

PAGE = "/namnden/2023-08/ekonomi/prognos"
FIELDS = ("amount", "cause", "comment")


@pytest.fixture
def controller() -> Client:
    """A controller of a committee with two lines, budgeted ten and five million, and their sum."""
    an_occasion()
    for order, (code, kronor) in enumerate((("575", 10_000_000), ("600", 5_000_000)), 1):
        an_amount(a_line(code, order=order), Measure.BUDGET, "2023", kronor * 100)
    a_line("total", order=3, kind=LineKind.TOTAL)
    return reader(a_person("karin.alm", role="controller", at=a_committee()))


def send(client: Client, *cells: tuple[str, str, str, str]) -> Any:
    """What the grid's script sends: row, field, what is written, what stood there."""
    changes = [{"row": row, "field": field, "text": text, "was": was} for row, field, text, was in cells]
    return client.post(f"{PAGE}/spara", json.dumps({"changes": changes}), content_type="application/json")


def forecast(code: str = "575") -> LineAmount:
    return LineAmount.objects.get(measure=Measure.FORECAST, line__code=code)


def test_a_block_is_saved_as_one_and_answers_with_the_rows(controller: Client) -> None:
    answer = send(
        controller, ("575", "amount", "11 250 tkr", ""), ("600", "amount", "(0,5)", ""), ("600", "comment", "Ny", "")
    )
    assert answer.status_code == 200
    assert {(cell["row"], cell["field"]): cell["shown"] for cell in answer.json()["cells"]} == {
        ("575", "amount"): "11,3",
        ("575", "cause"): "",
        ("575", "comment"): "",
        ("600", "amount"): "−0,5",
        ("600", "cause"): "",
        ("600", "comment"): "Ny",
    }
    assert forecast().amount_ore == 11_250_000_00
    page = words(controller.get(PAGE))
    assert "▼ −1,3" in page
    assert "10,8 +4,3" in page


def test_one_wrong_cell_holds_the_whole_block(controller: Client) -> None:
    answer = send(controller, ("575", "amount", "11", ""), ("600", "amount", "elva", ""))
    assert answer.status_code == 400
    (fault,) = answer.json()["faults"]
    assert (fault["row"], fault["field"], fault["found"]) == ("600", "amount", "elva")
    assert "är inte ett belopp. Skriv till exempel" in fault["message"]
    assert not LineAmount.objects.filter(measure=Measure.FORECAST).exists()


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ([("999", "amount", "1", "")], "Raden ”999” finns inte"),
        ([("total", "amount", "1", "")], "Raden ”total” finns inte"),
        ([("575", "comment", "Utan belopp", "")], "Ange prognosen först"),
        ([("575", "amount", "1" * 20, "")], "orimligt stort"),
        ([("575", "amount", "1,123456789", "")], "noggrannare än ett öre"),
    ],
)
def test_what_cannot_be_saved_is_told_in_its_cell(
    controller: Client, cells: list[tuple[str, str, str, str]], why: str
) -> None:
    answer = send(controller, *cells)
    assert answer.status_code == 400
    assert why in answer.json()["faults"][0]["message"]


@pytest.mark.parametrize("body", ["", "{}", '{"changes": [1]}', '{"changes": [{"row": "575"}]}'])
def test_what_no_script_sends_is_refused(controller: Client, body: str) -> None:
    answer = controller.post(f"{PAGE}/spara", body, content_type="application/json")
    assert (answer.status_code, "Ladda om sidan" in answer.json()["error"]) == (400, True)


def test_too_much_at_once_is_refused(controller: Client) -> None:
    assert "Dela upp dem" in send(controller, *[("575", "amount", "1", "")] * 5_001).json()["error"]
    assert "Korta den" in send(controller, ("575", "comment", "x" * 4_001, "")).json()["error"]


def test_somebody_elses_cell_is_not_overwritten_but_their_row_may_be_shared(controller: Client) -> None:
    other = a_person("nils.nyman", role="controller")
    send(controller, ("575", "amount", "11", ""))
    assert send(reader(other), ("575", "comment", "Lugnt", "")).status_code == 200
    assert send(controller, ("575", "amount", "12", "11,0")).status_code == 200
    answer = send(reader(other), ("575", "amount", "13", "11,0"), ("600", "amount", "5", ""))
    assert answer.status_code == 409
    (clash,) = answer.json()["conflicts"]
    assert (clash["mine"], clash["theirs"]["exact"], clash["who"]) == ("13", "12,0", "Karin Alm")
    assert forecast().amount_ore == 12_000_000_00
    assert not LineAmount.objects.filter(measure=Measure.FORECAST, line__code="600").exists()
    assert send(reader(other), ("575", "amount", "12,0", "11,0")).status_code == 200, "two who write the same agree"


def test_an_emptied_amount_takes_the_forecast_back(controller: Client) -> None:
    send(controller, ("575", "amount", "11", ""), ("575", "comment", "Fler", ""))
    assert send(controller, ("575", "amount", "", "11,0")).status_code == 200
    assert not LineAmount.objects.filter(measure=Measure.FORECAST).exists()


def test_a_large_change_since_the_last_forecast_wants_its_cause(controller: Client) -> None:
    march = an_occasion("2023-03")
    line = a_committee().operating_lines.get(code="575")
    set_forecast(line=line, occasion=march, amount_ore=10_000_000_00, by=the_program())
    send(controller, ("575", "amount", "11", ""))
    page = controller.get(PAGE)
    assert "+1,0" in words(page)
    assert page.context["rows"][0].wants_cause
    assert send(controller, ("575", "cause", "Fler hushåll", "")).status_code == 200
    assert not controller.get(PAGE).context["rows"][0].wants_cause
    assert "Fler hushåll" in words(controller.get(f"{PAGE}/575"))


def test_a_decided_occasion_is_only_read(controller: Client) -> None:
    send(controller, ("575", "amount", "11", ""))
    lock(committee=a_committee(), occasion=an_occasion(), decision_text="AMN 2023-09-20 § 95", by=the_program())
    page = controller.get(PAGE)
    assert "Uppföljningen är beslutad och kan inte ändras: AMN 2023-09-20 § 95" in words(page)
    assert b"data-grid" not in page.content
    assert (
        "Det som är beslutat kan inte ändras"
        in send(controller, ("575", "amount", "12", "11,0")).json()["faults"][0]["message"]
    )
    assert forecast().amount_ore == 11_000_000_00


def test_who_else_is_here_is_told_for_a_minute(controller: Client) -> None:
    nils = a_person("nils.nyman", role="controller")
    assert controller.post(f"{PAGE}/narvaro").json()["words"] == ""
    answer = reader(nils).post(f"{PAGE}/narvaro").json()
    assert answer["words"] == "Sidan är också öppen hos Karin Alm."
    assert {cell["row"] for cell in answer["cells"]} == {"575", "600"}
    assert "Sidan är också öppen hos Nils Nyman." in words(controller.get(PAGE))
    assert controller.post("/namnden/2023-08/ekonomi/investeringar/narvaro").json()["words"] == ""
    Presence.objects.update(seen_at=timezone.now() - timedelta(seconds=61))
    assert controller.post(f"{PAGE}/narvaro").json()["words"] == ""
    Presence.objects.filter(person=nils).update(seen_at=timezone.now() - timedelta(minutes=11))
    controller.post(f"{PAGE}/narvaro")
    assert not Presence.objects.filter(person=nils).exists()


def test_who_may_not_write_reads(controller: Client) -> None:
    send(controller, ("575", "amount", "11", ""), ("575", "comment", "Fler hushåll", ""))
    politician = reader(a_person(role="politician"))
    page = words(politician.get(PAGE))
    assert "11,0" in page
    assert "Fler hushåll" in page
    assert "Spara" not in page
    for address in ("", "/spara", "/narvaro"):
        assert politician.post(PAGE + address).status_code == 403


def test_without_scripts_the_form_does_it(controller: Client) -> None:
    sent = {"amount.575": "11", "was.amount.575": "", "shown.amount.575": "", "amount.600": "elva"}
    wrong = controller.post(PAGE, sent)
    assert wrong.status_code == 400
    assert 'value="elva"' in wrong.content.decode()
    assert not LineAmount.objects.filter(measure=Measure.FORECAST).exists()
    assert "Prognosen är sparad." in words(controller.post(PAGE, {**sent, "amount.600": ""}, follow=True))
    assert "Inget var ändrat." in words(controller.post(PAGE, {}, follow=True))


def test_an_empty_page_says_who_fills_it() -> None:
    an_occasion()
    assert "Raderna läggs upp under Rader" in words(reader(a_person(role="controller")).get(PAGE))


def test_files(controller: Client) -> None:
    send(controller, ("575", "amount", "11,25", ""), ("575", "comment", "Fler hushåll", ""))
    text = controller.get(f"{PAGE}.csv").content.decode("utf-8-sig")
    assert "11250000,00" in text
    assert "Fler hushåll" in text
    for address in (f"{PAGE}.xlsx", f"{PAGE}/575.xlsx", f"{PAGE}/traffsakerhet.xlsx"):
        assert controller.get(address).content[:2] == b"PK"


@pytest.mark.parametrize("role", ["controller", "politician"])
def test_number_of_queries_is_the_same_for_one_line_and_ten(role: str) -> None:
    an_occasion()
    client, counts = reader(a_person(role=role)), []
    for lines in (1, 9):
        for number in range(lines):
            an_amount(a_line(f"{lines}-{number}", order=lines + number), Measure.BUDGET, "2023", 100)
        with queries() as read:
            assert client.get(PAGE).status_code == 200
        counts.append(len(read))
    assert counts[0] == counts[1]

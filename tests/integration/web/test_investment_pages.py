"""The investments' pages: the year and the whole project, forecasts in a grid, decisions and budgets on a project's page."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from tertial.cycle.actions import lock
from tertial.economy.actions import set_decided_total
from tertial.economy.models import Flow, InvestmentAmount, InvestmentProject, Measure
from tests.factories.cycle import a_decision, an_occasion
from tests.factories.economy import a_project, invested
from tests.factories.ledger import Row, a_batch
from tests.factories.organisation import a_committee, a_person, the_program
from tests.factories.queries import queries
from tests.integration.web.browsing import reader, words

pytestmark = pytest.mark.django_db

PAGE = "/namnden/2023-08/ekonomi/investeringar"


@pytest.fixture
def controller() -> Client:
    """A controller of a committee that builds for six million: two before the year, a budget of three, one used."""
    project = a_project()
    invested(project, Measure.BUDGET, "2023", 3_000_000_00)
    invested(project, Measure.OUTCOME, "2023-08", 1_000_000_00)
    an_occasion()
    set_decided_total(
        project=project,
        decided_total_ore=6_000_000_00,
        spent_before_ore=2_000_000_00,
        decision=a_decision("bygget"),
        by=the_program(),
    )
    return reader(a_person("karin.alm", role="controller", at=a_committee()))


def send(client: Client, **cells: tuple[str, str]) -> Any:
    """What the grid's script sends: by field, what is written and what stood there."""
    changes = [{"row": "1250", "field": name, "text": text, "was": was} for name, (text, was) in cells.items()]
    return client.post(f"{PAGE}/spara", json.dumps({"changes": changes}), content_type="application/json")


def fields(client: Client, **changes: str) -> dict[str, str]:
    """The fields of the project's form as it stands, with some changed."""
    context = client.get(f"{PAGE}/1250").context
    found = {"version": str(context["version"]), "decision": a_decision("bygget").slug, "selector": ""}
    for one in context["fields"]:
        found |= {one.name: one.value, f"shown.{one.name}": one.shown, f"was.{one.name}": one.exact}
        found[f"version-{one.name}"] = str(one.version)
    return found | changes


def test_an_empty_page_says_who_fills_it() -> None:
    an_occasion()
    assert "Den som har hand om ekonomin lägger upp dem." in words(reader(a_person(role="politician")).get(PAGE))
    karin = reader(a_person("karin.alm", role="controller"))
    assert "Lägg upp den första här nedanför." in words(karin.get(PAGE))
    page = words(karin.post(f"{PAGE}/ny", {"name": "Nytt hus", "code": "1260"}, follow=True))
    assert "”1260 - Nytt hus” är upplagd. Här anger du dess budget och beslut." in page
    refused = karin.post(f"{PAGE}/ny", {"name": "Annat hus", "code": "1260"})
    assert refused.status_code == 400
    assert "har redan en investering med koden 1260" in words(refused)


def test_the_year_and_the_whole_project_stand_side_by_side(controller: Client) -> None:
    assert send(controller, expenses=("2,5", ""), total=("6,5", "")).status_code == 200
    page = words(reader(a_person(role="politician")).get(PAGE))
    assert "Investering 1250 Bygget 6,0 3,0 6,5 ▼ −0,5 3,0 1,0 2,5 +0,5" in page
    assert "Summa investeringar 6,0 3,0 6,5 ▼ −0,5 3,0 1,0 2,5 +0,5" in page


def test_expenses_and_income_apart_where_there_is_income(controller: Client) -> None:
    invested(
        InvestmentProject.objects.get(),
        Measure.FORECAST,
        "2023",
        -500_000_00,
        occasion=an_occasion(),
        flow=Flow.INCOME,
    )
    page = words(controller.get(PAGE))
    assert "Prognos utgifter Prognos inkomster Prognos netto" in page
    send(controller, expenses=("2", ""), income=("−0,25", "−0,5"))
    assert sorted(InvestmentAmount.objects.filter(measure=Measure.FORECAST).values_list("flow", "amount_ore")) == [
        ("expenses", 2_000_000_00),
        ("income", -250_000_00),
    ]


def test_a_cell_that_somebody_else_has_changed_is_not_overwritten(controller: Client) -> None:
    send(controller, expenses=("2", ""))
    answer = send(controller, expenses=("3", ""))
    assert answer.status_code == 409
    (clash,) = answer.json()["conflicts"]
    assert (clash["mine"], clash["theirs"]["shown"], clash["who"]) == ("3", "2,0", "Karin Alm")
    assert send(controller, expenses=("", "2,0")).status_code == 200
    assert not InvestmentAmount.objects.filter(measure=Measure.FORECAST).exists()


def test_what_is_wrong_in_a_block_saves_none_of_it(controller: Client) -> None:
    answer = send(controller, expenses=("2", ""), total=("mycket", ""))
    assert answer.status_code == 400
    assert [fault["field"] for fault in answer.json()["faults"]] == ["total"]
    assert not InvestmentAmount.objects.filter(measure=Measure.FORECAST).exists()


def test_without_scripts_the_form_does_it(controller: Client) -> None:
    sent = {"expenses.1250": "2,5", "was.expenses.1250": "", "shown.expenses.1250": ""}
    assert "Investeringarna är sparade." in words(controller.post(PAGE, sent, follow=True))
    late = controller.post(PAGE, sent | {"expenses.1250": "2,75"})
    assert late.status_code == 409
    assert "Någon annan har sparat 2,5 där du skrev 2,75." in words(late)


def test_a_decided_occasion_is_only_read(controller: Client) -> None:
    lock(committee=a_committee(), occasion=an_occasion(), decision_text="AMN 2023-09-20 § 95", by=the_program())
    page = controller.get(PAGE)
    assert "Uppföljningen är beslutad och kan inte ändras: AMN 2023-09-20 § 95" in words(page)
    assert b"data-grid" not in page.content
    refused = send(controller, expenses=("2", ""))
    assert refused.status_code == 400
    assert "Det som är beslutat kan inte ändras" in refused.json()["faults"][0]["message"]


def test_who_may_not_write_reads(controller: Client) -> None:
    politician = reader(a_person(role="politician"))
    for address in (PAGE, f"{PAGE}/1250"):
        assert "Spara" not in words(politician.get(address))
    for address in ("", "/spara", "/narvaro", "/ny", "/1250"):
        assert politician.post(PAGE + address, {"name": "Hus"}).status_code == 403
    assert InvestmentProject.objects.count() == 1


def test_a_project_is_decided_and_budgeted_on_its_own_page(controller: Client) -> None:
    page = words(controller.get(f"{PAGE}/1250"))
    assert (
        "Beslutad totalutgift Bygget 6,0 Utbetalt före 2023 2,0 Ackumulerat till och med januari–augusti 2023 3,0"
        in page
    )
    changed = fields(controller, decided="7,25", before="", **{"budget-expenses": "4 000 tkr", "budget-income": "-1"})
    assert "är sparad." in words(controller.post(f"{PAGE}/1250", changed, follow=True))
    project = InvestmentProject.objects.get()
    assert (project.decided_total_ore, project.spent_before_ore) == (7_250_000_00, None)
    budget = project.amounts.filter(measure=Measure.BUDGET)
    assert sorted(budget.values_list("flow", "amount_ore")) == [("expenses", 4_000_000_00), ("income", -1_000_000_00)]
    emptied = controller.post(f"{PAGE}/1250", fields(controller, **{"budget-income": ""}))
    assert emptied.status_code == 400
    assert "kan inte lämnas tomt. Skriv noll" in words(emptied)


def test_the_outcome_is_given_by_hand_until_the_ledger_says_it(controller: Client) -> None:
    controller.post(f"{PAGE}/1250", fields(controller, **{"outcome-expenses": "1,5"}))
    project = InvestmentProject.objects.get()
    assert project.amounts.get(measure=Measure.OUTCOME).amount_ore == 1_500_000_00
    a_batch(Row(202303, 750_000_00, "1221", project="1250"), committee=a_committee())
    controller.post(f"{PAGE}/1250", fields(controller, selector="Projekt 1250"))
    page = controller.get(f"{PAGE}/1250")
    assert "Utfallet hämtas ur huvudboken: projekt 1250" in words(page)
    assert [one.name for one in page.context["fields"]][2:] == ["budget-expenses", "budget-income"]
    wrong = controller.post(f"{PAGE}/1250", fields(controller, selector="1250", decided="9"))
    assert wrong.status_code == 400
    assert "en koddel ska stå" in words(wrong)
    assert wrong.context["fields"][0].value == "9"
    project.refresh_from_db()
    assert (project.selector, project.decided_total_ore) == ("projekt 1250", 6_000_000_00)


def test_two_people_on_one_project_do_not_overwrite_each_other(controller: Client) -> None:
    old = fields(controller, decided="9")
    controller.post(f"{PAGE}/1250", fields(controller, decided="8"))
    late = controller.post(f"{PAGE}/1250", old)
    assert late.status_code == 409
    assert InvestmentProject.objects.get().decided_total_ore == 8_000_000_00
    again = {**old, "version": str(late.context["version"])}
    controller.post(f"{PAGE}/1250", again)
    assert InvestmentProject.objects.get().decided_total_ore == 9_000_000_00


def test_a_project_without_amounts_is_removed(controller: Client) -> None:
    refused = controller.post(f"{PAGE}/1250", {"remove": "1"})
    assert refused.status_code == 400
    assert "kan inte tas bort" in words(refused)
    a_project("fel", order=2)
    assert "är borttagen." in words(controller.post(f"{PAGE}/fel", {"remove": "1"}, follow=True))
    assert controller.get(f"{PAGE}/fel").status_code == 404
    assert controller.post(f"{PAGE}/fel", {"remove": "1"}).status_code == 404


def test_the_table_as_files(controller: Client) -> None:
    text = controller.get(f"{PAGE}.csv").content.decode("utf-8-sig")
    assert "Investering 1250" in text
    assert "6000000,00" in text
    assert controller.get(f"{PAGE}.xlsx").content[:2] == b"PK"


@pytest.mark.parametrize("role", ["controller", "politician"])
def test_number_of_queries_is_the_same_for_one_project_and_ten(role: str) -> None:
    an_occasion()
    client, counts = reader(a_person(role=role)), []
    for projects in (1, 9):
        for number in range(projects):
            invested(a_project(f"{projects}-{number}", order=number), Measure.OUTCOME, "2023-08", 1)
        with queries() as read:
            assert client.get(PAGE).status_code == 200
        counts.append(len(read))
    assert counts[0] == counts[1]


def test_every_figure_of_a_project_has_its_page(controller: Client) -> None:
    for address in (PAGE, f"{PAGE}/1250"):
        found = re.findall(r'href="(/namnden/2023-08/siffra/[^"]+)"', controller.get(address).content.decode())
        assert found
        assert [one for one in found if controller.get(one).status_code != 200] == []

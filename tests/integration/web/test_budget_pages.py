"""The budget's pages: versions and their decisions, frame and bridge, posts and how they are spread over the year."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tertial.cycle.models import Decision
from tertial.economy.models import BudgetPost, BudgetVersion, FrameItem, LineKind, SpreadMethod
from tests.factories.cycle import a_decision, an_occasion
from tests.factories.economy import a_line
from tests.factories.ledger import Row, a_batch
from tests.factories.organisation import a_committee, a_person
from tests.factories.plans import a_budget, a_frame_item, a_post, decided
from tests.factories.queries import queries
from tests.integration.web.browsing import reader, words

pytestmark = pytest.mark.django_db

PAGE = "/namnden/2023-08/ekonomi/budget"
LINE = f"{PAGE}/575"


@pytest.fixture
def controller() -> Client:
    """A controller of a committee with two lines and their sum."""
    an_occasion()
    a_line("575"), a_line("600", order=2), a_line("total", order=3, kind=LineKind.TOTAL)
    return reader(a_person("karin.alm", role="controller", at=a_committee()))


def do(client: Client, what: str, /, **fields: Any) -> Any:
    return client.post(f"{PAGE}/andra/{what}", fields, follow=True)


def send(client: Client, post: BudgetPost, **cells: tuple[str, str]) -> Any:
    """What the grid's script sends: by field, what is written and what stood there."""
    changes = [{"row": str(post.pk), "field": name, "text": text, "was": was} for name, (text, was) in cells.items()]
    return client.post(f"{LINE}/spara", json.dumps({"changes": changes}), content_type="application/json")


def test_an_empty_budget_says_who_fills_it(controller: Client) -> None:
    page = words(reader(a_person(role="politician")).get(PAGE))
    assert "Här kommer internbudgeten att stå" in page
    assert "Lägg upp" not in page
    assert "Lägg upp budgeten" in words(controller.get(PAGE))


def test_from_proposal_to_decided_and_changed(controller: Client) -> None:
    assert "är upplagd som förslag" in words(do(controller, "forslag", name="Höstens budget"))
    assert "Posten ”Allt” är tillagd." in words(
        controller.post(f"{LINE}/post", {"label": "Allt", "amount": "1 200", "method": "even"}, follow=True)
    )
    a_frame_item(kronor=1_500_000)
    page = words(controller.get(PAGE))
    assert "Med förslaget: Budgeten är 300 000 kr mindre än ramen." in page
    assert "Höstens budget förslag" in page
    assert "Höstens budget" not in words(reader(a_person(role="politician")).get(PAGE))
    refused = do(controller, "beslut", decision="")
    assert refused.status_code == 400
    assert "Välj beslutet som förslaget vilar på." in words(refused)
    assert "är beslutad och gäller nu." in words(do(controller, "beslut", decision=a_decision().slug))
    do(controller, "forslag", name="Ändring i mars")
    a_post(a_committee().operating_lines.get(code="600"), 300_000, label="Mer")
    page = words(controller.get(PAGE))
    assert "Med förslaget: Budgeten är lika med ramen." in page
    assert "Rad 575 1 200 1 200 1 200 Rad 600 0 +300 0 300 Summa av alla rader 1 200 +300 1 200 1 500" in page
    assert "är borttaget. Loggen har kvar dess poster." in words(do(controller, "ta-bort"))
    assert BudgetVersion.objects.count() == 1


def test_what_cannot_be_done_is_told(controller: Client) -> None:
    assert "Det finns inget förslag. Lägg upp ett först." in words(do(controller, "beslut", decision=a_decision().slug))
    assert do(controller, "nagot-annat").status_code == 404
    do(controller, "forslag", name="Ett")
    assert do(controller, "forslag", name="Två").status_code == 400
    wrong = do(controller, "ram", label="Ram", **{"amount-2023": "mycket"})
    assert wrong.status_code == 400
    assert "”mycket” är inte ett belopp" in words(wrong)
    assert "Skriv ett belopp för minst ett år." in words(do(controller, "ram", label="Ram"))
    assert not FrameItem.objects.exists()


def test_a_frame_is_given_adjusted_and_stands_beside_the_budget(controller: Client) -> None:
    a_post(a_committee().operating_lines.get(code="575"), 1_000_000)
    decided(a_budget())
    chosen = a_decision("ramen").slug
    do(controller, "ram", label="KF:s ram", decision=chosen, **{"amount-2023": "900", "amount-2024": "950"})
    page = words(do(controller, "ram", label="Justering", **{"amount-2023": "100"}))
    assert "Del av ramen Beslut 2023 2024 KF:s ram Ramen 900 950 Justering 100 Ram 1 000 950" in page
    assert "Drift: Budgeten är lika med ramen." in page
    part = {"part": "KF:s ram", "order": "1", "label": "Fullmäktiges ram", "decision": chosen}
    versions = {"version-2023": "1", "version-2024": "1"}
    page = words(
        do(controller, "ramdel", **part, **versions, **{"amount-2023": "800", "amount-2024": "", "amount-2025": "7"})
    )
    assert "”Fullmäktiges ram” är ändrad." in page
    assert "Budgeten är 100 000 kr större än ramen." in page
    assert sorted(FrameItem.objects.filter(order=1).values_list("year", "amount_ore", "label")) == [
        (2023, 800_000_00, "Fullmäktiges ram"),
        (2025, 7_000_00, "Fullmäktiges ram"),
    ]
    gone = do(controller, "ramdel", **part, **versions, **{"amount-2023": "1"})
    assert "Den delen av ramen finns inte längre." in words(gone)
    late = do(controller, "ramdel", **{**part, "part": "Fullmäktiges ram"}, **versions, **{"amount-2023": "1"})
    assert late.status_code == 400
    assert "Någon annan hann" in words(late)
    removed = {"part": "Justering", "order": "2", "label": "Justering", "remove": "1", "version-2023": "1"}
    assert "är borttagen ur ramen." in words(do(controller, "ramdel", **removed))


def test_an_investment_frame_is_a_bridge_of_its_own(controller: Client) -> None:
    page = words(do(controller, "ram", label="Investeringsram", investment="1", **{"amount-2023": "5 mnkr"}))
    assert "Från ram till budget, investeringar" in page
    assert FrameItem.objects.get().amount_ore == 5_000_000_00


def test_a_decision_is_registered_where_it_is_missing(controller: Client) -> None:
    wrong = do(controller, "nytt-beslut", title="Budget 2024", decided_on="i november")
    assert wrong.status_code == 400
    assert "”i november” är inget datum" in words(wrong)
    assert 'value="Budget 2024"' in wrong.content.decode()
    assert "Ange beslutets datum eller diarienummer" in words(do(controller, "nytt-beslut", title="Budget 2024"))
    fields = {"title": "Budget 2024", "body": "KF", "decided_on": "2023-11-28", "paragraph": "§ 303"}
    assert "finns nu i listan över beslut." in words(do(controller, "nytt-beslut", **fields))
    made = Decision.objects.get(title="Budget 2024")
    assert (made.slug, made.decided_on, made.paragraph) == ("budget-2024", date(2023, 11, 28), "303")
    assert "finns redan i listan" in words(do(controller, "nytt-beslut", **fields))
    do(controller, "nytt-beslut", title="Budget 2024", registration="KS 2023-1")
    assert Decision.objects.filter(slug="budget-2024-2").exists()


def test_the_plan_years_have_their_own_table(controller: Client) -> None:
    line = a_committee().operating_lines.get(code="575")
    a_post(line, 1_000_000), a_post(line, 1_100_000, year=2024)
    decided(a_budget())
    assert "Rad 575 1 000 1 000" in words(controller.get(PAGE))
    page = controller.get(f"{PAGE}?ar=2024")
    assert "Plan för 2024, rad för rad" in words(page)
    assert "Rad 575 1 100 1 100" in words(page)
    assert "ekonomi/budget/575?ar=2024" in page.content.decode()


def test_posts_are_written_spread_and_summed(controller: Client) -> None:
    line = a_committee().operating_lines.get(code="575")
    post = a_post(line, 1_200_000, label="Personal", account="5")
    page = words(controller.get(LINE))
    assert "Med förslaget: 1 200 tkr" in page
    assert send(controller, post, m1=("150", "100")).status_code == 200
    post.refresh_from_db()
    assert (post.amount_ore, post.method, post.months_ore[0]) == (1_250_000_00, SpreadMethod.MANUAL, 150_000_00)
    assert send(controller, post, method=("even", "manual")).status_code == 200
    assert send(controller, post, label=("Löner", "Personal"), amount=("2 400", "1250")).status_code == 200
    post.refresh_from_db()
    assert (post.label, set(post.months_ore)) == ("Löner", {200_000_00})
    season = {
        "season": str(post.pk),
        **{f"weight-{month}": "0" for month in range(1, 13)},
        "weight-6": "1",
        "weight-7": "3",
    }
    assert "är fördelad efter säsong." in words(controller.post(f"{LINE}/post", season, follow=True))
    post.refresh_from_db()
    assert (post.months_ore[5], post.months_ore[6]) == (600_000_00, 1_800_000_00)
    assert "är borttagen. Loggen har kvar den." in words(
        controller.post(f"{LINE}/post", {"remove": str(post.pk)}, follow=True)
    )


def test_last_years_pattern_spreads_a_post(controller: Client) -> None:
    line = a_committee().operating_lines.get(code="575")
    line.selector = "verksamhet 575"
    line.save()
    a_batch(*(Row(202200 + month, 100_00 * (month == 3) * 3 + 100_00 * (month == 9)) for month in range(1, 13)))
    page = controller.post(f"{LINE}/post", {"label": "Allt", "amount": "4", "method": "last_year"}, follow=True)
    assert page.status_code == 400
    assert "Det finns inget förslag att skriva i" in words(page)
    a_budget()
    controller.post(f"{LINE}/post", {"label": "Allt", "amount": "4", "method": "last_year"})
    post = BudgetPost.objects.get()
    assert [ore for ore in post.months_ore if ore] == [3_000_00, 1_000_00]


def test_a_cell_that_somebody_else_has_changed_is_not_overwritten(controller: Client) -> None:
    post = a_post(a_committee().operating_lines.get(code="575"), 1_200_000, label="Personal")
    assert send(controller, post, comment=("Nytt avtal", "")).status_code == 200
    answer = send(controller, post, comment=("Två nya", ""))
    assert answer.status_code == 409
    assert answer.json()["conflicts"][0]["who"] == "Karin Alm"
    assert send(controller, post, amount=("mycket", "1200")).status_code == 400
    assert send(controller, post, method=("magi", "even")).status_code == 400
    post.refresh_from_db()
    assert (post.comment, post.amount_ore) == ("Nytt avtal", 1_200_000_00)


def test_a_post_that_is_there_already_is_not_added_again(controller: Client) -> None:
    a_post(a_committee().operating_lines.get(code="575"), 1, label="Personal")
    again = controller.post(f"{LINE}/post", {"label": "Personal", "amount": "5"})
    assert again.status_code == 400
    assert "Raden har redan en post med den benämningen" in words(again)
    assert BudgetPost.objects.get().amount_ore == 100


def test_decided_posts_are_only_read(controller: Client) -> None:
    post = a_post(a_committee().operating_lines.get(code="575"), 1_200_000, label="Personal")
    decided(a_budget())
    page = controller.get(LINE)
    assert "Personal 1 200 100 100" in words(page)
    assert b"data-grid" not in page.content
    assert send(controller, post, amount=("1", "1200")).status_code == 400
    assert "Det finns inget förslag att skriva i" in words(controller.post(f"{LINE}/post", {"remove": str(post.pk)}))


def test_without_scripts_the_form_does_it(controller: Client) -> None:
    post = a_post(a_committee().operating_lines.get(code="575"), 1_200_000, label="Personal")
    sent = {f"amount.{post.pk}": "1 300", f"was.amount.{post.pk}": "1200", f"shown.amount.{post.pk}": "1 200"}
    assert "Posterna är sparade." in words(controller.post(LINE, sent, follow=True))
    post.refresh_from_db()
    assert post.amount_ore == 1_300_000_00
    late = controller.post(LINE, {**sent, f"amount.{post.pk}": "1 400"})
    assert late.status_code == 409
    assert "Inget är sparat än." in words(late)


def test_who_may_not_write_reads(controller: Client) -> None:
    a_post(a_committee().operating_lines.get(code="575"), 1, label="Hemligt")
    politician = reader(a_person(role="politician"))
    for address in (PAGE, LINE):
        page = words(politician.get(address))
        assert "Spara" not in page
        assert "Hemligt" not in page
    assert "Hemligt" not in politician.get(f"{LINE}.csv").content.decode()
    for address in (f"{PAGE}/andra/ram", LINE, f"{LINE}/spara", f"{LINE}/narvaro", f"{LINE}/post"):
        assert politician.post(address, {"label": "x"}).status_code == 403
    assert controller.get(f"{PAGE}/999").status_code == 404


@pytest.mark.parametrize("address", [PAGE, LINE])
def test_files(controller: Client, address: str) -> None:
    a_post(a_committee().operating_lines.get(code="575"), 1_200_000, label="Personal")
    text = controller.get(f"{address}.csv").content.decode("utf-8-sig")
    assert "1200000,00" in text
    assert controller.get(f"{address}.xlsx").content[:2] == b"PK"


@pytest.mark.parametrize("address", [PAGE, LINE])
def test_number_of_queries_is_the_same_for_one_post_and_ten(controller: Client, address: str) -> None:
    line, counts = a_committee().operating_lines.get(code="575"), []
    for posts in (1, 9):
        for number in range(posts):
            a_post(line, 1, label=f"Nr {posts}-{number}")
            a_frame_item(f"Nr {posts}-{number}")
        with queries() as read:
            assert controller.get(address).status_code == 200
        counts.append(len(read))
    assert counts[0] == counts[1]

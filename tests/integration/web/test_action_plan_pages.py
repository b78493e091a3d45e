"""The action plan's pages: the sums beside the deficit, a measure written, followed up and taken out, nothing lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tertial.audit.models import Event
from tertial.economy.actions import set_effect, set_measure_status
from tertial.economy.models import DeficitMeasure, LineKind, Measure, MeasureStatus
from tests.factories.cycle import a_decision, an_occasion
from tests.factories.economy import a_line, an_amount
from tests.factories.organisation import a_committee, a_person, the_program
from tests.factories.plans import a_measure
from tests.factories.queries import queries
from tests.integration.web.browsing import reader, words

pytestmark = pytest.mark.django_db

PLAN = "/namnden/2023-08/ekonomi/atgardsplan"
NEW = f"{PLAN}/ny"
FIELDS: dict[str, Any] = {
    "name": "Färre lokaler",
    "description": "Ett våningsplan sägs upp.",
    "responsible": "Fastighetschefen",
    "due": "2023-12-31",
    "line": "575",
    "decision": "",
    "status": "ongoing",
    "comment": "Uppsägningen är lämnad.",
    "version": "0",
    "year": ["2023", "2024", "2025"],
    "planned-2023": "1 250,5",
    "realised-2023": "(300)",
    "forecast-2023": "1",
    "version-2023": "0",
    "planned-2024": "2 mnkr",
    "realised-2024": "",
    "version-2024": "0",
    "planned-2025": "",
    "realised-2025": "",
    "version-2025": "0",
}


@pytest.fixture
def controller() -> Client:
    """A controller whose line 575 is forecast a thousand thousands above its budget."""
    line = a_line("575")
    a_line("total", order=2, kind=LineKind.TOTAL)
    an_amount(line, Measure.BUDGET, "2023", 10_000_000_00)
    an_amount(line, Measure.FORECAST, "2023", 11_000_000_00, occasion=an_occasion())
    return reader(a_person("karin.alm", role="controller", at=a_committee()))


def saved(client: Client, measure: DeficitMeasure, **changes: Any) -> Any:
    """Send the measure's own form with some fields changed."""
    form = client.get(f"{PLAN}/{measure.pk}").context["values"]
    fields = {name: getattr(form, name) for name in FIELDS if hasattr(form, name)}
    fields["year"] = [one.year for one in form.effects]
    for one in form.effects:
        fields |= {f"planned-{one.year}": one.planned, f"realised-{one.year}": one.realised}
        fields |= {f"version-{one.year}": one.version, **({f"forecast-{one.year}": "1"} if one.in_forecast else {})}
    return client.post(f"{PLAN}/{measure.pk}", fields | changes, follow=True)


def test_an_empty_plan_says_who_fills_it(controller: Client) -> None:
    assert "Lägg upp den första här nedanför." in words(controller.get(PLAN))
    page = words(reader(a_person(role="politician")).get(PLAN))
    assert "Den som har hand om ekonomin lägger upp dem." in page
    assert "Lägg till en åtgärd" not in page
    assert "Prognosen visar ett underskott på 1 000 tkr. Inga åtgärder" in page


def test_the_sum_stands_beside_the_deficit(controller: Client) -> None:
    by = the_program()
    first, second = a_measure("Ett", y2024=5_000), a_measure("Två", y2023=400_000)
    set_effect(measure=first, year=2023, planned_ore=250_000_00, realised_ore=100_000_00, in_forecast=True, by=by)
    page = words(controller.get(PLAN))
    assert "ett underskott på 1 000 tkr. Åtgärder som den inte räknar med ger 400 tkr; 600 tkr saknas." in page
    assert "Ingen särskild rad +250 +400 Hela nämnden ▼ −1 000 +250 +400 ▼ −600" in page
    assert "Ett Planerad 250 100 Ja 5" in page
    assert "Summa 650 100 5" in page
    set_effect(measure=second, year=2023, planned_ore=1_000_000_00, by=by)
    assert "ger 1 000 tkr och täcker det." in words(controller.get(PLAN))
    set_measure_status(measure=second, status=MeasureStatus.STOPPED, comment="Gick inte.", by=by)
    page = words(controller.get(PLAN))
    assert "Två Gick inte. Avbruten" in page
    assert "Inga åtgärder utöver dem som den räknar med täcker det." in page


def test_without_a_forecast_there_is_nothing_to_stand_beside() -> None:
    an_occasion(), a_measure(y2023=1)
    page = words(reader(a_person(role="politician")).get(PLAN))
    assert "Prognosen för 2023 saknas, så åtgärderna har inget att ställas mot." in page


def test_a_line_in_deficit_is_told_although_the_committee_is_not(controller: Client) -> None:
    other = a_line("600", order=3)
    an_amount(other, Measure.BUDGET, "2023", 5_000_000_00)
    an_amount(other, Measure.FORECAST, "2023", 3_000_000_00, occasion=an_occasion())
    controller.post(NEW, {**FIELDS, "planned-2023": "1 200", "realised-2023": ""})
    page = words(controller.get(PLAN))
    assert "Prognosen visar inget underskott för nämnden som helhet. Utan åtgärderna hade det saknats 200 tkr." in page
    assert "Rad 575: med alla åtgärder saknas 1 000 tkr." in page


def test_a_measure_is_written_in_one_form(controller: Client) -> None:
    assert "Ny åtgärd" in words(controller.get(NEW))
    page = words(controller.post(NEW, {**FIELDS, "decision": a_decision().slug}, follow=True))
    assert "”Färre lokaler” är tillagd i åtgärdsplanen." in page
    assert "Fastighetschefen, senast 2023-12-31 Uppsägningen är lämnad. Pågår 1 251 −300 Ja 2 000" in page
    measure = DeficitMeasure.objects.get()
    assert (measure.line, measure.decision) == (a_committee().operating_lines.get(code="575"), a_decision())
    assert [(one.year, one.planned_ore, one.realised_ore, one.in_forecast) for one in measure.effects.all()] == [
        (2023, 1_250_500_00, -300_000_00, True),
        (2024, 2_000_000_00, None, False),
    ]


def test_only_what_is_changed_is_written_and_logged(controller: Client) -> None:
    controller.post(NEW, FIELDS)
    measure = DeficitMeasure.objects.get()
    before = Event.objects.count()
    assert "är sparad" in words(saved(controller, measure))
    assert Event.objects.count() == before
    saved(controller, measure, status="done", **{"realised-2023": "1300", "planned-2024": ""})
    measure.refresh_from_db()
    assert (measure.status, [one.year for one in measure.effects.all()]) == ("done", [2023])
    assert [event.action for event in Event.objects.order_by("-pk")[:3]] == [
        "economy.remove_effect",
        "economy.set_effect",
        "economy.set_measure_status",
    ]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"name": " "}, "Åtgärdens namn saknas"),
        ({"due": "i höst"}, "”i höst” är inget datum"),
        ({"status": "klar"}, "Välj åtgärdens status"),
        ({"line": "999"}, "Raden ”999” finns inte"),
        ({"decision": "inget"}, "Beslutet ”inget” finns inte"),
        ({"planned-2023": "mycket"}, "Planerad effekt 2023: ”mycket” är inte ett belopp"),
        ({"realised-2024": "1e5"}, "Uppnådd effekt 2024: ”1e5” är inte ett belopp"),
        ({"realised-2025": "5"}, "Skriv vad åtgärden beräknas ge 2025"),
        ({"comment": "x" * 4_001}, "Kommentar är längre än 4000 tecken"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(controller: Client, wrong: dict[str, str], why: str) -> None:
    answer = controller.post(NEW, {**FIELDS, **wrong})
    assert answer.status_code == 400
    assert why in words(answer)
    assert "Ett våningsplan sägs upp." in words(answer)
    assert not DeficitMeasure.objects.exists()


def test_two_people_in_one_measure_see_both_and_choose(controller: Client) -> None:
    controller.post(NEW, FIELDS)
    measure = DeficitMeasure.objects.get()
    old = {"version": measure.version, "version-2023": 1, "version-2024": 1}
    saved(controller, measure, responsible="Rektorn", **{"planned-2023": "900"})
    late = saved(controller, measure, responsible="Controllern", **old)
    assert late.status_code == 409
    page = words(late)
    assert "Någon annan hann ändra åtgärden. Det du skrev är inte sparat, men står kvar nedanför." in page
    assert "Ansvarig Rektorn" in page
    assert late.context["values"].responsible == "Controllern"
    sent_again = late.context["values"]
    saved(controller, measure, responsible="Controllern", version=sent_again.version)
    measure.refresh_from_db()
    assert measure.responsible == "Controllern"


def test_a_year_that_somebody_else_has_filled_in_is_not_overwritten(controller: Client) -> None:
    measure = a_measure(y2023=5_000)
    set_effect(measure=measure, year=2023, planned_ore=7_000_00, by=the_program())
    late = saved(controller, measure, **{"planned-2023": "6", "version-2023": 1})
    assert late.status_code == 409
    assert "Effekt 2023 7 / – / Nej" in words(late)
    assert measure.effects.get().planned_ore == 7_000_00


def test_a_measure_is_taken_out(controller: Client) -> None:
    measure = a_measure(y2023=5)
    old = controller.post(f"{PLAN}/{measure.pk}/ta-bort", {"version": "9"})
    assert old.status_code == 409
    assert DeficitMeasure.objects.exists()
    done = controller.post(f"{PLAN}/{measure.pk}/ta-bort", {"version": measure.version}, follow=True)
    assert "är borttagen. Loggen har kvar den." in words(done)
    assert not DeficitMeasure.objects.exists()
    assert controller.get(f"{PLAN}/{measure.pk}").status_code == 404


def test_who_may_not_write_reads(controller: Client) -> None:
    controller.post(NEW, FIELDS)
    measure = DeficitMeasure.objects.get()
    politician = reader(a_person(role="politician"))
    page = words(politician.get(f"{PLAN}/{measure.pk}"))
    assert "Färre lokaler Pågår Beskrivning Ett våningsplan sägs upp." in page
    assert "2023 1 251 −300 Ja" in page
    assert "Spara" not in page
    assert politician.get(NEW).status_code == 403
    for address in (NEW, f"{PLAN}/{measure.pk}", f"{PLAN}/{measure.pk}/ta-bort"):
        assert politician.post(address, FIELDS).status_code == 403
    assert DeficitMeasure.objects.count() == 1


def test_another_committees_measure_is_not_here(controller: Client) -> None:
    other = a_measure(committee=a_committee("annan"), y2023=5)
    assert controller.get(f"{PLAN}/{other.pk}").status_code == 404
    assert controller.post(f"{PLAN}/{other.pk}/ta-bort", {}).status_code == 404


def test_the_plan_as_files(controller: Client) -> None:
    controller.post(NEW, FIELDS)
    text = controller.get(f"{PLAN}.csv").content.decode("utf-8-sig")
    assert "Färre lokaler" in text
    assert "1250500,00" in text.replace("\u00a0", "")
    assert controller.get(f"{PLAN}.xlsx").content[:2] == b"PK"
    assert controller.get(f"{PLAN}.pdf").status_code == 404


def test_number_of_queries_is_the_same_for_one_measure_and_ten(controller: Client) -> None:
    counts = []
    for measures in (1, 9):
        for number in range(measures):
            a_measure(f"Nr {number}", y2023=1, y2024=2)
        with queries() as read:
            assert controller.get(PLAN).status_code == 200
        counts.append(len(read))
    assert counts[0] == counts[1]


def test_the_sums_can_be_named_and_looked_up(controller: Client) -> None:
    a_measure(y2023=400_000)
    page = words(controller.get("/namnden/2023-08/siffra/action-plan/2023/left"))
    assert "Åtgärdsplan 2023, avvikelse med alla åtgärder" in page
    assert "−0,6 mnkr" in page

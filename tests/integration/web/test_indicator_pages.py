"""An indicator's page, and the forms behind it: definitions, expected parts, targets, indicators that are new."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from tertial.audit.models import Event
from tertial.document.figure import Missing, MissingReason
from tertial.measurement.actions import Observed, observe
from tertial.measurement.models import Nature, State
from tertial.steering.actions import Definition, WantedPart, add_named_part, expect_parts
from tertial.steering.models import Direction, ExpectedPart, Frequency, Indicator, Quantity, Sex
from tests.factories.cycle import a_decision, an_occasion
from tests.factories.measurement import a_run, a_source, observed
from tests.factories.organisation import a_committee, a_municipality, a_person, a_unit, the_program
from tests.factories.steering import a_goal, a_target, an_indicator, redefined
from tests.integration.web.browsing import hidden, reader, words

pytestmark = pytest.mark.django_db
PAGE = "/namnden/2023-08/indikatorer/brukarenkat"


@pytest.fixture
def one() -> Indicator:
    """An indicator under a goal, in a municipality that anyone may read."""
    a_municipality(public_reading=True)
    an_occasion()
    return an_indicator(goal=a_goal(), definition=Definition(name="Andel nöjda", unit="%", direction=Direction.HIGHER))


@pytest.fixture
def developer() -> Client:
    """Who may plan."""
    return reader(a_person("jonas", role="developer", at=a_committee()))


def test_the_verdict_stands_with_its_rule(one: Indicator) -> None:
    a_target(one, ">= 90")
    observed(one, "2023-08", "86")
    observed(one, "2023", "91", nature=Nature.FORECAST)
    observed(one, "2022", "80", nature=Nature.BASE)
    text = words(reader().get(PAGE))
    assert "Alla På väg mot målvärdet 86 mot minst 90: nås inte, men prognosen för helåret är 91." in text
    assert "Prognos för helåret Helår 2023, Alla 91" in text
    assert "Basvärden Helår 2022, Alla 80" in text


def test_a_value_is_followed_back(one: Indicator) -> None:
    run = a_run(a_source("enkaten", committee=one.committee))
    observe(
        indicator=one,
        definition=one.definitions.get(),
        period="2023-08",
        observed=Observed(
            Decimal("87.5"),
            numerator=Decimal(35),
            denominator=Decimal(40),
            measured_on=date(2023, 8, 20),
            rule="Positiva svar av alla svar",
        ),
        reference_period="2022",
        state=State.PRELIMINARY,
        run=run,
        by=the_program(),
    )
    text = words(reader().get(PAGE))
    for said in (
        "Täljare Nämnare",
        "87,5 preliminär 35 40",
        "Enkaten",
        "Så räknades det Positiva svar av alla svar",
        "Mätt 2023-08-20",
        "Avser helår 2022",
        "Läge preliminär",
        "Definition den från 2019",
    ):
        assert said in text
    assert "Skrivet av" not in text
    assert "Skrivet av Tertial" in words(reader(a_person("karin", role="controller", at=a_committee())).get(PAGE))


def test_what_a_share_of_persons_is_made_of_is_not_for_everyone(one: Indicator, developer: Client) -> None:
    one.definitions.update(about_people=True)
    observe(
        indicator=one,
        definition=one.definitions.get(),
        period="2023-08",
        observed=Observed(Decimal("87.5"), numerator=Decimal(35), denominator=Decimal(40)),
        by=the_program(),
    )
    assert "Täljare" not in words(reader().get(PAGE))
    assert "35 40" in words(developer.get(PAGE))


def test_a_break_stands_between_the_values_and_what_changed_beside(one: Indicator) -> None:
    observed(one, "2022", "80")
    redefined(one, 2023, comparable=False, unit="dagar")
    observed(one, "2023-08", "12")
    a_target(one, "Ska minska")
    text = words(reader().get(PAGE))
    assert (
        "Brott i serien från 2023 Värdena nedanför är mätta på ett annat sätt och kan inte jämföras med dem ovanför."
        in text
    )
    assert "Enhet % ändrat dagar" in text
    assert "mätta före ett brott i serien" in text
    assert text.index("Augusti 2023 Alla 12") < text.index("Brott i serien") < text.index("Helår 2022 Alla 80")


def test_a_corrected_target_stays_and_says_so(one: Indicator) -> None:
    a_target(one, "85", decision=a_decision("forst", decided_on=date(2022, 1, 1)))
    a_target(one, "90", decision=a_decision("sedan", decided_on=date(2023, 1, 1)))
    text = words(reader().get(PAGE))
    assert "2023 85 Forst, KF 2022-01-01 · korrigerat, ersatt av ett senare beslut" in text


def test_what_is_awaited_and_not_there(one: Indicator) -> None:
    expect_parts(version=one.definitions.get(), parts=[WantedPart(), WantedPart(sex=Sex.WOMEN)], by=the_program())
    observed(one, "2023-08", Missing(MissingReason.MEASURED_LATER))
    assert "1 av 2 väntade värden är lämnade. Saknas: kvinnor, augusti 2023." in words(reader().get(PAGE))


def test_older_values_are_shown_when_asked_for(one: Indicator) -> None:
    for year in range(2016, 2023):
        for month in range(1, 13):
            observed(one, f"{year}-{month:02d}", "1")
    assert "Visa 24 äldre värden till" in words(reader().get(PAGE))
    assert "Januari 2016" in words(reader().get(PAGE + "?alla=1"))


def test_only_who_plans_sees_the_ways_to_change(one: Indicator, developer: Client) -> None:
    assert "Ny definition" not in words(reader().get(PAGE))
    assert "Ny definition" in words(developer.get(PAGE))
    controller = reader(a_person("karin", role="controller", at=a_committee()))
    for page in ("/definition", "/definition/2019", "/delar", "/malvarde", "/malvarde/lasning"):
        assert reader().get(PAGE + page).status_code == 302
        assert controller.get(PAGE + page).status_code == 403
    assert controller.get("/namnden/2023-08/indikatorer/ny").status_code == 403


FIELDS = {
    "name": "Andel mycket nöjda",
    "unit": "%",
    "quantity": "share",
    "direction": "higher",
    "numerator": "mycket nöjda",
    "denominator": "svarande",
    "population": "besökare",
    "owner": "iaf",
    "source": "Enkät",
    "frequency": "yearly",
    "measured_on": "i oktober",
    "lag_years": "1",
    "comparable": "1",
    "about_people": "1",
    "smallest_count": "10",
    "smallest_denominator": "30",
    "notes": "En not.",
}


def test_a_definition_is_corrected(one: Indicator, developer: Client) -> None:
    a_unit("iaf")
    seen = hidden(developer.get(PAGE + "/definition/2019"), "seen")
    answer = developer.post(PAGE + "/definition/2019", {**FIELDS, "seen": seen})
    assert answer.status_code == 302
    version = one.definitions.get()
    assert (version.name, version.quantity, version.frequency) == (
        "Andel mycket nöjda",
        Quantity.SHARE,
        Frequency.YEARLY,
    )
    assert version.owner is not None
    assert (version.owner.slug, version.lag_years, version.smallest_count, version.about_people) == ("iaf", 1, 10, True)
    assert (version.comparable, version.prints_unit) == (True, False)
    again = developer.post(PAGE + "/definition/2019", {**FIELDS, "name": "Annat", "seen": seen})
    assert again.status_code == 409
    assert "Någon annan hann ändra definitionen" in words(again)
    assert one.definitions.get().name == "Andel mycket nöjda"


def test_a_new_definition_keeps_the_old_and_its_parts(one: Indicator, developer: Client) -> None:
    a_unit("iaf")
    expect_parts(version=one.definitions.get(), parts=[WantedPart(sex=Sex.WOMEN)], by=the_program())
    assert 'value="2024"' in developer.get(PAGE + "/definition").content.decode()
    answer = developer.post(PAGE + "/definition", {**FIELDS, "valid_from": "2024"})
    assert answer.status_code == 302
    assert list(one.definitions.values_list("valid_from", "name")) == [
        (2019, "Andel nöjda"),
        (2024, "Andel mycket nöjda"),
    ]
    assert ExpectedPart.objects.filter(definition__valid_from=2024).get().sex == Sex.WOMEN
    again = developer.post(PAGE + "/definition", {**FIELDS, "valid_from": "2024"})
    assert "har redan en definition från 2024" in words(again)


def test_every_field_that_cannot_be_read_is_named_and_nothing_is_lost(one: Indicator, developer: Client) -> None:
    sent = {**FIELDS, "valid_from": "2024", "name": "", "lag_years": "många", "owner": "finns-inte", "quantity": "x"}
    answer = developer.post(PAGE + "/definition", sent)
    assert answer.status_code == 400
    text = words(answer)
    for said in ("Namn: Skriv vad", "Ansvarig enhet: Enheten ”finns-inte” finns inte", "”många” kan inte vara här"):
        assert said in text
    assert 'value="mycket nöjda"' in answer.content.decode()
    assert one.definitions.count() == 1


def test_an_indicator_is_laid_in_under_a_goal(one: Indicator, developer: Client) -> None:
    a_unit("iaf")
    sent = {**FIELDS, "valid_from": "2023", "kind": "indicator", "goal": "egen-forsorjning", "by_sex": "1"}
    answer = developer.post("/namnden/2023-08/indikatorer/ny", {**sent, "name": "Brukarenkät"})
    assert answer.headers["Location"] == "/namnden/2023-08/indikatorer/brukarenkat-2"
    made = Indicator.objects.get(slug="brukarenkat-2")
    assert made.placements.get().order == 2
    assert [part.sex for part in made.definitions.get().expected_parts.all()] == ["", "women", "men"]
    assert "Brukarenkät" in words(reader().get("/namnden/2023-08/indikatorer"))


def test_an_indicator_with_a_fault_is_not_laid_in_at_all(one: Indicator, developer: Client) -> None:
    sent = {**FIELDS, "owner": "", "valid_from": "snart", "kind": "indicator", "goal": ""}
    assert developer.post("/namnden/2023-08/indikatorer/ny", sent).status_code == 400
    assert developer.post("/namnden/2023-08/indikatorer/ny", {**sent, "goal": "okant"}).status_code == 400
    assert Indicator.objects.count() == 1


def test_expected_parts_are_added_by_the_handful_and_taken_away(one: Indicator, developer: Client) -> None:
    a_unit("iaf")
    version = one.definitions.get()
    sent = {"unit": ["-", "iaf"], "part": ["-"], "sex": ["-", "women"], "new_part": "Studieväg 1"}
    assert developer.post(PAGE + "/delar", sent).status_code == 302
    keys = [part.part_key for part in version.expected_parts.all()]
    assert keys == [
        "",
        "women",
        "studievag-1",
        "studievag-1/women",
        "iaf",
        "iaf/women",
        "iaf/studievag-1",
        "iaf/studievag-1/women",
    ]
    developer.post(PAGE + "/delar", {"keep": ["-", "iaf/women"]})
    assert [part.part_key for part in version.expected_parts.all()] == ["", "iaf/women"]
    assert developer.post(PAGE + "/delar", {"unit": ["x"], "part": ["-"], "sex": ["-"]}).status_code == 400


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("90", "Läses som: minst 90"),
        ("<= 0,5", "Läses som: högst 0,5"),
        ("Ska inte öka", "Läses som: ska inte öka"),
        ("Inga signifikanta skillnader", "bedöms av människor"),
        ("35 40", "är inte ett tal"),
        ("", "Till exempel"),
    ],
)
def test_a_target_is_read_while_it_is_written(one: Indicator, developer: Client, text: str, said: str) -> None:
    assert said in words(developer.get(PAGE + "/malvarde/lasning", {"text": text, "year": "2023"}))


def test_a_target_is_registered_with_its_decision(one: Indicator, developer: Client) -> None:
    add_named_part(indicator=one, slug="bemotande", name="Bemötande", order=1, by=the_program())
    decision = a_decision("budget")
    sent = {"year": "2023", "text": "90", "part": "bemotande", "sex": "women", "unit": "", "note": "Ny."}
    refused = developer.post(PAGE + "/malvarde", sent)
    assert refused.status_code == 400
    assert "Välj det beslut" in words(refused)
    assert "Läses som: minst 90" in words(refused)
    assert developer.post(PAGE + "/malvarde", {**sent, "decision": "budget"}).status_code == 302
    target = one.targets.get()
    assert (target.text, target.part_key, target.decision, target.note) == ("90", "bemotande/women", decision, "Ny.")


def test_a_target_registered_by_mistake_is_taken_away_with_a_reason(one: Indicator, developer: Client) -> None:
    target = a_target(one, "900")
    address = f"{PAGE}/malvarde/{target.pk}"
    version = hidden(developer.get(address), "version")
    assert "Skriv varför" in words(developer.post(address, {"version": version, "reason": " "}))
    assert developer.post(address, {"version": "7", "reason": "Fel"}).status_code == 409
    assert developer.post(address, {"version": version, "reason": "En nolla för mycket"}).status_code == 302
    assert not one.targets.exists()
    event = Event.objects.get(action="steering.remove_target")
    assert event.reason == "En nolla för mycket"
    assert event.before is not None
    assert event.before["text"] == "900"
    assert developer.get(address).status_code == 404

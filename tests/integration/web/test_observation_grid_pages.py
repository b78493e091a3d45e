"""The page where values are given: part by part, saved cell by cell, never over somebody else's, closed once decided."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from tertial.cycle.actions import lock
from tertial.measurement.models import Hidden, Nature, Observation, State
from tertial.organisation.models import Unit
from tertial.organisation.permissions import Permission
from tertial.organisation.roles import ROLES, Role
from tertial.steering.actions import Definition, WantedPart, expect_parts
from tertial.steering.models import CommitteeGoal, Frequency, Indicator, IndicatorKind, Quantity, Sex
from tests.factories.cycle import an_occasion
from tests.factories.measurement import observed
from tests.factories.organisation import a_committee, a_person, a_unit, the_program
from tests.factories.queries import queries
from tests.factories.steering import a_goal, a_target, an_indicator
from tests.integration.web.browsing import reader, words

pytestmark = pytest.mark.django_db

PAGE = "/namnden/2023-08/indikatorer/lamna"


def asked_of(
    slug: str = "brukarenkat", *, owner: Unit | None = None, order: int = 1, sexes: bool = True, **definition: Any
) -> Indicator:
    """An indicator that is asked for as a whole and for women and men."""
    name = definition.pop("name", slug.capitalize())
    indicator = an_indicator(
        slug,
        goal=CommitteeGoal.objects.first() or a_goal(),
        order=order,
        definition=Definition(name=name, unit=definition.pop("unit", "%"), owner=owner, **definition),
    )
    parts = [WantedPart(), *([WantedPart(sex=Sex.WOMEN), WantedPart(sex=Sex.MEN)] if sexes else [])]
    expect_parts(version=indicator.definitions.get(), parts=parts, by=the_program())
    return indicator


@pytest.fixture
def indicator() -> Indicator:
    """A share that is asked for as a whole and by sex, with values of the year before."""
    an_occasion()
    found = asked_of(numerator="nöjda", denominator="svarande", quantity=Quantity.SHARE)
    observed(found, "2022", "85.5")
    observed(found, "2022-08", "84.0")
    a_target(found, ">= 86")
    return found


@pytest.fixture
def developer(indicator: Indicator) -> Client:
    """Somebody who gives values."""
    return reader(a_person("karin.alm", role="developer"))


def send(client: Client, *cells: tuple[str, str, str, str], page: str = PAGE) -> Any:
    """What the grid's script sends: row, field, what is written, what stood there."""
    changes = [{"row": row, "field": field, "text": text, "was": was} for row, field, text, was in cells]
    address, _mark, query = page.partition("?")
    return client.post(f"{address}/spara?{query}", json.dumps({"changes": changes}), content_type="application/json")


def shown(answer: Any, row: str) -> dict[str, str]:
    return {cell["field"]: cell["shown"] for cell in answer.json()["cells"] if cell["row"] == row}


def stored(key: str = "", nature: Nature = Nature.OUTCOME) -> Observation:
    return Observation.objects.get(period__startswith="2023", part_key=key, nature=nature)


def number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def test_a_row_per_part_beside_what_was_before(developer: Client, indicator: Indicator) -> None:
    page = words(developer.get(PAGE))
    assert "Mål egen-forsorjning" in page
    for told in ("Brukarenkat", "kvinnor", "män", "85,5", "84,0", ">= 86"):
        assert told in page


def test_a_block_is_saved_as_one(developer: Client, indicator: Indicator) -> None:
    pk = str(indicator.pk)
    answer = send(
        developer,
        (pk, "value", "88,5 %", ""),
        (pk, "note", "Preliminärt resultat", ""),
        (pk, "state", "preliminary", ""),
        (f"{pk}.women", "value", "\u00a090,25", ""),
        (f"{pk}.men", "value", "I.U. för få svar: Bara 4 svarade", ""),
        (pk, "forecast", "89", ""),
    )
    assert answer.status_code == 200
    assert shown(answer, pk) == {
        "value": "88,5",
        "numerator": "",
        "denominator": "",
        "reason": "",
        "why": "",
        "expected": "",
        "state": "preliminary",
        "note": "Preliminärt resultat",
        "forecast": "89",
        "rule": "",
        "check": "",
    }
    assert (shown(answer, f"{pk}.men")["value"], shown(answer, f"{pk}.men")["why"]) == ("I.U.", "Bara 4 svarade")
    assert (number(stored().value), stored().decimals, stored().state) == ("88.5", 1, State.PRELIMINARY)
    assert stored("women").decimals == 2
    assert stored("men").missing_reason == "too_few_answers"
    assert (stored(nature=Nature.FORECAST).period, number(stored(nature=Nature.FORECAST).value)) == ("2023", "89")


def test_one_wrong_cell_holds_the_whole_block(developer: Client, indicator: Indicator) -> None:
    pk = str(indicator.pk)
    answer = send(developer, (pk, "value", "88", ""), (f"{pk}.women", "value", "I.U.", ""))
    assert answer.status_code == 400
    (fault,) = answer.json()["faults"]
    assert (fault["row"], fault["field"], fault["found"]) == (f"{pk}.women", "value", "I.U.")
    assert "mäts senare" in fault["message"]
    assert not Observation.objects.filter(period="2023-08").exists()


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ([("999", "value", "1", "")], "Raden ”999” finns inte"),
        ([("", "rule", "1", "")], "Kolumnen ”rule” finns inte"),
        ([("", "note", "Utan värde", "")], "Lämna värdet eller varför det saknas först"),
        ([("", "state", "preliminary", "")], "Lämna värdet först"),
        ([("", "value", "1", ""), ("", "state", "klart", "")], "Välj om värdet är slutligt"),
        ([("", "value", "1" * 20, "")], "går inte att spara exakt"),
        ([("", "forecast", "kanske", "")], "är inte ett tal"),
    ],
)
def test_what_cannot_be_saved_is_told_in_its_cell(
    developer: Client, indicator: Indicator, cells: list[tuple[str, str, str, str]], why: str
) -> None:
    answer = send(developer, *[(row or str(indicator.pk), field, text, was) for row, field, text, was in cells])
    assert answer.status_code == 400
    assert why in answer.json()["faults"][0]["message"]


def test_a_value_is_made_of_its_numerator_and_denominator(developer: Client, indicator: Indicator) -> None:
    pk = str(indicator.pk)
    answer = send(developer, (pk, "numerator", "1 201", ""), (pk, "denominator", "1 399", ""))
    assert (shown(answer, pk)["value"], shown(answer, pk)["numerator"]) == ("85,8", "1\u00a0201")
    assert "avrundat till 85,8" in shown(answer, pk)["rule"]
    assert (number(stored().numerator), number(stored().denominator), stored().decimals) == ("1201", "1399", 1)
    assert "avrundat till 85,8" in words(developer.get(PAGE))
    rule = shown(answer, pk)["rule"]
    answer = send(developer, (pk, "note", "Två kurser", ""))
    assert (shown(answer, pk)["rule"], stored().rule) == (rule, rule)


def test_what_does_not_fit_together_is_told_beside_the_values(developer: Client, indicator: Indicator) -> None:
    pk = str(indicator.pk)
    answer = send(
        developer, (pk, "value", "95,0", ""), (f"{pk}.women", "value", "90,0", ""), (f"{pk}.men", "value", "92,0", "")
    )
    assert answer.status_code == 200, "it is told, not refused"
    assert "Alla ska ligga däremellan." in shown(answer, f"{pk}.men")["check"]
    assert "Alla ska ligga däremellan." in words(developer.get(PAGE))


def test_undo_of_a_first_value_takes_it_back_and_of_a_reason_gives_the_value_again(
    developer: Client, indicator: Indicator
) -> None:
    pk = str(indicator.pk)
    send(developer, (pk, "value", "88,5", ""), (pk, "note", "Not", ""))
    answer = send(developer, (pk, "reason", "measured_later", ""))
    exact = {cell["field"]: cell["exact"] for cell in answer.json()["cells"] if cell["row"] == pk}
    assert exact["value"] == "I.U. mäts senare"
    answer = send(developer, (pk, "value", "88,5", exact["value"]), (pk, "reason", "", "measured_later"))
    assert (shown(answer, pk)["value"], shown(answer, pk)["reason"]) == ("88,5", "")
    assert (stored().state, stored().note) == (State.FINAL, "Not")
    answer = send(developer, (pk, "value", "", "88,5"), (pk, "note", "", "Not"))
    assert answer.status_code == 200
    assert not Observation.objects.filter(period="2023-08").exists()


def test_an_emptied_forecast_is_taken_back(developer: Client, indicator: Indicator) -> None:
    pk = str(indicator.pk)
    send(developer, (pk, "forecast", "I.U. inte mätt", ""))
    assert stored(nature=Nature.FORECAST).missing_reason == "not_measured"
    assert send(developer, (pk, "forecast", "", "I.U. inte mätt")).status_code == 200
    assert not Observation.objects.filter(nature=Nature.FORECAST).exists()


def test_somebody_elses_cell_is_not_overwritten_but_their_row_may_be_shared(
    developer: Client, indicator: Indicator
) -> None:
    pk = str(indicator.pk)
    other = reader(a_person("nils.nyman", role="developer"))
    send(developer, (pk, "value", "88", ""))
    assert send(other, (pk, "note", "Ny enkät", "")).status_code == 200
    assert send(developer, (pk, "value", "89", "88")).status_code == 200
    answer = send(other, (pk, "value", "90", "88"), (f"{pk}.women", "value", "91", ""))
    assert answer.status_code == 409
    (clash,) = answer.json()["conflicts"]
    assert (clash["mine"], clash["theirs"]["exact"], clash["who"]) == ("90", "89", "Karin Alm")
    assert (number(stored().value), stored().note) == ("89", "Ny enkät")
    assert not Observation.objects.filter(part_key="women").exists()


def test_a_decided_occasion_is_only_read(developer: Client, indicator: Indicator) -> None:
    pk = str(indicator.pk)
    send(developer, (pk, "value", "88", ""), (f"{pk}.women", "value", "I.U. inte mätt: Ingen enkät", ""))
    lock(committee=a_committee(), occasion=an_occasion(), decision_text="AMN 2023-09-20 § 95", by=the_program())
    page = developer.get(PAGE)
    assert "Uppföljningen är beslutad och kan inte ändras: AMN 2023-09-20 § 95" in words(page)
    assert "I.U. Inte mätt Ingen enkät" in words(page)
    assert b"data-grid" not in page.content
    answer = send(developer, (pk, "value", "89", "88"))
    assert "Det som är beslutat kan inte ändras" in answer.json()["faults"][0]["message"]
    assert stored().value == 88


def test_who_may_not_write_reads(developer: Client, indicator: Indicator) -> None:
    send(developer, (str(indicator.pk), "value", "88,5", ""), (str(indicator.pk), "note", "Enkät i maj", ""))
    politician = reader(a_person(role="politician"))
    page = words(politician.get(PAGE))
    assert "88,5" in page
    assert "Enkät i maj" in page
    assert "Spara" not in page
    for address in ("", "/spara", "/narvaro"):
        assert politician.post(PAGE + address).status_code == 403


def test_what_is_about_too_few_people_is_neither_seen_nor_written_without_the_right(
    developer: Client, indicator: Indicator, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Every role that gives values sees the small ones today; a role without that right must still be kept out.
    only_gives = Role("hr", "HR", frozenset({Permission.READ, Permission.OBSERVATION_EDIT}))
    monkeypatch.setitem(ROLES, "hr", only_gives)
    women = f"{indicator.pk}.women"
    send(developer, (women, "value", "33,3", ""), (women, "numerator", "1", ""), (women, "denominator", "3", ""))
    send(developer, (f"{indicator.pk}.men", "value", "41", ""), (f"{indicator.pk}.men", "numerator", "41", ""))
    Observation.objects.filter(part_key="women").update(hidden=Hidden.PRIMARY, note="Bara en kvinna")
    assert 'value="33,3"' in developer.get(PAGE).content.decode()
    assert "dold för allmänheten" in words(developer.get(PAGE))
    hr = reader(a_person("amina.yusuf", role="hr"))
    page = hr.get(PAGE).content.decode()
    assert "Värdet är om för få personer för att visas för dig." in page
    for told in ("33,3", "Bara en kvinna", "kol-numerator", "dold för allmänheten"):
        assert told not in page
    assert "33,3" not in hr.post(f"{PAGE}/narvaro").content.decode()
    answer = send(hr, (women, "value", "50", ""))
    assert "för få personer för att du ska få se det" in answer.json()["faults"][0]["message"]
    assert stored("women").value != 50


def test_owners_choose_their_own(indicator: Indicator) -> None:
    iaf, utb = a_unit("iaf", parent=a_committee()), a_unit("utb", parent=a_committee())
    asked_of("vantetid", owner=iaf, order=2, sexes=False, unit="dagar")
    asked_of("elever", owner=utb, order=3, sexes=False, unit="antal")
    a_person("samir.haddad", role="unit-manager")
    manager = reader(a_person("samir.haddad", role="unit-manager", at=iaf))
    page = words(manager.get(PAGE))
    assert "Vantetid" in page
    assert "Brukarenkat" not in page
    assert "Alla 3 Iaf 1 Utb 1 Utan ansvarig enhet 1" in page
    assert "Elever" in words(manager.get(f"{PAGE}?agare=utb"))
    assert "Brukarenkat" in words(manager.get(f"{PAGE}?agare=utan-ansvarig"))
    everything = words(manager.get(f"{PAGE}?agare=alla"))
    assert all(name in everything for name in ("Vantetid", "Elever", "Brukarenkat"))
    answer = manager.get(f"{PAGE}?agare=ingen")
    assert answer.status_code == 404
    assert "iaf, utb" in words(answer)


def test_what_is_measured_once_a_year_is_given_for_the_year(developer: Client) -> None:
    yearly = asked_of("medarbetarenkat", order=2, sexes=False, frequency=Frequency.YEARLY, lag_years=1)
    page = words(developer.get(PAGE))
    assert "Helår 2022" in page
    assert send(developer, (str(yearly.pk), "value", "71", "")).status_code == 200
    row = yearly.observations.get()
    assert (row.period, row.reference_period) == ("2022", "2021")


def test_words_are_given_as_words(developer: Client) -> None:
    qualitative = asked_of("skillnader", order=2, sexes=False, unit="text", quantity=Quantity.WORDS)
    assert send(developer, (str(qualitative.pk), "value", "Vissa skillnader", "")).status_code == 200
    assert qualitative.observations.get().text_value == "Vissa skillnader"


def test_without_scripts_the_form_does_it(developer: Client, indicator: Indicator) -> None:
    pk = str(indicator.pk)
    sent = {f"value.{pk}": "88,5", f"was.value.{pk}": "", f"shown.value.{pk}": "", f"value.{pk}.men": "åtta"}
    wrong = developer.post(PAGE, sent)
    assert wrong.status_code == 400
    assert 'value="åtta"' in wrong.content.decode()
    assert not Observation.objects.filter(period="2023-08").exists()
    sent |= {f"value.{pk}.men": "-", f"reason.{pk}.men": "measured_later", f"expected.{pk}.men": "2023-12-31"}
    assert "Värdena är sparade." in words(developer.post(PAGE, sent, follow=True))
    assert stored("men").expected_on is not None
    page = developer.get(PAGE).content.decode()
    assert '<option value="measured_later" selected>' in page
    assert "Inget var ändrat." in words(developer.post(PAGE, {}, follow=True))


def test_an_empty_page_says_who_fills_it() -> None:
    an_occasion()
    assert "bestäms med indikatorernas definitioner" in words(reader(a_person(role="developer")).get(PAGE))


def test_a_fixed_number_of_queries_for_any_number_of_rows(developer: Client, indicator: Indicator) -> None:
    developer.get(PAGE)
    with queries() as few:
        developer.get(PAGE)
    iaf = a_unit("iaf", parent=a_committee())
    for order in range(2, 6):
        more = asked_of(f"mer-{order}", owner=iaf, order=order)
        observed(more, "2023-08", "12")
        a_target(more, "Ska öka")
    an_indicator("hushall", kind=IndicatorKind.VOLUME)
    with queries() as many:
        assert "Mer-5" in words(developer.get(PAGE))
    assert len(many) == len(few) + 1, "the owners"
    with queries() as one:
        send(developer, (str(indicator.pk), "value", "1", ""))
    with queries() as another:
        send(developer, (str(indicator.pk), "value", "2", "1"))
    assert abs(len(one) - len(another)) < 6


def test_a_manager_gives_the_values_of_their_own_unit_and_no_others(indicator: Indicator) -> None:
    mine, theirs = a_unit("iaf", parent=a_committee()), a_unit("vux", parent=a_committee())
    own = asked_of("avhopp", owner=mine, order=2, sexes=False)
    other = asked_of("betyg", owner=theirs, order=3, sexes=False)
    manager = reader(a_person("eva.ek", role="unit-manager", at=mine))
    assert "Lämna värden" in words(manager.get("/namnden/2023-08/indikatorer"))
    page = words(manager.get(PAGE))
    assert "Avhopp" in page
    assert "Betyg" not in page
    assert send(manager, (str(own.pk), "value", "12,5", "")).status_code == 200
    assert number(Observation.objects.get(indicator=own).value) == "12.5"
    for page in (f"{PAGE}?agare=vux", f"{PAGE}?agare=alla"):
        assert "Betyg" in words(manager.get(page))
        assert send(manager, (str(other.pk), "value", "12,5", ""), page=page).status_code == 403
    assert not Observation.objects.filter(indicator=other).exists()


def test_a_manager_sees_the_small_values_of_their_own_unit_alone(indicator: Indicator) -> None:
    mine, theirs = a_unit("iaf", parent=a_committee()), a_unit("vux", parent=a_committee())
    for slug, owner, value in (("avhopp", mine, "41.5"), ("betyg", theirs, "47.5")):
        found = asked_of(slug, owner=owner, sexes=False)
        Observation.objects.filter(pk=observed(found, "2023-08", value).pk).update(hidden=Hidden.PRIMARY)
    manager = reader(a_person("eva.ek", role="unit-manager", at=mine))
    assert 'value="41,5"' in manager.get(PAGE).content.decode()
    assert "47,5" not in manager.get(f"{PAGE}?agare=vux").content.decode()
    assert "41,5" not in manager.get(f"{PAGE}?agare=alla").content.decode()

"""The pages of a measure: declare, read and change its rule, run it on an extract in memory, see before and after, save."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from tertial.measurement.models import Measure, Observation, RunState, SourceRun
from tests.factories.measures import CSV, RULE, a_measure
from tests.factories.organisation import a_person
from tests.factories.queries import queries
from tests.factories.reports import a_place
from tests.integration.web.browsing import hidden, reader, words

pytestmark = pytest.mark.django_db
PAGE = "/namnden/2023-08/kallor/matt"
HERE = f"{PAGE}/andel-e-ansokningar"


@pytest.fixture
def browser() -> Client:
    a_measure(committee=a_place().committee)
    return reader(a_person("karin.ekdahl", role="controller"))


def send(browser: Client, csv: str = CSV, name: str = "utdrag.csv", periods: str = "2023-08") -> object:
    file = SimpleUploadedFile(name, csv.encode())
    return browser.post(f"{HERE}/kor", {"extract": file, "periods": periods, "dated": "2023-09-05"})


def test_the_page_says_the_rule_in_words_and_asks_for_an_extract(browser: Client) -> None:
    said = words(browser.get(HERE))
    assert "Andelen där ”Väg in” är ”E-tjänst”" in said
    assert "Filen läses i minnet och skrivs aldrig till disk" in said
    assert "Här kommer körningarna att stå" in said


def test_an_extract_is_shown_and_then_saved(browser: Client) -> None:
    shown = send(browser, name="lista 850101-2393.csv")
    said = words(shown)
    assert "lista [borttaget].csv: 3 rader" in said
    assert "Augusti 2023 alla 88,0 66,7 2 3 ändras" in said
    assert "Augusti 2023 kvinnor – 100,0 2 2 nytt värde" in said
    assert not SourceRun.objects.filter(source__slug="lifecare", cursor__measure="andel-e-ansokningar").exists()
    token = hidden(shown, "token")
    saved = browser.post(f"{HERE}/spara", {"token": token, "keep": ["2023-08", "2023-08/men"]}, follow=True)
    assert "Sparat: 1 nya värden, 1 ändrade, 0 oförändrade." in words(saved)
    assert "lista [borttaget].csv" in words(saved)
    kept = Observation.objects.exclude(rule="")
    assert sorted(kept.values_list("part_key", flat=True)) == ["", "men"]
    assert {str(one.measured_on) for one in kept} == {"2023-09-05"}
    again = browser.post(f"{HERE}/spara", {"token": token, "keep": ["2023-08", "2023-08/men"]}, follow=True)
    assert "Alla värden var redan så" in words(again)


def test_what_is_saved_is_what_was_shown_to_this_person(browser: Client) -> None:
    token = hidden(send(browser), "token")
    other = reader(a_person("jonas", role="developer"))
    for who, sent in ((browser, token[:-3] + "abc"), (other, token), (browser, "")):
        refused = who.post(f"{HERE}/spara", {"token": sent, "keep": ["2023-08"]})
        assert refused.status_code == 409
        assert "Välj utdraget igen" in words(refused)
    row = Measure.objects.get()
    browser.post(HERE, {"do": "change", "rule": RULE + "# ny", "version": row.version})
    changed = browser.post(f"{HERE}/spara", {"token": token, "keep": ["2023-08"]})
    assert "Regeln har ändrats sedan utdraget lästes" in words(changed)
    assert not Observation.objects.exclude(rule="").exists()


def test_an_extract_that_can_not_be_read_says_where_and_is_seen_among_the_runs(browser: Client) -> None:
    failed = send(browser, CSV.replace(";M;", ";Hemligt;"))
    assert failed.status_code == 400  # type: ignore[attr-defined]
    assert "rad 3, kolumn ”Kön”: Koden som står här finns inte i regeln." in words(failed)
    assert "Hemligt" not in words(failed)
    assert SourceRun.objects.filter(state=RunState.FAILED).count() == 1
    assert "misslyckad" in words(browser.get(HERE))
    assert "Välj ett utdrag att räkna på." in words(browser.post(f"{HERE}/kor", {"periods": "2023-08"}))
    assert "är ingen period" in words(send(browser, periods="augusti"))


def test_an_extract_that_is_too_large_is_let_go_of(browser: Client, settings: Settings) -> None:
    settings.TERTIAL_LARGEST_EXTRACT = 0
    refused = send(browser)
    assert refused.status_code == 400  # type: ignore[attr-defined]
    assert "Utdraget är större än 0 MB" in words(refused)


def test_the_form_is_only_taken_from_our_own_pages(browser: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    assert strict.post(f"{HERE}/kor", {"periods": "2023-08"}).status_code == 403


def test_a_rule_is_declared_with_faults_told_by_line(browser: Client) -> None:
    page = browser.get(f"{PAGE}/ny")
    assert "Så skrivs en regel" in words(page)
    wrong = browser.post(f"{PAGE}/ny", {"rule": RULE.replace("sort =", "sorter =")})
    assert wrong.status_code == 400
    assert "rad 8" in words(wrong)
    made = browser.post(f"{PAGE}/ny", {"rule": RULE.replace("Andel e-", "Ny andel e-")}, follow=True)
    assert "”Ny andel e-ansökningar” är upplagt" in words(made)
    assert Measure.objects.count() == 2


def test_two_who_change_a_rule_see_both(browser: Client) -> None:
    version = Measure.objects.get().version
    assert browser.post(HERE, {"do": "change", "rule": RULE + "# en", "version": version}).status_code == 302
    late = browser.post(HERE, {"do": "change", "rule": RULE + "# två", "version": version})
    assert late.status_code == 409
    assert "# en" in words(late)
    assert "# två" in words(late)


def test_a_measure_without_values_may_be_removed(browser: Client) -> None:
    assert browser.post(HERE, {"do": "remove"}).status_code == 302
    assert not Measure.objects.exists()


def test_who_only_reads_sees_the_rule_and_no_forms(browser: Client) -> None:
    politician = reader(a_person("mikael", role="politician"))
    page = politician.get(HERE)
    assert "Andelen där ”Väg in” är ”E-tjänst”" in words(page)
    assert not re.search(r"Spara regeln|Räkna ur ett utdrag|Senaste körningar", words(page))
    assert politician.get(f"{PAGE}/ny").status_code == 403
    assert send(politician).status_code == 403  # type: ignore[attr-defined]


def test_the_page_asks_as_often_whatever_the_number_of_runs(browser: Client) -> None:
    browser.post(f"{HERE}/spara", {"token": hidden(send(browser), "token"), "keep": ["2023-08"]})
    with queries() as few:
        browser.get(HERE)
    for _ in range(3):
        send(browser, CSV.replace(";M;", ";X;"))
    with queries() as many:
        browser.get(HERE)
    assert len(many) == len(few)

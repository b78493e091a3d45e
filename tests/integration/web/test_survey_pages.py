"""The pages of surveys: declare, change, run on a file, see what would be saved, save."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tertial.measurement.models import Observation, Survey
from tests.factories.organisation import a_municipality, a_person
from tests.factories.reports import Place, a_place
from tests.factories.surveys import RULE, a_survey, responses
from tests.integration.web.browsing import hidden, reader, words

pytestmark = pytest.mark.django_db

PAGE = "/namnden/2023-08/kallor/enkater/"
ANSWERS = responses("12 × K;Ja, alltid", "4 × K;Nej, sällan", "9 × M;Ja, oftast", "7 × M;Nej, aldrig")


@pytest.fixture
def place() -> Place:
    a_municipality(public_reading=True)
    return a_place()


def test_declare_a_survey_and_mend_what_is_wrong_in_it(place: Place) -> None:
    a_survey(place)
    browser = reader(a_person("dag.dahl", role="developer"))
    assert "Så skrivs en regel" in words(browser.get(f"{PAGE}ny"))
    wrong = browser.post(f"{PAGE}ny", {"rule": RULE.replace('sort = "andel positiva"', 'sort = "median"')})
    assert wrong.status_code == 400
    assert "”median” finns inte." in words(wrong)
    made = browser.post(f"{PAGE}ny", {"rule": RULE.replace("Brukarenkät", "Ny enkät")})
    assert made.headers["Location"] == f"{PAGE}ny-enkat"
    assert "andelen positiva svar på ”Respekt”" in words(browser.get(f"{PAGE}ny-enkat"))


def test_run_on_a_file_look_and_save(place: Place) -> None:
    a_survey(place)
    browser = reader(a_person("dag.dahl", role="developer"))
    file = SimpleUploadedFile("svar.csv", ANSWERS, "text/csv")
    seen = browser.post(f"{PAGE}brukarenkat/kor", {"responses": file, "period": "2023"})
    assert seen.status_code == 200
    said = words(seen)
    assert "Period 2023: 32 har svarat" in said
    assert "kvinnor – 75,0 16 nytt värde" in said
    assert not Observation.objects.filter(period="2023").exists()
    saved = browser.post(f"{PAGE}brukarenkat/spara", {"token": hidden(seen, "token")}, follow=True)
    assert "Sparat: 3 nya värden" in words(saved)
    assert "svar.csv" in words(saved)
    assert Observation.objects.filter(period="2023").count() == 3
    forged = browser.post(f"{PAGE}brukarenkat/spara", {"token": "x"})
    assert forged.status_code == 409


def test_a_file_that_does_not_fit_says_what_to_do(place: Place) -> None:
    a_survey(place)
    browser = reader(a_person("dag.dahl", role="developer"))
    file = SimpleUploadedFile("svar.csv", b"Namn;Svar\nA;B\n", "text/csv")
    refused = browser.post(f"{PAGE}brukarenkat/kor", {"responses": file, "period": "2023"})
    assert refused.status_code == 400
    assert "Svarsfilen har inga av de rubriker som enkäten läser" in words(refused)
    missing = browser.post(f"{PAGE}brukarenkat/kor", {"period": "2023"})
    assert missing.status_code == 400
    assert "Välj en svarsfil att räkna på." in words(missing)


def test_who_may_not_write_reads(place: Place) -> None:
    survey = a_survey(place)
    page = reader().get(f"{PAGE}brukarenkat")
    assert page.status_code == 200
    assert "Räkna ur en svarsfil" not in words(page)
    assert "Ändra regeln" not in words(page)
    refused = reader(a_person("pia.politiker", role="politician")).post(f"{PAGE}brukarenkat", {"rule": "x"})
    assert refused.status_code == 403
    assert Survey.objects.get(pk=survey.pk).rule == RULE
    assert not re.search(r'name="token"', page.content.decode())


def test_two_who_change_the_rule_at_once_see_both(place: Place) -> None:
    a_survey(place)
    browser = reader(a_person("dag.dahl", role="developer"))
    first = RULE.replace("decimaler = 1", "decimaler = 0")
    assert browser.post(f"{PAGE}brukarenkat", {"rule": first, "version": "1"}).status_code == 302
    late = browser.post(f"{PAGE}brukarenkat", {"rule": RULE.replace("decimaler = 1", "decimaler = 2"), "version": "1"})
    assert late.status_code == 409
    assert "decimaler = 2" in late.content.decode()


def test_a_survey_without_values_goes_and_one_with_values_stays(place: Place) -> None:
    a_survey(place)
    browser = reader(a_person("dag.dahl", role="developer"))
    assert "kan tas bort" in words(browser.get(f"{PAGE}brukarenkat"))
    reading = reader(a_person("pia.politiker", role="politician"))
    assert reading.post(f"{PAGE}brukarenkat", {"do": "remove"}).status_code == 403
    file = SimpleUploadedFile("svar.csv", ANSWERS, "text/csv")
    seen = browser.post(f"{PAGE}brukarenkat/kor", {"responses": file, "period": "2023"})
    browser.post(f"{PAGE}brukarenkat/spara", {"token": hidden(seen, "token")})
    assert "kan tas bort" not in words(browser.get(f"{PAGE}brukarenkat"))
    refused = browser.post(f"{PAGE}brukarenkat", {"do": "remove"})
    assert refused.status_code == 400
    assert "har gett värden och kan inte tas bort" in words(refused)
    browser.post(f"{PAGE}ny", {"rule": RULE.replace("Brukarenkät", "Ny enkät")})
    gone = browser.post(f"{PAGE}ny-enkat", {"do": "remove"}, follow=True)
    assert "”Ny enkät” är borttagen. Loggen har kvar den." in words(gone)
    assert [one.slug for one in Survey.objects.all()] == ["brukarenkat"]

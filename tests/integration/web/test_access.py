"""Who may see and do what: asked by queries and actions, not by templates."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from tertial.organisation.queries import person
from tests.factories.organisation import a_person
from tests.factories.reports import a_place, a_report
from tests.integration.web.browsing import BASE, reader, words

HERE = "/namnden/2023-08/"
LONG_ENOUGH = "tolv tecken eller fler"  # nobody's
CLOSED = [
    "",
    "mal",
    "indikatorer",
    "indikatorer/lamna",
    "indikatorer/tackning",
    "ekonomi",
    "internkontroll",
    "rapport",
    "rapport/pdf",
    "rapport/granskning",
    "rapport/granskning/protokoll",
    "rapport/granskning/regler",
    "rapport/granskning/regler/number-sign",
    "siffra/line/total/2023/forecast",
]


@pytest.fixture
def closed(db: None) -> None:
    """A committee with its report, in a municipality where reading is not open."""
    a_report(a_place())


@pytest.mark.parametrize("page", CLOSED)
def test_who_is_not_logged_in_is_asked_to_where_reading_is_not_open(closed: None, page: str) -> None:
    response = reader().get(HERE + page)
    assert response.status_code == 302
    assert response.headers["Location"] == f"/konto/login/?next={HERE}{page}"


@pytest.mark.parametrize("page", CLOSED)
def test_who_has_no_role_is_refused_with_a_sentence(closed: None, page: str) -> None:
    response = reader(a_person("olle.ovrig")).get(HERE + page)
    assert response.status_code == 403
    assert "har inte behörigheten" in words(response)


def test_the_start_page_shows_only_what_may_be_read(closed: None) -> None:
    assert "Namnden" not in words(reader().get("/"))
    assert "Logga in för att läsa" in words(reader().get("/"))
    assert "Namnden" in words(reader(a_person(role="politician")).get("/"))


def test_a_politician_reads_and_changes_nothing(closed: None) -> None:
    politician = reader(a_person(role="politician"))
    report = politician.get(f"{HERE}rapport")
    assert report.status_code == 200
    assert "Lås rapporten" not in words(report)
    assert "Spara bedömningen" not in words(politician.get(f"{HERE}mal/egen-forsorjning"))
    for page in ("rapport/text/sammanfattning", "rapport/las", "logg"):
        assert politician.get(HERE + page).status_code == 403
    assert politician.post(f"{HERE}rapport/oppna").status_code == 403
    saved = politician.post(f"{HERE}rapport/text/sammanfattning", {"body": "Ny text", "version": "1"})
    assert saved.status_code == 403
    assessed = politician.post(f"{HERE}mal/egen-forsorjning", {"status": "met", "motivation": "Nytt", "version": "1"})
    assert assessed.status_code == 403
    assert politician.post(f"{HERE}rapport/las", {"decision": "AMN 2023-09-20 § 95"}).status_code == 403


def test_the_auditor_reads_the_log_and_the_tab_is_there(demo: None) -> None:
    page = reader(person("eva.lindqvist")).get(f"{BASE}logg")
    assert page.status_code == 200
    assert "Händelselogg" in words(page)
    assert "Händelselogg" not in words(reader(person("mikael.sundh")).get(BASE))


def test_logging_in_by_password(db: None) -> None:
    a_person("vera.valid", role="controller", password=LONG_ENOUGH)
    client = reader()
    wrong = client.post("/konto/login/", {"login": "vera.valid", "password": "fel"})
    assert wrong.status_code == 200
    assert 'aria-invalid="true"' in wrong.content.decode()
    right = client.post("/konto/login/", {"login": "vera.valid", "password": LONG_ENOUGH})
    assert right.headers["Location"] == "/"
    assert "Vera Valid" in words(client.get("/"))
    client.post("/konto/logout/")
    assert "Vera Valid" not in words(client.get("/"))


def test_nobody_signs_up(db: None) -> None:
    for page in ("signup/", "email/", "password/reset/", "password/set/", "login/code/"):
        assert reader(a_person()).get(f"/konto/{page}").status_code == 404


def test_changing_ones_password(db: None) -> None:
    somebody = a_person("vera.valid", role="controller", password=LONG_ENOUGH)
    client = reader(somebody)
    assert "Byt lösenord" in words(client.get("/"))
    new = f"{LONG_ENOUGH}, nya"
    short = client.post(
        "/konto/password/change/", {"oldpassword": LONG_ENOUGH, "password1": "kort", "password2": "kort"}
    )
    assert short.status_code == 200
    assert "12" in words(short)
    client.post("/konto/password/change/", {"oldpassword": LONG_ENOUGH, "password1": new, "password2": new})
    somebody.refresh_from_db()
    assert somebody.check_password(new)


def test_one_click_makes_the_visitor_one_of_the_demos_people(demo: None, db: None, settings: Settings) -> None:
    settings.TERTIAL_DEMO = True
    client = reader()
    assert "Nämndsekreterare" in words(client.get("/"))
    response = client.post("/demo", {"person": "lena.brostrom", "next": BASE})
    assert response.headers["Location"] == BASE
    assert "Lena Broström" in words(client.get(BASE))
    unknown = client.post("/demo", {"person": "tertial"})
    assert unknown.status_code == 404, "the program's own administrator is nobody's to become"


def test_outside_demo_mode_there_is_no_such_way_in(demo: None, db: None, settings: Settings) -> None:
    settings.TERTIAL_DEMO = False
    client = reader()
    assert "Prova som" not in words(client.get("/"))
    assert client.post("/demo", {"person": "lena.brostrom"}).status_code == 404
    assert "Lena" not in words(client.get("/"))


def test_forms_return_only_to_our_own_pages(demo: None, db: None, settings: Settings) -> None:
    settings.TERTIAL_DEMO = True
    response = reader().post("/demo", {"person": "lena.brostrom", "next": "https://example.org/"})
    assert response.headers["Location"] == "/"

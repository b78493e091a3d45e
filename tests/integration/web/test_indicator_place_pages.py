"""Where an indicator stands in the plan: put in, taken out after a question, closed with the report."""

from __future__ import annotations

import pytest
from django.test import Client

from tertial.measurement.models import Observation
from tertial.reports.actions import freeze_report
from tertial.steering.models import Indicator
from tests.factories.organisation import a_person, the_program
from tests.factories.reports import Place, a_place, a_report, told
from tests.factories.steering import a_goal
from tests.integration.web.browsing import reader, words

HERE = "/namnden/2023-08/indikatorer/"
PAGE = f"{HERE}brukarenkat/plats"


@pytest.fixture
def place(db: None) -> Place:
    return a_place()


@pytest.fixture
def client(place: Place) -> Client:
    return reader(a_person("dag.dahl", role="developer"))


def out_of(place: Place) -> str:
    return f"{PAGE}/{place.indicator.placements.get().pk}"


def test_out_of_the_plan_and_in_again_elsewhere(client: Client, place: Place) -> None:
    a_goal("nytt-mal", order=2)
    values = Observation.objects.count()
    assert 'href="/namnden/2023-08/indikatorer/brukarenkat/plats"' in client.get(f"{HERE}brukarenkat").content.decode()
    page = words(client.get(PAGE))
    assert "Mål egen-forsorjning Ta ur planen" in page
    done = client.post(out_of(place), follow=True)
    assert "Indikatorn är tagen ur planen. Dess värden finns kvar." in words(done)
    assert "har ingen plats i den här planen" in words(done)
    assert Observation.objects.count() == values
    assert "Brukarenkat" not in words(client.get("/namnden/2023-08/indikatorer"))
    assert client.get(f"{HERE}brukarenkat").status_code == 200
    new = client.get(f"{HERE}ny")
    assert "En indikator finns redan utan plats i planen Brukarenkat" in words(new)
    put = client.post(PAGE, {"goal": "nytt-mal", "section": "Om enkäten"}, follow=True)
    assert "Indikatorn har en plats i planen." in words(put)
    assert "Mål nytt-mal Om enkäten Ta ur planen" in words(put)
    assert "finns redan utan plats" not in words(client.get(f"{HERE}ny"))


def test_what_cannot_be_is_told(client: Client, place: Place) -> None:
    unknown = client.post(PAGE, {"goal": "finns-inte"})
    assert unknown.status_code == 400
    assert "Målet ”finns-inte” finns inte i planen." in words(unknown)
    twice = client.post(PAGE, {"goal": "egen-forsorjning"})
    assert twice.status_code == 400
    assert "har redan en plats" in words(twice)
    assert client.get(f"{PAGE}/999999").status_code == 404
    assert client.get(f"{HERE}hushall/plats/{place.indicator.placements.get().pk}").status_code == 404


def test_texts_that_name_its_figures_are_told_before(client: Client, place: Place) -> None:
    a_report(place, text="Den är {indicator/brukarenkat/@period} i år, {line/total/@year/budget} i budget.")
    told(place, "matning", text="Nu {indicator/brukarenkat/@period}.")
    told(place, "annat", text="Ordet indicator/brukarenkat/ utan klamrar, och {volume/hushall/@period}.")
    page = client.get(out_of(place))
    assert "går rapporten inte att bygga" in words(page)
    linked = page.content.decode()
    for path in ("rapport/text/sammanfattning", "rapport/handelser/matning", "mal/egen-forsorjning"):
        assert f'<li><a href="/namnden/2023-08/{path}">' in linked
    assert "handelser/annat" not in linked
    volume = Indicator.objects.get(slug="hushall").placements.get()
    assert "handelser/annat" in client.get(f"{HERE}hushall/plats/{volume.pk}").content.decode()
    client.post(PAGE, {"goal": ""})
    one_of_two = words(client.get(f"{PAGE}/{place.indicator.placements.get(goal=place.goal).pk}"))
    assert "går rapporten inte" not in one_of_two
    assert "Den står kvar på sina andra platser i planen" in one_of_two


def test_a_decided_report_closes_the_plan_here(client: Client, place: Place) -> None:
    freeze_report(report=a_report(place), decision="AMN 2023-09-20 § 95", by=the_program())
    for page in (PAGE, out_of(place)):
        asked = client.get(page)
        assert "AMN 2023-09-20 § 95" in words(asked)
        assert "csrfmiddlewaretoken" not in asked.content.decode().split("<main")[1].split("</main")[0]
        refused = client.post(page, {"goal": ""})
        assert refused.status_code == 400
        assert "Det som är beslutat kan inte ändras." in words(refused)
    assert place.indicator.placements.count() == 1


def test_only_who_plans_may(place: Place) -> None:
    controller = reader(a_person("cora", role="controller"))
    for page in (PAGE, out_of(place)):
        assert controller.get(page).status_code == 403
        assert controller.post(page, {"goal": ""}).status_code == 403
    assert "Plats i planen" not in words(controller.get(f"{HERE}brukarenkat"))
    assert place.indicator.placements.count() == 1

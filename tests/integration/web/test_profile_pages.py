"""The pages that say how files are read: rights, what is suggested, tried, saved and refused, and a fixed number of queries."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks

from tertial.economy.importers.profiles import Profile
from tertial.economy.importers.ready_profiles import ready_profiles
from tertial.economy.models import ImportProfile, Upload, UploadState
from tertial.web.profile_columns import columns_in, fields_of
from tertial.web.profile_form import settings_of, values_of
from tests.factories.cycle import an_occasion
from tests.factories.organisation import a_committee, a_person
from tests.factories.queries import queries
from tests.integration.web.browsing import hidden, reader, words

pytestmark = pytest.mark.django_db

HERE = "/namnden/2023-08/ekonomi/"
STRANGE = """Utskrivet 2023-09-05
Kt;Enhet;Vks;Bokf.dag;Handläggare;Summa kr
5010;7610;470;31.08.2023;Anna Ask;1 234,50
4511;7630;575;30.08.2023;Bo Bok;2 000,00
Summa;;;;;3 234,50
"""
BARE = {"headings": "find", "decimal": ",", "thousands": " ", "date_form": "d/m/yyyy", "period_form": "yyyymm"}
BARE |= {"sign": "costs", "sum_words": "summa", "ignored_words": "utskrivet"}
ROLES = {"role-0": "account", "role-1": "cost_centre", "role-2": "service", "role-3": "date", "role-5": "amount"}


@pytest.fixture
def controller() -> Client:
    """A controller of the committee, at an occasion."""
    an_occasion()
    return reader(a_person("karin.alm", role="controller", at=a_committee()))


@pytest.fixture
def page(controller: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> str:
    """The address of the page for a file that fits no profile."""
    with django_capture_on_commit_callbacks(execute=True):
        file = SimpleUploadedFile("september.csv", STRANGE.encode("cp1252"))
        sent = controller.post(f"{HERE}inlasning", {"file": file})
    assert Upload.objects.get().state == UploadState.FAULTY
    return str(sent.headers["Location"]) + "/uppstallning"


def filled(controller: Client, page: str, **more: str) -> dict[str, str]:
    """The form as somebody fills it in."""
    shown = controller.get(page)
    return {**BARE, **ROLES, "mark": hidden(shown, "mark"), "base": "", "seen": hidden(shown, "seen"), **more}


def test_columns_are_suggested_by_heading_and_by_value(controller: Client, page: str) -> None:
    shown = controller.get(page).content.decode()
    for place, role in {0: "account", 3: "date", 5: "amount"}.items():
        select = shown.partition(f'name="role-{place}"')[2].partition("</select>")[0]
        assert f'<option value="{role}" lang="sv" selected>' in select
    assert '<option value="d/m/yyyy" selected>' in shown
    told = words(controller.get(page))
    assert "Filen ger 2 rader: 2023-08 summa 3 234,50 kr." in told
    assert "Filens summarad stämmer med raderna." in told
    assert "Lämnas utanför för att skydda människor: Handläggare." in told


def test_a_trial_tells_rows_or_what_is_wrong_with_its_place(controller: Client, page: str) -> None:
    trial = page.replace("uppstallning", "prov")
    good = words(controller.post(trial, filled(controller, page)))
    assert "2023-08 2023-08-31 5010 7610 470 1 234,50" in good
    bad = words(controller.post(trial, filled(controller, page, date_form="yyyy-mm-dd")))
    assert "Det blir 2 fel." in bad
    assert "rad 3, kolumn Bokf.dag: ”31.08.2023” är inget datum" in bad
    twice = words(controller.post(trial, filled(controller, page, **{"role-1": "account"})))
    assert "Två kolumner är konto: ”Kt” och ”Enhet”." in twice
    unread = words(controller.post(trial, filled(controller, page, year="i fjol")))
    assert "År: ”i fjol” är inget heltal." in unread
    assert not ImportProfile.objects.exists()


def test_the_profile_is_saved_and_the_file_read_by_it(
    controller: Client, page: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        done = controller.post(page, filled(controller, page, do="save", name="Vår huvudbok"))
    saved = ImportProfile.objects.get()
    assert (saved.slug, saved.name) == ("var-huvudbok", "Vår huvudbok")
    profile = Profile.from_json(saved.settings)
    assert profile.codes["account"] == ("Kt",)
    assert profile.date_form == "d/m/yyyy"
    upload = Upload.objects.get()
    assert (upload.state, upload.profile, upload.settings) == (UploadState.READY, "var-huvudbok", {})
    told = words(controller.get(done.headers["Location"]))
    assert "Profilen ”Vår huvudbok” är sparad." in told
    assert "2023-08 ny 2 3 234,50" in told
    again = controller.get(page)
    assert "Med samma namn ändras ”Vår huvudbok”, med ett annat blir det en ny." in words(again)
    changed = filled(controller, page, base="var-huvudbok", do="save", name="Vår huvudbok", **{"role-2": ""})
    with django_capture_on_commit_callbacks(execute=True):
        assert controller.post(page, changed).status_code == 302
    assert "service" not in Profile.from_json(ImportProfile.objects.get().settings).codes
    late = controller.post(page, {**changed, "role-1": ""})
    assert late.status_code == 409
    assert "Någon annan hann ändra samma profil." in words(late)


def test_a_file_is_read_once_without_saving(
    controller: Client, page: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert controller.post(page, filled(controller, page, do="once")).status_code == 302
    upload = Upload.objects.get()
    assert (upload.state, upload.profile) == (UploadState.READY, "")
    assert not ImportProfile.objects.exists()
    assert '<option value="service" lang="sv" selected>' in controller.get(page).content.decode()


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"name": " "}, "Ge profilen ett namn"),
        ({"name": "Konteringar med ett belopp per rad"}, "Det finns redan en profil som heter"),
        ({"name": "Vår", "role-0": ""}, "Säg vilken kolumn som har kontot."),
        ({"name": "Vår", "thousands": ","}, "kan inte vara både decimaltecken och tusentalstecken"),
        ({"name": "Vår", "optional": "kund"}, "”kund” är inget som en kolumn kan vara"),
        ({"name": "Vår", "role-1": "code_string", "cut": "konto"}, "”konto” går inte att förstå"),
    ],
)
def test_what_cannot_be_saved_is_told_and_nothing_lost(
    controller: Client, page: str, more: dict[str, str], why: str
) -> None:
    refused = controller.post(page, filled(controller, page, do="save", description="Ur rapport 17", **more))
    assert refused.status_code == 400
    assert why in words(refused)
    assert 'value="Ur rapport 17"' in refused.content.decode()
    assert not ImportProfile.objects.exists()
    assert Upload.objects.get().state == UploadState.FAULTY


def test_another_delimiter_shows_other_columns(controller: Client, page: str) -> None:
    shown = controller.post(page, filled(controller, page, do="show", delimiter=",", headings="none", skip_rows="2"))
    assert "Kolumn 1 5010;7610;470;31.08.2023;Anna Ask;1 234" in words(shown)
    assert 'name="role-5"' not in shown.content.decode()


def test_an_import_in_progress_or_decided_has_no_such_page(controller: Client, page: str) -> None:
    for state, said in ((UploadState.READING, "läses"), (UploadState.IMPORTED, "inläst")):
        Upload.objects.update(state=state)
        refused = controller.get(page)
        assert refused.status_code == 400
        assert f"september.csv {said}, så det går inte att ändra hur filen läses just nu." in words(refused)


@pytest.mark.parametrize("profile", ready_profiles(), ids=lambda one: one.slug)
def test_every_ready_profile_stands_whole_in_the_form(profile: Profile) -> None:
    values = values_of(profile) | {"name": profile.name}
    settings = settings_of(values, columns_in(fields_of(profile)), slug=profile.slug)
    assert Profile.from_json(settings) == profile


def test_profiles_are_listed_copied_changed_and_removed(controller: Client) -> None:
    listed = words(controller.get(f"{HERE}profiler"))
    assert "Här kommer de profiler att stå som ni har sparat." in listed
    assert "Transaktioner av Unit4:s slag" in listed
    copy = controller.get(f"{HERE}profiler/konteringar-belopp/kopia").content.decode()
    assert 'value="Konteringar med ett belopp per rad (kopia)"' in copy
    fields = {**BARE, "column-account": 'Kt; Konto; "1"', "column-date": "Datum", "column-amount": "3"}
    made = controller.post(f"{HERE}profiler/konteringar-belopp/kopia", {**fields, "name": "Vår"}, follow=True)
    assert "Profilen ”Vår” är sparad." in words(made)
    profile = Profile.from_json(ImportProfile.objects.get().settings)
    assert (profile.codes["account"], profile.amount) == (("Kt", "Konto", "1"), (3,))
    one = controller.get(f"{HERE}profiler/var")
    assert "Kt; Konto; &quot;1&quot;" in one.content.decode()
    renamed = {**fields, "name": "Vår egen", "seen": hidden(one, "seen")}
    assert "Profilen ”Vår egen” är sparad." in words(controller.post(f"{HERE}profiler/var", renamed, follow=True))
    assert ImportProfile.objects.get().slug == "var"
    late = controller.post(f"{HERE}profiler/var", {**renamed, "column-date": "Dag", "seen": json.dumps({})})
    assert late.status_code == 409
    ready = controller.post(f"{HERE}profiler/konteringar-belopp", {**fields, "name": "Min"})
    assert ready.status_code == 400
    assert "hör till programmet" in words(ready)
    assert "Vår egen" in words(controller.get(f"{HERE}profiler/var/ta-bort"))
    gone = controller.post(f"{HERE}profiler/var/ta-bort", follow=True)
    assert "Profilen ”Vår egen” är borttagen." in words(gone)
    assert controller.get(f"{HERE}profiler/var").status_code == 404
    assert controller.post(f"{HERE}profiler/konteringar-belopp/ta-bort").status_code == 404


PAGES = ("profiler", "profiler/konteringar-belopp", "profiler/konteringar-belopp/kopia", "profiler/var/ta-bort")


@pytest.mark.parametrize("role", ["politician", "developer", "auditor"])
def test_only_who_keeps_the_economy_sees_and_saves_profiles(controller: Client, page: str, role: str) -> None:
    somebody = reader(a_person("olle.ovrig", role=role, at=a_committee()))
    for address in (page, *(HERE + one for one in PAGES)):
        assert somebody.get(address).status_code == 403
        assert somebody.post(address, {"do": "save", "name": "Vår"}).status_code == 403
    assert somebody.post(page.replace("uppstallning", "prov")).status_code == 403
    assert not ImportProfile.objects.exists()


def test_another_committees_controller_finds_no_such_file(controller: Client, page: str) -> None:
    other = reader(a_person("vera.vik", role="controller", at=a_committee("annan")))
    assert other.get(page).status_code == 403
    assert other.get(page.replace("/namnden/", "/annan/")).status_code == 404


def test_the_pages_ask_a_fixed_number_of_questions(controller: Client, page: str) -> None:
    def asked(address: str) -> int:
        with queries() as made:
            assert controller.get(address).status_code == 200
        return len(made)

    addresses = (page, f"{HERE}profiler", f"{HERE}profiler/konteringar-belopp", f"{HERE}inlasning")
    before = {address: asked(address) for address in addresses}
    settings: dict[str, Any] = ready_profiles()[0].to_json()
    for number in range(20):
        ImportProfile.objects.create(
            municipality=a_committee().municipality, slug=f"p{number}", name=f"P{number}", settings=settings
        )
    assert {address: asked(address) for address in addresses} == before

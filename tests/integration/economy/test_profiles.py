"""Profiles of a municipality: saved, changed and removed by those who keep its economy, and found by slug or name."""

from __future__ import annotations

import pytest

from tertial.audit.models import Event
from tertial.common.errors import Conflict, Forbidden, NotFound, Refused
from tertial.economy.actions import remove_import_profile, save_import_profile
from tertial.economy.importers.profiles import Profile
from tertial.economy.importers.ready_profiles import ready_profiles
from tertial.economy.importers.sie.profile import SieProfile
from tertial.economy.models import ImportProfile
from tertial.economy.queries.import_profiles import known_profiles, own_profiles, profile_for
from tests.factories.organisation import a_committee, a_person, the_program
from tests.factories.queries import queries
from tests.factories.uploads import a_profile

pytestmark = pytest.mark.django_db


def test_what_is_saved_is_found_by_slug_and_by_name() -> None:
    saved = a_profile("raindance", "Vårt Raindance", decimal=".", thousands="")
    municipality = a_committee().municipality
    for wanted in ("raindance", "Vårt Raindance", "vårt raindance"):
        found = profile_for(municipality, wanted, {})
        assert isinstance(found, Profile)
        assert (found.slug, found.name, found.decimal) == ("raindance", "Vårt Raindance", ".")
    assert Profile.from_json(saved.settings).to_json() == saved.settings
    assert own_profiles(municipality) == [Profile.from_json(saved.settings)]


def test_those_of_the_program_are_found_too_and_an_unknown_one_says_which_there_are() -> None:
    municipality = a_committee().municipality
    ready = ready_profiles()[0]
    assert profile_for(municipality, ready.slug, {}) == profile_for(municipality, ready.name, {}) == ready
    assert profile_for(municipality, "", {}) is None
    a_profile()
    with pytest.raises(NotFound, match=rf"Profilen ”hemligt” finns inte\. Det som finns: huvudbok, {ready.slug}"):
        profile_for(municipality, "hemligt", {})


def test_an_own_profile_hides_the_programs_of_its_slug() -> None:
    ready = ready_profiles()[0]
    a_profile(ready.slug, "Så gör vi")
    municipality = a_committee().municipality
    with queries() as asked:
        known = known_profiles(municipality)
    assert len(asked) == 1
    assert [(one.name, one.own) for one in known if one.slug == ready.slug] == [("Så gör vi", True)]
    assert known[0].own
    assert len(known) == len(ready_profiles())


def test_saving_again_changes_the_profile_and_the_same_again_nothing() -> None:
    first = a_profile()
    changed = a_profile(decimal=".", thousands="")
    assert (changed.pk, changed.settings["decimal"]) == (first.pk, ".")
    last = Event.objects.latest("pk")
    assert last.before
    assert last.after
    assert ("decimal" in last.before["settings"], last.after["settings"]["decimal"]) == (False, ".")
    a_profile(decimal=".", thousands="")
    assert Event.objects.latest("pk") == last


def test_two_people_do_not_overwrite_each_other() -> None:
    seen = a_profile().settings
    a_profile(decimal=".", thousands="")
    with pytest.raises(Conflict):
        save_import_profile(
            unit=a_committee(), slug="huvudbok", name="Ny", settings={**seen, "year": 2023}, seen=seen, by=the_program()
        )
    assert ImportProfile.objects.get().name == "Huvudbok"


@pytest.mark.parametrize(
    ("slug", "name", "settings", "sentence"),
    [
        ("Stor", "Namn", {}, "går inte som kortnamn"),
        ("a" * 81, "Namn", {}, "går inte som kortnamn"),
        ("kort", " ", {}, "Ge profilen ett namn"),
        ("kort", "Namn", {"codes": {}}, "Säg vilken kolumn som har kontot"),
        ("kort", "Namn", {"decimals": ","}, "inget som heter ”decimals”"),
        ("kort", "Namn", {"amount": 1.5}, "En kolumn är en rubrik"),
        ("kort", "huvudbok", {}, "Profilen huvudbok heter redan"),
        ("kort", "Namn", {"format": "sie", "content": "allt"}, "går inte som content"),
    ],
)
def test_what_cannot_be_read_is_not_saved(slug: str, name: str, settings: dict[str, object], sentence: str) -> None:
    whole = {} if "format" in settings else a_profile().settings
    with pytest.raises(Refused, match=sentence):
        save_import_profile(unit=a_committee(), slug=slug, name=name, settings={**whole, **settings}, by=the_program())
    assert ImportProfile.objects.filter(slug="kort").count() == 0


def test_a_profile_for_sie_is_kept_beside_the_others() -> None:
    settings = {"format": "sie", "dimensions": {"20": "service"}, "keep_text": True}
    save_import_profile(unit=a_committee(), slug="sie", name="SIE", settings=settings, by=the_program())
    found = profile_for(a_committee().municipality, "sie", {})
    assert isinstance(found, SieProfile)
    assert (found.dimensions, found.keep_text) == ({20: "service"}, True)


def test_removing_is_logged_and_needs_the_right() -> None:
    profile = a_profile()
    reader = a_person("rut.rask", role="politician", at=a_committee())
    with pytest.raises(Forbidden):
        remove_import_profile(unit=a_committee(), profile=profile, by=reader)
    remove_import_profile(unit=a_committee(), profile=profile, by=the_program())
    assert not ImportProfile.objects.exists()
    last = Event.objects.latest("pk")
    assert (last.action, last.subject_label) == ("economy.remove_import_profile", "Huvudbok")


def test_a_profile_that_can_no_longer_be_read_stops_no_other() -> None:
    broken = a_profile()
    ImportProfile.objects.filter(pk=broken.pk).update(settings={"slug": "x"})
    assert own_profiles(a_committee().municipality) == []

"""The organisation: founded once, a tree with history, roles that reach downwards, permissions asked of people."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from tertial.audit.models import Event
from tertial.common.errors import Forbidden, NotFound, Refused
from tertial.organisation import queries
from tertial.organisation.access import can, can_somewhere, require
from tertial.organisation.actions import add_unit, found_municipality, give_role, succeed
from tertial.organisation.models import Municipality, Person, Unit, UnitKind
from tertial.organisation.permissions import Permission
from tertial.organisation.roles import ROLES
from tests.factories.organisation import a_committee, a_municipality, a_person, a_unit, the_program
from tests.factories.queries import queries as counted

pytestmark = pytest.mark.django_db


def test_an_installation_has_one_municipality_and_a_person_that_nobody_can_log_in_as() -> None:
    root, program = found_municipality(code="0999", name="Exempelkommunen")
    assert (root.path_ids, str(root)) == ([root.pk], "Exempelkommunen")
    assert not program.has_usable_password()
    assert all(can(program, permission, unit=root) for permission in Permission)
    assert Event.objects.get().action == "organisation.found"
    with pytest.raises(Refused, match="Kommunen är redan upplagd"):
        found_municipality(code="0998", name="En till")
    assert Municipality.objects.count() == 1


def test_before_the_municipality_there_is_a_sentence() -> None:
    with pytest.raises(NotFound, match="Det finns inget att välja på än"):
        queries.municipality()


def test_the_tree_knows_what_is_above() -> None:
    committee = a_committee()
    department = a_unit("avdelning", parent=committee, kind=UnitKind.DEPARTMENT)
    root = a_municipality()
    assert department.path_ids == [root.pk, committee.pk, department.pk]
    assert [unit.pk for unit in Unit.objects.filter(path__startswith=committee.path)] == [committee.pk, department.pk]


def test_a_unit_exists_from_its_first_day_to_its_last_both_included() -> None:
    unit = add_unit(
        parent=a_municipality(),
        kind=UnitKind.ADMINISTRATION,
        slug="sof",
        name="SOF",
        short_name="SOF",
        valid_from=date(2015, 1, 1),
        valid_to=date(2021, 12, 31),
        by=the_program(),
    )
    days = [date(2014, 12, 31), date(2015, 1, 1), date(2021, 12, 31), date(2022, 1, 1)]
    assert [unit.valid_on(day) for day in days] == [False, True, True, False]
    assert unit in queries.units_on(date(2021, 12, 31), kind=UnitKind.ADMINISTRATION)
    assert unit not in queries.units_on(date(2022, 1, 1))


def test_successors_are_noted_once() -> None:
    old, one, two = a_unit("sof"), a_unit("iaf"), a_unit("utb")
    succeed(unit=old, successors=[one], by=the_program())
    succeed(unit=old, successors=[two, one], by=the_program())
    events = Event.objects.filter(action="organisation.succeed").order_by("pk")
    assert [event.after for event in events] == [{"successors": ["iaf"]}, {"successors": ["iaf", "utb"]}]
    assert set(old.successors.all()) == {one, two}
    assert list(two.predecessors.all()) == [old]


def test_a_role_reaches_its_unit_and_all_below_but_not_above_or_beside() -> None:
    committee, beside = a_committee(), a_committee("annan")
    below = a_unit("avdelning", parent=committee, kind=UnitKind.DEPARTMENT)
    controller = a_person("carin.cell", role="controller", at=committee)
    asked = [
        can(controller, Permission.ECONOMY_EDIT, unit=unit) for unit in (a_municipality(), committee, below, beside)
    ]
    assert asked == [False, True, True, False]
    assert not can(controller, Permission.GOAL_ASSESS, unit=committee)


def test_a_refusal_names_the_person_the_permission_and_the_unit() -> None:
    committee = a_committee()
    with pytest.raises(Forbidden, match=r"Nils Nyman har inte behörigheten ”goal\.assess” för Namnden\."):
        require(a_person(), Permission.GOAL_ASSESS, unit=committee)
    with pytest.raises(Forbidden, match="Den som inte är inloggad har inte"):
        require(AnonymousUser(), Permission.READ, unit=committee)


def test_who_has_a_role_at_a_unit_reads_what_it_is_part_of_and_nothing_beside() -> None:
    committee = a_committee()
    below, beside = a_unit("iaf", parent=committee), a_committee("andra-namnden")
    manager = a_person(role="unit-manager", at=below)
    assert can(manager, Permission.READ, unit=committee)
    assert not can(manager, Permission.READ, unit=beside)
    assert not can(manager, Permission.OBSERVATION_EDIT, unit=committee)
    assert can_somewhere(manager, Permission.OBSERVATION_EDIT, unit=committee)
    assert not can_somewhere(manager, Permission.OBSERVATION_EDIT, unit=beside)
    assert not can_somewhere(manager, Permission.ECONOMY_EDIT, unit=committee)


def test_reading_is_open_to_all_only_where_the_municipality_chose_so() -> None:
    committee = a_committee()
    assert not can(AnonymousUser(), Permission.READ, unit=committee)
    body = committee.municipality
    body.public_reading = True
    assert can(AnonymousUser(), Permission.READ, unit=committee)
    assert not can(AnonymousUser(), Permission.AUDIT_READ, unit=committee)


@pytest.mark.parametrize("role", ROLES)
def test_every_role_may_read_and_has_exactly_its_permissions(role: str) -> None:
    committee = a_committee()
    person = a_person("rut.roll", role=role, at=committee)
    allowed = {permission for permission in Permission if can(person, permission, unit=committee)}
    assert allowed == ROLES[role].permissions
    assert Permission.READ in allowed


def test_those_who_only_read_cannot_change_anything() -> None:
    reading = {Permission.READ, Permission.REVIEW_READ}
    assert ROLES["politician"].permissions == reading
    assert ROLES["auditor"].permissions == {
        *reading,
        Permission.AUDIT_READ,
        Permission.LEDGER_READ,
        Permission.SMALL_CELLS_READ,
    }
    assert {name for name, role in ROLES.items() if Permission.ORGANISATION_EDIT in role.permissions} == {
        "administrator"
    }
    assert {name for name, role in ROLES.items() if Permission.REPORT_FREEZE in role.permissions} == {
        "administrator",
        "secretary",
    }


def test_a_role_that_no_longer_exists_gives_nothing() -> None:
    committee = a_committee()
    person = a_person("rut.roll", role="controller", at=committee)
    person.role_assignments.update(role="avskaffad")
    assert not any(can(Person.objects.get(pk=person.pk), one, unit=committee) for one in Permission)


def test_permissions_are_read_once_per_person() -> None:
    committee, person = a_committee(), a_person("rut.roll", role="controller")
    with counted() as asked:
        for permission in Permission:
            can(person, permission, unit=committee)
    # 1 the person's roles
    assert len(asked) == 1


def test_an_unknown_role_names_those_that_exist() -> None:
    with pytest.raises(NotFound, match="Det som finns: administrator, auditor"):
        give_role(person=a_person(), role="chef", unit=a_committee(), by=the_program())


def test_unknown_committee_unit_and_person_name_those_that_exist() -> None:
    a_committee("a")
    a_committee("b")
    a_unit("iaf")
    for find, sentence in (
        (queries.committee, "Nämnden ”iaf” finns inte. Det som finns: a, b."),
        (queries.person, "Personen ”iaf” finns inte. Det som finns: tertial."),
    ):
        with pytest.raises(NotFound) as missing:
            find("iaf")
        assert str(missing.value) == sentence
    with pytest.raises(NotFound, match="Det som finns: a, b, iaf, kommunen"):
        queries.unit("x")


def test_passwords_are_kept_as_hashes_and_never_in_the_log() -> None:
    secret = "hemligt-" * 3
    assert a_person("lisa.login", password=secret).check_password(secret)
    assert not a_person("nils.nyman").has_usable_password()
    assert "hemligt" not in str(list(Event.objects.values_list("before", "after", "reason")))

"""The tables of codes: names with their days, what counts as what, whole lists, and what the ledger has beside them."""

from __future__ import annotations

from datetime import date

import pytest

from tertial.audit.models import Event
from tertial.common.errors import Conflict, Forbidden, NotFound, Refused
from tertial.economy.actions import add_code, change_code, end_code, import_codes, map_code, rename_code
from tertial.economy.models import Code, Part
from tertial.economy.queries.codes import code, code_table, known_codes, unknown_codes
from tertial.economy.queries.mapping import mapped_codes
from tertial.economy.queries.outcome import ledger
from tests.factories.ledger import Row, a_batch
from tests.factories.organisation import a_committee, a_person, the_program
from tests.factories.queries import queries
from tests.factories.uploads import a_code

pytestmark = pytest.mark.django_db


def names(part: Part = Part.ACCOUNT) -> dict[str, str]:
    return {row.code: row.name for row in code_table(a_committee().municipality, part)}


def test_a_new_name_from_a_day_ends_the_old_one_the_day_before() -> None:
    old = a_code("474", "Särvux", Part.SERVICE)
    map_to = a_code("470", "Grundläggande", Part.SERVICE)
    map_code(unit=a_committee(), part=Part.SERVICE, code="474", counts_as="470", by=the_program())
    new = add_code(
        unit=a_committee(),
        part=Part.SERVICE,
        code="474",
        name="Särskild utbildning",
        valid_from=date(2023, 7, 1),
        by=the_program(),
    )
    old.refresh_from_db()
    assert (old.valid_to, new.valid_from, new.counts_as) == (date(2023, 6, 30), date(2023, 7, 1), map_to.code)
    municipality = a_committee().municipality
    assert known_codes(municipality, 2022)["service"]["474"] == "Särvux"
    assert known_codes(municipality, 2023)["service"]["474"] == "Särskild utbildning"


def test_a_code_has_one_name_at_a_time() -> None:
    a_code("4511", "Försörjningsstöd")
    with pytest.raises(Refused, match="heter redan ”Försörjningsstöd”"):
        a_code("4511", "Bistånd")
    assert names() == {"4511": "Försörjningsstöd"}


@pytest.mark.parametrize(("value", "name"), [("", "Namn"), ("45 11", "Namn"), ("9" * 41, "Namn"), ("4511", " ")])
def test_what_is_no_code_or_no_name_is_refused(value: str, name: str) -> None:
    with pytest.raises(Refused):
        a_code(value, name)
    assert names() == {}


def test_a_code_ends_after_it_began_and_opens_again() -> None:
    row = a_code()
    end_code(unit=a_committee(), code=row, valid_to=date(2022, 12, 31), by=the_program())
    assert known_codes(a_committee().municipality, 2023) == {}
    with pytest.raises(Refused, match="kan inte sluta gälla"):
        end_code(unit=a_committee(), code=row, valid_to=date(1970, 1, 1), by=the_program())
    end_code(unit=a_committee(), code=row, valid_to=None, by=the_program())
    assert known_codes(a_committee().municipality, 2023) == {"account": {"4511": "Försörjningsstöd"}}


def test_a_code_that_is_not_in_the_table_counts_as_another_in_one_step() -> None:
    a_code("4511")
    row = map_code(unit=a_committee(), part=Part.ACCOUNT, code="4519", counts_as="4511", by=the_program())
    assert (row.name, row.counts_as) == ("Försörjningsstöd", "4511")
    assert mapped_codes(a_committee().municipality, 2023, 2023) == {"account": {"4519": "4511"}}
    again = map_code(unit=a_committee(), part=Part.ACCOUNT, code="4519", counts_as="", by=the_program())
    assert again.counts_as == ""
    assert mapped_codes(a_committee().municipality, 2023, 2023) == {}


def test_codes_count_as_others_in_one_step_only() -> None:
    for value in ("1", "2", "3"):
        a_code(value, f"Kod {value}")
    here, by = a_committee(), the_program()
    map_code(unit=here, part=Part.ACCOUNT, code="1", counts_as="2", by=by)
    for value, other, why in (
        ("3", "1", "räknas i sin tur som 2"),
        ("2", "3", "1 räknas som 2"),
        ("3", "3", "kan inte räknas som sig självt"),
        ("3", "9", "finns inte i kodtabellen"),
    ):
        with pytest.raises(Refused, match=why):
            map_code(unit=here, part=Part.ACCOUNT, code=value, counts_as=other, by=by)
    with pytest.raises(NotFound):
        map_code(unit=here, part=Part.ACCOUNT, code="9", counts_as="", by=by)


def test_what_changes_amounts_needs_the_right_at_every_committee_with_a_ledger() -> None:
    other = a_committee("annan")
    a_code("4511"), a_code("4512")
    controller = a_person("karin.alm", role="controller", at=a_committee())
    a_batch(committee=a_committee())
    map_code(unit=a_committee(), part=Part.ACCOUNT, code="4511", counts_as="4512", by=controller)
    a_batch(Row(202301, 1), committee=other, source="annan")
    with pytest.raises(Forbidden):
        map_code(unit=a_committee(), part=Part.ACCOUNT, code="4511", counts_as="", by=controller)
    rename_code(unit=a_committee(), code=Code.objects.get(code="4511"), name="Bistånd", by=controller)


def test_a_change_is_whole_or_not_made() -> None:
    row = a_code()
    with pytest.raises(Refused):
        change_code(unit=a_committee(), code=row, name="Bistånd", valid_to=None, counts_as="9999", by=the_program())
    assert names() == {"4511": "Försörjningsstöd"}
    rename_code(unit=a_committee(), code=row, name="Bistånd", by=the_program())
    with pytest.raises(Conflict) as conflict:
        change_code(
            unit=a_committee(),
            code=row,
            name="Stöd",
            valid_to=None,
            counts_as="",
            by=the_program(),
            expected_version=1,
        )
    assert (conflict.value.mine, conflict.value.theirs) == ("Stöd", "Bistånd")


def test_a_list_adds_renames_and_takes_nothing_away() -> None:
    a_code("4511", "Försörjningsstöd"), a_code("5011", "Lön")
    wanted = {"4511": "Ekonomiskt bistånd", "5012": "Timlön", "5011": "Lön"}
    before = Event.objects.count()
    assert import_codes(unit=a_committee(), part=Part.ACCOUNT, names=wanted, by=the_program()) == (1, 1)
    assert names() == {"4511": "Ekonomiskt bistånd", "5011": "Lön", "5012": "Timlön"}
    event = Event.objects.latest("pk")
    assert (Event.objects.count() - before, event.before) == (1, {"4511": "Försörjningsstöd"})
    assert event.after == {"5012": "Timlön", "4511": "Ekonomiskt bistånd"}
    assert import_codes(unit=a_committee(), part=Part.ACCOUNT, names=wanted, by=the_program()) == (0, 0)


def test_a_whole_chart_of_accounts_takes_few_queries() -> None:
    chart = {str(number): f"Konto {number}" for number in range(1000, 4000)}
    with queries() as made:
        import_codes(unit=a_committee(), part=Part.ACCOUNT, names=chart, by=the_program())
    assert len(made) < 60
    assert len(names()) == 3000


def test_codes_in_the_ledger_without_a_name_are_told_with_what_they_hold() -> None:
    a_code("5010", "Lön")
    a_batch(
        Row(202301, 100_00, "5010", "575"),
        Row(202302, 300_00, "4511", "575"),
        Row(202303, -20_00, "4511", "600"),
        Row(202304, -900_00, "9999", "600"),
        Row(202212, 5_00, "7777", "999"),
    )
    municipality = a_committee().municipality
    found = unknown_codes(ledger(a_committee(), 2023, 2023), municipality, 2023)
    assert [(one.code, one.rows, one.ore, one.group and one.group.code) for one in found[Part.ACCOUNT]] == [
        ("9999", 1, -900_00, None),
        ("4511", 2, 280_00, "45"),
    ]
    assert [one.code for one in found[Part.SERVICE]] == ["600", "575"]
    assert found[Part.PROJECT] == []


def test_an_empty_ledger_lacks_nothing() -> None:
    found = unknown_codes(ledger(a_committee(), 2023, 2023), a_committee().municipality, 2023)
    assert set(found) == set(Part)
    assert not any(found.values())


def test_a_code_of_another_part_is_not_found() -> None:
    row = a_code()
    assert code(a_committee().municipality, Part.ACCOUNT, row.pk) == row
    with pytest.raises(NotFound):
        code(a_committee().municipality, Part.SERVICE, row.pk)

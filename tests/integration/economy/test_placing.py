"""How the ledger falls on the lines: what each takes, what falls on none, what falls on two."""

from __future__ import annotations

import pytest

from tertial.common.errors import Conflict, Faults, Refused
from tertial.economy.actions import set_selectors
from tertial.economy.actions.line_selectors import Wanted
from tertial.economy.models import Block, LineKind, OperatingLine
from tertial.economy.queries.outcome import ledger
from tertial.economy.queries.placing import Placing, operating_lines, placing, years_with_lines
from tests.factories.economy import a_line
from tests.factories.ledger import Row, a_batch
from tests.factories.organisation import a_committee, the_program

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines() -> dict[str, OperatingLine]:
    """Three lines and a sum, a unit, a kind; a ledger of five rows on result accounts and one on the balance sheet."""
    made = [
        a_line("575", order=1),
        a_line("600", order=2),
        a_line("varav", order=3, kind=LineKind.OF_WHICH),
        a_line("total", order=4, kind=LineKind.TOTAL),
        a_line("enheter", order=5, block=Block.MUNICIPAL_UNITS),
        a_line("personal", order=6, block=Block.COST_KIND),
    ]
    a_batch(
        Row(202301, 100_00, "5010", "575"),
        Row(202302, 50_00, "4511", "575"),
        Row(202303, -30_00, "3511", "600"),
        Row(202304, 7_00, "6011", "926"),
        Row(202305, 9_00, "6011", "999"),
        Row(202305, -136_00, "1930", "999"),
        Row(202212, 1_00, "5010", "888"),
    )
    return {line.code: line for line in made}


def placed(lines: dict[str, OperatingLine], **selectors: str) -> Placing:
    written = {lines[code].pk: text for code, text in selectors.items()}
    return placing(ledger(a_committee(), 2023, 2023), operating_lines(a_committee(), 2023), 2023, written)


def select(lines: dict[str, OperatingLine], **selectors: str) -> int:
    wanted = [
        Wanted(lines[code.lstrip("_")], text, lines[code.lstrip("_")].version) for code, text in selectors.items()
    ]
    return set_selectors(committee=a_committee(), wanted=wanted, by=the_program())


def test_each_line_says_how_many_rows_and_how_much_it_takes(lines: dict[str, OperatingLine]) -> None:
    found = placed(lines, **{"575": "verksamhet 575", "varav": "verksamhet 575; konto 50-59", "personal": "konto 5*"})
    taken = {code: found.takes[line.pk] for code, line in lines.items() if line.pk in found.takes}
    assert {code: (one.rows, one.ore) for code, one in taken.items()} == {
        "575": (2, 150_00),
        "varav": (1, 100_00),
        "personal": (1, 100_00),
    }


def test_what_falls_on_no_line_or_on_two_is_told_without_the_balance_sheet(lines: dict[str, OperatingLine]) -> None:
    found = placed(lines, **{"575": "verksamhet 575, 600", "600": "verksamhet 600", "enheter": "verksamhet 926"})
    assert [(dict(one.codes)["service"], one.sum.ore) for one in found.in_none] == [("999", 9_00)]
    assert [(dict(one.codes)["service"], one.lines, one.sum.ore) for one in found.in_several] == [
        ("600", ("575", "600"), -30_00)
    ]
    whole = placed(lines, **{"575": "verksamhet 575, 999", "600": "verksamhet 600", "enheter": "verksamhet 926"})
    assert (whole.in_none, whole.in_several, whole.checked) == ([], [], True)


def test_of_which_lines_and_kinds_alone_are_no_check(lines: dict[str, OperatingLine]) -> None:
    found = placed(lines, varav="verksamhet 575", personal="konto 5*")
    assert (found.checked, list(found.misplaced)) == (False, [])


def test_what_cannot_be_read_is_told_and_takes_nothing(lines: dict[str, OperatingLine]) -> None:
    found = placed(lines, **{"575": "verksamheten 575", "600": "verksamhet 600"})
    assert "”verksamheten”" in found.faults[lines["575"].pk]
    assert lines["575"].pk not in found.takes
    assert found.takes[lines["600"].pk].ore == -30_00


def test_selectors_are_changed_all_or_none(lines: dict[str, OperatingLine]) -> None:
    assert select(lines, **{"575": "verksamhet  575", "600": "verksamhet 600"}) == 2
    assert select({line.code: line for line in operating_lines(a_committee(), 2023)}, **{"575": "verksamhet 575"}) == 0
    now = {line.code: line for line in operating_lines(a_committee(), 2023)}
    with pytest.raises(Faults) as caught:
        select(now, **{"575": "ansvar 71*", "600": "fel", "total": "konto 5"})
    assert [fault.place for fault in caught.value.faults] == ["Rad 600", "Rad total"]
    assert [line.selector for line in operating_lines(a_committee(), 2023)][:2] == ["verksamhet 575", "verksamhet 600"]


def test_somebody_elses_change_is_not_overwritten(lines: dict[str, OperatingLine]) -> None:
    seen = {line.code: line for line in operating_lines(a_committee(), 2023)}
    select(lines, **{"575": "verksamhet 575"})
    with pytest.raises(Conflict) as conflict:
        select(seen, **{"600": "verksamhet 600", "575": "ansvar 71*"})
    assert (conflict.value.mine, conflict.value.theirs) == ("ansvar 71*", "verksamhet 575")
    assert [line.selector for line in operating_lines(a_committee(), 2023)][:2] == ["verksamhet 575", ""]


def test_another_committees_line_is_refused(lines: dict[str, OperatingLine]) -> None:
    foreign = a_line("575", committee=a_committee("annan"))
    with pytest.raises(Refused, match="en annan nämnd"):
        set_selectors(committee=a_committee(), wanted=[Wanted(foreign, "konto 5*")], by=the_program())


def test_without_a_ledger_there_is_nothing_to_place() -> None:
    line = a_line("575")
    found = placing(ledger(a_committee(), 2023, 2023), [line], 2023, {line.pk: "verksamhet 575"})
    assert (dict(found.takes), found.misplaced, found.checked) == ({}, (), True)
    assert years_with_lines(a_committee()) == [2023]

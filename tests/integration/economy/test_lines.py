"""The lines of the operating summary: what is refused, how a year begins with another's lines."""

from __future__ import annotations

import pytest

from tertial.common.errors import Conflict, Refused
from tertial.economy.actions import copy_lines, edit_line, remove_line, set_selector
from tertial.economy.models import LineKind, Measure, OperatingLine
from tests.factories.economy import a_line, an_amount
from tests.factories.organisation import a_committee, the_program
from tests.factories.plans import a_measure, a_post

pytestmark = pytest.mark.django_db


def test_a_selector_is_kept_in_the_grammars_own_form() -> None:
    line = a_line("575")
    set_selector(line=line, selector="Verksamhet 575;ansvar 71*,  inte 719", by=the_program(), expected_version=1)
    assert (line.selector, line.version) == ("verksamhet 575; ansvar 71*, inte 719", 2)
    with pytest.raises(Conflict):
        set_selector(line=line, selector="verksamhet 1", by=the_program(), expected_version=1)
    with pytest.raises(Refused, match="en koddel ska stå"):
        set_selector(line=line, selector="575", by=the_program())
    with pytest.raises(Refused, match="Skriv det kortare"):
        set_selector(
            line=line, selector="konto " + ", ".join(str(code) for code in range(1000, 1100)), by=the_program()
        )
    with pytest.raises(Refused, match="är en summa"):
        set_selector(line=a_line("total", kind=LineKind.TOTAL), selector="konto 5", by=the_program())
    assert set_selector(line=line, selector=" ", by=the_program()).selector == ""


def test_a_code_is_had_once_a_year_and_stays() -> None:
    line, other = a_line("575"), a_line("600", order=2)
    with pytest.raises(Refused, match="har redan en rad med koden 575 2023"):
        a_line("575")
    edit_line(line=line, label=" Bistånd ", printed_code="575", order=3, parent=other, by=the_program())
    line.refresh_from_db()
    assert (line.code, line.title, line.order, line.parent) == ("575", "575 - Bistånd", 3, other)
    for child, parent, sentence in (
        (line, line, "under sig själv"),
        (other, line, "under sig själv"),
        (line, a_line("1", year=2024), "kan inte vara överordnad"),
    ):
        with pytest.raises(Refused, match=sentence):
            edit_line(line=child, label="Rad", printed_code="", order=1, parent=parent, by=the_program())


def test_a_line_that_something_hangs_on_stays() -> None:
    used, free, measured = a_line("575"), a_line("600", order=2), a_line("610", order=3)
    post = a_post(used, 1)
    with pytest.raises(Refused, match="Rad 575 har budgetposter och kan inte tas bort"):
        remove_line(line=used, by=the_program())
    post.delete()
    an_amount(used, Measure.OUTCOME, "2023-08", 1)
    with pytest.raises(Refused, match="har belopp eller prognoser"):
        remove_line(line=used, by=the_program())
    measure = a_measure()
    measure.line = measured
    measure.save()
    with pytest.raises(Refused, match="har åtgärder"):
        remove_line(line=measured, by=the_program())
    remove_line(line=free, by=the_program())
    assert [line.code for line in OperatingLine.objects.all()] == ["575", "610"]


def test_a_year_begins_with_another_years_lines() -> None:
    by = the_program()
    child = a_line("610-personal", order=1, kind=LineKind.OF_WHICH)
    parent = a_line("610", order=2)
    edit_line(line=child, label="Varav personal", printed_code="", order=3, parent=parent, by=by)
    set_selector(line=parent, selector="verksamhet 610", by=by)
    made = copy_lines(committee=a_committee(), from_year=2023, to_year=2024, by=by)
    assert [(line.code, line.label, line.selector) for line in made] == [
        ("610", "Rad 610", "verksamhet 610"),
        ("610-personal", "Varav personal", ""),
    ]
    assert made[1].parent == made[0]
    with pytest.raises(Refused, match="har redan rader för 2024"):
        copy_lines(committee=a_committee(), from_year=2023, to_year=2024, by=by)
    with pytest.raises(Refused, match="har inga rader för 2020"):
        copy_lines(committee=a_committee(), from_year=2020, to_year=2025, by=by)

"""Internal control: the year's plan with what the checks showed."""

from __future__ import annotations

import pytest

from tertial.common.errors import Refused
from tertial.control.actions import add_point, report_result
from tertial.control.models import ControlPoint
from tertial.control.queries import control_rows
from tertial.document.inline import Status
from tests.factories.cycle import an_occasion
from tests.factories.organisation import a_committee, the_program
from tests.factories.queries import queries

pytestmark = pytest.mark.django_db


def a_point(number: int, *, year: int = 2023) -> ControlPoint:
    """A check in the year's plan."""
    return add_point(
        committee=a_committee(),
        year=year,
        number=number,
        text=f"Kontroll {number}",
        frequency="Årligen",
        by=the_program(),
    )


def test_rows_stand_in_plan_order_with_the_result_of_the_occasion() -> None:
    second, first = a_point(2), a_point(1)
    a_point(1, year=2022)
    for slug, status, word in (("2023-08", Status.DEVIATION, "Brister"), ("2023-10", Status.DONE, "Åtgärdat")):
        report_result(
            point=second, occasion=an_occasion(slug), status=status, word=word, text="Tre fall.", by=the_program()
        )
    rows = control_rows(a_committee(), an_occasion("2023-08"))
    assert [(row.number, row.frequency, row.status, row.word, row.result) for row in rows] == [
        (first.number, "Årligen", None, "", ""),
        (second.number, "Årligen", Status.DEVIATION, "Brister", "Tre fall."),
    ]


def test_a_check_of_another_year_is_refused() -> None:
    with pytest.raises(Refused, match="Kontrollmoment 1, 2022 följs inte upp vid Delår 2, 31 augusti 2023"):
        report_result(point=a_point(1, year=2022), occasion=an_occasion(), status=Status.DONE, by=the_program())


def test_number_of_queries_is_the_same_for_one_check_and_fifty() -> None:
    committee, occasion = a_committee(), an_occasion()
    report_result(point=a_point(1), occasion=occasion, status=Status.DONE, by=the_program())
    with queries() as few:
        control_rows(committee, occasion)
    for number in range(2, 51):
        report_result(point=a_point(number), occasion=occasion, status=Status.DONE, by=the_program())
    with queries() as many:
        control_rows(committee, occasion)
    # 1 the checks · 2 their results
    assert len(few) == len(many) == 2

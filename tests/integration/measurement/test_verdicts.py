"""What a row's values say about its targets: compared like with like, and never across a break in the series."""

from __future__ import annotations

import pytest

from tertial.document.figure import Missing, MissingReason
from tertial.measurement.queries import measured
from tertial.steering.calculations import Verdict
from tertial.steering.models import IndicatorKind
from tests.factories.cycle import an_occasion
from tests.factories.measurement import observed
from tests.factories.organisation import a_committee, a_unit
from tests.factories.steering import a_goal, a_target, an_indicator, redefined

pytestmark = pytest.mark.django_db


def the_verdict() -> Verdict:
    """The verdict on the only row of the only indicator."""
    (found,) = measured(a_committee(), an_occasion(), [IndicatorKind.INDICATOR])
    (row,) = found.rows
    return row.verdict


@pytest.mark.parametrize(
    ("target", "values", "wanted"),
    [
        (">= 86", {"2023-08": "88"}, Verdict.MET),
        (">= 90", {"2023-08": "88"}, Verdict.NOT_MET),
        ("90", {"2023-08": "88"}, Verdict.NOT_MET),
        ("Ska öka", {"2023-08": "88"}, Verdict.CANNOT_TELL),
        ("Ska öka", {"2022-08": "87", "2022": "89", "2023-08": "88"}, Verdict.MET),  # like is compared with like
        ("Ska öka", {"2022": "89", "2021": "80", "2023-08": "88"}, Verdict.NOT_MET),
        ("Ska öka", {"2022-08": "", "2022": "89", "2023-08": "88"}, Verdict.NOT_MET),  # a hole is no base
        ("Ska öka", {"2022-08": "", "2023-08": "88"}, Verdict.CANNOT_TELL),
        (">= 86", {"2022": "88"}, Verdict.CANNOT_TELL),
        (">= 86", {"2023-08": ""}, Verdict.CANNOT_TELL),
    ],
)
def test_verdict_of_a_row(target: str, values: dict[str, str], wanted: Verdict) -> None:
    one = an_indicator(goal=a_goal())
    for period, value in values.items():
        observed(one, period, value or Missing(MissingReason.NOT_MEASURED))
    a_target(one, target)
    assert the_verdict() is wanted


@pytest.mark.parametrize(("comparable", "wanted"), [(True, Verdict.MET), (False, Verdict.CANNOT_TELL)])
def test_a_direction_is_never_judged_across_a_break_in_the_series(comparable: bool, wanted: Verdict) -> None:
    one = an_indicator(goal=a_goal())
    observed(one, "2022", "80")
    redefined(one, 2023, comparable=comparable)
    observed(one, "2023-08", "88")
    a_target(one, "Ska öka")
    assert the_verdict() is wanted


def test_a_break_before_the_base_does_not_matter() -> None:
    one = an_indicator(goal=a_goal())
    redefined(one, 2021, comparable=False)
    observed(one, "2022", "80")
    redefined(one, 2023, comparable=True)
    observed(one, "2023-08", "88")
    a_target(one, "Ska öka")
    assert the_verdict() is Verdict.MET


@pytest.mark.parametrize(
    ("second", "wanted"),
    [("6.0", Verdict.MET), ("4.0", Verdict.NOT_MET), (None, Verdict.MET), ("", Verdict.CANNOT_TELL)],
)
def test_a_row_with_units_is_met_when_every_unit_is(second: str | None, wanted: Verdict) -> None:
    one, sof, iaf, utb = an_indicator(goal=a_goal()), a_unit("sof"), a_unit("iaf"), a_unit("utb")
    observed(one, "2021", "1", unit=sof)
    observed(one, "2023-08", "5.5", unit=iaf)
    if second is not None:
        observed(one, "2023-08", second or Missing(MissingReason.OTHER), unit=utb)
    for unit in (iaf, utb):
        a_target(one, ">= 5", unit=unit)
    assert the_verdict() is wanted

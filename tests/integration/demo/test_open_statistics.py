"""The demo's series from Kolada gives the printed values, and what is made up says so."""

from __future__ import annotations

from decimal import Decimal

from tertial.demo.loading.open_statistics import kept_answers
from tertial.measurement.actions import begin_fetch, fetch_series
from tertial.measurement.models import Observation, OpenValue, RunState
from tertial.measurement.queries.open_statistics import comparison_for, find_series, runs_of
from tertial.organisation.queries import committee
from tests.factories.organisation import the_program

PRINTED = {
    ("2021", ""): "33.8",
    ("2022", ""): "33.4",
    ("2021", "women"): "40.0",
    ("2022", "women"): "40.7",
    ("2021", "men"): "26.1",
    ("2022", "men"): "26.5",
}


def test_the_printed_values_come_from_the_kept_answers(demo: None) -> None:
    rows = Observation.objects.filter(indicator__slug="sfi-tva-kurser", run__source__slug="kolada-kalla")
    assert {(row.period, row.sex): (row.value, row.decimals) for row in rows} == {
        key: (Decimal(value), 1) for key, value in PRINTED.items()
    }
    assert {row.source for row in rows} == {"Kolada N18409, hämtad 2023-09-04"}
    assert not any(row.demo for row in rows)


def test_what_is_made_up_says_so(demo: None) -> None:
    assert set(OpenValue.objects.filter(area="0580").values_list("status", flat=True)) == {""}
    assert set(OpenValue.objects.exclude(area="0580").values_list("status", flat=True)) == {"demo"}
    (found,) = comparison_for(Observation.objects.filter(indicator__slug="sfi-tva-kurser").earliest("pk").indicator)
    assert found.is_demo
    assert (found.latest, found.own.value("2022"), found.own.value("2020")) == ("2022", Decimal("33.4"), None)
    assert (found.standings["", "2022"].place, found.standings["", "2022"].among) == (4, 7)
    assert (found.standings["", "2021"].missing, found.standings["", "2021"].among) == (1, 6)


def test_the_group_is_the_unweighted_mean_of_its_members(demo: None) -> None:
    series = find_series(committee("arbetsmarknadsnamnden"), "n18409")
    (found,) = comparison_for(series.indicator) if series.indicator else []
    (group,) = found.groups
    for (sex, period), stands in found.standings.items():
        assert stands.mean is not None
        value = group.value(period, sex)
        assert value is not None
        assert abs(stands.mean - value) <= Decimal("0.005")


def test_fetching_the_kept_answers_again_changes_nothing(demo: None, db: None) -> None:
    series = find_series(committee("arbetsmarknadsnamnden"), "n18409")
    versions = list(Observation.objects.values_list("pk", "version"))
    run = begin_fetch(row=series, by=the_program(), in_background=False)
    run = fetch_series(run=run, by=the_program(), transport=kept_answers)
    assert (run.state, run.added, run.changed, run.faults) == (RunState.DONE, 0, 0, [])
    assert list(Observation.objects.values_list("pk", "version")) == versions
    assert [one.state for one in runs_of(series)] == [RunState.DONE, RunState.DONE]

"""Open statistics: what is fetched is kept and given to the indicator, and a service that misbehaves takes nothing away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from tertial.audit.models import Event
from tertial.common.errors import Refused
from tertial.document.figure import Missing, MissingReason
from tertial.measurement.actions import (
    Series,
    add_series,
    begin_fetch,
    change_series,
    fetch_series,
    remove_series,
)
from tertial.measurement.models import Observation, OpenSeries, OpenValue, RunState, SourceKind, SourceRun
from tertial.measurement.open_statistics.answers import Area
from tertial.measurement.queries.open_statistics import comparison, comparison_for, runs_of
from tertial.organisation.models import Person
from tertial.steering.models import Direction, Indicator
from tests.factories.kolada import Kolada, a_kolada
from tests.factories.measurement import a_source, observed
from tests.factories.open_services import Reply, Service
from tests.factories.organisation import the_program
from tests.factories.pxweb import a_pxweb
from tests.factories.steering import an_indicator

pytestmark = pytest.mark.django_db

AREAS = (
    Area("0581", "Norrköping", "municipality"),
    Area("0680", "Jönköping", "municipality"),
    Area("0000", "Riket", "country"),
)
QUERY = {"first_year": 2021, "last_year": 2023, "decimals": 1}


@pytest.fixture
def kolada(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Kolada, Service]]:
    """A Kolada with four rows on a page, that may be asked as often as one likes."""
    monkeypatch.setattr("tertial.measurement.open_statistics.kolada.CALLS", 1000)
    with a_kolada(page=4) as both:
        yield both


@pytest.fixture
def indicator() -> Indicator:
    """The indicator that the series gives values."""
    return an_indicator("sfi")


def a_series(service: Service, indicator: Indicator | None = None, **changes: Any) -> OpenSeries:
    source = a_source("kolada", kind=SourceKind.KOLADA)
    source.address = f"{service.address}/v3"
    source.save()
    wanted = Series(title="Elever på SFI", unit="%", query=QUERY, by_sex=True, indicator=indicator, areas=AREAS)
    return add_series(source=source, code="N18409", series=replace(wanted, **changes), by=the_program())


def fetched(series: OpenSeries, by: Person | None = None) -> SourceRun:
    run = begin_fetch(row=series, by=by or the_program(), in_background=False)
    return fetch_series(run=run, by=by or the_program(), sleep=lambda seconds: None)


def outcomes(indicator: Indicator) -> dict[tuple[str, str], str]:
    return {
        (row.period, row.sex): row.missing_reason or str(row.value.quantize(Decimal(1).scaleb(-row.decimals)))  # type: ignore[union-attr]
        for row in Observation.objects.filter(indicator=indicator)
    }


def test_values_are_kept_and_the_own_ones_given_to_the_indicator(
    kolada: tuple[Kolada, Service], indicator: Indicator
) -> None:
    run = fetched(a_series(kolada[1], indicator))
    assert (run.state, run.read, run.added, run.changed, run.unchanged) == (RunState.DONE, 36, 36, 0, 0)
    assert run.message == "Allt är hämtat. Indikatorn fick 9 nya och 0 ändrade utfall."
    assert OpenValue.objects.get(area="0581", period="2022", sex="").value is None
    assert outcomes(indicator) == {
        ("2021", ""): "33.8",
        ("2021", "women"): "38.8",
        ("2021", "men"): "28.8",
        ("2022", ""): "33.4",
        ("2022", "women"): "38.4",
        ("2022", "men"): "28.4",
        ("2023", ""): "35.0",
        ("2023", "women"): "40.0",
        ("2023", "men"): "30.0",
    }
    row = Observation.objects.get(period="2022", sex="")
    assert row.source == f"Kolada N18409, hämtad {timezone.localtime(run.started_at).date()}"
    assert (row.run, row.reference_period) == (run, "")


def test_the_same_again_changes_nothing(kolada: tuple[Kolada, Service], indicator: Indicator) -> None:
    series = a_series(kolada[1], indicator)
    fetched(series)
    versions = list(Observation.objects.values_list("pk", "version"))
    again = fetched(series)
    assert (again.state, again.added, again.changed, again.unchanged) == (RunState.DONE, 0, 0, 36)
    assert again.message == "Allt är hämtat. Indikatorns utfall är oförändrade."
    assert list(Observation.objects.values_list("pk", "version")) == versions
    # What was fetched was fetched now, also where it is as before.
    assert set(OpenValue.objects.values_list("run", flat=True)) == {again.pk}


def test_a_lag_and_more_decimals_than_are_printed(kolada: tuple[Kolada, Service], indicator: Indicator) -> None:
    kolada[0].values["N18409", "0999", 2022, "T"] = 33.44999
    fetched(a_series(kolada[1], indicator, lag_years=1, by_sex=False))
    row = Observation.objects.get(reference_period="2022")
    assert (row.period, row.value, row.decimals) == ("2023", Decimal("33.4"), 1)
    assert row.rule == "Kolada har 33,44999, avrundat till 1 decimaler."
    assert Observation.objects.count() == 3


def test_missing_is_missing_and_gets_its_value_when_there_is_one(
    kolada: tuple[Kolada, Service], indicator: Indicator
) -> None:
    kolada[0].values["N18409", "0999", 2023, "T"] = None
    series = a_series(kolada[1], indicator, by_sex=False)
    fetched(series)
    row = Observation.objects.get(period="2023")
    assert (row.missing_reason, row.missing_text) == ("other", "Kolada har inget värde för 2023")
    kolada[0].values["N18409", "0999", 2023, "T"] = 0
    run = fetched(series)
    assert (run.changed, outcomes(indicator)["2023", ""]) == (1, "0")


def test_a_value_that_disappears_is_kept_and_told(kolada: tuple[Kolada, Service], indicator: Indicator) -> None:
    content, service = kolada
    series = a_series(service, indicator, by_sex=False)
    fetched(series)
    content.values["N18409", "0999", 2021, "T"] = None
    content.deleted.add(("N18409", "0999", 2022, "T"))
    content.values = {key: value for key, value in content.values.items() if key[1:3] != ("0680", 2023)}
    for _ in range(2):
        run = fetched(series)
        assert run.state == RunState.DONE
        assert [(fault["place"], fault["message"].partition(" finns")[0]) for fault in run.faults] == [
            ("0999 2021", "Värdet 33,8"),
            ("0999 2022", "Värdet 33,4"),
            ("Jönköping 2023", "Värdet 42,0"),
            ("Jönköping 2023 män", "Värdet 37,0"),
            ("Jönköping 2023 kvinnor", "Värdet 47,0"),
        ]
        assert outcomes(indicator) == {("2021", ""): "33.8", ("2022", ""): "33.4", ("2023", ""): "35.0"}
        assert OpenValue.objects.get(area="0680", period="2023", sex="").value == 42


def test_a_value_given_by_hand_is_not_written_over(kolada: tuple[Kolada, Service], indicator: Indicator) -> None:
    observed(indicator, "2022", "33.5")
    observed(indicator, "2021", "33.80")
    observed(indicator, "2023", Missing(MissingReason.MEASURED_LATER))
    series = a_series(kolada[1], indicator, by_sex=False)
    run = fetched(series)
    assert outcomes(indicator) == {("2021", ""): "33.80", ("2022", ""): "33.5", ("2023", ""): "35.0"}
    (fault,) = run.faults
    assert fault["message"] == (
        "Utfallet är 33,5, men Kolada har 33,4. Utfallet är kvar, för det är lämnat på annat sätt."
    )


def test_a_corrected_value_is_revised(kolada: tuple[Kolada, Service], indicator: Indicator) -> None:
    series = a_series(kolada[1], indicator, by_sex=False)
    fetched(series)
    kolada[0].values["N18409", "0999", 2022, "T"] = 33.6
    run = fetched(series)
    row = Observation.objects.get(period="2022")
    assert (row.value, row.state, row.run) == (Decimal("33.6"), "revised", run)
    assert "0 nya och 1 ändrade" in run.message


@pytest.mark.parametrize(
    ("trouble", "says"),
    [
        (Reply(status=500), "har ett eget fel just nu (svar 500), trots 5 försök"),
        (Reply(status=429), "för många frågor"),
        (Reply(b"<html>"), "inte hel JSON"),
        (Reply({"values": None}), "ser inte ut som det är beskrivet"),
        (Reply({"values": []}, cut=3), "bröt förbindelsen mitt i svaret"),
        (Reply(status=302, headers={"Location": "http://example.org/"}), "hänvisar till en annan plats"),
        (Reply({}, 404), "har ingenting på den adressen"),
    ],
)
def test_what_came_is_kept_and_the_next_fetch_goes_on(
    kolada: tuple[Kolada, Service], indicator: Indicator, trouble: Reply, says: str
) -> None:
    service = kolada[1]
    series = a_series(service, indicator)
    service.trouble = [None, None, *[trouble] * 5]
    run = fetched(series)
    assert run.state == RunState.PARTLY
    assert says in run.message
    assert "Nästa hämtning går vidare därifrån." in run.message
    assert (run.added, OpenValue.objects.count()) == (24, 24)
    service.trouble, asked = [], len(service.asked)
    rest = fetched(series)
    assert (rest.state, rest.added, rest.unchanged, rest.faults) == (RunState.DONE, 12, 0, [])
    assert len(service.asked) - asked == 1
    assert OpenValue.objects.count() == 36
    assert fetched(series).unchanged == 36


def test_a_place_to_go_on_from_that_the_service_has_forgotten(kolada: tuple[Kolada, Service]) -> None:
    service = kolada[1]
    series = a_series(service)
    service.trouble = [None, Reply(b"")]
    assert fetched(series).state == RunState.PARTLY
    service.trouble = [Reply(status=503)] * 5
    # What may pass does not lose the place.
    assert fetched(series).state == RunState.PARTLY
    service.trouble = [Reply({}, 404)]
    run = fetched(series)
    assert (run.state, run.message.endswith("Nästa hämtning börjar om från början.")) == (RunState.FAILED, True)
    run = fetched(series)
    assert (run.state, run.read, run.unchanged, run.faults) == (RunState.DONE, 36, 12, [])


def test_nothing_came_and_what_was_there_stays(kolada: tuple[Kolada, Service], indicator: Indicator) -> None:
    service = kolada[1]
    series = a_series(service, indicator)
    fetched(series)
    before = outcomes(indicator)
    service.trouble = [Reply(status=503)] * 5
    run = fetched(series)
    assert run.state == RunState.FAILED
    assert run.message.endswith("Hämta igen senare. Det som fanns är kvar.")
    assert (outcomes(indicator), OpenValue.objects.count()) == (before, 36)
    assert fetched(series).unchanged == 36


def test_another_question_begins_from_the_beginning(kolada: tuple[Kolada, Service]) -> None:
    service = kolada[1]
    series = a_series(service)
    service.trouble = [None, Reply(b"")]
    assert fetched(series).state == RunState.PARTLY
    change_series(
        row=series, series=Series(title="SFI", query={**QUERY, "first_year": 2022}, areas=AREAS), by=the_program()
    )
    run = fetched(OpenSeries.objects.get())
    assert (run.state, run.read) == (RunState.DONE, 24)


def test_one_at_a_time_and_a_dead_one_is_given_up(kolada: tuple[Kolada, Service]) -> None:
    service = kolada[1]
    series = a_series(service)
    first = begin_fetch(row=series, by=the_program(), in_background=False)
    with pytest.raises(Refused, match="hämtas just nu"):
        begin_fetch(row=series, by=the_program(), in_background=False)
    with pytest.raises(Refused, match="hämtas just nu"):
        remove_series(row=series, by=the_program())
    SourceRun.objects.update(beat_at=timezone.now() - timedelta(minutes=5))
    run = fetched(series)
    assert [one.state for one in runs_of(series)] == [RunState.DONE, RunState.FAILED]
    # The one that was given up wakes up: nobody waits for it, and it writes nothing.
    assert fetch_series(run=first, by=the_program(), sleep=lambda seconds: None).ended_at is None
    assert set(OpenValue.objects.values_list("run", flat=True)) == {run.pk}


def test_a_fetch_in_the_background(
    kolada: tuple[Kolada, Service], django_capture_on_commit_callbacks: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    series = a_series(kolada[1])
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        run = begin_fetch(row=series, by=the_program())
    run.refresh_from_db()
    assert (run.state, run.added) == (RunState.DONE, 36)

    def fail(*arguments: object) -> None:
        raise RuntimeError("a mistake of ours")

    monkeypatch.setattr("tertial.measurement.actions.fetching.keep_answer", fail)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        run = begin_fetch(row=series, by=the_program())
    run.refresh_from_db()
    assert run.state == RunState.FAILED
    assert "Något gick fel i programmet" in run.message


def test_a_moved_service_is_told(kolada: tuple[Kolada, Service]) -> None:
    service = kolada[1]
    series = a_series(service)
    service.trouble = [
        Reply(status=308, headers={"Location": f"{service.address}/v3/data/kpi/N18409/municipality/0999/year/2022"})
    ]
    run = fetched(series)
    assert run.state == RunState.DONE
    assert "Kolada har flyttat: " in run.message


def test_a_table_is_fetched_in_parts(indicator: Indicator) -> None:
    with a_pxweb(limit=10) as (content, service):
        source = a_source("scb", kind=SourceKind.PXWEB)
        source.name, source.address = "SCB", f"{service.address}/api/v2"
        source.save()
        wanted = Series(
            title="Folkmängd",
            unit="antal",
            query={"first_year": 2020},
            by_sex=True,
            indicator=indicator,
            areas=[Area("00", "Riket", "country")],
        )
        series = add_series(source=source, code="TAB638", series=wanted, by=the_program())
        service.trouble = [None, None, None, Reply(b"")]
        run = fetched(series)
        assert (run.state, run.read, run.cursor["done"], run.cursor["steps"]) == (RunState.PARTLY, 8, 1, 3)
        run = fetched(series)
        assert (run.state, run.read, OpenValue.objects.count()) == (RunState.DONE, 10, 18)
        assert outcomes(indicator)["2021", ""] == str(content.values["0999", "1+2", "2021"])
        content.years = []
        run = fetched(series)
        assert (run.state, run.message) == (
            RunState.FAILED,
            "Tabellen TAB638 har inga perioder från 2020. Det som fanns är kvar.",
        )


def test_how_the_municipality_stands_beside_others(kolada: tuple[Kolada, Service]) -> None:
    indicator = an_indicator("sfi", direction=Direction.HIGHER)
    series = a_series(kolada[1], indicator, areas=(*AREAS, Area("G9001", "Liknande kommuner", "group")))
    fetched(series)
    (found,) = comparison_for(indicator)
    assert [one.name for one in found.areas] == [
        "Exempelkommunen",
        "Jönköping",
        "Norrköping",
        "Liknande kommuner",
        "Riket",
    ]
    assert found.latest == "2023"
    now, before = found.standings["", "2023"], found.standings["", "2022"]
    assert (now.mean, now.median, now.place, now.among) == (Decimal("36.625"), Decimal("36.625"), 2, 3)
    # Norrköping has no value for 2022: missing counts for nobody, and is not the lowest.
    assert (before.mean, before.others, before.missing, before.place, before.among) == (Decimal("41.5"), 1, 1, 2, 2)
    assert found.country is not None
    assert found.country.value("2022", "women") == Decimal("40.6")
    assert found.sexes == ("", "women", "men")


def test_a_series_without_values_compares_nothing(kolada: tuple[Kolada, Service]) -> None:
    found = comparison(a_series(kolada[1]))
    assert (found.periods, found.latest, found.fetched_at, found.is_demo) == ((), "", None, False)
    assert comparison_for(an_indicator("annan")) == []


def test_what_is_refused(kolada: tuple[Kolada, Service], indicator: Indicator) -> None:
    service, by = kolada[1], the_program()
    series = a_series(service, indicator)
    with pytest.raises(Refused, match="får redan sina värden från Elever på SFI"):
        add_series(source=series.source, code="N1", series=Series(title="X", indicator=indicator), by=by)
    once = Series(title="Igen", query=QUERY)
    add_series(source=series.source, code="N2", series=once, by=by)
    with pytest.raises(Refused, match="finns redan här"):
        add_series(source=series.source, code="N2", series=once, by=by)
    with pytest.raises(Refused, match="måste ha ett namn"):
        change_series(row=series, series=Series(title=" "), by=by)
    with pytest.raises(Refused, match="ingen tjänst"):
        add_series(source=a_source(), code="N1", series=Series(title="X"), by=by)
    part = an_indicator("annan").named_parts
    with pytest.raises(Refused, match="inte en del av"):
        change_series(row=series, series=Series(title="X", part=part.create(slug="a", name="A", order=1)), by=by)


def test_a_removed_series_leaves_the_outcomes(kolada: tuple[Kolada, Service], indicator: Indicator) -> None:
    series = a_series(kolada[1], indicator)
    fetched(series)
    remove_series(row=series, by=the_program())
    assert OpenValue.objects.count() == 0
    assert len(outcomes(indicator)) == 9
    assert Event.objects.latest("pk").action == "measurement.remove_series"

"""One call of each action on indicators' definitions, sources and values; see `every_action`."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from tertial.measurement.actions import (
    Given,
    Observed,
    Series,
    add_series,
    add_source,
    begin_fetch,
    begin_run,
    change_series,
    change_source,
    end_run,
    fetch_series,
    import_observations,
    observe,
    observe_many,
    remove_series,
    withdraw,
)
from tertial.measurement.models import OpenSeries, RunState, Source, SourceKind, SourceRun
from tertial.measurement.open_statistics.transport import Answer
from tertial.organisation.models import Person
from tertial.steering.actions import (
    Definition,
    WantedPart,
    correct_definition,
    define,
    expect_parts,
    remove_target,
)
from tertial.steering.models import Sex
from tests.factories.every_plan_action import a_csv_file
from tests.factories.measurement import a_run, a_source
from tests.factories.measures import MEASURE_ACTIONS, MEASURE_ACTIONS_AGAIN, MEASURE_EVENTS, a_measure
from tests.factories.organisation import the_program
from tests.factories.reports import Place
from tests.factories.surveys import SURVEY_ACTIONS, SURVEY_ACTIONS_AGAIN, SURVEY_EVENTS, a_survey


def something_to_measure(at: Place) -> None:
    """What these actions need: two series, one that is being fetched, and a source with a run that is under way."""
    kolada, by = a_source("kolada", committee=at.committee, kind=SourceKind.KOLADA), the_program()
    add_series(source=kolada, code="N1", series=Series(title="Väntar"), by=by)
    fetched = add_series(source=kolada, code="N2", series=Series(title="Hämtas", indicator=at.indicator), by=by)
    begin_fetch(row=fetched, by=by, in_background=False)
    a_run(a_source(committee=at.committee))
    a_measure(committee=at.committee)
    a_survey(at)


def _source() -> Source:
    return Source.objects.get(slug="lifecare")


def _run() -> SourceRun:
    return SourceRun.objects.latest("pk")


def _series() -> OpenSeries:
    return OpenSeries.objects.get(code="N1")


def _fetch() -> SourceRun:
    return SourceRun.objects.get(source__slug="kolada")


def _one_value(method: str, address: str, body: bytes | None = None) -> Answer:
    """Kolada with one value of a municipality."""
    value = '{"gender": "T", "value": 33.8}'
    return Answer(200, f'{{"values": [{{"period": 2020, "municipality": "0999", "values": [{value}]}}]}}'.encode())


MEASUREMENT_ACTIONS: dict[str, Callable[[Place, Person], object]] = {
    "steering.define": lambda at, by: define(
        indicator=at.indicator, valid_from=2024, definition=Definition(name="Ny", unit="%"), by=by
    ),
    "steering.correct_definition": lambda at, by: correct_definition(
        version=at.indicator.definitions.get(), definition=Definition(name="Rättad", unit="%"), by=by
    ),
    "steering.expect_parts": lambda at, by: expect_parts(
        version=at.indicator.definitions.get(), parts=[WantedPart(), WantedPart(sex=Sex.WOMEN)], by=by
    ),
    "steering.remove_target": lambda at, by: remove_target(target=at.indicator.targets.get(), reason="Fel år", by=by),
    "measurement.observe": lambda at, by: observe(
        indicator=at.indicator,
        definition=at.indicator.definitions.get(),
        period="2023-08",
        observed=Observed(Decimal("89.5")),
        by=by,
    ),
    "measurement.withdraw": lambda at, by: withdraw(
        observation=at.indicator.observations.get(period="2023-08"), by=by, reason="Fel period"
    ),
    "measurement.observe_many": lambda at, by: observe_many(
        committee=at.committee,
        given=[Given(at.indicator, at.indicator.definitions.get(), "2023-04", Observed(Decimal("89.5")))],
        run=_run(),
        by=by,
    ),
    "measurement.import_observations": lambda at, by: import_observations(
        committee=at.committee, source=a_csv_file(f"Kod;Period;Värde\n{at.indicator.slug};2023-03;89,5\n"), by=by
    ),
    "measurement.add_source": lambda at, by: add_source(
        committee=at.committee, slug="ny", name="Ny", kind=SourceKind.FILE, by=by
    ),
    "measurement.change_source": lambda at, by: change_source(
        source=_source(), name="Lifecare 2", address="", owner=None, settings={}, by=by
    ),
    "measurement.add_series": lambda at, by: add_series(
        source=_fetch().source or _source(), code="N3", series=Series(title="Ny"), by=by
    ),
    "measurement.change_series": lambda at, by: change_series(row=_series(), series=Series(title="Ändrad"), by=by),
    "measurement.remove_series": lambda at, by: remove_series(row=_series(), by=by),
    "measurement.begin_fetch": lambda at, by: begin_fetch(row=_series(), by=by, in_background=False),
    "measurement.fetch_series": lambda at, by: fetch_series(run=_fetch(), by=by, transport=_one_value),
    "measurement.begin_run": lambda at, by: begin_run(committee=at.committee, source=_source(), by=by),
    "measurement.end_run": lambda at, by: end_run(run=_run(), state=RunState.DONE, by=by),
    **MEASURE_ACTIONS,
    **SURVEY_ACTIONS,
}

MEASUREMENT_ACTIONS_AGAIN = (
    "steering.correct_definition",
    "steering.expect_parts",
    "measurement.observe",
    "measurement.observe_many",
    "measurement.import_observations",
    "measurement.change_source",
    "measurement.change_series",
    *MEASURE_ACTIONS_AGAIN,
    *SURVEY_ACTIONS_AGAIN,
)
MEASUREMENT_EVENTS: dict[str, list[str]] = {
    **MEASURE_EVENTS,
    **SURVEY_EVENTS,
    "measurement.begin_fetch": ["measurement.begin_run"],
    "measurement.import_observations": [
        "measurement.begin_run",
        "measurement.observe_many",
        "measurement.end_run",
    ],
    "measurement.fetch_series": ["measurement.observe_many", "measurement.fetch_series", "measurement.end_run"],
}

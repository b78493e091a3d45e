"""One call of each action on indicators' definitions, sources and values; see `every_action`."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from tertial.measurement.actions import (
    Given,
    Observed,
    add_source,
    begin_run,
    change_source,
    end_run,
    observe,
    observe_many,
    withdraw,
)
from tertial.measurement.models import RunState, Source, SourceKind, SourceRun
from tertial.organisation.models import Person
from tertial.steering.actions import Definition, WantedPart, correct_definition, define, expect_parts
from tertial.steering.models import Sex
from tests.factories.measurement import a_run, a_source
from tests.factories.reports import Place


def something_to_measure(at: Place) -> None:
    """What these actions need: a source with a run that is under way."""
    a_run(a_source(committee=at.committee))


def _source() -> Source:
    return Source.objects.get(slug="lifecare")


def _run() -> SourceRun:
    return SourceRun.objects.latest("pk")


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
    "measurement.add_source": lambda at, by: add_source(
        committee=at.committee, slug="ny", name="Ny", kind=SourceKind.FILE, by=by
    ),
    "measurement.change_source": lambda at, by: change_source(
        source=_source(), name="Lifecare 2", address="", owner=None, settings={}, by=by
    ),
    "measurement.begin_run": lambda at, by: begin_run(committee=at.committee, source=_source(), by=by),
    "measurement.end_run": lambda at, by: end_run(run=_run(), state=RunState.DONE, by=by),
}

MEASUREMENT_ACTIONS_AGAIN = (
    "steering.correct_definition",
    "steering.expect_parts",
    "measurement.observe",
    "measurement.observe_many",
    "measurement.change_source",
)
MEASUREMENT_EVENTS: dict[str, list[str]] = {}

"""A measure over an extract of three rows, and one call of each action on measures; see `every_action`."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from tertial.common.errors import Refused
from tertial.common.periods import Period
from tertial.measurement.actions import (
    add_source,
    change_measure,
    declare_measure,
    fail_measure,
    remove_measure,
    run_measure,
)
from tertial.measurement.extracts.outcome import Computed, Outcome
from tertial.measurement.models import Measure, Source, SourceKind
from tertial.measurement.queries.measures import follow
from tertial.organisation.models import Person, Unit
from tertial.steering.parts import Part
from tests.factories.organisation import a_committee, the_program
from tests.factories.reports import Place

RULE = """# Andelen som sökte via e-tjänst, av alla som sökte.
namn = "Andel e-ansökningar"
indikator = "brukarenkat"
"källa" = "lifecare"
identiteter = ["Person"]
decimaler = 1

["beräkning"]
sort = "andel"
datum = "Inkom"

["beräkning"."täljare"]
"Väg in" = "E-tjänst"

[delar."kön"]
kolumn = "Kön"
kvinnor = ["K"]
"män" = ["M"]
"""
CSV = "Person;Kön;Inkom;Väg in\nA1;K;2023-02-03;E-tjänst\nA2;M;2023-03-04;Papper\nA3;K;2023-05-06;E-tjänst\n"


def a_measure(rule: str = RULE, *, committee: Unit | None = None) -> Measure:
    """A declared measure; its source system is there too."""
    board = committee or a_committee()
    if not Source.objects.filter(committee=board, slug="lifecare").exists():
        add_source(committee=board, slug="lifecare", name="Lifecare", kind=SourceKind.EXTRACT, by=the_program())
    return declare_measure(committee=board, rule=rule, by=the_program())


def followed(row: Measure, csv: str = CSV, *periods: str, file_name: str = "utdrag.csv") -> Outcome:
    """What comes of following a measure over a file."""
    asked = [Period.parse(period) for period in periods or ("2023-08",)]
    (outcome,) = follow([row], content=csv.encode(), file_name=file_name, periods=asked)
    return outcome


def _measure() -> Measure:
    return Measure.objects.get()


def _outcome() -> Outcome:
    """An outcome as it would come of an extract."""
    value = Computed("2023-08", Part(), Decimal("66.7"), Decimal(2), Decimal(3))
    return Outcome(RULE, "Andelen.", (value,), 3, "utdrag.csv", "ab" * 32)


MEASURE_ACTIONS: dict[str, Callable[[Place, Person], object]] = {
    "measurement.declare_measure": lambda at, by: declare_measure(
        committee=at.committee, rule=RULE.replace("Andel e-", "Ny andel e-"), by=by
    ),
    "measurement.change_measure": lambda at, by: change_measure(
        measure=_measure(), rule=RULE.replace("decimaler = 1", "decimaler = 0"), by=by
    ),
    "measurement.remove_measure": lambda at, by: remove_measure(measure=_measure(), by=by),
    "measurement.run_measure": lambda at, by: run_measure(measure=_measure(), outcome=_outcome(), by=by),
    "measurement.fail_measure": lambda at, by: fail_measure(
        measure=_measure(), error=Refused("Utdraget är tomt."), file_name="utdrag.csv", fingerprint="cd" * 32, by=by
    ),
}
MEASURE_ACTIONS_AGAIN = ("measurement.change_measure", "measurement.run_measure")
MEASURE_EVENTS = {
    "measurement.run_measure": ["measurement.begin_run", "measurement.observe", "measurement.end_run"],
    "measurement.fail_measure": ["measurement.begin_run", "measurement.end_run"],
}

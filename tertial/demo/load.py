"""Load the demo municipality: published figures of Linköping, texts and series made for the demo."""

from __future__ import annotations

from django.db import transaction

from tertial.demo.loading.budget import load_budget, load_forecasts
from tertial.demo.loading.control import load_control
from tertial.demo.loading.cycle import load_cycle
from tertial.demo.loading.economy import load_economy
from tertial.demo.loading.goals import load_assignments, load_goals
from tertial.demo.loading.indicators import load_indicators, load_observations
from tertial.demo.loading.ledger import load_codes, load_ledger
from tertial.demo.loading.measures import load_measures
from tertial.demo.loading.open_statistics import load_open_statistics
from tertial.demo.loading.organisation import load_organisation
from tertial.demo.loading.reports import load_assessments, load_reports, load_reviews
from tertial.demo.loading.rows import Progress, rows
from tertial.demo.loading.surveys import load_surveys
from tertial.measurement.actions import settled_once
from tertial.organisation.models import Municipality


@transaction.atomic
def load(*, progress: Progress) -> None:
    """Load everything or nothing, through the actions that people use, as the program's own person.

    Raises `Refused` when the installation has a municipality already.
    """
    data = load_organisation(progress)
    load_cycle(data, progress)
    load_goals(data, progress)
    with settled_once():
        load_indicators(data, progress)
        load_observations(data, progress)
        load_open_statistics(data, progress)
        load_surveys(data, progress)
    load_economy(data, progress)
    load_codes(data, progress)
    load_ledger(data, progress)
    with settled_once():
        load_measures(data, progress)
    load_budget(data, progress)
    load_forecasts(data, progress)
    load_assignments(data, progress)
    load_control(data, progress)
    load_assessments(data, progress)
    load_reports(data, progress)
    load_reviews(data, progress)


def is_demo() -> bool:
    """Whether the municipality of this installation is the demo's."""
    (body,) = rows("municipality.csv")
    return Municipality.objects.filter(code=body["code"], notice=body["notice"]).exists()

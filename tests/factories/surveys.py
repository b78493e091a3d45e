"""A survey with its rule and its responses, and one call of each action on it; see `every_action`."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from tertial.measurement.actions import change_survey, declare_survey, remove_survey, run_survey
from tertial.measurement.models import SourceKind, Survey
from tertial.measurement.surveys.outcome import SurveyOutcome, SurveyResult
from tertial.organisation.models import Person
from tertial.steering.parts import Part
from tests.factories.measurement import a_source
from tests.factories.organisation import the_program
from tests.factories.reports import Place

RULE = """\
namn = "Brukarenkät"
"källa" = "enkater"
"minst svar" = 5

[skala]
positiva = ["Ja, alltid", "Ja, oftast"]
negativa = ["Nej, sällan", "Nej, aldrig"]
"vet ej" = ["Vet inte"]

[delar."kön"]
kolumn = "Kön"
kvinnor = ["K"]
"män" = ["M"]
"övriga" = ["Annat"]

["värden"."bemötande"]
indikator = "brukarenkat"
sort = "andel positiva"
"frågor" = ["Respekt"]
decimaler = 1
"""


def a_survey(place: Place, *, rule: str = RULE) -> Survey:
    """A survey with its source."""
    a_source("enkater", committee=place.committee, kind=SourceKind.SURVEY)
    return declare_survey(committee=place.committee, rule=rule, by=the_program())


def responses(*rows: str, heading: str = "Kön;Respekt") -> bytes:
    """A file of responses: each row as it stands, or `12 × K;Ja, alltid`."""
    lines = [heading]
    for row in rows:
        times, _, written = row.rpartition(" × ")
        lines += [written] * int(times or 1)
    return "\n".join(lines).encode()


def _survey() -> Survey:
    return Survey.objects.get(slug="brukarenkat")


def _outcome() -> SurveyOutcome:
    """An outcome as it would come of a file."""
    result = SurveyResult("bemötande", Part(), Decimal("81.3"), 32, "Brukarenkät: andelen.", Decimal(26), Decimal(32))
    return SurveyOutcome(RULE, "2023-08", (result,), 32, 32, None, "svar.csv", "ab" * 32)


SURVEY_ACTIONS: dict[str, Callable[[Place, Person], object]] = {
    "measurement.declare_survey": lambda at, by: declare_survey(
        committee=at.committee, rule=RULE.replace("Brukarenkät", "Ny enkät"), by=by
    ),
    "measurement.change_survey": lambda at, by: change_survey(
        survey=_survey(), rule=RULE.replace("decimaler = 1", "decimaler = 0"), by=by
    ),
    "measurement.remove_survey": lambda at, by: remove_survey(survey=_survey(), by=by),
    "measurement.run_survey": lambda at, by: run_survey(survey=_survey(), outcome=_outcome(), by=by),
}
SURVEY_ACTIONS_AGAIN = ("measurement.change_survey", "measurement.run_survey")
SURVEY_EVENTS = {"measurement.run_survey": ["measurement.begin_run", "measurement.observe", "measurement.end_run"]}

"""What running a survey would mean, as a page shows it, and as it is sent back to be saved: aggregates, signed.

The responses are gone when the page is shown. What is saved is what was shown, which a signature proves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core import signing
from django.utils.functional import Promise

from tertial.common.errors import Refused
from tertial.common.numbers import swedish
from tertial.document.figure import Missing
from tertial.measurement.models import Survey
from tertial.measurement.queries.measures import Change
from tertial.measurement.queries.surveys import SurveyCompared
from tertial.measurement.surveys.outcome import SurveyOutcome
from tertial.organisation.models import Person
from tertial.web.measure_preview import CHANGE_WORDS, GOOD_FOR

_SALT = "tertial.survey.outcome"


@dataclass(frozen=True, slots=True)
class SurveyLine:
    """A result of a preview as it is printed."""

    name: str
    part: str
    was: str
    now: str
    missing: str
    answered: int
    words: str
    change: Change

    @property
    def word(self) -> str | Promise:
        """What saving would mean to the value."""
        return CHANGE_WORDS[self.change]


def lines(rows: Sequence[SurveyCompared]) -> list[SurveyLine]:
    """The results of a preview, in order."""
    return [
        SurveyLine(
            name=row.result.name,
            part=row.part_words,
            was=swedish(row.was) if isinstance(row.was, Decimal) else row.was or "",
            now=_printed(row.result.value),
            missing=row.result.value.text if isinstance(row.result.value, Missing) else "",
            answered=row.result.answered,
            words=row.result.words,
            change=row.change,
        )
        for row in rows
    ]


def _printed(value: Decimal | str | Missing) -> str:
    match value:
        case Missing():
            return ""
        case str():
            return value
        case _:
            return swedish(value)


def sealed(outcome: SurveyOutcome, survey: Survey, person: Person) -> str:
    """An outcome as a form can carry it: for this survey, as it is now, and for this person."""
    return signing.dumps([survey.pk, person.pk, outcome.as_json()], salt=_SALT, compress=True)


def unsealed(token: str, survey: Survey, person: Person) -> SurveyOutcome:
    """The outcome that was sealed. Raises `Refused` for one that is too old, somebody else's, or another survey's."""
    try:
        pk, whose, told = signing.loads(token, salt=_SALT, max_age=GOOD_FOR)
    except signing.SignatureExpired as error:
        raise Refused("Förhandsvisningen är för gammal. Välj svarsfilen igen.") from error
    except signing.BadSignature as error:
        raise Refused("Förhandsvisningen går inte att känna igen. Välj svarsfilen igen.") from error
    if (pk, whose) != (survey.pk, person.pk):
        raise Refused("Förhandsvisningen hör till en annan enkät eller en annan person. Välj svarsfilen igen.")
    return SurveyOutcome.from_json(told)

"""What running a measure would mean, as a page shows it, and as it is sent back to be saved: aggregates, signed.

The extract itself is gone when the page is shown. What is saved is what was shown, which a signature proves; no server keeps anything meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core import signing
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tertial.common.errors import Refused
from tertial.common.numbers import swedish
from tertial.common.periods import Period
from tertial.measurement.extracts.outcome import Outcome
from tertial.measurement.models import Measure
from tertial.measurement.queries.measures import Change, Compared
from tertial.organisation.models import Person

GOOD_FOR = 2 * 60 * 60
"""Seconds. Then a preview is too old to be saved."""
_SALT = "tertial.measure.outcome"
CHANGE_WORDS: dict[Change, str | Promise] = {
    Change.NEW: _("nytt värde"),
    Change.SAME: _("oförändrat"),
    Change.EXPLAINED: _("samma värde, nu med underlag"),
    Change.CHANGED: _("ändras"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A value of a preview as it is printed."""

    key: str
    period: str
    part: str
    was: str
    now: str
    missing: str
    numerator: str
    denominator: str
    change: Change

    @property
    def word(self) -> str | Promise:
        """What saving would mean to the value."""
        return CHANGE_WORDS[self.change]


def lines(rows: Sequence[Compared]) -> list[Line]:
    """The values of a preview, in order."""
    found = []
    for row in rows:
        one, was = row.computed, row.was
        number = one.value if isinstance(one.value, Decimal) else None
        found.append(
            Line(
                key=row.key,
                period=Period.parse(one.period).heading,
                part=row.part_words,
                was=swedish(was) if isinstance(was, Decimal) else was or "",
                now="" if number is None else swedish(number),
                missing="" if isinstance(one.value, Decimal) else one.value.text,
                numerator="" if one.numerator is None else swedish(one.numerator),
                denominator="" if one.denominator is None else swedish(one.denominator),
                change=row.change,
            )
        )
    return found


def sealed(outcome: Outcome, measure: Measure, person: Person) -> str:
    """An outcome as a form can carry it: for this measure, as it is now, and for this person."""
    return signing.dumps([measure.pk, person.pk, outcome.as_json()], salt=_SALT, compress=True)


def unsealed(token: str, measure: Measure, person: Person) -> Outcome:
    """The outcome that was sealed. Raises `Refused` for one that is too old, somebody else's, or another measure's."""
    try:
        pk, whose, told = signing.loads(token, salt=_SALT, max_age=GOOD_FOR)
    except signing.SignatureExpired as error:
        raise Refused("Förhandsvisningen är för gammal. Välj utdraget igen.") from error
    except signing.BadSignature as error:
        raise Refused("Förhandsvisningen går inte att känna igen. Välj utdraget igen.") from error
    if (pk, whose) != (measure.pk, person.pk):
        raise Refused("Förhandsvisningen hör till ett annat mått eller en annan person. Välj utdraget igen.")
    return Outcome.from_json(told)


def periods_in(text: str) -> list[Period]:
    """Periods as they are written in a field: `2022, 2023-08`. Raises `Refused` for what is none."""
    words = text.replace(",", " ").replace(";", " ").split()
    if not words:
        raise Refused("Skriv minst en period, till exempel 2023-08.")
    return [Period.parse(word) for word in words]


def day_in(text: str) -> date | None:
    """A day of a date field, None where it is empty."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise Refused("Dagen då utdraget togs går inte att läsa. Skriv till exempel 2023-09-05.") from error

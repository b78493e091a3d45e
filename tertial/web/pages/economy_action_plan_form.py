"""The form of a measure: what its fields hold, as text, and what somebody means by what they wrote in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from tertial.common.errors import Faults, Refused, TertialError
from tertial.cycle.models import Decision
from tertial.economy.models import DeficitMeasure, DeficitMeasureEffect, MeasureStatus, OperatingLine
from tertial.web import forms
from tertial.web.grid.amount_text import exact, read_amount
from tertial.web.place import Place

UNIT = "tkr"
"""Measures are small beside a budget: in millions most of them would be rounded away."""
_YEARS_AHEAD = 2
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class EffectFields:
    """What the fields of a year hold; `version` is that of the row they were made from, 0 where there was none."""

    year: int
    planned: str = ""
    realised: str = ""
    in_forecast: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class MeasureForm:
    """What the fields hold: days as 2023-12-31, the line by its code, the decision by its slug, amounts in thousands."""

    effects: tuple[EffectFields, ...]
    name: str = ""
    description: str = ""
    responsible: str = ""
    due: str = ""
    line: str = ""
    decision: str = ""
    status: str = MeasureStatus.PLANNED.value
    comment: str = ""
    version: int = 0

    def over(self, now: MeasureForm) -> MeasureForm:
        """The same words written over what stands there now, so that saving once more is a choice and no accident."""
        versions = {one.year: one.version for one in now.effects}
        effects = tuple(replace(one, version=versions.get(one.year, 0)) for one in self.effects)
        return replace(self, version=now.version, effects=effects)

    def differences(self, now: MeasureForm) -> list[tuple[str, str]]:
        """The fields where something else stands now, with what stands there."""
        found = [
            (label, getattr(now, name))
            for name, label in _labels().items()
            if getattr(self, name) != getattr(now, name)
        ]
        mine = {one.year: one for one in self.effects}
        for theirs in now.effects:
            own = mine.get(theirs.year, EffectFields(theirs.year))
            if (own.planned, own.realised, own.in_forecast) != (theirs.planned, theirs.realised, theirs.in_forecast):
                words = [theirs.planned or "–", theirs.realised or "–", _("Ja") if theirs.in_forecast else _("Nej")]
                found.append((_("Effekt %(year)s") % {"year": theirs.year}, " / ".join(words)))
        return found


@dataclass(frozen=True, slots=True)
class WantedEffect:
    """What a year is to hold, in öre; `planned` is None when nothing is to be said of it."""

    year: int
    planned: int | None
    realised: int | None
    in_forecast: bool
    version: int


@dataclass(frozen=True, slots=True)
class WantedMeasure:
    """What a form means, once all of it can be read."""

    due: date | None
    line: OperatingLine | None
    decision: Decision | None
    status: MeasureStatus
    effects: tuple[WantedEffect, ...]


def empty(year: int) -> MeasureForm:
    """The form of a measure that is not there yet."""
    return MeasureForm(tuple(EffectFields(one) for one in range(year, year + _YEARS_AHEAD + 1)))


def of_measure(measure: DeficitMeasure, year: int) -> MeasureForm:
    """The form of a measure as it is; its years, this one and some after it, always one more than anything is said of."""
    stored = {one.year: one for one in measure.effects.all()}
    years = range(min([*stored, year]), max(max(stored, default=0) + 1, year + _YEARS_AHEAD) + 1)
    return MeasureForm(
        effects=tuple(_fields(one, stored.get(one)) for one in years),
        name=measure.name,
        description=measure.description,
        responsible=measure.responsible,
        due=measure.due.isoformat() if measure.due else "",
        line=measure.line.code if measure.line else "",
        decision=measure.decision.slug if measure.decision else "",
        status=measure.status,
        comment=measure.comment,
        version=measure.version,
    )


def sent(request: HttpRequest) -> MeasureForm:
    """The form as somebody sent it."""
    years = [int(text) for text in request.POST.getlist("year") if text.isascii() and text.isdigit() and len(text) == 4]
    return MeasureForm(
        effects=tuple(
            EffectFields(
                year,
                forms.words(request, f"planned-{year}"),
                forms.words(request, f"realised-{year}"),
                f"forecast-{year}" in request.POST,
                _number(request.POST.get(f"version-{year}", "")),
            )
            for year in years
        ),
        **{name: forms.words(request, name) for name in _labels()},
        version=_number(request.POST.get("version", "")),
    )


def understood(form: MeasureForm, place: Place, measure: DeficitMeasure | None) -> WantedMeasure:
    """What the form means; raises `Faults` with everything in it that can't be read."""
    faults: list[TertialError] = []
    due: date | None = None
    status, line, decision = MeasureStatus.PLANNED, None, None
    for name in ("description", "comment"):
        if len(getattr(form, name)) > _LONGEST:
            faults.append(
                Refused(_("%(what)s är längre än %(most)s tecken.") % {"what": _labels()[name], "most": _LONGEST})
            )
    try:
        due = date.fromisoformat(form.due) if form.due else None
    except ValueError:
        faults.append(Refused(_("”%(found)s” är inget datum. Skriv till exempel 2023-10-31.") % {"found": form.due}))
    try:
        status = MeasureStatus(form.status)
    except ValueError:
        faults.append(Refused(_("Välj åtgärdens status.")))
    if form.line:
        line = _line(form.line, place, measure)
        if line is None:
            faults.append(Refused(_("Raden ”%(code)s” finns inte.") % {"code": form.line}))
    if form.decision:
        decision = Decision.objects.filter(municipality=place.municipality, slug=form.decision).first()
        if decision is None:
            faults.append(Refused(_("Beslutet ”%(slug)s” finns inte.") % {"slug": form.decision}))
    effects = tuple(_understood_year(one, faults) for one in form.effects)
    if faults:
        raise Faults(_("Åtgärden är inte sparad. Rätta det här:"), faults)
    return WantedMeasure(due, line, decision, status, effects)


def _understood_year(fields: EffectFields, faults: list[TertialError]) -> WantedEffect:
    amounts: list[int | None] = []
    for text, what in ((fields.planned, _("Planerad effekt")), (fields.realised, _("Uppnådd effekt"))):
        try:
            amounts.append(read_amount(text, UNIT) if text else None)
        except Refused as refused:
            amounts.append(None)
            faults.append(Refused(refused.message, place=f"{what} {fields.year}"))
    if not fields.planned and (fields.realised or fields.in_forecast):
        faults.append(
            Refused(
                _("Skriv vad åtgärden beräknas ge %(year)s; noll om ingen effekt var planerad.") % {"year": fields.year}
            )
        )
    return WantedEffect(fields.year, amounts[0], amounts[1], fields.in_forecast, fields.version)


def _line(code: str, place: Place, measure: DeficitMeasure | None) -> OperatingLine | None:
    """The line with the code; the one that the measure has already, be it an earlier year's."""
    if measure and measure.line and measure.line.code == code:
        return measure.line
    return OperatingLine.objects.filter(committee=place.committee, year=place.occasion.year, code=code).first()


def _fields(year: int, stored: DeficitMeasureEffect | None) -> EffectFields:
    if stored is None:
        return EffectFields(year)
    planned, realised = exact(stored.planned_ore, UNIT), exact(stored.realised_ore, UNIT)
    return EffectFields(year, planned, realised, stored.in_forecast, stored.version)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def _labels() -> dict[str, str]:
    return {
        "name": _("Åtgärd"),
        "description": _("Beskrivning"),
        "responsible": _("Ansvarig"),
        "due": _("Klar senast"),
        "line": _("Rad"),
        "decision": _("Beslut"),
        "status": _("Status"),
        "comment": _("Kommentar"),
    }

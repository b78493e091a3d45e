"""The values that are asked of an owner as cells: the value or why it is missing, what it is made of, and the year's forecast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from tertial.audit.queries import events_about
from tertial.common.errors import NotFound, Refused
from tertial.common.numbers import swedish
from tertial.common.periods import Period
from tertial.cycle.queries import require_open
from tertial.document.figure import Missing, MissingReason
from tertial.measurement.actions import Observed, observe, withdraw
from tertial.measurement.entry_text import Measured, read_entry, written_entry
from tertial.measurement.figures import exact
from tertial.measurement.models import Nature, Observation, State
from tertial.measurement.queries.asked import AskedIndicator
from tertial.measurement.queries.entry import EntryIndicator, EntryRow, as_written, entries
from tertial.organisation.access import can
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission
from tertial.steering.models import Sex
from tertial.web.grid.cells import Cell, Change, Key, choice_cell, entry_cell, text_cell
from tertial.web.grid.observation_edit import (
    DENOMINATOR,
    EXPECTED,
    NUMERATOR,
    REASON,
    VALUE,
    WHY,
    Usual,
    Value,
    edited,
)
from tertial.web.place import Place

STATE, NOTE, FORECAST = "state", "note", "forecast"
RULE, CHECK = "rule", "check"
"""What only is told: how a value was made, and what does not fit together among an indicator's values."""
OF_VALUE = (VALUE, NUMERATOR, DENOMINATOR, REASON, WHY, EXPECTED)
FIELDS = frozenset({*OF_VALUE, STATE, NOTE, FORECAST})


class ObservationSheet:
    """The values that can be written at a place, of the indicators that are asked for."""

    def __init__(self, place: Place, person: Person, asked: Sequence[AskedIndicator], *, unit: Unit) -> None:
        """`unit` is where it is asked whether the person may see values about few people."""
        self._place = place
        self.person = person
        self._unit = unit
        self._asked = asked
        self._rows: dict[str, tuple[EntryIndicator, EntryRow]] = {}

    def cells(self) -> dict[Key, Cell]:
        """Every cell as it is now. Four queries."""
        reveal = can(self.person, Permission.SMALL_CELLS_READ, unit=self._unit)
        found = entries(self._place.committee, self._place.occasion, self._asked, reveal=reveal)
        self._rows = {row.key: (indicator, row) for indicator in found for row in indicator.rows}
        return {cell.key: cell for indicator, row in self._rows.values() for cell in cells_of(indicator, row).values()}

    def write(self, row: str, changes: Mapping[str, Change]) -> None:
        """Store what was written of a value and of its forecast; what is emptied is taken back."""
        if row not in self._rows:
            raise NotFound(_("Raden"), row, list(self._rows))
        for name in changes:
            if name not in FIELDS:
                raise NotFound(_("Kolumnen"), name, sorted(FIELDS))
        require_open(self._place.committee, self._place.occasion)
        indicator, found = self._rows[row]
        if found.hidden:
            raise Refused(
                _("Värdet är om för få personer för att du ska få se det. Be någon som får se det att ändra.")
            )
        texts = {name: change.text for name, change in changes.items()}
        if texts.keys() - {FORECAST}:
            self._write_outcome(indicator, found, texts)
        if FORECAST in texts:
            self._write_forecast(indicator, found, texts[FORECAST])

    def who(self, row: str) -> str:
        """Who last changed the value."""
        stored = self._rows[row][1].outcome if row in self._rows else None
        events = events_about(stored) if stored else []
        return events[0].person_name if events else ""

    def _write_outcome(self, indicator: EntryIndicator, row: EntryRow, texts: Mapping[str, str]) -> None:
        stored = row.outcome
        before = _observed(stored) if stored else None
        usual = Usual(measured_of(indicator), row.decimals)
        observed = edited(before, {name: texts[name] for name in OF_VALUE if name in texts}, usual)
        if observed is None:
            if stored:
                withdraw(observation=stored, by=self.person, expected_version=stored.version)
            elif texts.get(NOTE, "").strip():
                raise Refused(_("Lämna värdet eller varför det saknas först; noten hör till det."), place=NOTE)
            elif texts.get(STATE):
                raise Refused(_("Lämna värdet först; läget hör till det."), place=STATE)
            return
        state = texts.get(STATE) or (stored.state if stored else State.FINAL)
        if state not in State.values:
            raise Refused(_("Välj om värdet är slutligt eller preliminärt."), place=STATE)
        note = texts[NOTE].strip() if NOTE in texts else stored.note if stored else ""
        lag = indicator.definition.lag_years
        reference = str(row.period.year - lag) if lag else ""
        # Who only edits a note has not given the value.
        same = stored if stored and before and before.value == observed.value else None
        self._observe(
            indicator,
            row,
            row.period,
            observed,
            stored,
            nature=Nature.OUTCOME,
            state=State(state),
            note=note,
            reference_period=stored.reference_period if stored else reference,
            same=same,
        )

    def _write_forecast(self, indicator: EntryIndicator, row: EntryRow, text: str) -> None:
        stored = row.forecast
        try:
            value = read_entry(text, measured_of(indicator))
        except Refused as refused:
            raise Refused(refused.message, place=FORECAST) from refused
        if value is not None:
            before = _observed(stored) if stored else None
            self._observe(
                indicator,
                row,
                Period(self._place.occasion.year),
                before if before and before.value == value else Observed(value),
                stored,
                nature=Nature.FORECAST,
                state=State.FINAL,
                note=stored.note if stored else "",
                reference_period="",
                same=None,
            )
        elif stored:
            withdraw(observation=stored, by=self.person, expected_version=stored.version)

    def _observe(
        self,
        indicator: EntryIndicator,
        row: EntryRow,
        period: Period,
        observed: Observed,
        stored: Observation | None,
        *,
        nature: Nature,
        state: State,
        note: str,
        reference_period: str,
        same: Observation | None,
    ) -> None:
        observe(
            indicator=indicator.definition.indicator,
            definition=indicator.definition,
            period=str(period),
            observed=observed,
            nature=nature,
            unit=row.expected.unit,
            part=row.expected.part,
            sex=Sex(row.expected.sex),
            reference_period=reference_period,
            source=same.source if same else "",
            note=note,
            demo=same.demo if same else False,
            state=state,
            run=same.run if same else None,
            revises=False,
            expected_version=stored.version if stored else 0,
            by=self.person,
        )


def cells_of(indicator: EntryIndicator, row: EntryRow) -> dict[str, Cell]:
    """The cells of a row by field; none where this reader may not see what stands there."""
    if row.hidden:
        return {}
    stored = row.outcome
    value = value_of(stored)
    missing = value if isinstance(value, Missing) else None
    number = _observed(stored) if stored else None
    cells = [
        _value_cell(row.key, VALUE, value),
        choice_cell(row.key, STATE, stored.state if stored else "", waits_for=f"{VALUE} {REASON}"),
        choice_cell(row.key, REASON, missing.reason.value if missing else ""),
        text_cell(row.key, WHY, missing.text if missing else "", waits_for=f"{REASON} {VALUE}"),
        text_cell(
            row.key,
            EXPECTED,
            missing.expected.isoformat() if missing and missing.expected else "",
            waits_for=f"{REASON} {VALUE}",
        ),
        _value_cell(row.key, FORECAST, value_of(row.forecast)),
        text_cell(row.key, NOTE, stored.note if stored else "", waits_for=f"{VALUE} {REASON}"),
        text_cell(row.key, RULE, stored.rule if stored and not indicator.is_guarded else ""),
        text_cell(row.key, CHECK, " ".join(indicator.misfits)),
    ]
    if indicator.has_ratio:
        for name, other in ((NUMERATOR, DENOMINATOR), (DENOMINATOR, NUMERATOR)):
            made_of = getattr(number, name) if number else None
            text = "" if made_of is None else swedish(made_of, group=False)
            shown = "" if made_of is None else swedish(made_of)
            cells.append(entry_cell(row.key, name, text, shown, waits_for=other))
    return {cell.field: cell for cell in cells}


def measured_of(indicator: EntryIndicator) -> Measured:
    """How the indicator's values are read."""
    return Measured(indicator.definition.unit, words=indicator.is_words)


def value_of(row: Observation | None) -> Value | None:
    """The stored value with the decimals it was given with, None for none."""
    return _observed(row).value if row else None


def printed(value: Value | None) -> str:
    """The value as it stands in its cell while nobody edits it."""
    match value:
        case None:
            return ""
        case Decimal():
            return swedish(value)
        case Missing():
            return value.mark
        case str():
            return value


def _value_cell(row: str, field: str, value: Value | None) -> Cell:
    return entry_cell(row, field, written_entry(value), printed(value))


def _observed(row: Observation) -> Observed:
    """The stored row as what was observed."""
    value: Value
    if row.missing_reason:
        value = Missing(MissingReason(row.missing_reason), row.missing_text, row.expected_on)
    else:
        value = row.text_value if row.value is None else exact(row.value, row.decimals)
    return Observed(
        value,
        reported_as=row.reported_as,
        numerator=as_written(row.numerator),
        denominator=as_written(row.denominator),
        measured_on=row.measured_on,
        rule=row.rule,
    )

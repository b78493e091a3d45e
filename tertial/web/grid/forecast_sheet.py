"""The forecasts of an occasion as cells: an amount, why it has changed, and what it builds on, for each line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from django.utils.translation import gettext as _

from tertial.audit.queries import events_about
from tertial.common.errors import NotFound, Refused
from tertial.economy.actions.forecasts import clear_forecast, set_forecast
from tertial.economy.models import LineAmount, OperatingLine
from tertial.economy.queries.forecast_entry import forecast_entries
from tertial.organisation.models import Person
from tertial.web.grid.cells import Cell, Change, Key, money_cell, text_cell
from tertial.web.place import Place

AMOUNT, CAUSE, COMMENT = "amount", "cause", "comment"


class ForecastSheet:
    """The forecasts that can be written at a place. `suggested` gives the program's own, in öre by line, when asked."""

    def __init__(self, place: Place, person: Person, suggested: Callable[[], Mapping[str, int]]) -> None:
        self._place = place
        self._person = person
        # Asked once, however many lines are pasted: it reads the ledger.
        self._suggested = cache(suggested)
        self._lines: dict[str, OperatingLine] = {}
        self._stored: dict[str, LineAmount] = {}

    def cells(self) -> dict[Key, Cell]:
        """Every cell as it is now. Two queries."""
        stored = forecast_entries(self._place.committee, self._place.occasion).entries
        self._lines = {one.line.code: one.line for one in stored}
        self._stored = {one.line.code: one.forecast for one in stored if one.forecast}
        found: dict[Key, Cell] = {}
        for code in self._lines:
            forecast = self._stored.get(code)
            for cell in (
                money_cell(code, AMOUNT, forecast.amount_ore if forecast else None, self._place.occasion.money_unit),
                text_cell(code, CAUSE, forecast.cause if forecast else ""),
                text_cell(code, COMMENT, forecast.comment if forecast else ""),
            ):
                found[cell.key] = cell
        return found

    def write(self, row: str, changes: Mapping[str, Change]) -> None:
        """Store a line's forecast; an emptied amount takes it back, with its texts."""
        line, stored = self._lines.get(row), self._stored.get(row)
        if line is None:
            raise NotFound(_("Raden"), row, list(self._lines))
        words = {name: changes[name].text for name in (CAUSE, COMMENT) if name in changes}
        amount = stored.amount_ore if stored else None
        if AMOUNT in changes:
            try:
                amount = changes[AMOUNT].ore(self._place.occasion.money_unit)
            except Refused as refused:
                raise Refused(refused.message, place=AMOUNT) from refused
        version = stored.version if stored else 0
        if amount is not None:
            set_forecast(
                line=line,
                occasion=self._place.occasion,
                amount_ore=amount,
                cause=words.get(CAUSE),
                comment=words.get(COMMENT),
                suggested=AMOUNT in changes and self._suggested().get(row) == amount,
                by=self._person,
                expected_version=version,
            )
        elif any(text.strip() for text in words.values()):
            raise Refused(_("Ange prognosen först; orsak och kommentar hör till den."), place=next(iter(words)))
        else:
            clear_forecast(line=line, occasion=self._place.occasion, by=self._person, expected_version=version)

    def who(self, row: str) -> str:
        """Who last changed the line's forecast."""
        forecast = self._stored.get(row)
        events = events_about(forecast) if forecast else []
        return events[0].person_name if events else ""

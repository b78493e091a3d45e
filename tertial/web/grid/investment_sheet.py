"""The forecasts of investments as cells: the year's expenses and income, and what the whole project is expected to cost."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from tertial.audit.queries import events_about
from tertial.common.errors import Faults, NotFound, Refused, TertialError
from tertial.economy.actions.clear_investment import clear_investment
from tertial.economy.actions.investments import set_investment
from tertial.economy.models import Flow, Measure
from tertial.economy.queries.investment_entry import Entered, InvestmentEntry, investment_entries
from tertial.organisation.models import Person
from tertial.web.grid.cells import Cell, Change, Key, money_cell
from tertial.web.place import Place

EXPENSES, INCOME, TOTAL = "expenses", "income", "total"
FIELDS: dict[str, Entered] = {
    EXPENSES: (Measure.FORECAST, Flow.EXPENSES),
    INCOME: (Measure.FORECAST, Flow.INCOME),
    TOTAL: (Measure.FINAL_COST, Flow.EXPENSES),
}


class InvestmentSheet:
    """What can be written of the investments at a place."""

    def __init__(self, place: Place, person: Person) -> None:
        self._place = place
        self._person = person
        self._entries: dict[str, InvestmentEntry] = {}

    def cells(self) -> dict[Key, Cell]:
        """Every cell as it is now. Two queries."""
        self._entries = {
            one.project.code: one for one in investment_entries(self._place.committee, self._place.occasion)
        }
        found: dict[Key, Cell] = {}
        for code, entry in self._entries.items():
            for name, what in FIELDS.items():
                stored = entry.amounts.get(what)
                ore = stored.amount_ore if stored else None
                found[code, name] = money_cell(code, name, ore, self._place.occasion.money_unit)
        return found

    def write(self, row: str, changes: Mapping[str, Change]) -> None:
        """Store what was written of a project; an emptied cell takes its amount back."""
        entry = self._entries.get(row)
        if entry is None:
            raise NotFound(_("Investeringen"), row, list(self._entries))
        faults: list[TertialError] = []
        for name, change in changes.items():
            if name not in FIELDS:
                raise NotFound(_("Kolumnen"), name, list(FIELDS))
            try:
                self._store(entry, name, change.ore(self._place.occasion.money_unit))
            except Refused as refused:
                faults.append(Refused(refused.message, place=name))
        if faults:
            raise Faults(_("Några belopp går inte att spara."), faults)

    def who(self, row: str) -> str:
        """Who last changed any of the project's amounts."""
        entry = self._entries.get(row)
        latest = [events_about(one)[:1] for one in entry.amounts.values()] if entry else []
        events = sorted((event for found in latest for event in found), key=lambda event: event.at)
        return events[-1].person_name if events else ""

    def _store(self, entry: InvestmentEntry, name: str, ore: int | None) -> None:
        measure, flow = FIELDS[name]
        stored = entry.amounts.get((measure, flow))
        version = stored.version if stored else 0
        occasion = self._place.occasion
        if ore is None:
            clear_investment(
                project=entry.project,
                measure=measure,
                flow=flow,
                occasion=occasion,
                by=self._person,
                expected_version=version,
            )
            return
        set_investment(
            project=entry.project,
            measure=measure,
            flow=flow,
            period=str(occasion.year),
            amount_ore=ore,
            occasion=occasion,
            source=_("Prognos av %(name)s") % {"name": self._person.get_full_name()},
            by=self._person,
            expected_version=version,
        )

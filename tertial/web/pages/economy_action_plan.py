"""The action plan against a deficit: what the measures give together, beside the deficit, and each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertial.common.numbers import NBSP
from tertial.economy.models import MeasureStatus
from tertial.economy.queries.action_plan import ActionPlan, MeasureRow, action_plan
from tertial.organisation.permissions import Permission
from tertial.web.grid.amount_text import printed
from tertial.web.pages.economy_action_plan_form import UNIT
from tertial.web.place import Place, at_place
from tertial.web.table_files import Column, TableFile, Value, table_response

PAGE = "ekonomi/atgardsplan"
STATUSES: dict[MeasureStatus, tuple[str, str | Promise]] = {
    MeasureStatus.PLANNED: ("later", gettext_lazy("Planerad")),
    MeasureStatus.ONGOING: ("ongoing", gettext_lazy("Pågår")),
    MeasureStatus.DONE: ("done", gettext_lazy("Genomförd")),
    MeasureStatus.STOPPED: ("not_met", gettext_lazy("Avbruten")),
}
"""How far a measure has come: its mark and its word."""


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """A measure with its mark, its word, and what it is planned to give each later year, in öre."""

    row: MeasureRow
    mark: str
    word: str
    later: tuple[int | None, ...]

    @property
    def stopped(self) -> bool:
        """Whether it is stopped: what was planned of it counts no more."""
        return self.row.status is MeasureStatus.STOPPED


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the sums say in words, and whether they are something to worry about."""

    words: str
    warning: bool


@at_place
def overview(request: HttpRequest, place: Place) -> HttpResponse:
    """The sums beside the deficit, then the measures. Two queries beside those of `economy`."""
    plan = action_plan(place.committee, place.occasion.year, occasion=place.occasion)
    shown = _shown(plan)
    context: dict[str, Any] = {
        "plan": plan,
        "year": plan.year,
        "unit": UNIT,
        "verdict": verdict(plan) if plan.rows or plan.sums.deviation is not None else None,
        "measures": shown,
        "later_sums": _later_sums(shown, plan),
        "may_edit": place.can(Permission.ECONOMY_EDIT),
    }
    return render(request, "economy/action_plan.html", context)


@at_place
def file(request: HttpRequest, place: Place, format: str) -> HttpResponse:
    """The measures as Excel or CSV."""
    plan = action_plan(place.committee, place.occasion.year, occasion=place.occasion)
    shown = _shown(plan)
    columns = [
        Column(_("Åtgärd"), "text", 44),
        Column(_("Rad"), "text", 30),
        Column(_("Ansvarig"), "text", 30),
        Column(_("Klar senast"), "text", 12),
        Column(_("Status"), "text", 12),
        Column(_("Planerad effekt %(year)s") % {"year": plan.year}),
        Column(_("Uppnådd effekt %(year)s") % {"year": plan.year}),
        Column(_("Räknas i prognosen"), "text", 12),
        *(Column(_("Planerad effekt %(year)s") % {"year": year}) for year in plan.later_years),
        Column(_("Beslut"), "text", 36),
        Column(_("Beskrivning"), "text", 60),
        Column(_("Kommentar"), "text", 60),
    ]
    rows = [_file_row(one) for one in shown]
    if shown:
        later = _later_sums(shown, plan)
        rows.append(
            [_("Summa"), "", "", "", "", plan.sums.planned, plan.sums.realised, "", *later, "", "", ""],
        )
    title = _("Åtgärdsplan %(year)s") % {"year": plan.year}
    totals = frozenset({len(shown)}) if shown else frozenset[int]()
    return table_response(TableFile("atgardsplan", title, UNIT, columns, rows, totals), place, format)


def verdict(plan: ActionPlan) -> Verdict:
    """What the sums say: whether there is a deficit, and what the measures make of it."""
    sums = plan.sums
    if sums.deviation is None or sums.left is None:
        return Verdict(
            _("Prognosen för %(year)s saknas, så åtgärderna har inget att ställas mot.") % {"year": plan.year}, False
        )
    amounts = {
        "deficit": _money(-sums.deviation),
        "more": _money(sums.not_in_forecast),
        "left": _money(abs(sums.left)),
    }
    if sums.deviation >= 0:
        return _no_deficit(plan, sums.deviation - sums.in_forecast)
    if sums.left >= 0:
        words = _(
            "Prognosen visar ett underskott på %(deficit)s. Åtgärder som den inte räknar med ger %(more)s och täcker det."
        )
        return Verdict(words % amounts, False)
    if sums.not_in_forecast:
        words = _(
            "Prognosen visar ett underskott på %(deficit)s. Åtgärder som den inte räknar med ger %(more)s; %(left)s saknas."
        )
        return Verdict(words % amounts, True)
    words = _("Prognosen visar ett underskott på %(deficit)s. Inga åtgärder utöver dem som den räknar med täcker det.")
    return Verdict(words % amounts, True)


def _no_deficit(plan: ActionPlan, before: int) -> Verdict:
    """The committee has money enough; some of its lines may not. `before` is the deviation without the measures."""
    words = [_("Prognosen visar inget underskott för nämnden som helhet.")]
    if before < 0:
        words.append(_("Utan åtgärderna hade det saknats %(amount)s.") % {"amount": _money(-before)})
    short = [(line.title, -line.sums.left) for line in plan.lines if line.sums.left is not None and line.sums.left < 0]
    for title, missing in short:
        words.append(_("%(line)s: med alla åtgärder saknas %(amount)s.") % {"line": title, "amount": _money(missing)})
    return Verdict(" ".join(words), bool(short))


def _money(ore: int) -> str:
    return f"{printed(ore, UNIT)}{NBSP}{UNIT}"


def _shown(plan: ActionPlan) -> list[ShownMeasure]:
    found = []
    for row in plan.rows:
        mark, word = STATUSES[row.status]
        planned = {one.year: one.planned_ore for one in row.effects}
        found.append(ShownMeasure(row, mark, str(word), tuple(planned.get(year) for year in plan.later_years)))
    return found


def _later_sums(shown: list[ShownMeasure], plan: ActionPlan) -> list[int]:
    """What the measures that are not stopped are planned to give each later year."""
    return [sum(one.later[place] or 0 for one in shown if not one.stopped) for place in range(len(plan.later_years))]


def _file_row(one: ShownMeasure) -> list[Value]:
    measure, effect = one.row.measure, one.row.effect
    return [
        measure.name,
        measure.line.title if measure.line else "",
        measure.responsible,
        measure.due.isoformat() if measure.due else "",
        one.word,
        effect.planned_ore if effect else None,
        effect.realised_ore if effect else None,
        (_("Ja") if effect.in_forecast else _("Nej")) if effect else "",
        *one.later,
        measure.decision.title if measure.decision else "",
        measure.description,
        measure.comment,
    ]

"""The forecast of the year, entered line by line in a grid; its history, and how well it has hit before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tertial.common.money import ore
from tertial.document.figure import Figure
from tertial.economy.queries import Block, LineKind
from tertial.economy.queries.forecasts import ForecastRow, Forecasts, forecasts
from tertial.organisation.permissions import Permission
from tertial.web.grid.amount_text import printed
from tertial.web.grid.answering import answer_changes, answer_presence, economist, people_here
from tertial.web.grid.cells import Cell, Change, Written, changes_by_form, money_cell, text_cell
from tertial.web.grid.forecast_sheet import AMOUNT, CAUSE, COMMENT, ForecastSheet
from tertial.web.grid.saving import save
from tertial.web.place import Place, at_place
from tertial.web.suggestions import Suggested, Suggestions, suggested_forecasts
from tertial.web.table_files import Column, TableFile, Value, table_response

PAGE = "ekonomi/prognos"
_SMALLEST_TELLING = 100_000_00
"""A change smaller than this, in öre, wants no cause in words, however small the line."""


_CSS = {
    LineKind.OF_WHICH: "of-which",
    LineKind.OF_TOTAL: "of-which",
    LineKind.TOTAL: "total",
    LineKind.GRAND_TOTAL: "total",
}
_SUM_OF = {
    LineKind.TOTAL: Block.OPERATIONS.value,
    LineKind.GRAND_TOTAL: f"{Block.OPERATIONS.value} {Block.MUNICIPAL_UNITS.value}",
}


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A line, or a sum of lines, with its cells; those of a sum are only shown."""

    row: ForecastRow
    css: str
    group: str
    sum_of: str
    unit: str
    amount: Cell
    cause: Cell
    comment: Cell
    suggested: Suggested | None
    unsuggested: str

    @property
    def budget_ore(self) -> int | None:
        """The year's budget in öre."""
        return _ore(self.row.figures.year_budget)

    @property
    def before_ore(self) -> int | None:
        """The forecast before, in öre."""
        return _ore(self.row.previous)

    @property
    def change(self) -> str:
        """The change since the forecast before, signed: plus is a higher cost."""
        return printed(_ore(self.row.change), self.unit, plus=True)

    @property
    def threshold(self) -> int:
        """A change beyond this, in öre, wants its cause in words: one percent of the line's budget, and no small change."""
        return max(_SMALLEST_TELLING, abs(self.budget_ore or 0) // 100)

    @property
    def wants_cause(self) -> bool:
        """Whether the change is large and nobody has said why."""
        change = _ore(self.row.change)
        return change is not None and abs(change) > self.threshold and not self.cause.exact


@at_place
@require_http_methods(["GET", "POST"])
def forecast(request: HttpRequest, place: Place) -> HttpResponse:
    """The grid, or without the right to write, or once the occasion is decided, a table. Five queries beside those of `economy`; six more for who may write."""
    written: Written | None = None
    if request.method == "POST":
        written = _save_form(request, place)
        if written is None:
            return redirect(place.to(PAGE))
    made = forecasts(place.committee, place.occasion)
    may_edit = not made.locked_by and place.can(Permission.ECONOMY_EDIT)
    # A working paper, for those who make the forecast.
    suggested = suggested_forecasts(place, made.rows) if may_edit else Suggestions()
    context: dict[str, Any] = {
        "rows": _rows(made, suggested, place),
        "unit": place.occasion.money_unit,
        "before_year": place.occasion.year - 1,
        "previous": made.previous,
        "has_suggestions": bool(suggested.found),
        "suggestions_pending": suggested.pending,
        "locked_by": made.locked_by,
        "may_edit": may_edit,
        "people": people_here(request.user, place, PAGE) if may_edit else "",
        "written": written,
    }
    return render(request, "economy/forecast.html", context, status=written.outcome.status if written else 200)


@at_place
@require_POST
def save_cells(request: HttpRequest, place: Place) -> JsonResponse:
    """Save what the grid's script sends."""
    return answer_changes(request, _sheet(request, place))


@at_place
@require_POST
def presence(request: HttpRequest, place: Place) -> JsonResponse:
    """Who else has the page open, and what its cells hold now."""
    return answer_presence(economist(request, place), place, PAGE, _sheet(request, place))


@at_place
def file(request: HttpRequest, place: Place, format: str) -> HttpResponse:
    """The table as Excel or CSV."""
    made = forecasts(place.committee, place.occasion)
    editor = place.can(Permission.ECONOMY_EDIT)
    rows = _rows(made, suggested_forecasts(place, made.rows) if editor else Suggestions(), place)
    year = place.occasion.year
    columns = [
        Column(_("Verksamhet"), "text", 44),
        Column(_("Bokslut %(year)s") % {"year": year - 1}),
        Column(_("Utfall %(period)s") % {"period": place.occasion.period.words}),
        Column(_("Budget %(year)s") % {"year": year}),
        Column(_("Föreslagen prognos")),
        Column(_("Prognos")),
        Column(_("Avvikelse")),
        Column(_("Ändring mot förra prognosen")),
        Column(_("Orsak till ändringen"), "text", 40),
        Column(_("Kommentar"), "text", 60),
    ]
    table = TableFile(
        "prognos",
        _("Helårsprognos %(year)s") % {"year": year},
        place.occasion.money_unit,
        columns,
        [_file_row(row) for row in rows],
        frozenset(number for number, row in enumerate(rows) if row.sum_of),
    )
    return table_response(table, place, format)


def _sheet(request: HttpRequest, place: Place) -> ForecastSheet:
    person = economist(request, place)
    return ForecastSheet(place, person, lambda: suggested_forecasts(place).amounts)


def _save_form(request: HttpRequest, place: Place) -> Written | None:
    """Carry out the form of a page without scripts; None when all of it was saved, else what was written and why not."""
    sheet = _sheet(request, place)
    changes = changes_by_form(request, sheet.cells().values())
    taken = request.POST.get("take", "")
    suggestion = suggested_forecasts(place).found.get(taken) if taken else None
    if suggestion:
        was = request.POST.get(f"was.{AMOUNT}.{taken}", "")
        changes = [one for one in changes if one.key != (taken, AMOUNT)]
        changes.append(Change(taken, AMOUNT, suggestion.exact, was))
    outcome = save(sheet, changes)
    if outcome.saved:
        messages.success(request, _("Prognosen är sparad.") if changes else _("Inget var ändrat."))
        return None
    return Written({change.key: change for change in changes}, outcome)


def _rows(made: Forecasts, suggested: Suggestions, place: Place) -> list[ShownRow]:
    unit = place.occasion.money_unit
    return [
        ShownRow(
            row=row,
            css=_CSS.get(row.kind, ""),
            group=row.block.value if row.kind is LineKind.PLAIN else "",
            sum_of=_SUM_OF.get(row.kind, ""),
            unit=unit,
            amount=money_cell(row.code, AMOUNT, _ore(row.figures.forecast), unit),
            cause=text_cell(row.code, CAUSE, row.cause),
            comment=text_cell(row.code, COMMENT, row.comment),
            suggested=suggested.found.get(row.code),
            unsuggested=suggested.reasons.get(row.code, ""),
        )
        for row in made.rows
    ]


def _ore(figure: Figure) -> int | None:
    return None if figure.number is None else ore(figure.number)


def _file_row(shown: ShownRow) -> list[Value]:
    figures = shown.row.figures
    return [
        shown.row.title,
        _ore(figures.year_end),
        _ore(figures.outcome),
        _ore(figures.year_budget),
        shown.suggested.ore if shown.suggested else None,
        _ore(figures.forecast),
        _ore(figures.forecast_deviation),
        _ore(shown.row.change),
        shown.row.cause,
        shown.row.comment,
    ]

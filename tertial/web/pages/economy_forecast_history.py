"""How a line's forecasts have moved, and how well the committee's have hit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tertial.common.errors import NotFound
from tertial.common.numbers import rounded
from tertial.cycle.models import Occasion
from tertial.economy.calculations import deviation
from tertial.economy.calculations.forecasting import change
from tertial.economy.forecasting.backtest import score
from tertial.economy.queries.forecast_history import ForecastHistory, History, Hit, forecast_history
from tertial.economy.queries.suggestions import back_test
from tertial.web.forecast_chart import Chart, Mark, chart
from tertial.web.grid.amount_text import printed
from tertial.web.place import Place, at_place
from tertial.web.suggestions import missed_by_suggestions
from tertial.web.table_files import Column, TableFile, Value, table_response

YEARS = 3
"""The occasion's year and the two before it."""
_SUMS = ("total", "grand-total")


@dataclass(frozen=True, slots=True)
class Step:
    """A forecast as a row of the history: öre, and the words for them."""

    occasion: Occasion
    amount: int
    change: int | None
    deviation: int | None
    cause: str
    comment: str


@dataclass(frozen=True, slots=True)
class YearOfLine:
    """A line's forecasts one year, the oldest first, its budget and how it ended."""

    year: int
    steps: tuple[Step, ...]
    budget: int | None
    year_end: int | None
    chart: Chart | None


@at_place
def line_history(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """All forecasts of a line in three years. Seven queries a year at most."""
    years = _years(place)
    lines = {year.year: _line(year, code) for year in years}
    found = next((line for line in lines.values() if line), None)
    if found is None:
        raise NotFound(_("Raden"), code, [line.code for line in years[0].lines])
    context: dict[str, Any] = {
        "code": code,
        "title": _("Summa nettokostnader") if code in _SUMS else found.title,
        "unit": place.occasion.money_unit,
        "years": [_of_year(year, line, place) for year in years if (line := lines[year.year])],
    }
    return render(request, "economy/forecast_line.html", context)


@at_place
def accuracy(request: HttpRequest, place: Place) -> HttpResponse:
    """The forecasts of August and October against the year's end, beside the program's own. Seven queries a year at most."""
    years = _years(place)
    hits = [hit for year in years for hit in year.accuracy()]
    titles = {line.code: line.title for year in years for line in year.lines}
    trials = back_test(place.committee, place.occasion, wait=False)
    own = missed_by_suggestions(trials or ())
    context: dict[str, Any] = {
        "hits": [(hit, own.get((hit.occasion.year, hit.occasion.period_end.month))) for hit in hits],
        "has_own": bool(own),
        "own_pending": trials is None,
        "score": score(trials) if trials else None,
        "known": any(hit.percent is not None for hit in hits),
        "lines": _misses(hits, titles, place.occasion.money_unit),
        "unit": place.occasion.money_unit,
    }
    return render(request, "economy/accuracy.html", context)


@at_place
def accuracy_file(request: HttpRequest, place: Place, format: str) -> HttpResponse:
    """The accuracy as Excel or CSV."""
    columns = [
        Column(_("Uppföljning"), "text", 32),
        Column(_("Prognos")),
        Column(_("Bokslut")),
        Column(_("Prognos minus bokslut")),
        Column(_("Procent av budgeten"), "number"),
        Column(_("Förslaget minus bokslut")),
    ]
    own = missed_by_suggestions(back_test(place.committee, place.occasion, wait=False) or ())
    rows: list[list[Value]] = [
        [
            str(hit.occasion),
            hit.forecast_ore,
            hit.year_end_ore,
            hit.missed_ore,
            None if hit.percent is None else rounded(hit.percent, 1),
            own.get((hit.occasion.year, hit.occasion.period_end.month)),
        ]
        for year in _years(place)
        for hit in year.accuracy()
    ]
    return table_response(
        TableFile("traffsakerhet", _("Prognosernas träffsäkerhet"), place.occasion.money_unit, columns, rows),
        place,
        format,
    )


@at_place
def line_file(request: HttpRequest, place: Place, code: str, format: str) -> HttpResponse:
    """A line's forecasts as Excel or CSV."""
    columns = [
        Column(_("Uppföljning"), "text", 32),
        Column(_("Prognos")),
        Column(_("Ändring")),
        Column(_("Avvikelse")),
        Column(_("Bokslut")),
        Column(_("Orsak till ändringen"), "text", 40),
        Column(_("Kommentar"), "text", 60),
    ]
    rows: list[list[Value]] = []
    for year in _years(place):
        line = _line(year, code)
        if line is None:
            continue
        rows += [
            [str(step.occasion), step.amount, step.change, step.deviation, line.year_end_ore, step.cause, step.comment]
            for step in _steps(year, line)
        ]
    table = TableFile(f"prognos-{code}", _("Prognoser"), place.occasion.money_unit, columns, rows)
    return table_response(table, place, format)


def _years(place: Place) -> list[ForecastHistory]:
    latest = place.occasion.year
    return [forecast_history(place.committee, year) for year in range(latest, latest - YEARS, -1)]


def _line(year: ForecastHistory, code: str) -> History | None:
    if code in _SUMS:
        return year.total if year.lines else None
    return next((line for line in year.lines if line.code == code), None)


def _steps(year: ForecastHistory, line: History) -> tuple[Step, ...]:
    steps: list[Step] = []
    for occasion in year.occasions:
        told = line.told.get(occasion.slug)
        if told is None:
            continue
        before = steps[-1].amount if steps else None
        off = None if line.budget_ore is None else deviation(budget=line.budget_ore, actual=told.amount_ore)
        steps.append(
            Step(
                occasion,
                told.amount_ore,
                change(now=told.amount_ore, before=before),
                off,
                told.cause,
                told.comment,
            )
        )
    return tuple(steps)


def _of_year(year: ForecastHistory, line: History, place: Place) -> YearOfLine:
    steps = _steps(year, line)
    unit = place.occasion.money_unit
    marks = [Mark(str(step.occasion.get_kind_display()), step.amount) for step in steps]
    drawn = chart(marks, budget=line.budget_ore, year_end=line.year_end_ore, unit=unit)
    return YearOfLine(year.year, steps, line.budget_ore, line.year_end_ore, drawn)


def _misses(hits: Sequence[Hit], titles: dict[str, str], unit: str) -> list[tuple[str, str, list[str]]]:
    """Each line's own part of the misses, in the order of the lines; lines that no miss knows are left out."""
    return [
        (code, title, [printed(hit.lines.get(code), unit, plus=True) for hit in hits])
        for code, title in titles.items()
        if any(code in hit.lines for hit in _known(hits))
    ]


def _known(hits: Iterable[Hit]) -> list[Hit]:
    return [hit for hit in hits if hit.percent is not None]

"""Cells of a workbook as the texts that a profile reads: a number or a date stands as if written with the profile's own marks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final, Literal, assert_never

from tertial.common.periods import MONTHS
from tertial.economy.importers.profiles import DateForm, PeriodForm, Profile
from tertial.economy.importers.table.layout import Layout

Kind = Literal["amount", "date", "period", "code", "text"]
"""What a column is read as, which decides how a date or a number in it is written."""

_EPOCH: Final = date(1899, 12, 30)
_KINDS: Final[dict[str, Kind]] = {
    "amount": "amount",
    "debit": "amount",
    "credit": "amount",
    "date": "date",
    "period": "period",
    "text": "text",
    "side": "text",
}


def kinds_of(layout: Layout) -> dict[int, Kind]:
    """What each column that is read is read as."""
    kinds: dict[int, Kind] = dict.fromkeys(layout.months.values(), "amount")
    return kinds | {place: _KINDS.get(name, "code") for name, place in layout.columns.items()}


def texts(cells: Sequence[Any], kinds: dict[int, Kind], profile: Profile) -> list[str]:
    """A row's cells as texts."""
    return [
        cell if type(cell) is str else text_of(cell, kinds.get(place, "text"), profile)
        for place, cell in enumerate(cells)
    ]


def text_of(cell: Any, kind: Kind, profile: Profile) -> str:
    """A cell as text. A date where a code should stand becomes a text that no code is: Excel takes `10-12` for a date."""
    match cell:
        case str():
            return cell
        case bool():
            return "SANT" if cell else "FALSKT"
        case int() | float():
            return number(cell, profile.decimal)
        case datetime():
            if kind in ("date", "period") or not (cell.hour or cell.minute or cell.second or cell.microsecond):
                return text_of(cell.date(), kind, profile)
            return _no_code(cell.isoformat(" "), kind)
        case date():
            if kind == "date":
                return _in_form(cell, profile.date_form)
            return _in_period(cell, profile.period_form) if kind == "period" else _no_code(cell.isoformat(), kind)
        case time() | timedelta():
            return _no_code(str(cell), kind)
        case _:
            return "" if cell is None else str(cell)


def number(value: float, decimal: str) -> str:
    """A number with the fifteen digits that Excel keeps, so that what it stores as 0.30000000000000004 is 0,3 here as there.

    Fifteen digits hold every amount up to ten thousand milliards to the öre.
    """
    exact = Decimal(f"{value:.15g}")
    return f"{exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact:f}".replace(".", decimal)


def _no_code(text: str, kind: Kind) -> str:
    return f"#DATUM {text}!" if kind == "code" else text


def _in_form(day: date, form: DateForm) -> str:
    match form:
        case "yyyy-mm-dd":
            return day.isoformat()
        case "yyyymmdd":
            return f"{day:%Y%m%d}"
        case "yymmdd":
            return f"{day:%y%m%d}"
        case "d/m/yyyy":
            return f"{day.day}/{day.month}/{day.year}"
        case "m/d/yyyy":
            return f"{day.month}/{day.day}/{day.year}"
        case "excel":
            return str((day - _EPOCH).days)
        case _:
            assert_never(form)


def _in_period(day: date, form: PeriodForm) -> str:
    match form:
        case "yyyymm":
            return f"{day:%Y%m}"
        case "yyyy-mm":
            return f"{day:%Y-%m}"
        case "yymm":
            return f"{day:%y%m}"
        case "words":
            return f"{MONTHS[day.month - 1]} {day.year}"
        case "m":
            return str(day.month)
        case _:
            assert_never(form)

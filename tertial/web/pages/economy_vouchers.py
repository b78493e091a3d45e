"""The ledger's own rows behind a row of the operating summary, and one voucher with both its sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tertial.common.errors import NotFound, Refused
from tertial.common.periods import Period
from tertial.economy.ledger.sums import Window
from tertial.economy.models import Part
from tertial.economy.queries.codes import known_codes
from tertial.economy.queries.outcome import ledger, window
from tertial.economy.queries.taken import Taken, taken, taken_by_kind
from tertial.economy.queries.vouchers import VoucherRow, row_vouchers
from tertial.economy.queries.vouchers import voucher as read_voucher
from tertial.web.period_words import window_words
from tertial.web.place import Place, at_place
from tertial.web.table_files import Column, TableFile, Value, table_response

_FIRST_YEAR, _LAST_YEAR = 1900, 2999


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row with its codes in the order of the columns, each with its name where it has one."""

    row: VoucherRow
    codes: tuple[tuple[str, str], ...]


@at_place
def vouchers(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """The rows of a row of the operating summary in a period."""
    return _vouchers(request, place, taken(place.committee, place.occasion.year, code), f"ekonomi/{code}")


@at_place
def kind_vouchers(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """The rows of an account group in a period."""
    return _vouchers(request, place, taken_by_kind(place.committee, code), f"ekonomi/slag/{code}")


def _vouchers(request: HttpRequest, place: Place, row: Taken, above: str) -> HttpResponse:
    """Rows page by page, the newest first; `konto` narrows them to an account, `fran` to the months from one on."""
    months = _months(request, place)
    account, page = request.GET.get("konto", ""), _number(request, "sida", 1)
    wanted = request.GET.get("format")
    found = row_vouchers(
        ledger(place.committee, months[0] // 100, months[1] // 100),
        row,
        months,
        reader=place.person,
        account=account,
        page=None if wanted else page,
    )
    names = known_codes(place.municipality, months[1] // 100)
    parts = _parts(found.rows)
    if wanted:
        return table_response(_file(f"{row.code}-verifikationer", row.title, found.rows, parts), place, wanted)
    context = {
        "row": row,
        "above": place.to(above),
        "found": found,
        "rows": _shown(found.rows, parts, names),
        "parts": parts,
        "months": window_words(months),
        "query": urlencode({name: request.GET[name] for name in ("period", "fran", "konto") if name in request.GET}),
        "account": account,
        "account_name": names.get(Part.ACCOUNT, {}).get(account, ""),
        "page": page,
    }
    return render(request, "economy/vouchers.html", context)


@at_place
def voucher(request: HttpRequest, place: Place) -> HttpResponse:
    """One voucher, every row of it: `ar`, `serie` and `nummer` say which."""
    year = _number(request, "ar", place.occasion.year)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise NotFound("Året", str(year))
    rows = read_voucher(
        ledger(place.committee, year, year),
        place.committee,
        year,
        request.GET.get("serie", ""),
        request.GET.get("nummer", ""),
        reader=place.person,
    )
    parts = _parts(rows)
    context = {
        "first": rows[0],
        "rows": _shown(rows, parts, known_codes(place.municipality, year)),
        "parts": parts,
        "total": sum((row.amount for row in rows), start=Decimal(0)),
        "has_text": any(row.text for row in rows),
    }
    return render(request, "economy/voucher.html", context)


def _months(request: HttpRequest, place: Place) -> Window:
    """The months asked for, else the occasion's. Raises `Refused` for what is no year or month, or runs backwards."""
    period = _period(request.GET.get("period") or str(place.occasion.period))
    months = window(period)
    if first := request.GET.get("fran"):
        months = (window(_period(first))[1], months[1])
    if months[0] > months[1]:
        raise Refused(f"”{first}” kommer efter ”{period}”. Skriv den första månaden i fran och den sista i period.")
    return months


def _period(text: str) -> Period:
    period = Period.parse(text)
    if period.day is not None:
        raise Refused(f"”{period}” är en dag. Skriv ett år (2023) eller till och med en månad (2023-08).")
    return period


def _number(request: HttpRequest, name: str, otherwise: int) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(10**6)) else otherwise


def _parts(rows: Sequence[VoucherRow]) -> list[Part]:
    """The parts of the code string that any of the rows has, in their order."""
    return [part for part in Part if any(part in row.codes for row in rows)]


def _shown(rows: Sequence[VoucherRow], parts: Sequence[Part], names: Mapping[str, Mapping[str, str]]) -> list[ShownRow]:
    return [
        ShownRow(
            row,
            tuple((row.codes.get(part, ""), names.get(part, {}).get(row.codes.get(part, ""), "")) for part in parts),
        )
        for row in rows
    ]


def _file(name: str, title: str, rows: Sequence[VoucherRow], parts: Sequence[Part]) -> TableFile:
    """The rows as a table; amounts to the öre."""
    contents: list[list[Value]] = [
        [
            row.day.isoformat(),
            row.series,
            row.number,
            *(row.codes.get(part, "") for part in parts),
            int(row.amount * 100),
        ]
        for row in rows
    ]
    heads = ("Datum", "Serie", "Nummer", *(str(part.label).capitalize() for part in parts))
    columns = [*(Column(head, "text", 12) for head in heads), Column("Belopp")]
    return TableFile(name, title, "kr", columns, contents)

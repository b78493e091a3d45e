"""Read the ledger's own rows. Those who may read the pages may not always read these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AnonymousUser

from tertial.common.errors import NotFound, Refused
from tertial.common.money import kr
from tertial.common.periods import Period
from tertial.economy.ledger.sums import Window
from tertial.economy.models import Part
from tertial.economy.queries.outcome import Ledger, window
from tertial.economy.queries.taken import Taken
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission

PAGE = 100
LARGEST_FILE = 200_000
"""How many rows a file of vouchers may have; beyond that it is slow to open and says nothing to a reader."""


@dataclass(frozen=True, slots=True)
class VoucherRow:
    """A row of a voucher with its codes as they stand in the ledger; cost positive, revenue negative, in kronor."""

    day: date
    series: str
    number: str
    codes: dict[Part, str]
    amount: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Vouchers:
    """A page of rows, newest first, whether there are more, and how many rows all pages have and their sum in kronor."""

    rows: tuple[VoucherRow, ...]
    more: bool = False
    count: int = 0
    total: Decimal = Decimal(0)


def row_vouchers(
    book: Ledger, row: Taken, months: Window, *, reader: Person | AnonymousUser, account: str = "", page: int | None = 1
) -> Vouchers:
    """The rows that stand behind a row of the operating summary in some months; all of them where `page` is None.

    Raises `Forbidden` for a reader who may not see vouchers, `Refused` when all are asked for and are more than `LARGEST_FILE`.
    """
    require(reader, Permission.LEDGER_READ, unit=row.committee)
    if book.is_empty or not row.selector:
        return Vouchers(())
    from tertial.economy.ledger.queries import voucher_rows

    sums = [
        one for codes, (one,) in book.part_sums([Part.ACCOUNT], [months], row.selector) if account in ("", codes[0])
    ]
    count = sum(one.rows for one in sums)
    if page is None and count > LARGEST_FILE:
        raise Refused(
            f"Det är {count} rader, fler än de {LARGEST_FILE} som ryms i en fil. Välj ett konto eller en kortare period."
        )
    found = voucher_rows(
        book.result_rows,
        row.selector,
        months,
        codes={Part.ACCOUNT: account} if account else None,
        limit=LARGEST_FILE if page is None else PAGE,
        offset=0 if page is None else PAGE * (max(page, 1) - 1),
        mapped=book.mapped,
    )
    more = page is not None and count > PAGE * max(page, 1)
    return Vouchers(tuple(_row(one) for one in found), more, count, kr(sum(one.ore for one in sums)))


def voucher(
    book: Ledger, committee: Unit, year: int, series: str, number: str, *, reader: Person | AnonymousUser
) -> list[VoucherRow]:
    """Every row of one voucher, both its sides. Raises `NotFound`, or `Forbidden` for a reader who may not see it."""
    require(reader, Permission.LEDGER_READ, unit=committee)
    from tertial.economy.ledger.queries import voucher_rows

    found = (
        []
        if book.is_empty
        else voucher_rows(book.rows, None, window(Period(year)), voucher=(series, number), limit=10_000)
    )
    if not found:
        raise NotFound("Verifikationen", f"{series} {number}".strip())
    return [_row(one) for one in found]


def _row(found: dict[str, Any]) -> VoucherRow:
    return VoucherRow(
        day=found["day"],
        series=found["series"],
        number=found["number"],
        codes={part: found[part] for part in Part if found[part]},
        amount=kr(found["amount"]),
        text=found["text"],
    )

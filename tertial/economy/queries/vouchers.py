"""Read the ledger's own rows. Those who may read the pages may not always read these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AnonymousUser

from tertial.common.errors import NotFound
from tertial.common.money import kr
from tertial.common.periods import Period
from tertial.economy.models import Part
from tertial.economy.queries.outcome import Ledger, window
from tertial.economy.queries.taken import Taken
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission

PAGE = 100


@dataclass(frozen=True, slots=True)
class VoucherRow:
    """A row of a voucher with its codes as they stand in the ledger; cost positive, revenue negative, in kronor."""

    day: date
    series: str
    number: str
    codes: dict[Part, str]
    amount: Decimal
    text: str


def row_vouchers(
    book: Ledger, row: Taken, period: Period, *, reader: Person | AnonymousUser, account: str = "", page: int = 1
) -> tuple[list[VoucherRow], bool]:
    """The rows that stand behind a row of the operating summary in a period, newest first, and whether there are more pages.

    Raises `Forbidden` for a reader who may not see vouchers.
    """
    require(reader, Permission.LEDGER_READ, unit=row.committee)
    if book.is_empty or not row.selector:
        return [], False
    from tertial.economy.ledger.queries import voucher_rows

    found = voucher_rows(
        book.result_rows,
        row.selector,
        window(period),
        codes={Part.ACCOUNT: account} if account else None,
        limit=PAGE + 1,
        offset=PAGE * (max(page, 1) - 1),
        mapped=book.mapped,
    )
    return [_row(one) for one in found[:PAGE]], len(found) > PAGE


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

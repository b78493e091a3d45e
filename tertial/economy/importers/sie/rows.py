"""Rows of the ledger out of whole vouchers, and the faults that keep a voucher from being read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tertial.common.money import in_kr
from tertial.economy.importers.sie.book import Fault, Voucher
from tertial.economy.importers.sie.dimensions import NO_CODES, Codes, Dimensions
from tertial.economy.importers.sie.header import Header
from tertial.economy.importers.sie.profile import SieProfile
from tertial.economy.importers.sie.records import Record, Wrong


class Row(NamedTuple):
    """A row of the ledger, and the line it came from. `amount` is in öre, debit and cost positive."""

    line: int
    day: date
    series: str
    number: str
    account: str
    codes: Codes
    amount: int
    text: str

    @property
    def month(self) -> int:
        """The month of the day, as 202308."""
        return self.day.year * 100 + self.day.month


def of_voucher(
    voucher: Voucher, header: Header, dimensions: Dimensions, profile: SieProfile
) -> tuple[list[Row], list[Fault]]:
    """The voucher's rows, or what is wrong with it. Removed rows are left out, and an added row counts once."""
    faults: list[Fault] = []
    rows: list[Row] = []
    try:
        own_day = voucher.head.day("date")
        series, number = voucher.head.text("series"), voucher.head.text("number")
        own_text = voucher.head.text("text") if profile.keep_text else ""
    except Wrong as wrong:
        return [], [Fault(wrong.line, wrong.message)]
    days_said = False
    for place, record in enumerate(voucher.rows):
        try:
            if not _counts(record, voucher.rows[place + 1 : place + 2]):
                continue
            own = record.day("date")
            day = own_day if profile.day == "voucher" and own_day else own or own_day
            codes = dimensions.codes(pairs, record.line) if (pairs := record.pairs()) else NO_CODES
            amount = record.ore()
            text = (record.text("text") or own_text) if profile.keep_text else ""
            account = record.account()
            wrong_day = _wrong_day(day, header)
            if day is None or wrong_day:
                if not days_said:
                    faults.append(Fault(record.line, wrong_day))
                days_said = True
                continue
            rows.append(Row(record.line, day, series, number, account, codes, amount, text))
        except Wrong as wrong:
            faults.append(Fault(wrong.line, wrong.message))
    if not faults and (total := sum(row.amount for row in rows)):
        name = " ".join(filter(None, (series, number)))
        message = f"Verifikationen {name} går inte jämnt ut: raderna summerar till {in_kr(total)}, inte 0."
        faults.append(Fault(voucher.head.line, message.replace("  ", " ")))
    return ([], faults) if faults else (rows, [])


def _counts(record: Record, following: Sequence[Record]) -> bool:
    """Whether the row counts. An added row is told twice, the second time for programs that know no added rows."""
    if record.label != "#RTRANS":
        return record.label == "#TRANS"
    for twin in following:
        if twin.label == "#TRANS" and _same(record, twin):
            return False
    raise Wrong(record.line, "Efter #RTRANS ska samma rad stå en gång till som #TRANS.")


def _same(record: Record, twin: Record) -> bool:
    return (record.account(), record.pairs(), record.ore()) == (twin.account(), twin.pairs(), twin.ore())


def _wrong_day(day: date | None, header: Header) -> str:
    if day is None:
        return "Raden har inget datum, och inte heller verifikationen."
    if header.first and header.last and not header.first <= day <= header.last:
        return f"Datumet {day} ligger utanför räkenskapsåret {header.span}."
    return ""

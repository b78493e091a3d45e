"""Vouchers that balance, numbered in the order they were booked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Entry(NamedTuple):
    """One row of a voucher: its code string, and öre with debit positive."""

    account: str
    amount: int
    cost_centre: str = ""
    service: str = ""
    activity: str = ""
    project: str = ""
    counterpart: str = ""


class LedgerRow(NamedTuple):
    """A row as the ledger keeps it, in the columns of `economy.ledger.schema`."""

    month: int
    day: date
    series: str
    number: str
    account: str
    cost_centre: str
    service: str
    activity: str
    project: str
    object: str
    counterpart: str
    free: str
    amount: int
    text: str


@dataclass(slots=True, eq=False)
class Voucher:
    """A booking on a day. `corrects` is the voucher that this one takes back."""

    day: date
    series: str
    text: str
    entries: list[Entry]
    corrects: Voucher | None = None
    number: int = 0

    @property
    def month(self) -> int:
        """The month as the ledger writes it, 202308."""
        return 100 * self.day.year + self.day.month

    @property
    def words(self) -> str:
        """The text of its rows."""
        taken_back = self.corrects
        return f"Rättelse av {taken_back.series} {taken_back.number}" if taken_back else self.text


@dataclass(slots=True)
class Journal:
    """Every voucher so far, in the order they were made."""

    vouchers: list[Voucher] = field(default_factory=list)

    def book(self, day: date, series: str, text: str, entries: Iterable[Entry], against: str) -> Voucher | None:
        """Book entries against one balance account, which takes the rest so that the voucher balances."""
        return self.book_balanced(day, series, text, [*entries], against, [])

    def book_balanced(
        self, day: date, series: str, text: str, entries: list[Entry], against: str, also: Iterable[Entry]
    ) -> Voucher | None:
        """Book entries against some other balance accounts, and what is left against `against`; nothing gives no voucher."""
        whole = [entry for entry in (*entries, *also) if entry.amount]
        left = -sum(entry.amount for entry in whole)
        if left:
            whole.append(Entry(against, left))
        if not whole:
            return None
        voucher = Voucher(day, series, text, whole)
        self.vouchers.append(voucher)
        return voucher

    def take_back(self, voucher: Voucher, day: date) -> None:
        """Reverse a voucher: the same rows with the opposite sign."""
        entries = [entry._replace(amount=-entry.amount) for entry in voucher.entries]
        self.vouchers.append(Voucher(day, voucher.series, "", entries, corrects=voucher))

    def rows(self) -> Iterator[LedgerRow]:
        """The ledger's rows by day, series and number; numbers begin at 1 in each series every year."""
        numbers: dict[tuple[int, str], int] = {}
        # Sorting keeps the order of a day's vouchers in a series, so a correction stands after what it corrects.
        ordered = sorted(self.vouchers, key=lambda voucher: (voucher.day, voucher.series))
        for voucher in ordered:
            key = voucher.day.year, voucher.series
            numbers[key] = voucher.number = numbers.get(key, 0) + 1
        for voucher in ordered:
            month, text, number = voucher.month, voucher.words, str(voucher.number)
            for one in voucher.entries:
                yield LedgerRow(
                    month,
                    voucher.day,
                    voucher.series,
                    number,
                    one.account,
                    one.cost_centre,
                    one.service,
                    one.activity,
                    one.project,
                    "",
                    one.counterpart,
                    "",
                    one.amount,
                    text,
                )

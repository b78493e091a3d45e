"""Whether the rows agree with the balances that the file itself tells.

For each account the rows must sum to its result (#RES) and to the change of its balance (#UB less #IB), as far as the
balances cover (#OMFATTN); vouchers must also sum to each period balance (#PSALDO). A file that disagrees with itself has lost
something on the way and is not read. One thing is no fault: period balances that go on over months without any
voucher, as in an export of a few months with the balances of the year.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from tertial.common.money import in_kr
from tertial.economy.importers.sie.book import Book, Fault
from tertial.economy.importers.sie.header import Header
from tertial.economy.importers.sie.profile import SieProfile
from tertial.economy.importers.sie.records import Record, Wrong
from tertial.economy.importers.sie.rows import Row


class Told(NamedTuple):
    """A balance as the file tells it: öre, and the line it stands on."""

    ore: int
    line: int


@dataclass(slots=True)
class Sums:
    """What rows sum to in öre: by account and month, and by account as far as the balances cover."""

    by_month: Counter[tuple[str, int]] = field(default_factory=Counter)
    covered: Counter[str] = field(default_factory=Counter)
    uncovered_rows: int = 0

    def add(self, rows: Iterable[Row], limit: date | None) -> None:
        """Add rows; those after the day `limit` are not covered by the balances."""
        for row in rows:
            self.by_month[row.account, row.month] += row.amount
            if limit is None or row.day <= limit:
                self.covered[row.account] += row.amount
            else:
                self.uncovered_rows += 1


@dataclass(slots=True)
class Balances:
    """The wanted year's balances."""

    changes: dict[str, Told] = field(default_factory=dict)
    """For each account its result and the change of its balance, together."""
    results: bool = False
    """Whether the file tells results (#RES)."""
    closings: bool = False
    """Whether the file tells closing balances (#UB)."""
    months: dict[tuple[str, int], Told] = field(default_factory=dict)
    """The period balances of whole accounts."""
    faults: list[Fault] = field(default_factory=list)


def limit(header: Header) -> date | None:
    """The last day that the balances cover. Of period balances the whole month of that day is."""
    day = header.covers
    if day is None or header.type not in (2, 3):
        return day
    return day.replace(day=monthrange(day.year, day.month)[1])


def balances(book: Book, header: Header) -> Balances:
    """Read the wanted year's balances."""
    found = Balances()
    told = {label: _by_account(book.records.get(label, ()), header.index, found) for label in ("#IB", "#UB", "#RES")}
    found.results, found.closings = bool(told["#RES"]), bool(told["#UB"])
    signs = {"#RES": 1, **({"#UB": 1, "#IB": -1} if found.closings else {})}
    for label, sign in signs.items():
        for account, balance in told[label].items():
            before = found.changes.get(account, Told(0, balance.line))
            found.changes[account] = Told(before.ore + sign * balance.ore, before.line)
    if header.type == 4:
        _read_months(book.records.get("#PSALDO", ()), header.index, found)
    return found


def disagreements(told: Balances, sums: Sums, header: Header, profile: SieProfile) -> tuple[list[Fault], list[str]]:
    """Where the rows and the balances differ, and what could not be compared."""
    if profile.part_of_year:
        return [], ["Raderna är inte avstämda mot filens saldon: profilen säger att filen är en del av året."]
    if not told.changes and not told.months:
        return [], ["Filen har inga saldon att stämma av raderna mot."]
    notes = []
    if sums.uncovered_rows:
        notes.append(
            f"Filens saldon gäller till och med {header.covers}. "
            f"{sums.uncovered_rows} rader efter den dagen är inte avstämda mot något saldo."
        )
    faults: list[Fault] = []
    booked = {month for _account, month in sums.by_month}
    silent = {month for _account, month in told.months} - booked
    if told.months:
        faults += _months(told, sums, booked, header)
    if silent and booked:
        notes.append(
            f"Filen har saldon men inga verifikationer för {', '.join(map(str, sorted(silent)))}. "
            "Övriga månader stämmer med sina periodsaldon."
        )
    else:
        faults += _accounts(told, sums)
    return faults, notes


def uneven(told: Balances, header: Header, profile: SieProfile) -> list[Fault]:
    """Whether balances without vouchers sum to nothing, as vouchers must. Only where the file tells both kinds of accounts."""
    if header.type == 4 or profile.part_of_accounts or not (told.results and told.closings):
        return []
    total = sum(balance.ore for balance in told.changes.values())
    if not total:
        return []
    return [
        Fault(
            min(balance.line for balance in told.changes.values()),
            f"Filens saldon går inte jämnt ut: #RES och #UB − #IB summerar till {in_kr(total)}, inte 0. Ett konto fattas "
            "eller är fel. Rätta i ekonomisystemet och exportera på nytt. Ska filen bara ha en del av kontona, säg det "
            "i profilen.",
        )
    ]


def _by_account(records: Iterable[Record], index: int, found: Balances) -> dict[str, Told]:
    told: dict[str, Told] = {}
    for record in records:
        try:
            if record.number("year") == index:
                balance = Told(record.ore(), record.line)
                known = told.setdefault(record.account(), balance)
                if known.line != record.line:
                    raise Wrong(
                        record.line,
                        f"{record.label} för konto {record.account()} står två gånger, även på rad {known.line}.",
                    )
        except Wrong as wrong:
            found.faults.append(Fault(wrong.line, wrong.message))
    return told


def _read_months(records: Iterable[Record], index: int, found: Balances) -> None:
    for record in records:
        try:
            if record.number("year") == index and not record.pairs():
                found.months[record.account(), record.month()] = Told(record.ore(), record.line)
        except Wrong as wrong:
            found.faults.append(Fault(wrong.line, wrong.message))


def _months(told: Balances, sums: Sums, booked: set[int], header: Header) -> list[Fault]:
    last = header.covers.year * 100 + header.covers.month if header.covers else 999999
    anywhere = min(balance.line for balance in told.months.values())
    faults = []
    for account, month in sorted({*told.months, *sums.by_month}):
        if month not in booked or month > last:
            continue
        wanted = told.months.get((account, month), Told(0, anywhere))
        found = sums.by_month[account, month]
        if found != wanted.ore:
            faults.append(
                Fault(
                    wanted.line,
                    f"Konto {account}, {month}: verifikationerna summerar till {in_kr(found)} men periodsaldot (#PSALDO) "
                    f"är {in_kr(wanted.ore)}. Exportera filen på nytt.",
                )
            )
    return faults


def _accounts(told: Balances, sums: Sums) -> list[Fault]:
    if not told.changes:
        return []
    anywhere = min(balance.line for balance in told.changes.values())
    every = told.results and told.closings
    faults = []
    for account in sorted({*told.changes, *sums.covered}):
        if account not in told.changes and not every:
            continue  # of the accounts of this kind the file tells no balances at all
        wanted = told.changes.get(account, Told(0, anywhere))
        found = sums.covered[account]
        if found != wanted.ore:
            faults.append(
                Fault(
                    wanted.line,
                    f"Konto {account}: raderna summerar till {in_kr(found)} men saldot (#RES eller #UB − #IB) är "
                    f"{in_kr(wanted.ore)}. Exportera filen på nytt. Ska den bara ha en del av årets "
                    "verifikationer, säg det i profilen.",
                )
            )
    return faults

"""What is booked beside revenue and costs: investments, payments of last month's bills and debts, corrections."""

from __future__ import annotations

from random import Random
from typing import Final

from tertial.demo.ledger.calendar import business_days, on_or_before
from tertial.demo.ledger.costs import BANK, INTERNAL, PENSIONS, SOCIAL_FEES, SUPPLIERS, WITHHELD_TAX
from tertial.demo.ledger.journal import Entry, Journal, Voucher
from tertial.demo.ledger.revenue import CUSTOMERS
from tertial.demo.loading.rows import rows

_PAYMENTS: Final = "U"
_SETTLED: Final = (
    # Balance account, day of the month after, text.
    (SUPPLIERS, 28, "Utbetalning till leverantörer"),
    (CUSTOMERS, 20, "Inbetalning från kunder"),
    (INTERNAL, 15, "Reglering mellan förvaltningar"),
    (WITHHELD_TAX, 12, "Avdragen skatt"),
    (SOCIAL_FEES, 12, "Arbetsgivaravgifter"),
    (PENSIONS, 20, "Pensionspremier"),
)
_MOST_CORRECTIONS: Final = 3


def investments(journal: Journal, month: int) -> None:
    """Bills for investments, on balance accounts with the investment's project."""
    for row in rows("ledger/investments.csv"):
        if int(row["month"]) == month:
            entry = Entry(
                row["account"],
                int(row["amount"]) * 100,
                row["ansvar"],
                row["verksamhet"],
                project=row["projekt"],
                counterpart="841",
            )
            journal.book(on_or_before(month, 18), "F", row["text"], [entry], SUPPLIERS)


def settlements(journal: Journal, month: int, booked: list[Voucher]) -> None:
    """Pay in this month what was booked on debts and claims in the one before."""
    for account, day, text in _SETTLED:
        debt = sum(
            entry.amount
            for voucher in booked
            for entry in voucher.entries
            if entry.account == account and voucher.series != _PAYMENTS
        )
        journal.book(on_or_before(month, day), _PAYMENTS, text, [Entry(account, -debt)], BANK)


def corrections(journal: Journal, month: int, booked: list[Voucher], chance: Random) -> None:
    """Some supplier bills are booked twice by mistake, and the second is taken back within the month."""
    days = business_days(month)
    bills = [voucher for voucher in booked if voucher.series == "F" and voucher.day < days[-4]]
    for bill in chance.sample(bills, min(len(bills), chance.randint(0, _MOST_CORRECTIONS))):
        later = [day for day in days if day > bill.day]
        twice = Voucher(later[0], bill.series, bill.text, list(bill.entries))
        journal.vouchers.append(twice)
        journal.take_back(twice, chance.choice(later[1:]))

"""How costs are booked: salaries on the 27th, rent by the quarter, invoices, internal purchases, assistance, depreciation."""

from __future__ import annotations

from itertools import groupby
from random import Random
from typing import Final

from tertial.common.periods import MONTHS
from tertial.demo.ledger.calendar import business_days, on_or_before
from tertial.demo.ledger.fitting import split
from tertial.demo.ledger.journal import Entry, Journal
from tertial.demo.ledger.places import Place, PlaceAmounts, accounts

BANK: Final = "1930"
SUPPLIERS: Final = "2511"
INTERNAL: Final = "2871"
PREPAID: Final = "1710"
ACCRUED: Final = "2991"
WITHHELD_TAX: Final = "2711"
SOCIAL_FEES: Final = "2731"
PENSIONS: Final = "2921"
DEPRECIATED: Final = "1229"

_GROSS_PAY: Final = ("5011", "5021", "5111", "5131")
_RENT, _PREMISES_SERVICE = "6011", "6111"
_INTERNAL_PURCHASE: Final = "4611"
_DEPRECIATION: Final = "7911"
_PAYMENTS: Final = ((5, 9), (12, 7), (19, 11), (26, 66), (28, 7))
"""Days on which assistance is paid, and the share of each in hundredths: most of it before the month's end."""
_INTERNAL_SERVICES: Final = {"6111": "131", "6811": "121", "6831": "121", "7211": "121"}
"""Accounts that other parts of the municipality send invoices on, and who they are."""
_SELLERS: Final = {"470": "178", "472": "178", "474": "178", "476": "178"}
"""Who sells teaching within the municipality; the rest is bought of the employment units."""
_ONE_INVOICE: Final = 4_500_000
"""Öre: about how large an invoice is before costs of a place become several."""
_MOST_INVOICES: Final = 7


def month_word(month: int) -> str:
    """A month in words, `augusti 2023`."""
    return f"{MONTHS[month % 100 - 1]} {month // 100}"


def salaries(journal: Journal, month: int, amounts: list[tuple[Place, int]]) -> None:
    """One voucher per part of the organisation; tax, fees and pensions become debts, the rest is paid."""
    day = on_or_before(month, 27)
    for cost_centre, group in groupby(sorted(amounts, key=_cost_centre), key=_cost_centre):
        entries: list[Entry] = []
        for place, amount in group:
            codes, weights = accounts(place.line, "kostnad-personal")
            parts = split(amount, weights)
            entries += [place.entry(code, part) for code, part in zip(codes, parts, strict=True) if part]
        debts = [
            Entry(WITHHELD_TAX, -sum(one.amount for one in entries if one.account in _GROSS_PAY) * 30 // 100),
            Entry(SOCIAL_FEES, -sum(one.amount for one in entries if one.account == "5611")),
            Entry(PENSIONS, -sum(one.amount for one in entries if one.account == "5711")),
        ]
        journal.book_balanced(day, "L", f"Löner {month_word(month)}, ansvar {cost_centre}", entries, BANK, debts)


def premises(journal: Journal, month: int, shares: PlaceAmounts) -> None:
    """Rent is invoiced for a quarter ahead and borne month by month; cleaning and care are invoiced every month."""
    now = shares.get(("kostnad-lokaler", month), [])
    days = business_days(month)
    first_of_quarter = month % 100 in (1, 4, 7, 10)
    ahead = [dict(shares.get(("kostnad-lokaler", month + step), now)) for step in (1, 2)]
    for place, amount in now:
        rent, service = _rent(place, amount)
        journal.book(days[-2], "I", "Lokalvård", [place.entry(_PREMISES_SERVICE, service, "131")], INTERNAL)
        entry = place.entry(_RENT, rent, "551")
        if first_of_quarter:
            later = sum(_rent(place, one.get(place, 0))[0] for one in ahead)
            quarter = f"Hyra kvartal {(month % 100 + 2) // 3}"
            journal.book(days[1], "F", quarter, [entry, Entry(PREPAID, later)], SUPPLIERS)
        else:
            journal.book(days[0], "P", f"Periodiserad hyra {month_word(month)}", [entry], PREPAID)


def _rent(place: Place, amount: int) -> tuple[int, int]:
    rent, service = split(amount, accounts(place.line, "kostnad-lokaler")[1])
    return rent, service


def purchases(journal: Journal, month: int, amounts: list[tuple[Place, int]], chance: Random) -> None:
    """The main activity bought within the municipality, with a counterpart, and from others."""
    days = business_days(month)
    for place, amount in amounts:
        internal, external = split(amount, accounts(place.line, "kostnad-kop")[1])
        seller = _SELLERS.get(place.service, "172" if month >= 202201 else "180")
        bought = [place.entry(_INTERNAL_PURCHASE, internal, seller)]
        journal.book(days[-1 - chance.randrange(3)], "I", f"Köp av verksamhet {month_word(month)}", bought, INTERNAL)
        if month % 100 == 12 and month < place.last:
            late = external // 3
            external -= late
            _accrue(journal, month, place.entry("4621", late, "841"))
        for part in _invoices(external, chance, most=3):
            counterpart = chance.choice(("831", "841", "841", "851"))
            bill = [place.entry("4621", part, counterpart)]
            journal.book(chance.choice(days), "F", "Leverantörsfaktura, köp av verksamhet", bill, SUPPLIERS)


def _accrue(journal: Journal, december: int, bill: Entry) -> None:
    """A bill for December that comes in January: a cost and a debt in December, the bill and its reversal in January."""
    days, january = business_days(december), business_days(december + 89)
    taken_back = bill._replace(amount=-bill.amount)
    journal.book(days[-1], "P", "Upplupen kostnad december", [bill], ACCRUED)
    journal.book(january[1], "P", "Upplupen kostnad december vänds", [taken_back], ACCRUED)
    journal.book(january[4], "F", "Leverantörsfaktura avseende december", [bill], SUPPLIERS)


def assistance(journal: Journal, month: int, amounts: list[tuple[Place, int]]) -> None:
    """Economic assistance: several payments a month, each the sum of what was paid that day."""
    payments: list[list[Entry]] = [[] for _ in _PAYMENTS]
    for place, amount in amounts:
        codes, weights = accounts(place.line, "kostnad-bidrag")
        for code, part in zip(codes, split(amount, weights), strict=True):
            shares = split(part, [share for _, share in _PAYMENTS])
            for entries, share in zip(payments, shares, strict=True):
                entries.append(place.entry(code, share, "871"))
    for (day, _), entries in zip(_PAYMENTS, payments, strict=True):
        journal.book(on_or_before(month, day), "B", "Ekonomiskt bistånd, dagens utbetalningar", entries, BANK)


def other_costs(journal: Journal, month: int, amounts: list[tuple[Place, int]], chance: Random) -> None:
    """Invoices on many accounts, and depreciation on the last day."""
    days = business_days(month)
    for place, amount in amounts:
        codes, weights = accounts(place.line, "kostnad-ovriga")
        if _DEPRECIATION in codes:
            depreciation = amount * weights[codes.index(_DEPRECIATION)] // sum(weights)
            lost = [place.entry(_DEPRECIATION, depreciation)]
            journal.book(days[-1], "A", f"Avskrivning {month_word(month)}", lost, DEPRECIATED)
            amount -= depreciation
        bought = [(code, weight) for code, weight in zip(codes, weights, strict=True) if code != _DEPRECIATION]
        for part in _invoices(amount, chance, most=_MOST_INVOICES):
            code = chance.choices([code for code, _ in bought], [weight for _, weight in bought])[0]
            within = _INTERNAL_SERVICES.get(code)
            series, against = ("I", INTERNAL) if within else ("F", SUPPLIERS)
            bill = [place.entry(code, part, within or "841")]
            text = "Internfaktura" if within else "Leverantörsfaktura"
            journal.book(chance.choice(days), series, text, bill, against)


def _invoices(amount: int, chance: Random, *, most: int) -> list[int]:
    number = 1 + min(most - 1, abs(amount) // _ONE_INVOICE)
    return split(amount, [chance.randint(20, 100) for _ in range(number)])


def _cost_centre(pair: tuple[Place, int]) -> str:
    return pair[0].cost_centre

"""How revenue is booked: lumpy state grants, internal sales with a counterpart, fees, rents and repaid assistance."""

from __future__ import annotations

from random import Random
from typing import Final

from tertial.demo.ledger.calendar import business_days, on_or_before
from tertial.demo.ledger.costs import BANK, INTERNAL, month_word
from tertial.demo.ledger.fitting import split
from tertial.demo.ledger.journal import Journal
from tertial.demo.ledger.places import Place, accounts

CUSTOMERS: Final = "1510"

_GRANTS: Final = {
    "3511": ("811", "Statsbidrag"),
    "3512": ("812", "Schablonersättning"),
    "3521": ("891", "Bidrag från EU-projekt"),
}
_SOLD_WITHIN, _SOLD_OUTSIDE = "3611", "3621"
_REPAID: Final = "3291"
_BUYER: Final = "170"
"""The committee itself, which buys of its units."""


def grants(journal: Journal, month: int, amounts: list[tuple[Place, int]], chance: Random) -> None:
    """Grants come on some day of the month, each kind for itself."""
    days = business_days(month)
    for place, amount in amounts:
        codes, weights = accounts(place.line, "intakt-bidrag")
        for code, part in zip(codes, split(amount, weights), strict=True):
            giver, text = _GRANTS[code]
            journal.book(chance.choice(days), "S", text, [place.entry(code, part, giver)], BANK)


def sales(journal: Journal, month: int, amounts: list[tuple[Place, int]], chance: Random) -> None:
    """Internal invoices at the month's end, others during it."""
    days = business_days(month)
    for place, amount in amounts:
        within, outside = split(amount, accounts(place.line, "intakt-forsaljning")[1])
        sold = [place.entry(_SOLD_WITHIN, within, _BUYER)]
        journal.book(days[-1], "I", f"Såld verksamhet {month_word(month)}", sold, INTERNAL)
        bill = [place.entry(_SOLD_OUTSIDE, outside, chance.choice(("831", "841")))]
        journal.book(chance.choice(days), "K", "Kundfaktura", bill, CUSTOMERS)


def fees(journal: Journal, month: int, amounts: list[tuple[Place, int]]) -> None:
    """Course fees and charges, invoiced once a month."""
    entries = [place.entry("3111", amount, "871") for place, amount in amounts]
    journal.book(on_or_before(month, 15), "K", f"Avgifter {month_word(month)}", entries, CUSTOMERS)


def rents(journal: Journal, month: int, amounts: list[tuple[Place, int]]) -> None:
    """Premises let to others, on the first business day."""
    entries = [place.entry("3411", amount, "851") for place, amount in amounts]
    journal.book(business_days(month)[0], "K", f"Hyresavier {month_word(month)}", entries, CUSTOMERS)


def other_revenue(journal: Journal, month: int, amounts: list[tuple[Place, int]], chance: Random) -> None:
    """Assistance that is repaid, and the rest."""
    days = business_days(month)
    for place, amount in amounts:
        codes, weights = accounts(place.line, "intakt-ovriga")
        for code, part in zip(codes, split(amount, weights), strict=True):
            if code == _REPAID:
                entry = place.entry(code, part, "871")
                journal.book(on_or_before(month, 20), "B", "Återbetalt ekonomiskt bistånd", [entry], BANK)
            else:
                journal.book(chance.choice(days), "K", "Kundfaktura", [place.entry(code, part, "841")], CUSTOMERS)

"""The demo's whole ledger, from January 2019 to August 2023: the same rows for the same seed, down to the last öre."""

from __future__ import annotations

from functools import cache
from random import Random

from tertial.demo.ledger.balance import corrections, investments, settlements
from tertial.demo.ledger.cells import cells
from tertial.demo.ledger.costs import assistance, other_costs, premises, purchases, salaries
from tertial.demo.ledger.journal import Journal, LedgerRow
from tertial.demo.ledger.places import Place, PlaceAmounts, by_place
from tertial.demo.ledger.revenue import fees, grants, other_revenue, rents, sales

SEED = 580
"""The demo's seed; another gives other vouchers with the same sums."""


@cache
def ledger(seed: int = SEED) -> tuple[LedgerRow, ...]:
    """Every row by day, series and number. All vouchers balance, and the rows meet every target of `data/ledger`."""
    shares = by_place(cells(seed), seed)
    journal = Journal()
    months = sorted({month for _, month in shares})
    start = 0
    for month in months:
        before = journal.vouchers[start:]
        start = len(journal.vouchers)
        chance = Random(f"{seed} {month}")  # noqa: S311 - vouchers that can be made again, not secrets
        _book(journal, month, shares, chance)
        investments(journal, month)
        corrections(journal, month, journal.vouchers[start:], chance)
        settlements(journal, month, before)
    return tuple(journal.rows())


def _book(journal: Journal, month: int, shares: PlaceAmounts, chance: Random) -> None:
    """Book a month's revenue and costs, kind by kind."""

    def of(kind: str) -> list[tuple[Place, int]]:
        return shares.get((kind, month), [])

    salaries(journal, month, of("kostnad-personal"))
    premises(journal, month, shares)
    purchases(journal, month, of("kostnad-kop"), chance)
    assistance(journal, month, of("kostnad-bidrag"))
    other_costs(journal, month, of("kostnad-ovriga"), chance)
    grants(journal, month, of("intakt-bidrag"), chance)
    sales(journal, month, of("intakt-forsaljning"), chance)
    fees(journal, month, of("intakt-taxor"))
    rents(journal, month, of("intakt-hyror"))
    other_revenue(journal, month, of("intakt-ovriga"), chance)

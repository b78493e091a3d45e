"""Where a line's money is booked: its parts of the code string and accounts, and each one's share of the line's cells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random

from tertial.demo.ledger.cells import Cells
from tertial.demo.ledger.fitting import split
from tertial.demo.ledger.journal import Entry
from tertial.demo.loading.rows import rows

EVEN_KINDS = ("kostnad-lokaler", "kostnad-personal")
"""Kinds whose share per place is the same month after month."""


@dataclass(frozen=True, slots=True)
class Place:
    """A code string without account and counterpart, on which a line is booked from a month to another."""

    line: str
    first: int
    last: int
    cost_centre: str
    service: str
    activity: str
    project: str
    weight: int

    def entry(self, account: str, amount: int, counterpart: str = "") -> Entry:
        """A row on this code string."""
        return Entry(account, amount, self.cost_centre, self.service, self.activity, self.project, counterpart)


PlaceAmounts = dict[tuple[str, int], list[tuple[Place, int]]]
"""By kind and month: the places with their öre."""


@cache
def places(line: str, month: int) -> tuple[Place, ...]:
    """Where the line is booked in the month."""
    return tuple(place for place in _all_places() if place.line == line and place.first <= month <= place.last)


@cache
def _all_places() -> tuple[Place, ...]:
    return tuple(
        Place(
            row["line"],
            int(row["first"]),
            int(row["last"]),
            row["ansvar"],
            row["verksamhet"],
            row["aktivitet"],
            row["projekt"],
            int(row["weight"]),
        )
        for row in rows("ledger/places.csv")
    )


@cache
def accounts(line: str, kind: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The accounts of a kind that the line uses, and their weights."""
    found = [
        (row["account"], int(row["weight"]))
        for row in rows_of_accounts()
        if row["kind"] == kind and (not row["lines"] or line in row["lines"].split())
    ]
    return tuple(account for account, _ in found), tuple(weight for _, weight in found)


@cache
def rows_of_accounts() -> tuple[dict[str, str], ...]:
    """The file of accounts by kind, read once."""
    return tuple(rows("ledger/accounts.csv"))


def by_place(cells: Cells, seed: int) -> PlaceAmounts:
    """Divide every cell over the line's places."""
    chance = Random(f"{seed} places")  # noqa: S311 - digits that can be made again, not secrets
    result: PlaceAmounts = {}
    for (line, kind, month), amount in cells.items():
        there = places(line, month)
        uneven = 0 if kind in EVEN_KINDS else 80
        weights = [place.weight * (1000 + chance.randint(-uneven, uneven)) for place in there]
        shared = zip(there, split(amount, weights), strict=True)
        result.setdefault((kind, month), []).extend((place, part) for place, part in shared if part)
    return result

"""What the ledger must sum to, and the shares by which the rest is divided; all read from `data/ledger/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from tertial.demo.loading.rows import rows

REVENUE: Final = ("intakt-bidrag", "intakt-forsaljning", "intakt-taxor", "intakt-hyror", "intakt-ovriga")
ASSISTANCE: Final = "kostnad-bidrag"
OTHER_COSTS: Final = ("kostnad-personal", "kostnad-kop", "kostnad-lokaler", "kostnad-ovriga")
KINDS: Final = (*REVENUE, *OTHER_COSTS, ASSISTANCE)

SERIES: Final = "bistand-per-manad"
"""The monthly series of economic assistance that was paid; the ledger's account group 45 is equal to it."""


@dataclass(frozen=True, slots=True)
class Division:
    """A division into lines: the year whose lines it is, the years that are booked by it, and who stands outside kinds."""

    year: int
    years: tuple[int, ...]
    lines: tuple[str, ...]
    beside_kinds: str = ""


OLD: Final = Division(2021, (2019, 2020, 2021), ("namnden", "ami", "bistand", "vuxna", "uaf", "amc"), "amc")
NEW: Final = Division(
    2023, (2022, 2023), ("100", "470", "472", "474", "476", "575", "600", "610", "921", "926", "enheter")
)


@cache
def targets() -> dict[tuple[int, str, str], int]:
    """Öre by division year, line or kind (`amc/kostnad-personal` for one kind of one line) and period."""
    return {
        (int(row["year"]), row["line"], row["period"]): int(row["amount"]) * 100 for row in rows("ledger/targets.csv")
    }


@cache
def assistance() -> dict[int, int]:
    """Öre of economic assistance by month (202308)."""
    return {
        int(row["period"].replace("-", "")): int(row["value"]) * 100
        for row in rows("observations/series.csv")
        if row["indicator"] == SERIES
    }


@cache
def revenue_shares() -> dict[tuple[int, str], dict[str, int]]:
    """Each line's share of a kind of revenue in thousandths, by division year and kind."""
    shares: dict[tuple[int, str], dict[str, int]] = {}
    for row in rows("ledger/revenue_shares.csv"):
        shares.setdefault((int(row["division"]), row["kind"]), {})[row["line"]] = int(row["permille"])
    return shares


@cache
def cost_weights() -> dict[tuple[int, str], list[int]]:
    """How much a line costs of each of the other kinds, to begin from; by division year and line."""
    return {
        (int(row["division"]), row["line"]): [int(row[kind]) for kind in OTHER_COSTS]
        for row in rows("ledger/cost_weights.csv")
    }

"""The classes and groups of Kommun-Bas, the municipalities' common chart of accounts. Plain Python.

Only what all municipalities share: class (one digit) and group (two). Accounts below are each municipality's own and stand
in its code table. Groups that differ between municipalities are left out; an account in one of them has its class.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "kommun_bas.csv"


@dataclass(frozen=True, slots=True)
class AccountGroup:
    """A class or group of accounts.

    `side` is `asset`, `liability`, `revenue`, `cost` or `result` (taxes, finance and the year's result); `kind` is what
    the tables by kind call it, empty for accounts that stand in none of them.
    """

    code: str
    name: str
    side: str
    kind: str


@cache
def groups() -> dict[str, AccountGroup]:
    """Every class and group by its one or two digits."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {
            row["group"]: AccountGroup(row["group"], row["name"], row["side"], row["kind"])
            for row in csv.DictReader(file)
        }


def of_group(code: str) -> tuple[str, tuple[str, ...]]:
    """The accounts whose group is `code`: how they begin, and those beginnings of them that have a group of their own."""
    return code, tuple(sorted(other for other in groups() if other != code and other.startswith(code)))


def group_of(account: str) -> AccountGroup | None:
    """The group of an account, or its class where the group is the municipality's own; None when it begins with no class."""
    return groups().get(account[:2]) or groups().get(account[:1])

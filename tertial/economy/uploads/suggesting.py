"""Suggest what the columns of an unknown file are, by their headings and what stands in them. A person decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from tertial.economy.importers.months import month_of
from tertial.economy.importers.personal import tells_of_people
from tertial.economy.importers.profiles import OTHER_COLUMNS
from tertial.economy.ledger.schema import PART_NAMES
from tertial.economy.uploads.sample import FileColumn, Sample

_MONEY = ("amount", "debit", "credit")
_ACCOUNT = re.compile("[1-8][0-9]{3,5}")
_DATE = re.compile("[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}")
_CENTS = re.compile("[0-9][.,][0-9]{2}$")


def suggested_roles(columns: Sequence[FileColumn]) -> dict[int, str]:
    """What each column seems to be, by its place: by the headings that ready profiles know, else by its values; each thing once.

    An amount in one column, in debit and credit, or in a column per month: what there is first.
    """
    known = _known_headings()
    found: dict[int, str] = {}
    for one in columns:
        role = known.get(_plain(one.heading), "")
        if role and role not in found.values():
            found[one.place] = role
    found |= _by_values(columns, found)
    if "amount" in found.values():
        found = {place: role for place, role in found.items() if role not in ("debit", "credit")}
    elif not {"debit", "credit"} <= set(found.values()):
        months = [one.place for one in columns if month_of(one.heading, 2000)]
        if len(months) > 1:
            found = {place: role for place, role in found.items() if role in PART_NAMES}
            found |= dict.fromkeys(months, "months")
    return found


def suggested_forms(sample: Sample, first: int, roles: Mapping[int, str]) -> dict[str, Any]:
    """The settings of dates, periods and marks that read the columns' values without doubt."""
    from tertial.economy.importers.marks import amount_marks_of, date_form_of, period_form_of

    def values(*names: str) -> list[str]:
        places = [place for place, role in roles.items() if role in names]
        return [row[place] for row in sample.below(first) for place in places if place < len(row)]

    found: dict[str, Any] = {}
    if form := date_form_of(values("date")):
        found["date_form"] = form
    if period := period_form_of(values("period")):
        found["period_form"] = period
    if marks := amount_marks_of(values(*_MONEY, "months")):
        found["decimal"], found["thousands"] = marks
    return found


def _by_values(columns: Sequence[FileColumn], found: Mapping[int, str]) -> dict[int, str]:
    """The account, the time and the amount where no heading told: the first column whose values are nothing else."""
    from tertial.economy.importers.marks import amount_marks_of, date_form_of

    told = set(found.values())
    free = [one for one in columns if one.place not in found and one.examples and not tells_of_people(one.heading)]
    more: dict[int, str] = {}

    def first(role: str, is_it: Callable[[FileColumn], bool]) -> None:
        for one in free:
            if one.place not in more and is_it(one):
                more[one.place] = role
                return

    if "account" not in told:
        first("account", lambda one: all(_ACCOUNT.fullmatch(value) for value in one.examples))
    if not told & {"date", "period"}:
        first(
            "date",
            lambda one: all(_DATE.fullmatch(value) for value in one.examples) and bool(date_form_of(one.examples)),
        )
    if not told & {"amount", "debit", "credit"}:
        first(
            "amount",
            lambda one: any(_CENTS.search(value) for value in one.examples) and bool(amount_marks_of(one.examples)),
        )
    return more


@cache
def _known_headings() -> dict[str, str]:
    """What a heading means to the ready profiles; the first that names it wins, and a part of the code string by its own word."""
    from tertial.economy.importers.ready_profiles import ready_profiles

    known = {word: part for part, word in (PART_NAMES | OTHER_COLUMNS).items()}
    for profile in ready_profiles():
        for name, column in profile.columns.items():
            for heading in column:
                if isinstance(heading, str) and name != "code_string":
                    known.setdefault(_plain(heading), name)
    return known


def _plain(heading: str) -> str:
    return " ".join(heading.split()).strip(".: ").casefold()

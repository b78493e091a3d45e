"""Suggest what the columns of an unknown file are, by their headings and what stands in them. A person decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from tertial.economy.importers.months import month_of
from tertial.economy.importers.profiles import OTHER_COLUMNS, PART_COLUMNS
from tertial.economy.uploads.sample import FileColumn, Sample

_MONEY = ("amount", "debit", "credit")


def suggested_roles(columns: Sequence[FileColumn]) -> dict[int, str]:
    """What each column seems to be, by its place: by the headings that ready profiles know, each thing once.

    An amount in one column, in debit and credit, or in a column per month: what there is first.
    """
    known = _known_headings()
    found: dict[int, str] = {}
    for one in columns:
        role = known.get(_plain(one.heading), "")
        if role and role not in found.values():
            found[one.place] = role
    if "amount" in found.values():
        found = {place: role for place, role in found.items() if role not in ("debit", "credit")}
    elif not {"debit", "credit"} <= set(found.values()):
        months = [one.place for one in columns if month_of(one.heading, 2000)]
        if len(months) > 1:
            found = {place: role for place, role in found.items() if role in PART_COLUMNS}
            found |= dict.fromkeys(months, "months")
    return found


def suggested_forms(sample: Sample, first: int, roles: Mapping[int, str]) -> dict[str, Any]:
    """The settings of dates, periods and marks that read the columns' values without doubt."""
    from tertial.economy.importers.marks import amount_marks_of, date_form_of, period_form_of

    def values(*names: str) -> list[str]:
        places = [place for place, role in roles.items() if role in names]
        rows = [cells for _, cells in sample.rows[first : first + 300]]
        return [row[place] for row in rows for place in places if place < len(row)]

    found: dict[str, Any] = {}
    if form := date_form_of(values("date")):
        found["date_form"] = form
    if period := period_form_of(values("period")):
        found["period_form"] = period
    if marks := amount_marks_of(values(*_MONEY, "months")):
        found["decimal"], found["thousands"] = marks
    return found


@cache
def _known_headings() -> dict[str, str]:
    """What a heading means to the ready profiles; the first that names it wins, and a part of the code string by its own word."""
    from tertial.economy.importers.ready_profiles import ready_profiles

    known = {word: part for part, word in (PART_COLUMNS | OTHER_COLUMNS).items()}
    for profile in ready_profiles():
        for name, column in profile.columns.items():
            for heading in column:
                if isinstance(heading, str) and name != "code_string":
                    known.setdefault(_plain(heading), name)
    return known


def _plain(heading: str) -> str:
    return " ".join(heading.split()).strip(".: ").casefold()

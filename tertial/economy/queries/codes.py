"""Read the tables of codes, and which codes in the ledger have no name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tertial.common.errors import NotFound
from tertial.economy.kommun_bas import AccountGroup, group_of
from tertial.economy.models import Code, Part
from tertial.economy.queries.outcome import Ledger
from tertial.organisation.models import Municipality


@dataclass(frozen=True, slots=True)
class UsedCode:
    """A code that stands in the ledger without a name: how many rows and öre it holds, and its Kommun-Bas group."""

    part: Part
    code: str
    rows: int
    ore: int
    group: AccountGroup | None = None


def code_table(municipality: Municipality, part: Part, *, query: str = "") -> list[Code]:
    """The codes of one part, those whose code begins with or name contains the query. One query."""
    rows = Code.objects.filter(municipality=municipality, part=part)
    if query:
        rows = rows.filter(Q(code__startswith=query) | Q(name__icontains=query) | Q(counts_as=query))
    return list(rows)


def code(municipality: Municipality, part: Part, pk: int) -> Code:
    """A code of the municipality by its key; raises `NotFound`."""
    found = Code.objects.select_related("municipality").filter(municipality=municipality, part=part, pk=pk).first()
    if found is None:
        raise NotFound("Koden", str(pk))
    return found


def known_codes(municipality: Municipality, year: int) -> dict[str, dict[str, str]]:
    """The names of all codes that are valid some day of the year, by part and code. One query."""
    rows = Code.objects.filter(municipality=municipality, valid_from__lte=date(year, 12, 31)).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=date(year, 1, 1))
    )
    found: dict[str, dict[str, str]] = {}
    for part, value, name in rows.order_by("valid_from").values_list("part", "code", "name"):
        found.setdefault(part, {})[value] = name
    return found


def unknown_codes(
    book: Ledger, municipality: Municipality, year: int, parts: Iterable[Part] = tuple(Part)
) -> dict[Part, list[UsedCode]]:
    """By part: the codes in the year's ledger that have no name that year, those with the largest amounts first."""
    found: dict[Part, list[UsedCode]] = {part: [] for part in parts}
    if book.is_empty:
        return found
    from tertial.economy.ledger.queries import codes_in_use

    known = known_codes(municipality, year)
    used = codes_in_use(book.rows, [str(part) for part in found], (year * 100 + 1, year * 100 + 12))
    for part, codes in found.items():
        names = known.get(part, {})
        codes.extend(
            UsedCode(part, value, total.rows, total.ore, group_of(value) if part is Part.ACCOUNT else None)
            for value, total in used[part]
            if value not in names
        )
        codes.sort(key=lambda one: (-abs(one.ore), one.code))
    return found

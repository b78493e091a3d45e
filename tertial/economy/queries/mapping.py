"""Read which codes count as others."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from tertial.economy.models import Code
from tertial.organisation.models import Municipality


def mapped_codes(municipality: Municipality, first_year: int, last_year: int) -> dict[str, dict[str, str]]:
    """By part of the code string: each code that counts as another some day of the years, and the other. One query."""
    rows = (
        Code.objects.filter(municipality=municipality, valid_from__lte=date(last_year, 12, 31))
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=date(first_year, 1, 1)))
        .exclude(counts_as="")
        .order_by("part", "code", "valid_from")
    )
    found: dict[str, dict[str, str]] = {}
    for part, code, counts_as in rows.values_list("part", "code", "counts_as"):
        found.setdefault(part, {})[code] = counts_as
    return found

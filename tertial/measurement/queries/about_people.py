"""Which indicators are about people."""

from __future__ import annotations

from collections.abc import Iterable

from tertial.steering.models import Indicator


def committees_of(indicator_ids: Iterable[int]) -> dict[int, tuple[Indicator, bool]]:
    """Each indicator that exists with its committee, and whether any of its definitions is about people. Two queries."""
    found = list(Indicator.objects.filter(pk__in=set(indicator_ids)).select_related("committee__municipality"))
    about = set(
        Indicator.objects.filter(pk__in=[row.pk for row in found], definitions__about_people=True).values_list(
            "pk", flat=True
        )
    )
    return {row.pk: (row, row.pk in about) for row in found}

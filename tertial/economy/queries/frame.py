"""Read the frame."""

from __future__ import annotations

from tertial.economy.models import FrameItem
from tertial.organisation.models import Unit


def frame_items(committee: Unit, budget_year: int) -> list[FrameItem]:
    """The frame and its adjustments as they stood in the budget decided for a year."""
    return list(FrameItem.objects.filter(committee=committee, budget_year=budget_year).select_related("decision"))

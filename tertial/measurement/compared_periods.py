"""Which earlier periods a value of an occasion is compared with."""

from __future__ import annotations

from tertial.cycle.models import Occasion


def outcomes_before(occasion: Occasion) -> tuple[str, str, str]:
    """The periods whose outcomes an occasion's are set beside: two years back, and the same period last year."""
    return str(occasion.year - 2), str(occasion.year - 1), str(occasion.period.years_back(1))


def base_years(occasion: Occasion) -> list[str]:
    """The years whose base values count: from two years before the plan begins until the year before now."""
    return [str(year) for year in range(min(occasion.plan_period.first_year, occasion.year) - 2, occasion.year)]

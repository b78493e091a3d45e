"""What follows from a change: what the public may see, and how indicators stand. Called by every action that changes either."""

from __future__ import annotations

from collections.abc import Iterable


def settle(indicator_ids: Iterable[int]) -> None:
    """Compute anew what is kept about these indicators, in the caller's transaction."""

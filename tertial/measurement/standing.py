"""Compute how indicators stand at the occasions of their plans."""

from __future__ import annotations

from collections.abc import Sequence


def stand(indicator_ids: Sequence[int]) -> None:
    """Compute the standings of these indicators anew."""

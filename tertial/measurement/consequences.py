"""What follows from a change: what the public may see, and how indicators stand. Called by every action that changes either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from tertial.cycle.models import Occasion
from tertial.measurement.disclosure.hide import hide
from tertial.measurement.standing import stand

_waiting: ContextVar[set[int] | None] = ContextVar("waiting", default=None)


def settle(indicator_ids: Iterable[int]) -> None:
    """Compute anew what is kept about these indicators, in the caller's transaction.

    Within `settled_once` they are only noted, and computed when that ends.
    """
    waiting = _waiting.get()
    if waiting is None:
        _compute(indicator_ids)
    else:
        waiting.update(indicator_ids)


def settle_at(occasion: Occasion) -> None:
    """Compute how indicators stand at an occasion that is new: each that has a place in its plan."""
    settle(occasion.plan_period.placements.order_by().values_list("indicator_id", flat=True))


@contextmanager
def settled_once() -> Iterator[None]:
    """Let many changes settle together, at the end of the block: a file of thousands of values costs what one does.

    Within the caller's transaction; where the block fails nothing is computed, for nothing was changed.
    """
    if _waiting.get() is not None:
        yield
        return
    noted: set[int] = set()
    token = _waiting.set(noted)
    try:
        yield
    finally:
        _waiting.reset(token)
    _compute(noted)


def _compute(indicator_ids: Iterable[int]) -> None:
    """What may be seen comes first: how an indicator stands in public rests on it."""
    ids = sorted(set(indicator_ids))
    if ids:
        hide(ids)
        stand(ids)

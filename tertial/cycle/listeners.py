"""Rooms above that keep something for each occasion hear here when one is added."""

from __future__ import annotations

from collections.abc import Callable

from tertial.cycle.models import Occasion

Listener = Callable[[Occasion], None]

_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Have a function called with each occasion that is added, in the same transaction."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(occasion: Occasion) -> None:
    """Say that an occasion was added."""
    for listener in _listeners:
        listener(occasion)

"""Rooms above that keep something computed from indicators hear here when targets, definitions or places change."""

from __future__ import annotations

from collections.abc import Callable, Iterable

Listener = Callable[[Iterable[int]], None]

_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Have a function called with the ids of indicators that changed, in the same transaction."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(indicator_ids: Iterable[int]) -> None:
    """Say that something about these indicators changed."""
    ids = tuple(indicator_ids)
    for listener in _listeners:
        listener(ids)

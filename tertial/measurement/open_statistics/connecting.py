"""A client for a service: its own address where none is given, the pace it asks for, and what it is called in sentences."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from tertial.measurement.open_statistics import kolada, pxweb
from tertial.measurement.open_statistics.client import ATTEMPTS, Client, checked_address
from tertial.measurement.open_statistics.pace import Pace, Sleep, pace_of
from tertial.measurement.open_statistics.transport import Transport

FEW_ATTEMPTS = 2
"""For a page that somebody waits for."""


def _no_sign() -> None:
    """Nobody waits for a sign of life."""


def kolada_client(
    address: str = "",
    *,
    transport: Transport | None = None,
    sleep: Sleep = time.sleep,
    alive: Callable[[], None] = _no_sign,
    attempts: int = ATTEMPTS,
) -> Client:
    """A client for Kolada, at another address than its own where one is given."""
    base = checked_address(address or kolada.ADDRESS)
    pace = _pace(base, kolada.CALLS, kolada.SECONDS, transport)
    return Client(base, "Kolada", pace=pace, transport=transport, sleep=sleep, alive=alive, attempts=attempts)


def pxweb_client(
    address: str = "",
    name: str = "",
    *,
    transport: Transport | None = None,
    sleep: Sleep = time.sleep,
    alive: Callable[[], None] = _no_sign,
    attempts: int = ATTEMPTS,
) -> Client:
    """A client for a statistics database: SCB's where no address is given."""
    base = checked_address(address or pxweb.ADDRESS)
    host = urlsplit(base).hostname or ""
    called = name or ("SCB" if host.endswith("scb.se") else host)
    pace = _pace(base, pxweb.CALLS, pxweb.SECONDS, transport)
    return Client(base, called, pace=pace, transport=transport, sleep=sleep, alive=alive, attempts=attempts)


def _pace(base: str, calls: int, seconds: float, transport: Transport | None) -> Pace:
    """The pace that the process keeps with the host. What does not go over the network needs none."""
    if transport is not None:
        return Pace(calls, 0.0)
    return pace_of(urlsplit(base).netloc, calls, seconds)

"""Keep suggestions on disk: one is worked out once per state of its history, whoever asks.

A suggestion is named by all that it depends on, so a stale one is never found; it is written whole or not at all.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

from tertial.common.kept import Kept, fingerprint
from tertial.economy.forecasting.history import History
from tertial.economy.forecasting.suggest import METHODS_VERSION, Method, Suggestion, Unsuggested, suggest

MOST = 5000
"""Suggestions at most; then the half that was kept first goes."""


def name(history: History) -> str:
    """The name of a history's suggestion: a fingerprint of the history, the methods and the library they stand on."""
    return fingerprint([METHODS_VERSION, version("statsmodels"), history.month, history.ore, history.budget])


def find(folder: Path, history: History) -> Suggestion | Unsuggested | None:
    """The suggestion that is kept for a history, or None."""
    try:
        kept = json.loads(Kept(folder, MOST).find(name(history)) or "")
        if "reason" in kept:
            return Unsuggested(str(kept["reason"]))
        return Suggestion(**{**kept, "method": Method(kept["method"])})
    except (ValueError, TypeError, KeyError):
        return None


def find_or_work_out(folder: Path, history: History) -> Suggestion | Unsuggested:
    """The suggestion for a history, and keep it."""
    found = find(folder, history)
    if found is None:
        found = suggest(history)
        fields = {field: getattr(found, field) for field in found.__dataclass_fields__}
        Kept(folder, MOST).keep(name(history), json.dumps(fields))
    return found

"""Keep suggestions on disk: one is worked out once per state of its history, whoever asks.

A suggestion is named by all that it depends on, so a stale one is never found; it is written whole or not at all.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from importlib.metadata import version
from pathlib import Path

from tertial.economy.forecasting.history import History
from tertial.economy.forecasting.suggest import METHODS_VERSION, Method, Suggestion, Unsuggested, suggest

MOST = 5000
"""Suggestions at most; then the half that was kept first goes."""


def name(history: History) -> str:
    """The name of a history's suggestion: a fingerprint of the history, the methods and the library they stand on."""
    state = [METHODS_VERSION, version("statsmodels"), history.month, history.ore, history.budget]
    return hashlib.sha256(json.dumps(state).encode()).hexdigest()


def find(folder: Path, history: History) -> Suggestion | Unsuggested | None:
    """The suggestion that is kept for a history, or None."""
    try:
        kept = json.loads((folder / name(history)).read_text(encoding="utf-8"))
        if "reason" in kept:
            return Unsuggested(str(kept["reason"]))
        return Suggestion(**{**kept, "method": Method(kept["method"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def find_or_work_out(folder: Path, history: History) -> Suggestion | Unsuggested:
    """The suggestion for a history, and keep it. A full or locked disk is no reason to fail: it is worked out again."""
    found = find(folder, history)
    if found is None:
        found = suggest(history)
        _keep(folder, history, found)
    return found


def _keep(folder: Path, history: History, found: Suggestion | Unsuggested) -> None:
    fields = {field: getattr(found, field) for field in found.__dataclass_fields__}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=".")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(fields, file)
        os.replace(temporary, folder / name(history))
        _prune(folder)
    except OSError:
        return


def _prune(folder: Path) -> None:
    with os.scandir(folder) as entries:
        kept = [entry for entry in entries if entry.is_file()]
    if len(kept) > MOST:
        for entry in sorted(kept, key=lambda entry: entry.stat().st_mtime)[: MOST // 2]:
            Path(entry.path).unlink(missing_ok=True)

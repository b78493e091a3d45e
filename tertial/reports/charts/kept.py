"""Keep drawings on disk: a chart whose data have not changed is not drawn again by the next process.

Drawing five charts takes longer than all the rest of a report, most of it for starting Vega. A drawing is named by
everything it depends on, so a stale one is never found; it is written whole or not at all.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from tertial.common.kept import Kept, fingerprint

MOST = 3000
"""Drawings at most; then the half that was drawn first goes."""

_folder: Path | None = None


def use(folder: Path | None) -> None:
    """Keep drawings in the folder from now on, or (None) nowhere."""
    global _folder
    _folder = folder


def name(request: dict[str, Any], version: str) -> str:
    """The name of a drawing: a fingerprint of its whole specification and of the program that draws it."""
    return fingerprint([version, request])


def find(drawing: str) -> str | None:
    """A drawing that is kept, or None."""
    return Kept(_folder, MOST).find(drawing) if _folder else None


def keep(drawing: str, drawn: str) -> None:
    """Keep a drawing."""
    if _folder:
        Kept(_folder, MOST).keep(drawing, drawn)


def any_in(folder: Path) -> bool:
    """Whether a folder has drawings."""
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is not None
    except OSError:
        return False

"""Keep drawings on disk: a chart whose data have not changed is not drawn again by the next process.

Drawing five charts takes longer than all the rest of a report, most of it for starting Vega. A drawing is named by
everything it depends on, so a stale one is never found; it is written whole or not at all.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

MOST = 3000
"""Drawings at most; then the half that was drawn first goes."""

_folder: Path | None = None


def use(folder: Path | None) -> None:
    """Keep drawings in the folder from now on, or (None) nowhere."""
    global _folder
    _folder = folder


def name(request: dict[str, Any], version: str) -> str:
    """The name of a drawing: a fingerprint of its whole specification and of the program that draws it."""
    text = json.dumps([version, request], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def find(drawing: str) -> str | None:
    """A drawing that is kept, or None."""
    if _folder is None:
        return None
    try:
        return (_folder / drawing).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def keep(drawing: str, drawn: str) -> None:
    """Keep a drawing. A full or locked disk is no reason to fail: the chart is drawn again next time."""
    if _folder is None:
        return
    try:
        _folder.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=_folder, prefix=".")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(drawn)
        os.replace(temporary, _folder / drawing)
        _prune(_folder)
    except OSError:
        return


def any_in(folder: Path) -> bool:
    """Whether a folder has drawings."""
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is not None
    except OSError:
        return False


def _prune(folder: Path) -> None:
    with os.scandir(folder) as entries:
        drawings = [entry for entry in entries if entry.is_file()]
    if len(drawings) > MOST:
        for entry in sorted(drawings, key=lambda entry: entry.stat().st_mtime)[: MOST // 2]:
            Path(entry.path).unlink(missing_ok=True)

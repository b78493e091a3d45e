"""Keep on disk what takes long to work out, under a name that says all that it depends on: a stale one is never found.

What is kept is written whole or not at all. A full or locked disk is no reason to fail: it is worked out again.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any


def fingerprint(state: Any) -> str:
    """The name of what depends on the state, which is what JSON can hold."""
    return hashlib.sha256(json.dumps(state, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of texts by name. Beyond `most` the half that was kept first goes."""

    folder: Path
    most: int

    def find(self, name: str) -> str | None:
        """What is kept under a name, or None."""
        try:
            return (self.folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def keep(self, name: str, text: str) -> None:
        """Keep a text."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            descriptor, temporary = tempfile.mkstemp(dir=self.folder, prefix=".")
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
            os.replace(temporary, self.folder / name)
            self._prune()
        except OSError:
            return

    def _prune(self) -> None:
        with os.scandir(self.folder) as entries:
            kept = [entry for entry in entries if entry.is_file()]
        if len(kept) > self.most:
            for entry in sorted(kept, key=lambda entry: entry.stat().st_mtime)[: self.most // 2]:
                Path(entry.path).unlink(missing_ok=True)

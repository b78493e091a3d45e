"""The signing key: from the environment, else made once and kept in the data folder, readable by the owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def secret_key(folder: Path) -> str:
    """The key in `TERTIAL_SECRET_KEY`, or the one in `folder/secret-key`, which is made when it is missing."""
    given = os.environ.get("TERTIAL_SECRET_KEY")
    if given:
        return given
    file = folder / "secret-key"
    try:
        return file.read_text().strip()
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
    # O_EXCL: when two processes start at once, one writes and the other reads what was written.
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text().strip()
    with os.fdopen(descriptor, "w") as handle:
        key = secrets.token_urlsafe(48)
        handle.write(key)
    return key

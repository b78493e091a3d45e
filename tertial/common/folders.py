"""Where an installation keeps its files."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """The folder in `TERTIAL_DATA`, else `var` beside the program. It need not exist yet."""
    return Path(os.environ.get("TERTIAL_DATA") or Path(__file__).resolve().parents[2] / "var").resolve()

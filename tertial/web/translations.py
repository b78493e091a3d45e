"""Compile the translations. Only the .po is kept in the repository; gettext reads the .mo made from it.

`python -m tertial.web.translations` does it from the command line; the web does it when it starts and the .po is newer.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def compile_translations() -> list[Path]:
    """Write every .mo that is missing or older than its .po, and return those that were written.

    Each is written beside and put in place at once, for several processes may start together. A folder that can't be
    written is left as it is: whoever installed it there had it compiled.
    """
    written = []
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        if not os.access(target.parent, os.W_OK):
            continue
        with source.open("rb") as file:
            catalogue = read_po(file)
        descriptor, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
        with os.fdopen(descriptor, "wb") as file:
            write_mo(file, catalogue)
        os.replace(name, target)
        written.append(target)
    return written


if __name__ == "__main__":
    for path in compile_translations():
        print(path)

"""Slugs: stable, readable names for addresses and figure keys."""

from __future__ import annotations

import re
import unicodedata


def slug(text: str, *, longest: int = 80) -> str:
    """`Hög avtalstrohet` → `hog-avtalstrohet`. Cuts at a word border at `longest` characters."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    joined = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(joined) <= longest:
        return joined
    return joined[:longest].rsplit("-", 1)[0]

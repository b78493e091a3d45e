"""What looks like a Swedish personal number: it may stand in no rule, no file name and no message. Plain Python.

Source for the form: folkbokföringslagen (1991:481) 18 §, and for coordination numbers (the day plus 60) 18 a §. The check
digit is not looked at: a number that was typed wrong tells of a person too.
"""

from __future__ import annotations

import re

REMOVED = "[borttaget]"

_NUMBER = re.compile(
    r"(?<![0-9])(?:[0-9]{2})?[0-9]{2}(?P<month>[0-9]{2})(?P<day>[0-9]{2})[\s]?[-+−–‐]?[\s]?[0-9TRSUWXJKLMN][0-9]{3}(?![0-9])"
)


def looks_personal(text: str) -> bool:
    """Whether a text holds a personal or coordination number of ten or twelve digits, with or without a dash."""
    return any(_is_date(found) for found in _NUMBER.finditer(text))


def redacted(text: str) -> str:
    """The text without what looks like a personal number."""
    return _NUMBER.sub(lambda found: REMOVED if _is_date(found) else found[0], text)


def _is_date(found: re.Match[str]) -> bool:
    month, day = int(found["month"]), int(found["day"])
    # Some systems give interim numbers months above twelve (plus 20 or 40).
    return 1 <= month % 20 <= 12 and 1 <= (day - 60 if day > 60 else day) <= 31

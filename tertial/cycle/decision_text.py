"""Read references to decisions as people write them.

Forms met in municipal documents: "KF 2020-12-08 § 303", "KS 2023-03-20 §81", "KF 2023-04-25 154",
"2023-05-09, KS §148", "KS 2017-12-05, § 538", "Dnr BIN 2017-348". All are printed one way by `DecisionReference.text`.
"""

from __future__ import annotations

import re

from tertial.common.errors import Refused
from tertial.document.inline import DecisionReference

_BODY = r"(?P<body>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,30})"
_DATE = r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
# A paragraph without its sign must stand apart, or the digits of a mistyped date become one.
_PARAGRAPH = r"(?:,?\s*§\s*|,?\s+)(?P<paragraph>[0-9]{1,4})"
_FORMS = (
    re.compile(rf"{_BODY}\s+{_DATE}(?:{_PARAGRAPH})?"),
    re.compile(rf"{_DATE}(?:,\s*|\s+){_BODY}(?:{_PARAGRAPH})?"),
)
_REGISTRATION = re.compile(r"[Dd]nr:?\s*(?P<registration>[A-ZÅÄÖ]{2,6}[ -]?[0-9]{4}[-/]\S+)")


def parse(text: str) -> DecisionReference:
    """Read one reference; raises `Refused` naming the text and a form that works."""
    plain = " ".join(text.replace("\u00a0", " ").split())
    for form in _FORMS:
        match = form.fullmatch(plain)
        if match:
            found = match.groupdict()
            return DecisionReference(found["body"], found["date"], found["paragraph"] or "")
    match = _REGISTRATION.fullmatch(plain)
    if match:
        return DecisionReference("", "", "", match["registration"])
    raise Refused(f"”{text}” är ingen beslutshänvisning. Skriv till exempel AMN 2023-09-20 § 95.")

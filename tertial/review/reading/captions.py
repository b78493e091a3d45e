"""Which goal does a table's caption say that its indicators are of?"""

from __future__ import annotations

import re

_INDICATORS_OF = re.compile(
    r"^\s*(?:nämnd)?indikatorer(?:na)?\s*(?::|–|-|\bför\b|\btill\b)\s*(?:målet\s+)?[”\"]?(?P<goal>[^”\"]{3,160}?)[”\"]?\s*$",
    re.IGNORECASE,
)


def goal_in(caption: str) -> str:
    """`Trygga miljöer` of `Indikatorer: Trygga miljöer`; `""` for a caption that names none."""
    match = _INDICATORS_OF.match(caption[:200])
    return match["goal"].strip() if match else ""

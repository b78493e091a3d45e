"""Read the file that a measure's or a survey's rule is written in."""

from __future__ import annotations

from pathlib import Path

from tertial.common.errors import Refused


def rule_in(file: Path) -> str:
    """The rule as it is written. Refused: what is not UTF-8."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Refused(f"{file.name} är inte text i UTF-8. Spara den på nytt.") from error

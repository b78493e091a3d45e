"""A sentence in the two languages that the program speaks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing said in Swedish and in English.

    Rules are plain Python and run outside of any request, so they say what they have to say in both languages at once.
    """

    sv: str
    en: str

    def said(self, language: str = "sv") -> str:
        """The sentence in a language, Swedish for one that there is no sentence in."""
        return self.en if language.startswith("en") else self.sv

    def __str__(self) -> str:
        return self.sv

"""The surveys' responses as files, as a survey tool gives them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tertial.demo.surveys.responses import pupils, visitors


@dataclass(frozen=True, slots=True)
class Responses:
    """The responses of a year to a survey, and how they are made."""

    survey: str
    year: str
    make: Callable[[str], bytes]

    @property
    def file_name(self) -> str:
        """What the file is called."""
        return f"{self.survey}-{self.year}.csv"

    @property
    def content(self) -> bytes:
        """The file; the same every time."""
        return self.make(self.year)


RESPONSES = (
    Responses("brukarenkat-till-och-med-2021", "2021", visitors),
    Responses("brukarenkat", "2022", visitors),
    Responses("attitydundersokningen", "2021", pupils),
    Responses("attitydundersokningen", "2022", pupils),
)


def write_files(folder: Path) -> list[Path]:
    """Write all responses, to try surveys with."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for responses in RESPONSES:
        path = folder / responses.file_name
        path.write_bytes(responses.content)
        written.append(path)
    return written

"""Read the demo's data files, and tell how far the loading has come."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"

Row = dict[str, str]
Progress = Callable[[str, int, int], None]
"""Called with a subject in Swedish, how many of its rows are done, and how many there are."""

_REPORTED_STEPS = 40


def rows(name: str) -> list[Row]:
    """The rows of `data/<name>`, each a dict by the heading; every value is text, empty where there is none."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tracked(subject: str, found: Sequence[Row], progress: Progress) -> Iterator[Row]:
    """Yield the rows one by one and report progress some forty times, last when all are done."""
    total = len(found)
    step = max(1, total // _REPORTED_STEPS)
    for done, row in enumerate(found, start=1):
        yield row
        if done % step == 0 or done == total:
            progress(subject, done, total)

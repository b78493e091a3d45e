"""What a made-up committee is about, in words and magnitudes: a world of exact values is drawn from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """How a measure is made of people or things: a count, a share of some, an index, a mean in a unit."""

    COUNT = "count"
    SHARE = "share"
    INDEX = "index"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class LineKind:
    """A row of the operating summary: its year's budget in mnkr, and why it may cost more or less."""

    code: str
    title: str
    phrase: str
    level: int
    dearer: str
    cheaper: str


@dataclass(frozen=True, slots=True)
class MeasureKind:
    """An indicator or volume. `phrase` is how a sentence names it: `andelen nöjda brukare`.

    `low` and `high` bound its values (a share's in per cent, a count's in pieces), `people` is how many a share is counted over. `later` is
    the note where this year's value is not there yet, `source` a note on the name.
    """

    name: str
    phrase: str
    sort: Sort
    low: int
    high: int
    unit: str = ""
    wanted: str = "higher"
    decimals: int = 1
    sexed: bool = False
    people: int = 0
    later: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class GoalKind:
    """A committee goal under a goal area and a council goal."""

    area: str
    council: str
    name: str
    about: str
    measures: tuple[MeasureKind, ...]
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Something that happened or is expected: paragraphs with `{n}`, `{women}`, `{men}`, `{share}`, `{day}`, `{year}` where numbers stand.

    `since` is the month by which it can have happened.
    """

    title: str
    paragraphs: tuple[str, ...]
    since: int = 1


@dataclass(frozen=True, slots=True)
class Kind:
    """A committee: who it is, what it pays for, measures, wants and has been told to do."""

    committee: str
    municipality: str
    registration: str
    duties: tuple[str, ...]
    administrations: tuple[tuple[str, str], ...]
    lines: tuple[LineKind, ...]
    projects: tuple[tuple[str, str, int], ...]
    volumes: tuple[MeasureKind, ...]
    goals: tuple[GoalKind, ...]
    assignments: tuple[str, ...]
    controls: tuple[tuple[str, str], ...]
    events: tuple[Story, ...]
    prospects: tuple[Story, ...]
    plans: tuple[Story, ...]
    remarks: tuple[str, ...]

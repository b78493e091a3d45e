"""What counts: for each month the latest batch that replaces it, and all later ones that add to it, of those not undone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.utils import timezone

from tertial.economy.ledger.contents import Contents, read_fingerprint
from tertial.economy.ledger.store import path_of
from tertial.economy.models import Content, LedgerPeriod, Mode
from tertial.organisation.models import Unit

File = tuple[Path, frozenset[int] | None]
"""A batch's file and the months of it that count; None is all of them."""


@dataclass(frozen=True, slots=True)
class Source:
    """A batch, as far as whoever reads its rows needs to know it."""

    id: int
    file: str
    name: str
    imported_on: date
    sha256: str = ""
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Covered:
    """A month that a batch covers, as the database keeps it."""

    source: Source
    replaces: bool
    month: int
    rows: int
    sum_ore: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month that the ledger covers: what it holds, and the batches that make it up, in the order they came."""

    rows: int
    sum_ore: int
    fingerprints: tuple[str, ...]
    sources: tuple[int, ...]

    @property
    def contents(self) -> Contents | None:
        """What the month holds; None when a fingerprint was made by another hash, so that only the files can say."""
        marks = [read_fingerprint(text) for text in self.fingerprints]
        if any(mark is None for mark in marks):
            return None
        return Contents(self.rows, self.sum_ore, sum(mark for mark in marks if mark is not None))


@dataclass(frozen=True, slots=True)
class Visible:
    """The part of a ledger that counts: `months` are those that it covers, `sources` the batches that count in any.

    A batch that covers a month and has no rows in it empties the month: it counts there, and its file need not be read.
    """

    months: Mapping[int, Month] = field(default_factory=dict)
    sources: Mapping[int, Source] = field(default_factory=dict)
    file_months: Mapping[str, frozenset[int] | None] = field(default_factory=dict)
    _told: dict[tuple[int, int], str] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def files(self) -> tuple[File, ...]:
        """Where the files to read lie, and the months of each that count (None: all)."""
        return tuple((path_of(name), months) for name, months in self.file_months.items())

    @property
    def demo(self) -> bool:
        """Whether any of it was made up for the demo."""
        return any(source.demo for source in self.sources.values())

    def words(self, window: tuple[int, int]) -> str:
        """Where the months from the first to the last of the window come from, in words: the latest imports first."""
        if window not in self._told:
            self._told[window] = self._words(*window)
        return self._told[window]

    def _words(self, first: int, last: int) -> str:
        within = {one for month, held in self.months.items() if first <= month <= last for one in held.sources}
        if not within:
            return ""
        latest = [self.sources[one] for one in sorted(within, reverse=True)]
        told = ", ".join(f"{one.name} ({one.imported_on:%Y-%m-%d})" for one in latest[:_TOLD])
        return f"Huvudbok: {told}" + (f" och {len(latest) - _TOLD} till" if len(latest) > _TOLD else "")


_TOLD = 2
_OF_BATCH = (
    "batch_id",
    "batch__file",
    "batch__source_name",
    "batch__imported_at",
    "batch__source_sha256",
    "batch__demo",
)


def visible(committee: Unit, content: Content = Content.OUTCOME, *, leaving_out: Collection[int] = ()) -> Visible:
    """What counts of a committee's ledger now, or would count without some batches. One query."""
    found = (
        LedgerPeriod.objects.filter(batch__committee=committee, batch__content=content, batch__undone_at=None)
        .exclude(batch__in=leaving_out)
        .order_by("batch_id", "month")
        .values_list(*_OF_BATCH, "batch__mode", "month", "rows", "sum_ore", "fingerprint")
    )
    sources: dict[int, Source] = {}
    covered = []
    for batch, file, name, at, sha256, demo, mode, *month in found:
        if batch not in sources:
            sources[batch] = Source(batch, file, name, timezone.localdate(at), sha256, demo)
        covered.append(Covered(sources[batch], mode == Mode.REPLACE, *month))
    return what_counts(covered)


def what_counts(covered: Iterable[Covered]) -> Visible:
    """What counts of batches that are not undone, their months given in the order that the batches came."""
    with_rows: dict[int, set[int]] = {}
    by_month: dict[int, list[Covered]] = {}
    for one in covered:
        here = by_month.setdefault(one.month, [])
        if one.replaces:
            here.clear()
        here.append(one)
        if one.rows:
            with_rows.setdefault(one.source.id, set()).add(one.month)
    sources: dict[int, Source] = {}
    counting: dict[int, set[int]] = {}
    for one in (one for here in by_month.values() for one in here):
        sources[one.source.id] = one.source
        if one.rows:
            counting.setdefault(one.source.id, set()).add(one.month)
    return Visible(
        months={month: _month(by_month[month]) for month in sorted(by_month)},
        sources={number: sources[number] for number in sorted(sources)},
        file_months={
            sources[number].file: None if counting[number] == with_rows[number] else frozenset(counting[number])
            for number in sorted(counting)
        },
    )


def _month(covered: list[Covered]) -> Month:
    return Month(
        rows=sum(one.rows for one in covered),
        sum_ore=sum(one.sum_ore for one in covered),
        fingerprints=tuple(one.fingerprint for one in covered),
        sources=tuple(one.source.id for one in covered),
    )

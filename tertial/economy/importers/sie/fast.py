"""The fast way to read: whole columns of strict lines at a time, everything else through the lexer.

A voucher is taken in columns when each of its lines has the strict form, they stand in order, its dates lie in the year,
its objects are clear and it sums to zero. A voucher that fails in anything goes line by line to the same `Book` as the
reference uses, which finds the fault: so the two ways agree on faults too.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tertial.economy.importers.reading import Progress
from tertial.economy.importers.sie import reference, strict
from tertial.economy.importers.sie.book import Book
from tertial.economy.importers.sie.checksum import LABEL as CHECKSUM
from tertial.economy.importers.sie.checksum import Checksum
from tertial.economy.importers.sie.conclusion import Parsed, Prepared, conclude, whole
from tertial.economy.importers.sie.frame import SCHEMA, frame_of, sums_of
from tertial.economy.importers.sie.object_lists import ObjectLists
from tertial.economy.importers.sie.profile import SieProfile
from tertial.economy.importers.sie.source import Source
from tertial.economy.importers.sie.tokens import lex

CHUNK = 24 << 20
"""How many bytes are read at a time; memory grows with it, speed hardly."""

_AHEAD = 2
"""How many chunks are made ahead, each in a thread of its own."""

_FOLLOWS = np.zeros((6, 6), dtype=bool)
"""Whether a kind of line may follow another inside whole vouchers: `_FOLLOWS[before, after]`."""
for _before, _after in (
    (strict.CLOSES, strict.VER),
    (strict.VER, strict.OPENS),
    (strict.OPENS, strict.TRANS),
    (strict.OPENS, strict.CLOSES),
    (strict.TRANS, strict.TRANS),
    (strict.TRANS, strict.CLOSES),
):
    _FOLLOWS[_before, _after] = True

Integers = NDArray[np.int64]
Marks = NDArray[np.bool_]


def parse(
    source: Source,
    profile: SieProfile,
    year: int | None = None,
    *,
    progress: Progress = lambda _share: None,
    chunk: int = CHUNK,
) -> tuple[Parsed, pl.DataFrame]:
    """Read a whole file. The rows are in the frame (columns `frame.SCHEMA`, in the order of the file), not in `Parsed`."""
    reader = _Reader(source, profile, year)
    size = max(len(source.data), 1)
    for cut, stop in _cut(source, profile, chunk):
        reader.take(cut)
        progress(0.9 * stop / size)
    result = reader.conclude()
    if result is None:
        parsed = reference.parse(source, profile, year)
        result = parsed, frame_of(parsed.rows)
    result[0].rows = []
    return result


def _cut(source: Source, profile: SieProfile, chunk: int) -> Iterator[tuple[strict.Cut, int]]:
    """The lines, told apart and cut, a chunk at a time, with the place where it ends.

    Chunks are made in threads of their own while those before are used; polars lets other threads run meanwhile.
    """

    def made(start: int, stop: int) -> tuple[strict.Cut, int]:
        lines = pl.read_lines(source.encoding.utf8(source.data[start:stop]))["line"]
        return strict.cut(lines, keep_text=profile.keep_text), stop

    chunks = _chunks(source.data, chunk)
    with ThreadPoolExecutor(_AHEAD) as threads:
        coming = deque(threads.submit(made, *one) for one in islice(chunks, _AHEAD))
        while coming:
            ready = coming.popleft().result()
            coming.extend(threads.submit(made, *one) for one in islice(chunks, 1))
            yield ready


def _chunks(data: bytes, size: int) -> Iterator[tuple[int, int]]:
    """Cut the bytes before vouchers if possible, else after any line."""
    start = 0
    while start < len(data):
        stop = start + size
        if stop >= len(data):
            yield start, len(data)
            return
        cut = data.rfind(b"\n#VER", start, stop)
        if cut <= start:
            cut = data.rfind(b"\n", start, stop)
        if cut < start:
            cut = data.find(b"\n", stop)
        stop = len(data) if cut < 0 else cut + 1
        yield start, stop
        start = stop


class _Reader:
    """Takes a file's lines, a chunk at a time."""

    def __init__(self, source: Source, profile: SieProfile, year: int | None) -> None:
        self._source, self._profile, self._year = source, profile, year
        self._has_checksum = CHECKSUM.encode() in source.data
        self._checksum = Checksum(source.encoding.codec)
        self._book = Book(None)
        self._prepared: Prepared | None = None
        self._objects: ObjectLists | None = None
        self._frames: list[pl.DataFrame] = []
        self._next_line = 1
        self._last: tuple[int, str] = (1, "")

    def take(self, cut: strict.Cut) -> None:
        """Take the next lines."""
        lines, kinds, first = cut.lines, cut.kinds, self._next_line
        self._next_line += len(lines)
        places = np.flatnonzero(kinds)
        if len(places):
            last = int(places[-1])
            self._last = first + last, lines[last]
        vouchers = np.flatnonzero(kinds == strict.VER)
        begin = int(vouchers[0]) if len(vouchers) else len(lines)
        self._slowly(lines, places[places < begin], first)
        slow = places[places >= begin]
        if len(vouchers):
            slow = slow[~self._fast(cut, slow, first)]
        self._slowly(lines, slow, first)
        if self._has_checksum:
            self._count(lines, kinds, first)

    def conclude(self) -> tuple[Parsed, pl.DataFrame] | None:
        """All rows and faults; None where something after the vouchers changed what they mean."""
        whole(self._source, self._book, self._checksum, *self._last)
        prepared = Prepared.of(self._book, self._profile, self._year)
        if self._prepared is not None:
            if prepared != self._prepared:
                return None
            prepared = self._prepared
        bulk = pl.concat(self._frames) if self._frames else pl.DataFrame(schema=SCHEMA)
        self._frames.clear()
        parsed = conclude(
            self._source, self._book, prepared, self._profile, other_sums=lambda limit: sums_of(bulk, limit)
        )
        if parsed.faults:
            return parsed, pl.DataFrame(schema=SCHEMA)
        if parsed.rows:
            bulk = pl.concat([bulk, frame_of(parsed.rows)])
            if bulk.height > len(parsed.rows):
                bulk = bulk.sort("line", maintain_order=True)
        return parsed, bulk

    def _slowly(self, lines: pl.Series, places: Integers, first: int) -> None:
        for place, text in zip(places.tolist(), lines.gather(places).to_list(), strict=True):
            self._book.take(lex(first + place, text), text)

    def _fast(self, cut: strict.Cut, places: Integers, first: int) -> Marks:
        """Take what vouchers can be taken; which of the lines (at `places`, from a #VER on) that was."""
        self._book.voucher_seen(first + int(places[0]))
        if self._prepared is None:
            self._prepared = Prepared.of(self._book, self._profile, self._year)
            self._objects = ObjectLists(self._prepared.dimensions)
        kind = cut.kinds[places]
        voucher = np.cumsum(kind == strict.VER) - 1
        good = self._in_order(kind, voucher)
        if good.any() and self._prepared.sound and self._profile.content == "outcome":
            rows = good[voucher] & (kind == strict.TRANS)
            good &= self._columns(cut, places[rows], voucher[rows], first)
        return np.asarray(good[voucher], dtype=bool)

    def _in_order(self, kind: strict.Kinds, voucher: Integers) -> Marks:
        """Which vouchers are whole, with strict lines only, after the end of another."""
        before = np.concatenate(([strict.CLOSES if self._book.closed else strict.OTHER], kind[:-1]))
        good = np.ones(int(voucher[-1]) + 1, dtype=bool)
        good[voucher[~_FOLLOWS[before, kind]]] = False
        lasts = np.concatenate((np.flatnonzero(kind == strict.VER)[1:] - 1, [len(kind) - 1]))
        good &= kind[lasts] == strict.CLOSES
        return good

    def _columns(self, cut: strict.Cut, places: Integers, voucher: Integers, first: int) -> Marks:
        """Make columns of the rows at `places`, of the vouchers `voucher`; which of all vouchers came out right."""
        assert self._prepared is not None  # noqa: S101
        assert self._objects is not None  # noqa: S101
        head, profile = self._prepared.header, self._profile
        vouchers = cut.vouchers.with_columns(strict.day(pl.col("date")).alias("day"))
        theirs = pl.lit(vouchers["day"].gather(voucher))
        own = strict.day(pl.col("date"))
        table = _at(cut, places).with_columns(
            own.is_not_null().or_(pl.col("date") == "").alias("dated"),
            (theirs if profile.day == "voucher" else pl.coalesce(own, theirs)).alias("day"),
            *vouchers.select("series", "number")[voucher],
        )
        table = self._objects.replace(table)
        in_year = pl.lit(True) if head.first is None else pl.col("day").is_between(head.first, head.last)
        right = (
            table.select((pl.col("clear") & pl.col("dated") & in_year).fill_null(value=False)).to_series().to_numpy()
        )
        good = np.asarray(vouchers["day"].is_not_null().to_numpy(), dtype=bool).copy()
        good[voucher[~right]] = False
        good &= _sums(table["amount"].to_numpy(), voucher, len(good)) == 0
        if profile.keep_text:
            other = pl.lit(vouchers["text"].gather(voucher))
            table = table.with_columns(pl.when(pl.col("text") == "").then(other).otherwise("text").alias("text"))
        else:
            table = table.with_columns(pl.lit("").alias("text"))
        frame = table.with_columns(
            pl.Series("line", places + first, dtype=pl.UInt32),
            (pl.col("day").dt.year() * 100 + pl.col("day").dt.month()).cast(pl.Int32).alias("month"),
        ).select(list(SCHEMA))
        self._frames.append(frame if good.all() else frame.filter(pl.Series(good[voucher])))
        return good

    def _count(self, lines: pl.Series, kinds: strict.Kinds, first: int) -> None:
        """Give the checksum every line in its order, those of the strict form in bulk."""
        columns = np.flatnonzero((kinds == strict.VER) | (kinds == strict.TRANS))
        contents = lines.gather(columns).to_frame("line").select(strict.content(pl.col("line"))).to_series()
        done = 0
        for place in (*np.flatnonzero(kinds == strict.OTHER).tolist(), len(lines)):
            until = int(np.searchsorted(columns, place))
            if until > done and self._checksum.counting:
                self._checksum.add("".join(contents[done:until]))
            done = until
            if place < len(lines):
                self._book.count(self._checksum, lex(first + place, lines[place]))


def _at(cut: strict.Cut, places: Integers) -> pl.DataFrame:
    """The cut rows of the lines at `places`."""
    if len(places) == cut.rows.height:
        return cut.rows
    return cut.rows[np.searchsorted(np.flatnonzero(cut.kinds == strict.TRANS), places)]


def _sums(amounts: Integers, voucher: Integers, count: int) -> Integers:
    """What each voucher's amounts sum to. The rows of a voucher stand together, and the vouchers are in order."""
    # Differences of a running sum are exact though it wraps around: a strict voucher's own sum fits by far.
    running = np.concatenate(([0], np.cumsum(amounts)))
    ends = np.searchsorted(voucher, np.arange(count), side="right")
    starts = np.searchsorted(voucher, np.arange(count), side="left")
    return np.asarray(running[ends] - running[starts])

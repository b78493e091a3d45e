"""Read a ledger from comma- or semicolon-separated text.

Two ways lead to the same rows. The fast one lets DuckDB read the file and turn its cells to the ledger's columns in one pass. Whenever
that is not plainly sound (DuckDB stops, a cell can't be read, a sum differs) the slow way takes every row apart by itself, and either reads
the file all the same or says what is wrong on which row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from tertial.economy.importers.csv.body import cut, foot_of
from tertial.economy.importers.csv.encoding import BLOCK, decoded, encoding_of
from tertial.economy.importers.csv.head import Head, head_of
from tertial.economy.importers.csv.records import lines_of, records
from tertial.economy.importers.profiles import Profile
from tertial.economy.importers.reading import Progress, Reading
from tertial.economy.importers.table.engine import connect
from tertial.economy.importers.table.placed import Result, Row, read_placed
from tertial.economy.importers.table.plan import plan
from tertial.economy.importers.table.sql import cell, literal
from tertial.economy.importers.table.sums import recogniser, wrong_sums
from tertial.economy.importers.table.telling import told
from tertial.economy.importers.table.writing import write

_DELIMITER_WORDS = {";": "semikolon", ",": "komma", "\t": "tabb", "|": "lodstreck"}


def read(
    source: Path,
    *,
    into: Path,
    profile: Profile | None = None,
    own: Sequence[Profile] = (),
    progress: Progress = lambda share: None,
) -> Reading:
    """Read a file into `into`, a Parquet file in the columns of `ledger.schema`. Without a profile, it is guessed.

    `own` are the municipality's profiles, which are tried first. A reading with faults leaves no file. Raises `Refused` (or `Faults`) for a file that no row can be read from: another encoding,
    no text, columns that are missing, no profile that fits.
    """
    encoding = encoding_of(source, profile.encoding if profile else "")
    with TemporaryDirectory(dir=into.parent, prefix=".reading-") as name:
        folder = Path(name)
        text_file = folder / "source.csv"
        if encoding == "utf-8-sig":
            # A name of our own: the file's may hold what DuckDB takes for a pattern.
            text_file.symlink_to(source.resolve())
        else:
            with text_file.open("w", encoding="utf-8", newline="") as out:
                out.writelines(decoded(source, encoding))
        if profile is None:
            from tertial.economy.importers.profile_guess import guess_text

            profile = guess_text(text_file, own=own)
        head = head_of(text_file, profile)
        rising = _Rising(progress)
        result = _fast(text_file, head, profile, into=into, folder=folder, progress=rising) or read_placed(
            _rows(text_file, head, rising), head.layout, profile, into=into, folder=folder, progress=rising
        )
        progress(1.0)
    shown = "utf-8" if encoding == "utf-8-sig" else encoding
    facts = {"Teckenkodning": shown, "Skiljetecken": _DELIMITER_WORDS[head.delimiter]}
    return told(result, head.layout, profile, facts)


def _fast(
    text_file: Path, head: Head, profile: Profile, *, into: Path, folder: Path, progress: Progress
) -> Result | None:
    """The rows by DuckDB alone, or None when they are not plainly sound."""
    ends, sums, ignored = foot_of(text_file, head.begins, head.delimiter, recogniser(profile))
    skip = head.first_line - 1
    rows_file = text_file
    if skip > 1 or ends < text_file.stat().st_size:
        rows_file, skip = folder / "rows.csv", 0
        cut(text_file, head.begins, ends, rows_file)
    asked = plan(head.layout, profile)
    names = [literal(cell(place)) for place in range(head.layout.width)]
    columns = [f"{name}: 'VARCHAR'" for name in names]
    relation = (
        f"read_csv({literal(str(rows_file))}, auto_detect=false, header=false, skip={skip}, compression='none',"
        f" delim={literal(head.delimiter)}, quote='\"', escape='\"', strict_mode=true, null_padding=false,"
        f" columns={{{', '.join(columns)}}}, force_not_null=[{', '.join(names)}])"
    )
    target = folder / "fast.parquet"
    try:
        with connect(folder) as connection:
            rows, sound = write(connection, asked, relation, target, progress, start=0.0)
            if not sound or not rows:
                return None
            if sums and wrong_sums(connection, asked, relation, sums, "", all_last=True):
                return None
    except duckdb.Error:
        return None
    target.replace(into)
    return Result(rows=rows, sums=len(sums), ignored=ignored)


def _rows(text_file: Path, head: Head, progress: Progress) -> Iterator[Row]:
    """Every row with the line it begins on, telling the first half of the progress."""
    size = max(1, text_file.stat().st_size)

    def pieces() -> Iterator[str]:
        for number, piece in enumerate(decoded(text_file, "utf-8-sig"), start=1):
            progress(min(0.5, 0.5 * number * BLOCK / size))
            yield piece

    for line, cells in records(lines_of(pieces()), head.delimiter):
        if line >= head.first_line:
            yield line, cells


class _Rising:
    """A progress that never goes back, though a second way begins anew."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._highest = 0.0

    def __call__(self, share: float) -> None:
        """Tell the highest share so far."""
        self._highest = max(self._highest, share)
        self._progress(self._highest)

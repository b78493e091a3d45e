"""Find the profile that fits a file: its columns are there, and the first rows can be read by it.

Two profiles that read the same columns to the same rows are one answer. Where they differ the file doesn't tell, and a person must.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import duckdb

from tertial.common.errors import Refused, TertialError
from tertial.economy.importers.marks import adapted
from tertial.economy.importers.profiles import Profile
from tertial.economy.importers.ready_profiles import guessable_profiles
from tertial.economy.importers.table.headings import heading_row
from tertial.economy.importers.table.layout import Layout
from tertial.economy.importers.table.placed import Row, read_placed
from tertial.economy.importers.table.sums import Kind, recogniser

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_SAMPLE = 300
"""How many rows are read for trial."""
_LISTED = 30

Laid = Callable[[Profile], tuple[Layout, list[Row]]]
"""Lay a profile on the file and give its first rows after the headings. Raises `TertialError` where it doesn't fit."""


@dataclass(frozen=True, slots=True)
class _Fitting:
    profile: Profile
    layout: Layout
    faults: int
    rows: tuple[tuple[Any, ...], ...]


def guess_text(text_file: Path, *, own: Sequence[Profile] = ()) -> Profile:
    """The profile that fits a UTF-8 text file, of the municipality's `own` if one does, else of those that come with the program.

    It has the file's own forms of dates and amounts where those differ from the profile's.

    Raises `Refused` that names those that fit alike, or the headings found where none does.
    """
    from tertial.economy.importers.csv.head import first_rows, head_of, likely_rows

    def laid(profile: Profile) -> tuple[Layout, list[Row]]:
        head = head_of(text_file, profile)
        return head.layout, first_rows(text_file, head)

    with TemporaryDirectory(dir=text_file.parent, prefix="guess-") as name:
        return _guess(laid, lambda: likely_rows(text_file), Path(name), own)


def guess_sheet(book: CalamineWorkbook, folder: Path, *, own: Sequence[Profile] = ()) -> Profile:
    """The profile that fits a sheet of a workbook, as for text."""
    from tertial.economy.importers.xlsx.read import first_rows, likely_sheet, sheets_for

    def laid(profile: Profile) -> tuple[Layout, list[Row]]:
        sheet, layout = sheets_for(book, profile)[0]
        rows = first_rows(book, sheet, profile, layout)
        return layout, [row for row in rows if row[0] > layout.first]

    return _guess(laid, lambda: likely_sheet(book)[1], folder, own)


def _guess(laid: Laid, rows: Callable[[], list[Row]], folder: Path, own: Sequence[Profile]) -> Profile:
    faulty: list[_Fitting] = []
    for candidates in (own, guessable_profiles()):
        fitting = [found for one in candidates if (found := _fitting(one, laid, folder))]
        if sound := _best([one for one in fitting if not one.faults]):
            return _only(sound)
        faulty += fitting
    if not faulty:
        raise _none(rows())
    # The columns are there but cells are wrong: the reading itself tells which.
    fewest = min(one.faults for one in faulty)
    return _only(_best([one for one in faulty if one.faults == fewest]))


def _fitting(profile: Profile, laid: Laid, folder: Path) -> _Fitting | None:
    try:
        layout, rows = laid(profile)
    except TertialError:
        return None
    kind_of = recogniser(profile)
    changed = adapted(profile, layout, [cells for _, cells in rows[:_SAMPLE] if kind_of(cells) is Kind.ROW])
    if changed != profile:
        layout, rows = laid(changed)
    sample = [(number, cells) for number, cells in rows if kind_of(cells) is Kind.ROW][:_SAMPLE]
    target = folder / "trial.parquet"
    target.unlink(missing_ok=True)
    result = read_placed(sample, layout, changed, into=target, folder=folder, progress=lambda share: None)
    read: list[tuple[Any, ...]] = []
    if target.exists():
        with duckdb.connect() as connection:
            read = connection.execute("SELECT * FROM read_parquet(?) ORDER BY ALL", [str(target)]).fetchall()
    return _Fitting(changed, layout, result.fault_count, tuple(read))


def _best(fitting: Sequence[_Fitting]) -> list[_Fitting]:
    """Those whose columns are not only a part of another's; of those that read the same, the first."""
    kept: list[_Fitting] = []
    for one in fitting:
        used = set(one.layout.used)
        if any(used < set(other.layout.used) for other in fitting):
            continue
        if not any(one.rows == other.rows and used == set(other.layout.used) for other in kept):
            kept.append(one)
    return kept


def _only(fitting: Sequence[_Fitting]) -> Profile:
    if len(fitting) == 1:
        return fitting[0].profile
    names = ", ".join(f"”{one.profile.name}” ({one.profile.slug})" for one in fitting)
    raise Refused(f"Filen kan läsas på flera sätt, med olika resultat: {names}. Välj den profil som är rätt.")


def _none(rows: list[Row]) -> TertialError:
    found = heading_row([cells for _, cells in rows])
    named = [cell.strip()[:60] for cell in (rows[found][1] if rows else []) if cell.strip()]
    listed = ", ".join(named[:_LISTED]) + (" …" if len(named) > _LISTED else "")
    if not named:
        return Refused("Filen är tom. Exportera den på nytt ur ekonomisystemet.")
    return Refused(
        f"Ingen profil passar filen. Rubrikerna som hittades: {listed}. Gör en egen profil, som säger vilken kolumn som är konto,"
        " belopp och datum eller period.",
        place=f"rad {rows[found][0]}",
    )

"""Read a ledger from a sheet of a workbook, by the same profiles and the same words as a text file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tertial.common.errors import Faults, Refused, TertialError
from tertial.economy.importers.profiles import Profile
from tertial.economy.importers.reading import Progress, Reading
from tertial.economy.importers.table.layout import Layout, lay_out
from tertial.economy.importers.table.placed import Row, read_placed
from tertial.economy.importers.table.telling import told
from tertial.economy.importers.xlsx.opening import is_old, opened
from tertial.economy.importers.xlsx.sheets import errors_in, names_of, rows_of
from tertial.economy.importers.xlsx.texts import kinds_of, texts

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

LOOKED_AT = 1100
"""How many rows of a sheet are looked at to find its headings."""
_TELL_EVERY = 5000
_OLD = (
    "Filen är av Excels gamla format .xls, där celler med fel (#REF! och liknande) läses som tomma. "
    "Spara den som .xlsx om något ser ut att saknas."
)


def read(
    source: Path,
    *,
    into: Path,
    profile: Profile | None = None,
    own: Sequence[Profile] = (),
    progress: Progress = lambda share: None,
) -> Reading:
    """Read a workbook into `into`, a Parquet file in the columns of `ledger.schema`. Without a profile, it is guessed.

    `own` are the municipality's profiles, which are tried first. Raises `Refused` (or `Faults`) for a workbook that no row
    can be read from; what is wrong with its cells is in the reading, with sheet, row and column.
    """
    book = opened(source)
    with TemporaryDirectory(dir=into.parent, prefix=".reading-") as name:
        folder = Path(name)
        if profile is None:
            from tertial.economy.importers.profile_guess import guess_sheet

            profile = guess_sheet(book, folder, own=own)
        fitting = sheets_for(book, profile)
        sheet, layout = fitting[0]
        rows = _rows(source, book, sheet, layout, profile, progress)
        result = read_placed(rows, layout, profile, into=into, folder=folder, progress=progress, where=f"{sheet}, ")
        progress(1.0)
    reading = told(result, layout, profile, {"Blad": sheet})
    notes = [*reading.notes, *([_OLD] if is_old(source) else [])]
    if others := [other for other, _ in fitting[1:]]:
        notes.append(
            f"Bara bladet ”{sheet}” är läst. Profilen passar även: {', '.join(others)}. Välj ett blad i profilen för att läsa ett annat."
        )
    return replace(reading, notes=tuple(notes))


def sheets_for(book: CalamineWorkbook, profile: Profile) -> list[tuple[str, Layout]]:
    """The sheets that the profile can be laid on, the one to read first. Raises what is wrong with each where it fits none."""
    names = names_of(book)
    if profile.sheet:
        named = [name for name in names if name.strip().casefold() == profile.sheet.strip().casefold()]
        if not named:
            listed = ", ".join(f"”{name}”" for name in names) or "inget med celler"
            raise Refused(f"Arbetsboken har inget blad ”{profile.sheet}”. De som finns: {listed}.")
        names = named
    if not names:
        raise Refused("Arbetsboken har inget blad med celler.")
    fitting: list[tuple[str, Layout]] = []
    faults: list[TertialError] = []
    for name in names:
        first = [cells for _, cells in first_rows(book, name, profile)]
        try:
            fitting.append((name, lay_out(first, profile)))
        except TertialError as error:
            if any(cell for cells in first for cell in cells) or len(names) == 1:
                faults.append(_of_sheet(error, name))
    if fitting:
        return fitting
    if not faults:
        raise Refused("Arbetsboken är tom. Exportera den på nytt ur ekonomisystemet.")
    if len(faults) == 1:
        raise faults[0]
    each = [one for fault in faults for one in (fault.faults if isinstance(fault, Faults) else (fault,))]
    raise Faults("Profilen passar inget av arbetsbokens blad.", each)


def first_rows(
    book: CalamineWorkbook, sheet: str, profile: Profile, layout: Layout | None = None
) -> list[tuple[int, list[str]]]:
    """The first rows of a sheet as texts; with a layout, each cell as what its column is read as."""
    kinds = kinds_of(layout) if layout else {}
    rows = rows_of(book.get_sheet_by_name(sheet), {})
    return [(number, texts(cells, kinds, profile)) for number, cells in islice(rows, LOOKED_AT)]


def likely_sheet(book: CalamineWorkbook, sheet: str = "") -> tuple[str, list[Row]]:
    """The first rows of the sheet of that name, else of the first that has cells, with numbers and dates in Swedish."""
    plain = Profile(slug="plain", name="plain", codes={"account": (1,)}, month=190001, amount=(2,), headings=False)
    names = [name for name in names_of(book) if not sheet or name == sheet]
    for name in names:
        rows = first_rows(book, name, plain)
        if any(cell for _, cells in rows for cell in cells):
            return name, rows
    raise Refused(
        "Arbetsboken är tom. Exportera den på nytt ur ekonomisystemet."
        if not sheet
        else f"Arbetsboken har inget blad ”{sheet}” med celler."
    )


def _rows(
    source: Path, book: CalamineWorkbook, sheet: str, layout: Layout, profile: Profile, progress: Progress
) -> Iterator[Row]:
    """Every row after the headings, telling the first half of the progress."""
    kinds = kinds_of(layout)
    cells = book.get_sheet_by_name(sheet)
    whole = max(1, cells.total_height)
    for number, row in rows_of(cells, errors_in(source, sheet)):
        if number % _TELL_EVERY == 0:
            progress(min(0.5, 0.5 * number / whole))
        if number > layout.first:
            yield number, texts(row, kinds, profile)


def _of_sheet(error: TertialError, sheet: str) -> TertialError:
    """The error with the sheet in its place."""
    if isinstance(error, Faults):
        return Faults(f"{sheet}: {error.message}", [_of_sheet(fault, sheet) for fault in error.faults])
    return Refused(error.message, place=f"{sheet}, {error.place}" if error.place else sheet)

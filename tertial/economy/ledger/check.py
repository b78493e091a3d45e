"""Is the ledger whole? Every file that can count is there and holds what the database says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tertial.economy.ledger import store
from tertial.economy.ledger.contents import Contents, contents_of, read_fingerprint, require_ledger_file
from tertial.economy.ledger.scratch import rows_of, scratch
from tertial.economy.models import LedgerBatch, LedgerPeriod


@dataclass(frozen=True, slots=True)
class LedgerFault:
    """Something that is not as the database says: which import, and what in a sentence."""

    batch: int
    words: str


@dataclass(frozen=True, slots=True)
class LedgerCheck:
    """What a check found.

    `swept` are what killed imports had left, and what it removed. `unfinished` are folders of imports that run, or were
    killed a short while ago: the next import or check sweeps them. `orphans` are files that no import of this database
    knows. None is a fault: nothing of them counts.
    """

    batches: int
    rows: int
    faults: tuple[LedgerFault, ...]
    swept: tuple[str, ...]
    unfinished: tuple[str, ...]
    orphans: tuple[str, ...]


def check_ledger() -> LedgerCheck:
    """Read every file of a batch that is not undone, those that are superseded too: an undo would show them again.

    What killed imports left is swept first, as before an import.
    """
    swept = store.sweep()
    batches = list(LedgerBatch.objects.filter(undone_at=None).select_related("committee").prefetch_related("periods"))
    unfinished = [left.name for left in store.unfinished()]
    with store.staging() as spill, scratch(spill) as connection:
        import duckdb

        def faults(batch: LedgerBatch) -> Iterator[str]:
            path = store.path_of(batch.file)
            if not path.is_file():
                yield f"Filen {batch.file} finns inte i {store.folder()}."
                return
            try:
                require_ledger_file(connection, path)
                found = contents_of(connection, rows_of([(path, None)]))
            except (duckdb.Error, ValueError) as error:
                yield f"Filen {batch.file} går inte att läsa: {str(error).splitlines()[0]}"
                return
            told = {period.month: period for period in batch.periods.all()}
            for month in sorted(told.keys() | found.keys()):
                yield from _differences(month, told.get(month), found.get(month, Contents()))
            rows = sum(held.rows for held in found.values())
            if rows != batch.rows:
                yield f"Filen {batch.file} har {rows} rader, enligt databasen {batch.rows}."

        found = tuple(LedgerFault(batch.pk, words) for batch in batches for words in faults(batch))
    half_moved = {f"{name}.parquet" for name in unfinished}
    return LedgerCheck(
        batches=len(batches),
        rows=sum(batch.rows for batch in batches),
        faults=found,
        swept=tuple(swept),
        unfinished=tuple(unfinished),
        orphans=tuple(name for name in store.orphans() if name not in half_moved),
    )


def _differences(month: int, told: LedgerPeriod | None, found: Contents) -> Iterator[str]:
    if told is None:
        yield f"{month} har {found.rows} rader i filen men hör inte till inläsningen."
    elif told.rows != found.rows:
        yield f"{month} har {found.rows} rader i filen, enligt databasen {told.rows}."
    elif told.sum_ore != found.sum_ore:
        yield f"{month} har summan {found.sum_ore} öre i filen, enligt databasen {told.sum_ore}."
    elif read_fingerprint(told.fingerprint) not in (None, found.mark):
        yield f"{month} har andra rader i filen än de som lästes in, med samma antal och summa."

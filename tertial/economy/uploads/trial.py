"""Read the beginning of a file by a profile that is being made: its rows as the ledger would have them, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tertial.common.errors import Faults, TertialError
from tertial.economy.importers.profiles import Profile
from tertial.economy.ledger.schema import CODE_PARTS

SHOWN = 15
FAULTS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a trial. `rows` are the first of `count`, each a ledger row by column; `parts` are the parts of the code string
    that have any code among them. `months` are the months found with rows and öre. With faults there are no rows.
    """

    rows: tuple[dict[str, Any], ...] = ()
    count: int = 0
    parts: tuple[str, ...] = ()
    has_vouchers: bool = False
    has_texts: bool = False
    months: tuple[tuple[int, int, int], ...] = ()
    faults: tuple[TertialError, ...] = ()
    fault_count: int = 0
    notes: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


def try_profile(beginning: Path, profile: Profile) -> Trial:
    """Read the beginning of a file by a profile. Never raises for what is wrong with the file or does not fit it."""
    from tertial.economy.importers.any_file import read

    with TemporaryDirectory(dir=beginning.parent, prefix=".trial-") as folder:
        target = Path(folder) / "rows.parquet"
        try:
            reading = read(beginning, into=target, profile=profile).reading
        except Faults as error:
            faults = tuple(error.faults or [error])
            return Trial(faults=faults[:FAULTS_SHOWN], fault_count=len(faults))
        except TertialError as error:
            return Trial(faults=(error,), fault_count=1)
        told = Trial(notes=reading.notes, dropped=reading.dropped)
        if reading.faults:
            count = max(reading.fault_count, len(reading.faults))
            return replace(told, faults=reading.faults[:FAULTS_SHOWN], fault_count=count)
        return _rows(target, told)


def _rows(target: Path, told: Trial) -> Trial:
    import duckdb

    with duckdb.connect() as connection:
        connection.read_parquet(str(target)).create_view("rows")
        first = connection.execute("SELECT * FROM rows LIMIT $shown", {"shown": SHOWN})
        names = [column[0] for column in first.description]
        rows = tuple(dict(zip(names, row, strict=True)) for row in first.fetchall())
        used = ", ".join(f"bool_or({name} <> '')" for name in (*CODE_PARTS, "text"))
        asked = f"SELECT count(*), bool_or(series || number <> ''), {used} FROM rows"  # noqa: S608  our own columns
        counted = connection.execute(asked).fetchone()
        months = connection.execute(
            "SELECT month, count(*), sum(amount) FROM rows GROUP BY month ORDER BY month"
        ).fetchall()
    assert counted  # noqa: S101  an aggregate has one row
    count, vouchers, *filled = counted
    return replace(
        told,
        rows=rows,
        count=count,
        parts=tuple(part for part, has in zip(CODE_PARTS, filled, strict=False) if has),
        has_vouchers=bool(vouchers),
        has_texts=bool(filled[-1]),
        months=tuple((month, number, int(ore)) for month, number, ore in months),
    )

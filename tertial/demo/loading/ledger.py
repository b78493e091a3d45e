"""Load the code tables, and the ledger: one import per year, as a controller would have made them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from pathlib import Path

from tertial.demo.loading.demo_data import DemoData
from tertial.demo.loading.rows import Progress, Row, rows, tracked
from tertial.economy.actions import add_code, end_code, import_codes, import_ledger, map_code
from tertial.economy.actions.codes import ALWAYS
from tertial.economy.ledger.store import staging
from tertial.economy.models import Part


def load_codes(data: DemoData, progress: Progress) -> None:
    """Load what each code is called: those that always were as one list per part, the others with their days."""
    names: dict[str, dict[str, str]] = {}
    dated: list[Row] = []
    for row in rows("codes.csv"):
        if row["valid_from"] or row["valid_to"]:
            dated.append(row)
        else:
            names.setdefault(row["part"], {})[row["code"]] = row["name"]
    for part, named in names.items():
        import_codes(unit=data.committee, part=Part(part), names=named, by=data.by)
    for row in tracked("Koder med giltighetstid", dated, progress):
        code = add_code(
            unit=data.committee,
            part=Part(row["part"]),
            code=row["code"],
            name=row["name"],
            valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] else ALWAYS,
            by=data.by,
        )
        if row["valid_to"]:
            end_code(unit=data.committee, code=code, valid_to=date.fromisoformat(row["valid_to"]), by=data.by)
    for row in dated:
        if row["counts_as"]:
            map_code(
                unit=data.committee, part=Part(row["part"]), code=row["code"], counts_as=row["counts_as"], by=data.by
            )


def load_ledger(data: DemoData, progress: Progress) -> None:
    """Make the ledger and import it year by year."""
    from tertial.demo.ledger.frames import by_year, write_batch

    years: Iterable[Row] = [{"year": str(year)} for year in by_year()]
    for row in tracked("Huvudbok", list(years), progress):
        with staging() as folder:
            staged = folder / "rows.parquet"
            write_batch(staged, by_year()[int(row["year"])])
            import_ledger(
                committee=data.committee,
                staged=staged,
                source_name=f"Demohuvudbok {row['year']}",
                source_sha256=_sha256(staged),
                source_format="demo",
                demo=True,
                by=data.by,
            )


def _sha256(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()

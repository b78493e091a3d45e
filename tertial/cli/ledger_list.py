"""`tertial ledger list`: a committee's imports, the latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tertial.cli.setup import committee_argument, json_option, print_json, require_database, start
from tertial.cli.table import in_words, kronor, print_table

if TYPE_CHECKING:
    from tertial.economy.queries.batches import BatchRow


@click.command()
@committee_argument
@json_option
def command(committee: str, as_json: bool) -> None:
    """Visa nämndens inläsningar, de senaste först, och vad som gäller av dem."""
    start()
    require_database()
    from django.utils import timezone

    from tertial.economy.models import Content
    from tertial.economy.queries.batches import batches
    from tertial.organisation.queries import committee as find_committee

    body = find_committee(committee)
    found = [row for content in Content for row in batches(body, content)]
    found.sort(key=lambda row: -row.batch.pk)
    if as_json:
        print_json([_as_dict(row) for row in found])
        return
    if not found:
        click.echo("Ingenting är inläst än.")
    print_table(
        ("Nr", "Inläst", "Av", "Källa", "Innehåll", "Sätt", "Månader", "Gäller", "Rader", "Kronor"),
        [
            (
                str(row.batch.pk),
                f"{timezone.localtime(row.batch.imported_at):%Y-%m-%d %H:%M}",
                row.batch.imported_by.get_full_name(),
                row.batch.source_name,
                row.batch.get_content_display(),
                row.batch.get_mode_display(),
                in_words(row.covers),
                _state(row),
                str(row.batch.rows),
                kronor(_ore(row)),
            )
            for row in found
        ],
        words=8,
    )


def _as_dict(row: BatchRow) -> dict[str, object]:
    batch = row.batch
    return {
        "batch": batch.pk,
        "imported_at": batch.imported_at.isoformat(),
        "imported_by": batch.imported_by.get_full_name(),
        "undone_at": batch.undone_at.isoformat() if batch.undone_at else None,
        "source": batch.source_name,
        "sha256": batch.source_sha256,
        "format": batch.source_format,
        "profile": batch.profile,
        "content": batch.content,
        "mode": batch.mode,
        "covers": [list(stretch) for stretch in row.covers],
        "counts": [list(stretch) for stretch in row.counts],
        "rows": batch.rows,
        "ore": _ore(row),
        "file": batch.file,
    }


def _state(row: BatchRow) -> str:
    if row.batch.undone_at:
        return "ångrad"
    if row.counts_wholly:
        return "ja"
    return in_words(row.counts) or "ersatt"


def _ore(row: BatchRow) -> int:
    return sum(period.sum_ore for period in row.batch.periods.all())

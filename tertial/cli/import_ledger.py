"""`tertial import ledger`: read a file and let its rows count."""

from __future__ import annotations

from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tertial.cli.preview import show_preview, show_reading
from tertial.cli.progress import Bar
from tertial.cli.setup import json_option, person_option, print_json, require_database, start
from tertial.cli.table import in_words, kronor

if TYPE_CHECKING:
    from tertial.economy.importers.reading import Reading
    from tertial.economy.models import LedgerBatch


@click.command()
@click.argument("file", metavar="FIL", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option("--committee", metavar="NÄMND", required=True, help="Nämnden som raderna hör till.")
@click.option("--profile", "profile_name", metavar="PROFIL", default="", help="Hur filen läses; annars den som passar.")
@click.option(
    "--mode",
    type=click.Choice(["replace", "add"]),
    default="replace",
    show_default=True,
    help="Ersätt månaderna från filens första till dess sista, eller lägg raderna till dem.",
)
@click.option(
    "--content",
    type=click.Choice(["outcome", "budget"]),
    default="outcome",
    show_default=True,
    help="Om raderna är utfall eller budget.",
)
@click.option("--dry-run", is_flag=True, help="Visa vad som skulle ändras, och ändra ingenting.")
@json_option
@person_option
def command(
    file: Path,
    committee: str,
    profile_name: str,
    mode: str,
    content: str,
    dry_run: bool,
    as_json: bool,
    username: str,
) -> None:
    """Läs in en huvudbok ur SIE, CSV eller XLSX. Samma fil en gång till ändrar ingenting."""
    start()
    require_database()
    from tertial.economy.actions import import_ledger
    from tertial.economy.importers.any_file import read
    from tertial.economy.ledger.preview import preview
    from tertial.economy.ledger.store import staging
    from tertial.economy.models import Content, Mode
    from tertial.economy.queries.import_profiles import own_profiles, profile_for
    from tertial.organisation.queries import committee as find_committee
    from tertial.organisation.queries import person

    body, by = find_committee(committee), person(username)
    how = profile_for(body.municipality, profile_name, {})
    own = () if how else own_profiles(body.municipality)
    with file.open("rb") as opened:
        sha256 = file_digest(opened, "sha256").hexdigest()
    with staging() as folder:
        staged = folder / "rows.parquet"
        with Bar("Läser") as bar:
            found = read(file, into=staged, profile=how, own=own, progress=bar)
        found.reading.require_sound(file.name)
        if dry_run:
            meaning = preview(staged, committee=body, mode=Mode(mode), content=Content(content), sha256=sha256)
            show_preview(found.reading, meaning, as_json=as_json)
            return
        batch = import_ledger(
            committee=body,
            staged=staged,
            source_name=file.name,
            source_sha256=sha256,
            source_format=found.format,
            profile=profile_name,
            mode=Mode(mode),
            content=Content(content),
            by=by,
        )
    _show_batch(found.reading, batch, as_json=as_json)


def _show_batch(reading: Reading, batch: LedgerBatch | None, *, as_json: bool) -> None:
    if as_json:
        print_json({"batch": batch.pk if batch else None, **_told(reading, batch)})
        return
    show_reading(reading)
    if batch is None:
        click.echo("Ingenting är nytt: huvudboken har redan de här raderna.")
        return
    told = _told(reading, batch)
    click.echo(
        f"Inläsning {batch.pk}: {told['rows']} rader för {in_words([(told['months'][0], told['months'][-1])])}, summa {kronor(told['ore'])} kr."
    )


def _told(reading: Reading, batch: LedgerBatch | None) -> dict[str, Any]:
    periods = list(batch.periods.all()) if batch else []
    return {
        "rows": sum(period.rows for period in periods),
        "ore": sum(period.sum_ore for period in periods),
        "months": [period.month for period in periods],
        "facts": reading.facts,
        "notes": list(reading.notes),
        "dropped": list(reading.dropped),
    }

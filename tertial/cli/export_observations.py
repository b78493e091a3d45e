"""`tertial export observations`: a committee's observations as CSV or a workbook, to work in and import again."""

from __future__ import annotations

from pathlib import Path

import click

from tertial.cli.setup import committee_argument, person_option, require_database, start, write_whole


@click.command()
@committee_argument
@click.option("--format", "kind", type=click.Choice(["csv", "xlsx"]), default="xlsx", help="Vilket slags fil.")
@click.option(
    "--output",
    metavar="FIL",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Filen att skriva; annars NÄMND-utfall i mappen där du står.",
)
@click.option("--public", is_flag=True, help="Som allmänheten får se det: värden om få personer är dolda.")
@person_option
def command(committee: str, kind: str, output: Path | None, public: bool, username: str) -> None:
    """Skriv alla utfall, prognoser och basvärden, med det som de är gjorda av. Värden om få personer för den som får se dem."""
    start()
    require_database()
    from tertial.measurement.exchange.write_observations import write_csv, write_xlsx
    from tertial.organisation.access import can
    from tertial.organisation.permissions import Permission
    from tertial.organisation.queries import committee as find_committee
    from tertial.organisation.queries import person

    body = find_committee(committee)
    reveal = not public and can(person(username), Permission.SMALL_CELLS_READ, unit=body)
    file = output or Path(f"{body.slug}-utfall.{kind}")
    write_whole(file, (write_csv if kind == "csv" else write_xlsx)(body, reveal=reveal))
    click.echo(str(file))

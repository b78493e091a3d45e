"""`tertial import observations`: give a committee's observations from a workbook or CSV file."""

from __future__ import annotations

from pathlib import Path

import click

from tertial.cli.plan_options import committee_meant, committee_option, dry_run_option, facts_of, file_argument
from tertial.cli.setup import json_option, person_option, require_database, start


@click.command()
@file_argument
@committee_option
@click.option(
    "--as-written",
    is_flag=True,
    help="Läs tal som kan läsas på två sätt som de står, till exempel 15501 som inte är 1550 med en fotnot.",
)
@dry_run_option
@json_option
@person_option
def command(file: Path, committee: str, as_written: bool, dry_run: bool, as_json: bool, username: str) -> None:
    """Läs in indikatorernas utfall ur XLSX eller CSV. Det som filen inte nämner står kvar som det är."""
    start()
    require_database()
    from tertial.cli.observation_preview import show_observations
    from tertial.measurement.actions import import_observations
    from tertial.measurement.exchange.columns import read_observations
    from tertial.measurement.exchange.compare_observations import compare_observations
    from tertial.organisation.access import can
    from tertial.organisation.permissions import Permission
    from tertial.organisation.queries import committee as find_committee
    from tertial.organisation.queries import person

    by = person(username)
    body = find_committee(committee or committee_meant("", facts_of(file)))
    if dry_run:
        reveal = can(by, Permission.SMALL_CELLS_READ, unit=body)
        compared = compare_observations(body, read_observations(file), reveal=reveal, as_written=as_written)
        compared.require_sound(file.name)
    else:
        compared = import_observations(committee=body, source=file, by=by, as_written=as_written)
    show_observations(compared, imported=not dry_run, as_json=as_json)

"""`tertial import frame`: make the frame what a workbook or CSV file says."""

from __future__ import annotations

from pathlib import Path

import click

from tertial.cli.plan_options import (
    committee_meant,
    committee_option,
    dry_run_option,
    facts_of,
    file_argument,
    year_meant,
    year_option,
)
from tertial.cli.plan_preview import show_plan
from tertial.cli.setup import json_option, person_option, require_database, start


@click.command()
@file_argument
@committee_option
@year_option
@dry_run_option
@json_option
@person_option
def command(file: Path, committee: str, year: int | None, dry_run: bool, as_json: bool, username: str) -> None:
    """Läs in ramen för ett budgetår ur XLSX eller CSV. Filen är hela ramen som den ska vara."""
    start()
    require_database()
    from tertial.economy.actions import import_frame
    from tertial.economy.exchange.compare_frame import compare_frame
    from tertial.economy.importers.plan_files.frame import read_frame
    from tertial.organisation.queries import committee as find_committee
    from tertial.organisation.queries import person

    facts, by = facts_of(file), person(username)
    body, of = find_committee(committee_meant(committee, facts)), year_meant(year, facts)
    if dry_run:
        preview = compare_frame(body, of, read_frame(file)).preview
        preview.require_sound(file.name)
    else:
        preview = import_frame(committee=body, year=of, source=file, by=by)
    show_plan(preview, imported=not dry_run, as_json=as_json)

"""`tertial import forecast`: take forecasts with their comments from a workbook or CSV file."""

from __future__ import annotations

from pathlib import Path

import click

from tertial.cli.plan_options import (
    committee_meant,
    committee_option,
    dry_run_option,
    facts_of,
    file_argument,
    occasion_meant,
    occasion_option,
)
from tertial.cli.plan_preview import show_plan
from tertial.cli.setup import json_option, person_option, require_database, start


@click.command()
@file_argument
@committee_option
@occasion_option
@dry_run_option
@json_option
@person_option
def command(file: Path, committee: str, occasion: str, dry_run: bool, as_json: bool, username: str) -> None:
    """Läs in prognoser ur XLSX eller CSV. Rader som filen inte nämner står kvar."""
    start()
    require_database()
    from tertial.cycle.queries import occasion as find_occasion
    from tertial.economy.actions import import_forecast
    from tertial.economy.exchange.compare_forecast import compare_forecast
    from tertial.economy.importers.plan_files.forecast import read_forecast
    from tertial.organisation.queries import committee as find_committee
    from tertial.organisation.queries import person

    facts, by = facts_of(file), person(username)
    body = find_committee(committee_meant(committee, facts))
    when = find_occasion(occasion_meant(occasion, facts))
    if dry_run:
        preview = compare_forecast(body, when, read_forecast(file)).preview
        preview.require_sound(file.name)
    else:
        preview = import_forecast(committee=body, occasion=when, source=file, by=by)
    show_plan(preview, imported=not dry_run, as_json=as_json)

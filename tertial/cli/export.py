"""`tertial export budget | forecast | frame | observations`: workbooks to work in and import again."""

from __future__ import annotations

from pathlib import Path

import click

from tertial.cli.export_observations import command as observations
from tertial.cli.plan_options import year_argument
from tertial.cli.setup import committee_argument, occasion_argument, require_database, start, write_whole

_out_option = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Mapp att skriva i.",
)


@click.group()
def command() -> None:
    """Skriv budget, prognos, ram och utfall som filer att arbeta i och läsa in igen."""


command.add_command(observations, "observations")


@command.command()
@committee_argument
@year_argument
@_out_option
def budget(committee: str, year: int, out: Path) -> None:
    """Skriv budgeten: varje post med sina månader, det beslutade och förslaget tillsammans."""
    start()
    require_database()
    from tertial.economy.exchange.write_budget import write_budget
    from tertial.organisation.queries import committee as find_committee

    _write(out / f"{committee}-{year}-budget.xlsx", write_budget(find_committee(committee), year))


@command.command()
@committee_argument
@occasion_argument
@_out_option
def forecast(committee: str, occasion: str, out: Path) -> None:
    """Skriv prognoserna vid ett tillfälle, med det som en prognos görs av bredvid."""
    start()
    require_database()
    from tertial.cycle.queries import occasion as find_occasion
    from tertial.economy.exchange.write_forecast import write_forecast
    from tertial.organisation.queries import committee as find_committee

    content = write_forecast(find_committee(committee), find_occasion(occasion))
    _write(out / f"{committee}-{occasion}-prognos.xlsx", content)


@command.command()
@committee_argument
@year_argument
@_out_option
def frame(committee: str, year: int, out: Path) -> None:
    """Skriv ramen för ett budgetår och planåren, med besluten."""
    start()
    require_database()
    from tertial.economy.exchange.write_frame import write_frame
    from tertial.organisation.queries import committee as find_committee

    _write(out / f"{committee}-{year}-ram.xlsx", write_frame(find_committee(committee), year))


def _write(file: Path, content: bytes) -> None:
    write_whole(file, content)
    click.echo(str(file))

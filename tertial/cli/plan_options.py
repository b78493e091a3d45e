"""The options that commands on budget, forecast and frame share."""

from __future__ import annotations

from pathlib import Path

import click

file_argument = click.argument(
    "file", metavar="FIL", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
)
committee_option = click.option("--committee", metavar="NÄMND", required=True, help="Nämnden som filen gäller.")
_YEAR = click.IntRange(1990, 2200)
year_option = click.option("--year", metavar="ÅR", type=_YEAR, required=True, help="Budgetåret.")
year_argument = click.argument("year", metavar="ÅR", type=_YEAR)
occasion_option = click.option(
    "--occasion", metavar="TILLFÄLLE", required=True, help="Uppföljningstillfället, till exempel 2023-08."
)
dry_run_option = click.option("--dry-run", is_flag=True, help="Visa vad som skulle ändras, och ändra ingenting.")

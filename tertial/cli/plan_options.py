"""The options that commands on budget, forecast and frame share, and what a file says where they are left out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from tertial.common.errors import Refused

file_argument = click.argument(
    "file", metavar="FIL", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
)
committee_option = click.option(
    "--committee", metavar="NÄMND", default="", help="Nämnden som filen gäller, om filen inte säger det själv."
)
_YEAR = click.IntRange(1990, 2200)
year_option = click.option(
    "--year", metavar="ÅR", type=_YEAR, default=None, help="Budgetåret, om filen inte säger det själv."
)
year_argument = click.argument("year", metavar="ÅR", type=_YEAR)
occasion_option = click.option(
    "--occasion",
    metavar="TILLFÄLLE",
    default="",
    help="Uppföljningstillfället, till exempel 2023-08, om filen inte säger det själv.",
)
dry_run_option = click.option("--dry-run", is_flag=True, help="Visa vad som skulle ändras, och ändra ingenting.")


def facts_of(file: Path) -> Mapping[str, str]:
    """What a workbook that Tertial wrote says of itself; nothing for other files."""
    from tertial.common.table_files.sheets import read_sheets
    from tertial.common.table_files.table import facts_in

    return facts_in(read_sheets(file))


def committee_meant(given: str, facts: Mapping[str, str]) -> str:
    """The committee that is named, else the file's, else the only one there is."""
    from tertial.organisation.queries import committees

    named = given or facts.get("Nämnd", "")
    if named:
        return named
    there = [unit.slug for unit in committees()]
    if len(there) == 1:
        return there[0]
    raise Refused(f"Filen säger inte vilken nämnd den gäller. Säg det med --committee: {', '.join(there)}.")


def year_meant(given: int | None, facts: Mapping[str, str]) -> int:
    """The year that is named, else the file's."""
    told = facts.get("År", "")
    if given is None and not told.isdecimal():
        raise Refused("Filen säger inte vilket budgetår den gäller. Säg det med --year.")
    return int(told) if given is None else given


def occasion_meant(given: str, facts: Mapping[str, str]) -> str:
    """The occasion that is named, else the file's."""
    named = given or facts.get("Tillfälle", "")
    if not named:
        raise Refused("Filen säger inte vilket uppföljningstillfälle den gäller. Säg det med --occasion.")
    return named

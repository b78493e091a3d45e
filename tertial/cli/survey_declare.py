"""`tertial survey declare`: a survey's rule from a file."""

from __future__ import annotations

from pathlib import Path

import click

from tertial.cli.measured_committee import chosen_committee, committee_option
from tertial.cli.rule_file import rule_in
from tertial.cli.setup import person_option, require_database, start
from tertial.common.slugs import slug as slug_of


@click.command()
@click.argument("file", metavar="FIL", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option("--slug", metavar="ENKÄT", default="", help="Vad enkäten heter i adresser; annars efter namnet.")
@committee_option
@person_option
def command(file: Path, slug: str, committee: str, username: str) -> None:
    """Lägg upp en enkät med regeln i en TOML-fil, eller ändra den som redan heter så."""
    start()
    require_database()
    from tertial.measurement.actions import change_survey, declare_survey
    from tertial.measurement.models import Survey
    from tertial.measurement.surveys.declaring import parse
    from tertial.organisation.queries import person

    board, by, text = chosen_committee(committee), person(username), rule_in(file)
    chosen = slug or slug_of(parse(text).name)
    there = Survey.objects.filter(committee=board, slug=chosen).select_related("committee").first()
    if there is None:
        row = declare_survey(committee=board, rule=text, slug=chosen, by=by)
        click.echo(f"{row.name} är upplagd som {row.slug}.")
        return
    before = there.version
    row = change_survey(survey=there, rule=text, by=by)
    click.echo(f"{row.name} är ändrad." if row.version != before else f"{row.name} är redan så.")

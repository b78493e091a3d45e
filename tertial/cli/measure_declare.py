"""`tertial measure declare`: a measure's rule from a file."""

from __future__ import annotations

from pathlib import Path

import click

from tertial.cli.measured_committee import chosen_committee, committee_option
from tertial.cli.rule_file import rule_in
from tertial.cli.setup import person_option, require_database, start
from tertial.common.slugs import slug as slug_of


@click.command()
@click.argument("file", metavar="FIL", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option(
    "--slug", metavar="MÅTT", default="", help="Vad måttet heter i adresser och kommandon; annars efter namnet."
)
@committee_option
@person_option
def command(file: Path, slug: str, committee: str, username: str) -> None:
    """Lägg upp ett mått med regeln i en TOML-fil, eller ändra det som redan heter så."""
    start()
    require_database()
    from tertial.measurement.actions import change_measure, declare_measure
    from tertial.measurement.extracts.declaring.rule import parse
    from tertial.measurement.models import Measure
    from tertial.organisation.queries import person

    board, by, text = chosen_committee(committee), person(username), rule_in(file)
    chosen = slug or slug_of(parse(text).name)
    there = Measure.objects.filter(committee=board, slug=chosen).select_related("committee").first()
    if there is None:
        row = declare_measure(committee=board, rule=text, slug=chosen, by=by)
        click.echo(f"{row.name} är upplagt som {row.slug}.")
        return
    before = there.version
    row = change_measure(measure=there, rule=text, by=by)
    click.echo(f"{row.name} är ändrat." if row.version != before else f"{row.name} är redan så.")

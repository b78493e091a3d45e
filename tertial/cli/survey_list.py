"""`tertial survey list`: which surveys there are, and what one of them says."""

from __future__ import annotations

import click

from tertial.cli.measured_committee import chosen_committee, committee_option
from tertial.cli.setup import json_option, print_json, require_database, start
from tertial.cli.table import print_table


@click.command()
@click.argument("slug", metavar="ENKÄT", default="")
@committee_option
@json_option
def command(slug: str, committee: str, as_json: bool) -> None:
    """Visa nämndens enkäter, eller med ENKÄT vad den säger, i ord och som den är skriven."""
    start()
    require_database()
    from tertial.measurement.queries.surveys import survey, surveys
    from tertial.measurement.surveys.declaring import parse
    from tertial.measurement.surveys.wording import rule_words

    board = chosen_committee(committee)
    rows = [survey(board, slug)] if slug else surveys(board)
    if as_json:
        print_json(
            [
                {"survey": row.slug, "name": row.name, "source": row.source.slug, "words": rule_words(parse(row.rule))}
                | ({"rule": row.rule} if slug else {})
                for row in rows
            ]
        )
    elif slug:
        click.echo(
            "\n".join([rows[0].name, *(f"  {one}" for one in rule_words(parse(rows[0].rule))), "", rows[0].rule])
        )
    else:
        print_table(("Enkät", "Namn", "Källa"), [(row.slug, row.name, row.source.name) for row in rows], words=3)

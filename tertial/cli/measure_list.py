"""`tertial measure list`: the measures, or what one of them says."""

from __future__ import annotations

import click

from tertial.cli.measured_committee import chosen_committee, committee_option
from tertial.cli.setup import json_option, print_json, require_database, start
from tertial.cli.table import print_table


@click.command()
@click.argument("slug", metavar="[MÅTT]", default="")
@committee_option
@json_option
def command(slug: str, committee: str, as_json: bool) -> None:
    """Visa nämndens mått; med ett MÅTT visas dess regel, i ord och som den är skriven."""
    start()
    require_database()
    from tertial.measurement.extracts.declaring.rule import parse
    from tertial.measurement.extracts.wording import in_words, sentences
    from tertial.measurement.queries.measures import measure, measures

    board = chosen_committee(committee)
    if slug:
        row = measure(board, slug)
        words = sentences(parse(row.rule))
        if as_json:
            print_json({"slug": row.slug, "name": row.name, "words": list(words), "rule": row.rule})
            return
        click.echo(row.name)
        for sentence in words:
            click.echo(f"  {sentence}")
        click.echo(f"\n{row.rule.strip()}")
        return
    rows = measures(board)
    if as_json:
        told = [
            {
                "slug": row.slug,
                "name": row.name,
                "indicator": row.indicator.slug,
                "source": row.source.slug,
                "words": in_words(parse(row.rule)),
            }
            for row in rows
        ]
        print_json(told)
        return
    if not rows:
        click.echo("Nämnden har inga mått än. Lägg upp ett med tertial measure declare FIL.")
    print_table(
        ("Mått", "Namn", "Indikator", "System"),
        [(row.slug, row.name, row.indicator.slug, row.source.name) for row in rows],
        words=4,
    )

"""`tertial figure`: one figure and where it comes from."""

from __future__ import annotations

import click

from tertial.cli.figures import as_dict
from tertial.cli.setup import json_option, print_json, require_database, start
from tertial.common.errors import NotFound
from tertial.document.printing import Form, printed
from tertial.reports.renderers.wording import ORIGINS


@click.command()
@click.argument("key", metavar="NYCKEL")
@click.option("--committee", metavar="NÄMND", default="", help="Bara i den nämndens rapporter.")
@click.option("--occasion", metavar="TILLFÄLLE", default="", help="Bara i tillfällets rapporter.")
@json_option
def command(key: str, committee: str, occasion: str, as_json: bool) -> None:
    """Visa en siffra i varje rapport där den står: värde, tryckt form och varifrån den kommer."""
    start()
    require_database()
    from tertial.cycle.queries import occasion as find_occasion
    from tertial.organisation.queries import committee as find_committee
    from tertial.reports.queries import books

    if committee:
        find_committee(committee)
    if occasion:
        find_occasion(occasion)
    everywhere = [
        (body, when, book)
        for body, when, book in books()
        if committee in ("", body.slug) and occasion in ("", when.slug)
    ]
    found = [(body, when, book.figure(key)) for body, when, book in everywhere if key in book]
    if not found:
        raise NotFound("Siffran", key, [near for _, _, book in everywhere[:1] for near in book.like(key)])
    if as_json:
        print_json([{"committee": body.slug, "occasion": when.slug, **as_dict(figure)} for body, when, figure in found])
        return
    for body, when, figure in found:
        where = figure.provenance
        click.echo(f"{body.name}, {when}")
        click.echo(f"  {figure.label}: {printed(figure, Form(with_unit=True))}")
        click.echo(f"  exakt {as_dict(figure)['value'] or 'saknas'} {figure.unit}, period {figure.period}")
        click.echo(
            f"  ursprung {ORIGINS[where.origin].lower()}: {'; '.join(part for part in (where.source, where.detail) if part)}"
        )
        for part in where.inputs:
            click.echo(f"    av {part}")

"""`tertial scb search`: tables by words."""

from __future__ import annotations

from dataclasses import asdict

import click

from tertial.cli.open_statistics import address_option, print_found
from tertial.cli.setup import json_option, print_json


@click.command()
@click.argument("words", metavar="ORD", nargs=-1, required=True)
@address_option
@json_option
def command(words: tuple[str, ...], address: str, as_json: bool) -> None:
    """Sök tabeller som handlar om ORD."""
    from tertial.measurement.open_statistics.connecting import pxweb_client
    from tertial.measurement.open_statistics.pxweb import pxweb

    asked = " ".join(words)
    found = pxweb(pxweb_client(address)).search(asked)
    if as_json:
        print_json([asdict(one) for one in found])
        return
    rows = [
        (one.code, one.title, "–".join(part for part in (one.first, one.last) if part), one.updated) for one in found
    ]
    print_found(rows, ("Kod", "Tabell", "Perioder", "Uppdaterad"), asked)

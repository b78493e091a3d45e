"""`tertial kolada search`: key figures by words or code."""

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
    """Sök nyckeltal vars namn innehåller ORD, eller det som har koden, till exempel N18409."""
    from tertial.measurement.open_statistics import kolada
    from tertial.measurement.open_statistics.connecting import kolada_client

    asked = " ".join(words)
    found = kolada.search(kolada_client(address), asked)
    if as_json:
        print_json([asdict(one) for one in found])
        return
    rows = [(one.code, one.title, "ja" if one.by_sex else "nej", one.area) for one in found]
    print_found(rows, ("Kod", "Nyckeltal", "Kön", "Område"), asked)

"""`tertial kolada search | fetch`."""

from __future__ import annotations

import click

from tertial.cli.verbs import Verbs

_VERBS = {
    "search": ("tertial.cli.kolada_search", "Sök nyckeltal i Kolada."),
    "fetch": ("tertial.cli.kolada_fetch", "Hämta ett nyckeltal, med kommuner att jämföra med."),
}


@click.group(cls=Verbs, verbs=_VERBS)
def command() -> None:
    """Sök och hämta nyckeltal ur Kolada."""

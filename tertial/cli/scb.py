"""`tertial scb search | fetch`."""

from __future__ import annotations

import click

from tertial.cli.verbs import Verbs

_VERBS = {
    "search": ("tertial.cli.scb_search", "Sök tabeller i SCB:s eller en annan myndighets statistikdatabas."),
    "fetch": ("tertial.cli.scb_fetch", "Hämta ett urval ur en tabell."),
}


@click.group(cls=Verbs, verbs=_VERBS)
def command() -> None:
    """Sök och hämta ur statistikdatabaser (PxWeb): SCB:s, eller en annan med --address."""

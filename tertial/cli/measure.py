"""`tertial measure run | list | declare`."""

from __future__ import annotations

import click

from tertial.cli.verbs import Verbs

_VERBS = {
    "run": ("tertial.cli.measure_run", "Räkna ett mått ur ett utdrag och spara värdena."),
    "list": ("tertial.cli.measure_list", "Visa nämndens mått, eller vad ett av dem säger."),
    "declare": ("tertial.cli.measure_declare", "Lägg upp eller ändra ett mått med regeln i en fil."),
}


@click.group(cls=Verbs, verbs=_VERBS)
def command() -> None:
    """Räkna värden ur verksamhetssystemens utdrag. Bara summor och antal sparas, aldrig rader eller identiteter."""

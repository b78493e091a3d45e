"""`tertial survey run | list | declare`."""

from __future__ import annotations

import click

from tertial.cli.verbs import Verbs

_VERBS = {
    "run": ("tertial.cli.survey_run", "Räkna en enkäts värden ur en svarsfil och spara dem."),
    "list": ("tertial.cli.survey_list", "Visa nämndens enkäter, eller vad en av dem säger."),
    "declare": ("tertial.cli.survey_declare", "Lägg upp eller ändra en enkät med regeln i en fil."),
}


@click.group(cls=Verbs, verbs=_VERBS)
def command() -> None:
    """Räkna värden ur enkäters svarsfiler. Bara summor och antal sparas, aldrig någons svar."""

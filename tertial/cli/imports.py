"""`tertial import ledger | budget | forecast | frame | observations`."""

from __future__ import annotations

import click

from tertial.cli.verbs import Verbs

_VERBS = {
    "ledger": ("tertial.cli.import_ledger", "Läs in en huvudbok ur SIE, CSV eller XLSX."),
    "budget": ("tertial.cli.import_budget", "Läs in en budget ur XLSX eller CSV."),
    "forecast": ("tertial.cli.import_forecast", "Läs in prognoser ur XLSX eller CSV."),
    "frame": ("tertial.cli.import_frame", "Läs in en ram ur XLSX eller CSV."),
    "observations": ("tertial.cli.import_observations", "Läs in indikatorernas utfall ur XLSX eller CSV."),
}


@click.group(cls=Verbs, verbs=_VERBS)
def command() -> None:
    """Läs in uppgifter ur filer. Med --dry-run visas bara vad som skulle ändras."""

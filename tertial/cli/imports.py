"""`tertial import ledger | budget | forecast | frame`."""

from __future__ import annotations

import click

from tertial.cli.verbs import Verbs

_VERBS = {
    "ledger": ("tertial.cli.import_ledger", "Läs in en huvudbok ur SIE, CSV eller XLSX."),
}


@click.group(cls=Verbs, verbs=_VERBS)
def command() -> None:
    """Läs in uppgifter ur filer. Med --dry-run visas bara vad som skulle ändras."""

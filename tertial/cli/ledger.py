"""`tertial ledger summary | list | undo | check`."""

from __future__ import annotations

import click

from tertial.cli.verbs import Verbs

_VERBS = {
    "summary": ("tertial.cli.ledger_summary", "Summera en period efter konto, verksamhet eller andra koder."),
    "list": ("tertial.cli.ledger_list", "Visa nämndens inläsningar och vad som gäller av dem."),
    "undo": ("tertial.cli.ledger_undo", "Ångra en inläsning: det som den ersatte gäller igen."),
    "check": ("tertial.cli.ledger_check", "Kontrollera att varje fil finns och säger vad databasen säger."),
}


@click.group(cls=Verbs, verbs=_VERBS)
def command() -> None:
    """Summera, lista, ångra och kontrollera huvudboken."""

"""Print what a file of observations changes, or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tertial.cli.setup import print_json
from tertial.cli.table import print_table

if TYPE_CHECKING:
    from tertial.measurement.exchange.compare_observations import Comparison

_WORDS = {"added": "ny", "changed": "ändrad"}
_MOST = 200
"""Rows that a person reads at a command line; a program reads them all as JSON."""


def show_observations(compared: Comparison, *, imported: bool, as_json: bool) -> None:
    """Print the differences and what to know beside them; `imported` says whether it is done."""
    if as_json:
        print_json(_as_json(compared, imported=imported))
        return
    print_table(
        ("", "Vad", "Före", "Efter", "Mer"),
        [
            (_WORDS[one.kind], one.what, one.before or "", one.after or "", "; ".join(one.details))
            for one in compared.preview(_MOST).differences
        ],
        words=2,
    )
    if len(compared.changes) > _MOST:
        click.echo(f"… och {len(compared.changes) - _MOST} till. Med --json visas alla.")
    for note in compared.notes:
        click.echo(note)
    if not compared.changes:
        click.echo("Ingenting är nytt: allt är redan som i filen.")
        return
    counted = f"{compared.added} nya värden, {compared.changed} ändrade, {compared.unchanged} som förut."
    click.echo(f"{counted} {'Filen är inläst.' if imported else 'Ingenting är inläst.'}")


def _as_json(compared: Comparison, *, imported: bool) -> dict[str, object]:
    return {
        "imported": imported and bool(compared.changes),
        "added": compared.added,
        "changed": compared.changed,
        "unchanged": compared.unchanged,
        "differences": [
            {
                "kind": one.kind.value,
                "what": one.what,
                "before": one.before,
                "after": one.after,
                "details": list(one.details),
                "place": one.place,
            }
            for one in compared.preview().differences
        ],
        "notes": list(compared.notes),
    }

"""`tertial ledger check`: is every file there, and does it hold what the database says?"""

from __future__ import annotations

import sys

import click

from tertial.cli.setup import json_option, print_json, require_database, start


@click.command()
@json_option
def command(as_json: bool) -> None:
    """Läs varje fil i huvudboken och jämför med databasen. Slutkod 1 om något är fel.

    Rester av avbrutna inläsningar är inget fel: de räknas inte, och de städas bort här och vid nästa inläsning.
    """
    start()
    require_database()
    from tertial.economy.ledger.check import check_ledger

    found = check_ledger()
    if as_json:
        print_json(
            {
                "batches": found.batches,
                "rows": found.rows,
                "faults": [{"batch": one.batch, "words": one.words} for one in found.faults],
                "swept": list(found.swept),
                "unfinished": list(found.unfinished),
                "orphans": list(found.orphans),
            }
        )
    else:
        for fault in found.faults:
            click.echo(f"Inläsning {fault.batch}: {fault.words}", err=True)
        if found.swept:
            click.echo(f"Städade bort rester av avbrutna inläsningar: {len(found.swept)}.")
        if found.unfinished:
            click.echo(
                f"Pågående eller nyss avbrutna inläsningar: {len(found.unfinished)}. Rester städas bort efter en timme."
            )
        if found.orphans:
            click.echo(f"Filer som ingen inläsning i den här databasen har: {', '.join(found.orphans)}.")
        click.echo(f"{found.batches} inläsningar med {found.rows} rader kontrollerade, {len(found.faults)} fel.")
    if found.faults:
        sys.exit(1)

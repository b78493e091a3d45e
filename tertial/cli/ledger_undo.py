"""`tertial ledger undo`: let an import no longer count."""

from __future__ import annotations

import click

from tertial.cli.setup import json_option, person_option, print_json, require_database, start


@click.command()
@click.argument("number", metavar="NR", type=int)
@click.option("--reason", default="", metavar="ORSAK", help="Varför; står i händelseloggen.")
@json_option
@person_option
def command(number: int, reason: str, as_json: bool, username: str) -> None:
    """Ångra inläsning NR (se ”tertial ledger list”). Det som den ersatte gäller igen."""
    start()
    require_database()
    from django.utils import timezone

    from tertial.economy.actions import undo_batch
    from tertial.economy.queries.batches import any_batch
    from tertial.organisation.queries import person

    before = any_batch(number)
    after = undo_batch(batch=before, by=person(username), reason=reason)
    assert after.undone_at is not None  # noqa: S101  that is what it means
    if as_json:
        print_json({"batch": after.pk, "undone_at": after.undone_at.isoformat(), "changed": before.undone_at is None})
    elif before.undone_at:
        click.echo(f"Inläsning {after.pk} var redan ångrad, {timezone.localtime(after.undone_at):%Y-%m-%d %H:%M}.")
    else:
        click.echo(f"Inläsning {after.pk} ({after.source_name}) är ångrad.")

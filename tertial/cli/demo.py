"""`tertial demo`: the demo municipality, loaded and with its reports built."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from tertial.cli.setup import start, write_whole
from tertial.common.errors import Refused


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Mapp för rapporterna; annars demo i datamappen.",
)
@click.option("--reset", is_flag=True, help="Töm databasen först. Allt som finns i den försvinner.")
@click.option(
    "--ledger-files",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Skriv bara demons huvudbok till mappen, som SIE, CSV och XLSX för varje år.",
)
@click.option(
    "--extract-files",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Skriv bara demons utdrag ur verksamhetssystem och enkätsvar till mappen, som CSV.",
)
def command(out: Path | None, reset: bool, ledger_files: Path | None, extract_files: Path | None) -> None:
    """Lägg upp demokommunen och bygg båda delårsrapporterna i alla format.

    Är demokommunen redan upplagd byggs bara rapporterna. En databas med annat innehåll lämnas som den är.
    """
    if ledger_files:
        _write_ledger(ledger_files)
    if extract_files:
        _write_extracts(extract_files)
    if ledger_files or extract_files:
        return
    from tertial.reports.formats import FORMATS
    from tertial.reports.warming import warming

    with warming(FORMATS):
        start()
        from django.conf import settings
        from django.core.management import call_command

        from tertial.demo.load import load
        from tertial.organisation.models import Municipality
        from tertial.reports.queries import built, reports

        call_command("migrate", verbosity=0)
        if reset:
            _empty()
        if Municipality.objects.exists():
            _require_demo()
            click.echo("Demokommunen är redan upplagd.")
        else:
            with Progress() as progress:
                load(progress=progress)
        folder = out or settings.DATA / "demo"
        for report in reversed(reports()):
            started = time.monotonic()
            finished = built(report.committee, report.occasion)
            for form in FORMATS.values():
                write_whole(folder / form.file_name(finished.document), finished.render(form))
            seconds = f"{time.monotonic() - started:.1f}".replace(".", ",")
            click.echo(f"Byggde {finished.document.meta.file_stem} i {len(FORMATS)} format på {seconds} s.")
        click.echo(f"Rapporterna ligger i {folder}")


def _write_ledger(folder: Path) -> None:
    """Write the demo's ledger as files to try imports with; no database is touched."""
    start()
    from tertial.demo.ledger.files import write_files

    written = write_files(folder)
    click.echo(f"Skrev {len(written)} filer till {folder}. De läses in med tertial import ledger.")


def _write_extracts(folder: Path) -> None:
    """Write the demo's extracts and responses as files to try measures and surveys with; no database is touched."""
    from tertial.demo.extracts.files import write_files as write_extracts
    from tertial.demo.surveys.files import write_files as write_responses

    extracts, responses = write_extracts(folder), write_responses(folder)
    click.echo(
        f"Skrev {len(extracts)} utdrag och {len(responses)} svarsfiler till {folder}. "
        "De räknas med tertial measure run och tertial survey run."
    )


def _empty() -> None:
    """Empty the database, and then remove the ledger's files that it knew of."""
    from django.core.management import call_command

    from tertial.economy.ledger import store
    from tertial.economy.models import LedgerBatch

    files = list(LedgerBatch.objects.values_list("file", flat=True))
    call_command("flush", interactive=False, verbosity=0)
    for file in files:
        store.remove(file)


def _require_demo() -> None:
    from tertial.demo.load import is_demo

    if not is_demo():
        raise Refused(
            "Databasen har en annan kommun. Välj en tom databas med TERTIAL_DATABASE, eller töm den med --reset."
        )


class Progress:
    """Show how far the loading has come: one line that fills on a terminal, one line per subject elsewhere."""

    def __init__(self) -> None:
        self._terminal = sys.stdout.isatty()
        self._subject = ""

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._terminal and self._subject:
            click.echo()

    def __call__(self, subject: str, done: int, total: int) -> None:
        """`done` of `total` steps of a subject."""
        if not self._terminal:
            if done == total:
                click.echo(f"  {subject}: {total}")
            return
        if self._subject and subject != self._subject:
            click.echo()
        self._subject = subject
        filled = 30 * done // max(total, 1)
        click.echo(f"\r  {subject:<28} {'█' * filled}{'·' * (30 - filled)} {done}/{total}", nl=False)

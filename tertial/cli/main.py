"""`tertial`: the door for people and programs at a command line.

Exit codes: 0 all well, 1 the program found faults, 2 wrong use (something unknown, forbidden or against a rule).
"""

from __future__ import annotations

import gettext
import os
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from tertial import __version__
from tertial.cli.verbs import Verbs
from tertial.common.errors import Conflict, Faults, Forbidden, NotFound, Refused, TertialError

_VERBS = {
    "demo": ("tertial.cli.demo", "Lägg upp demokommunen och bygg dess rapporter."),
    "serve": ("tertial.cli.serve", "Starta webbplatsen."),
    "report": ("tertial.cli.report", "Bygg, skriv i och lås rapporter."),
    "review": ("tertial.cli.review", "Granska en rapport, eller ett dokument som inte är gjort här."),
    "rules": ("tertial.cli.rules", "Visa granskningens regler."),
    "figures": ("tertial.cli.figures", "Visa alla siffror i en rapport."),
    "figure": ("tertial.cli.figure", "Visa en siffra och varifrån den kommer."),
    "import": ("tertial.cli.imports", "Läs in huvudboken, budget, prognos, ram och utfall ur filer."),
    "export": ("tertial.cli.export", "Skriv budget, prognos, ram och utfall som filer."),
    "kolada": ("tertial.cli.kolada", "Sök och hämta nyckeltal ur Kolada."),
    "scb": ("tertial.cli.scb", "Sök och hämta ur SCB:s och andras statistikdatabaser."),
    "survey": ("tertial.cli.survey", "Räkna värden ur enkäters svarsfiler."),
    "measure": ("tertial.cli.measure", "Räkna värden ur verksamhetssystemens utdrag."),
    "ledger": ("tertial.cli.ledger", "Summera, lista, ångra och kontrollera huvudboken."),
}


@click.group(cls=Verbs, verbs=_VERBS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tertial", message="%(prog)s %(version)s")
def tertial() -> None:
    """Tertial håller nämndens mål, indikatorer, ekonomi och rapporter på ett ställe.

    NÄMND och TILLFÄLLE skrivs som i webbadresser: arbetsmarknadsnamnden 2023-08.

    Slutkoder: 0 allt gick bra, 1 fel hittades, 2 fel användning.
    """


def exit_code(error: TertialError) -> int:
    """2 for wrong use, 1 for faults that the program found."""
    return 2 if isinstance(error, NotFound | Refused | Forbidden | Conflict) else 1


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run a command; every error that a user can put right is a sentence on standard error."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tertial.config.settings")
    _speak_swedish()
    try:
        tertial.main(args=arguments, prog_name="tertial", standalone_mode=False)
    except TertialError as error:
        _say(error)
        sys.exit(exit_code(error))
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        click.echo("Avbrutet.", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except OSError as error:
        click.echo(f"Det gick inte: {_system_words(error)}", err=True)
        sys.exit(1)
    except Exception as error:
        if not _is_database_error(error):
            raise
        click.echo(f"Databasen svarade med ett fel: {error}. Ingenting är ändrat.", err=True)
        sys.exit(1)
    sys.exit(0)


def _speak_swedish() -> None:
    """Let click's own sentences be Swedish, whatever the machine's language, as all others are."""
    os.environ["LANGUAGE"] = "sv"
    gettext.bindtextdomain("click", Path(__file__).resolve().parent.parent / "locale")
    gettext.textdomain("click")


def _say(error: TertialError) -> None:
    click.echo(str(error), err=True)
    if isinstance(error, Faults):
        for fault in error.faults:
            click.echo(f"  {fault}", err=True)
    if isinstance(error, Conflict):
        click.echo(f"--- ditt\n{error.mine}\n--- det som nu finns\n{error.theirs}", err=True)


def _is_database_error(error: Exception) -> bool:
    """Whether the database could not do its part: full disk, no contact, locked too long. Faults of ours keep their trace."""
    django_db = sys.modules.get("django.db")
    return django_db is not None and isinstance(error, django_db.OperationalError)


def _system_words(error: OSError) -> str:
    known: dict[int | None, str] = {
        28: "disken är full",
        13: "filen eller mappen får inte skrivas eller läsas",
        2: "filen finns inte",
        20: "en del av sökvägen är ingen mapp",
        21: "det är en mapp, inte en fil",
        30: "disken kan inte skrivas",
    }
    words: Any = known.get(error.errno, error.strerror or str(error))
    return f"{words}: {error.filename}" if error.filename else str(words)

"""`tertial serve`: the web site by Granian."""

from __future__ import annotations

import os
import socket

import click

from tertial.common.errors import TertialError


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Adress att lyssna på.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port att lyssna på.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Antal processer.")
@click.option(
    "--demo", is_flag=True, help="Demoläge: logga in med ett klick per roll. Använd aldrig med riktiga uppgifter."
)
def command(host: str, port: int, workers: int, demo: bool) -> None:
    """Starta webbplatsen och skriv ut dess adress. Avsluta med Ctrl+C."""
    _require_free(host, port)
    if demo:
        os.environ["TERTIAL_DEMO"] = "1"
    os.environ.setdefault("TERTIAL_TASKS", "thread")
    from tertial.cli.setup import pending_migrations, require_database, start

    start()
    require_database()
    if pending_migrations():
        raise TertialError("Databasen är från en äldre version. Kör ”make demo” eller ”python manage.py migrate”.")
    from django.conf import settings
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    connections.close_all()
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns when it is not there
    address = f"http://{'localhost' if host in ('127.0.0.1', '0.0.0.0') else host}:{port}/"  # noqa: S104  only printed
    click.echo(f"Tertial finns på {address}")
    if demo:
        click.echo(f"  Delårsrapporter: {address}arbetsmarknadsnamnden/2023-08/rapport")
        click.echo(f"                   {address}arbetsmarknadsnamnden/2021-08/rapport")
    click.echo("Avsluta med Ctrl+C.")
    # One blocking thread per worker: rendering holds the interpreter's lock, more threads only queue.
    Granian(
        "tertial.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        log_level=LogLevels.warning,
        websockets=False,
    ).serve()


def _require_free(host: str, port: int) -> None:
    """Say in one sentence that a port is taken, before anything starts."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise TertialError(
                f"Port {port} får inte användas av den här användaren. Välj en över 1023 med --port."
            ) from error
        except OSError as error:
            raise TertialError(
                f"Port {port} används redan av ett annat program. Avsluta det eller välj en annan med --port."
            ) from error

"""What commands share: start Django, find the committee and occasion, print JSON, write files whole."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

import click
import django
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from tertial.common.errors import TertialError


def start() -> None:
    """Start Django; raises a sentence when the settings can't be read."""
    try:
        django.setup()
    except ValueError as error:
        raise TertialError(f"Inställningarna går inte att läsa: {error}") from error


def require_database() -> None:
    """Raise a sentence when the database does not answer or is not set up."""
    try:
        tables = connection.introspection.table_names()
    except DatabaseError as error:
        raise TertialError(f"Databasen svarar inte: {str(error).strip()}") from error
    if "organisation_municipality" not in tables:
        raise TertialError(
            "Databasen är tom. Kör ”tertial demo” eller sätt TERTIAL_DATABASE till en databas som är upplagd."
        )


def pending_migrations() -> bool:
    """Whether the database lacks a table that the program needs."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def write_whole(file: Path, content: bytes) -> None:
    """Write a file so that it is either the old or the whole new one, whatever happens."""
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(content)
        os.chmod(name, 0o644)
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def print_json(value: Any) -> None:
    """Print JSON for a program to read."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


json_option = click.option("--json", "as_json", is_flag=True, help="Skriv svaret som JSON.")
committee_argument = click.argument("committee", metavar="NÄMND")
occasion_argument = click.argument("occasion", metavar="TILLFÄLLE")
person_option = click.option(
    "--as", "username", metavar="ANVÄNDARE", default="tertial", help="Vem som gör det; annars programmet självt."
)

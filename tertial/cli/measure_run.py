"""`tertial measure run`: values of measures from an extract."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tertial.cli.measured_committee import chosen_committee, committee_option
from tertial.cli.setup import json_option, person_option, print_json, require_database, start
from tertial.cli.table import print_table
from tertial.common.errors import Refused, TertialError
from tertial.common.numbers import swedish
from tertial.common.periods import Period

if TYPE_CHECKING:
    from tertial.measurement.actions import Ran
    from tertial.measurement.extracts.outcome import Outcome
    from tertial.measurement.models import Measure
    from tertial.measurement.queries.measures import Compared
    from tertial.organisation.models import Unit

CHANGE_WORDS = {"new": "nytt", "same": "oförändrat", "explained": "samma, nu med underlag", "changed": "ändrat"}


@click.command()
@click.argument("slugs", metavar="MÅTT...", nargs=-1, required=True)
@click.option(
    "--extract",
    "file",
    metavar="FIL",
    required=True,
    type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path),
    help="Utdraget: CSV, XLSX eller Parquet.",
)
@click.option(
    "--period",
    "periods",
    metavar="PERIOD",
    multiple=True,
    help="2023-08 eller 2023, flera gånger om så; annars senaste uppföljningen.",
)
@click.option(
    "--dated", type=click.DateTime(["%Y-%m-%d"]), metavar="DATUM", default=None, help="Dagen då utdraget togs."
)
@click.option("--leave", metavar="PERIOD/DEL", multiple=True, help="Lämna ett värde som det är, som 2023-08/women.")
@committee_option
@click.option("--dry-run", is_flag=True, help="Visa vad som skulle sparas, och spara ingenting.")
@json_option
@person_option
def command(
    slugs: tuple[str, ...],
    file: Path,
    periods: tuple[str, ...],
    dated: datetime | None,
    leave: tuple[str, ...],
    committee: str,
    dry_run: bool,
    as_json: bool,
    username: str,
) -> None:
    """Räkna ett eller flera mått ur samma utdrag. Utdraget läses i minnet; bara summor och antal sparas.

    Samma utdrag en gång till ändrar ingenting.
    """
    start()
    require_database()
    from django.db import transaction

    from tertial.measurement.actions import run_measure
    from tertial.measurement.queries.measures import compared, follow, measure
    from tertial.organisation.queries import person

    board, by = chosen_committee(committee), person(username)
    rows = [measure(board, slug) for slug in dict.fromkeys(slugs)]
    asked = [Period.parse(period) for period in periods] or [latest_period(board)]
    content = file.read_bytes()
    day = dated.date() if dated else None
    try:
        outcomes = follow(rows, content=content, file_name=file.name, periods=asked, dated=day)
    except TertialError as error:
        if not dry_run:
            _remember(rows, error, file.name, content, by)
        raise
    del content
    told = []
    with transaction.atomic():
        for row, outcome in zip(rows, outcomes, strict=True):
            before = [one for one in compared(row, outcome) if one.key not in leave]
            ran = None if dry_run else run_measure(measure=row, outcome=outcome, by=by, leave=leave)
            told.append((row, outcome, before, ran))
    if as_json:
        print_json([_as_json(*one) for one in told])
        return
    for one in told:
        _show(*one)


def latest_period(board: Unit) -> Period:
    """The period of the committee's latest follow-up that has begun, else of its first."""
    from django.utils import timezone

    from tertial.cycle.queries import occasions

    everyone = occasions()
    over = [one for one in everyone if one.period_end <= timezone.localdate()] or everyone[:1]
    if not over:
        raise Refused("Det finns inget uppföljningstillfälle än. Skriv perioden med --period, som 2023-08.")
    return over[-1].period


def _remember(rows: Sequence[Measure], error: TertialError, name: str, content: bytes, by: Any) -> None:
    """Let others see that the extract could not be read."""
    from hashlib import sha256

    from tertial.measurement.actions import fail_measure

    for row in rows:
        fail_measure(measure=row, error=error, file_name=name, fingerprint=sha256(content).hexdigest(), by=by)


def _show(row: Measure, outcome: Outcome, values: Sequence[Compared], ran: Ran | None) -> None:
    click.echo(row.name)
    click.echo(f"  {outcome.words}")
    for note in outcome.notes:
        click.echo(f"  Obs: {note}")
    print_table(
        ("Period", "Del", "Före", "Nu", "Täljare", "Nämnare", ""),
        [
            (
                one.computed.period,
                one.part_words or "alla",
                _words(one.was),
                _words(_value(one)),
                _words(one.computed.numerator),
                _words(one.computed.denominator),
                CHANGE_WORDS[one.change],
            )
            for one in values
        ],
        words=2,
    )
    if ran is None:
        click.echo("Ingenting är sparat.")
    elif ran.run is None:
        click.echo("Alla värden är redan så. Ingenting är ändrat.")
    else:
        counted = ran.counted
        click.echo(f"Sparat: {counted.added} nya, {counted.changed} ändrade, {counted.unchanged} oförändrade.")


def _value(one: Compared) -> Decimal | str:
    value = one.computed.value
    return value if isinstance(value, Decimal) else f"I.U. ({value.text})"


def _words(value: Decimal | str | None) -> str:
    if value is None:
        return "–"
    return value if isinstance(value, str) else swedish(value)


def _as_json(row: Measure, outcome: Outcome, values: Sequence[Compared], ran: Ran | None) -> dict[str, Any]:
    return {
        "measure": row.slug,
        "words": outcome.words,
        "file": outcome.file_name,
        "sha256": outcome.fingerprint,
        "rows": outcome.rows,
        "notes": list(outcome.notes),
        "values": [
            {
                "key": one.key,
                "period": one.computed.period,
                "part": one.computed.part.key,
                "before": None if one.was is None else str(one.was),
                "value": str(one.computed.value) if isinstance(one.computed.value, Decimal) else None,
                "missing": "" if isinstance(one.computed.value, Decimal) else one.computed.value.reason.value,
                "numerator": None if one.computed.numerator is None else str(one.computed.numerator),
                "denominator": None if one.computed.denominator is None else str(one.computed.denominator),
                "change": one.change.value,
            }
            for one in values
        ],
        "run": ran.run.pk if ran and ran.run else None,
        "saved": bool(ran and ran.run),
    }

"""`tertial survey run`: values of a survey from a file of responses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tertial.cli.measure_run import CHANGE_WORDS, latest_period
from tertial.cli.measured_committee import chosen_committee, committee_option
from tertial.cli.setup import json_option, person_option, print_json, require_database, start
from tertial.cli.table import print_table
from tertial.common.numbers import swedish
from tertial.common.periods import Period
from tertial.document.figure import Missing

if TYPE_CHECKING:
    from tertial.measurement.actions import Ran
    from tertial.measurement.models import Survey
    from tertial.measurement.queries.surveys import SurveyCompared
    from tertial.measurement.surveys.outcome import SurveyOutcome


@click.command()
@click.argument("slug", metavar="ENKÄT")
@click.option(
    "--responses",
    "file",
    metavar="FIL",
    required=True,
    type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path),
    help="Svarsfilen: CSV eller XLSX med en rad per svarande.",
)
@click.option("--period", metavar="PERIOD", default="", help="2023-08 eller 2023; annars senaste uppföljningen.")
@click.option(
    "--dated", type=click.DateTime(["%Y-%m-%d"]), metavar="DATUM", default=None, help="Dagen då enkäten slutade."
)
@committee_option
@click.option("--dry-run", is_flag=True, help="Visa vad som skulle sparas, och spara ingenting.")
@json_option
@person_option
def command(
    slug: str,
    file: Path,
    period: str,
    dated: datetime | None,
    committee: str,
    dry_run: bool,
    as_json: bool,
    username: str,
) -> None:
    """Räkna en enkäts värden. Svarsfilen läses i minnet; bara summor och antal sparas, aldrig någons svar.

    Samma fil en gång till ändrar ingenting.
    """
    start()
    require_database()
    from django.db import transaction

    from tertial.measurement.actions import run_survey
    from tertial.measurement.queries.surveys import follow_survey, survey, survey_compared
    from tertial.organisation.queries import person

    board, by = chosen_committee(committee), person(username)
    row = survey(board, slug)
    asked = str(Period.parse(period) if period else latest_period(board))
    day = dated.date() if dated else None
    outcome = follow_survey(row, content=file.read_bytes(), file_name=file.name, period=asked, dated=day)
    with transaction.atomic():
        values = survey_compared(row, outcome)
        ran = None if dry_run else run_survey(survey=row, outcome=outcome, by=by)
    if as_json:
        print_json(_as_json(row, outcome, values, ran))
    else:
        _show(row, outcome, values, ran)


def _show(row: Survey, outcome: SurveyOutcome, values: Sequence[SurveyCompared], ran: Ran | None) -> None:
    asked = f" av {outcome.asked} tillfrågade" if outcome.asked else ""
    click.echo(f"{row.name}, {outcome.period}: {outcome.answered} har svarat{asked}.")
    print_table(
        ("Värde", "Del", "Före", "Nu", "Svar", ""),
        [
            (
                one.result.name,
                one.part_words or "alla",
                _words(one.was),
                _words(one.result.value),
                str(one.result.answered),
                CHANGE_WORDS[one.change],
            )
            for one in values
        ],
        words=2,
    )
    for words in dict.fromkeys(one.result.words for one in values if one.result.words):
        click.echo(f"  {words}")
    if ran is None:
        click.echo("Ingenting är sparat.")
    elif ran.run is None:
        click.echo("Alla värden är redan så. Ingenting är ändrat.")
    else:
        counted = ran.counted
        click.echo(f"Sparat: {counted.added} nya, {counted.changed} ändrade, {counted.unchanged} oförändrade.")


def _words(value: Decimal | str | Missing | None) -> str:
    match value:
        case None:
            return "–"
        case Missing():
            return f"I.U. ({value.text})"
        case str():
            return value
        case _:
            return swedish(value)


def _as_json(row: Survey, outcome: SurveyOutcome, values: Sequence[SurveyCompared], ran: Ran | None) -> dict[str, Any]:
    return {
        "survey": row.slug,
        "period": outcome.period,
        "file": outcome.file_name,
        "sha256": outcome.fingerprint,
        "rows": outcome.rows,
        "answered": outcome.answered,
        "asked": outcome.asked,
        "values": [
            {
                "name": one.result.name,
                "part": one.result.part.key,
                "before": None if one.was is None else str(one.was),
                "value": None if isinstance(one.result.value, Missing) else str(one.result.value),
                "missing": one.result.value.reason.value if isinstance(one.result.value, Missing) else "",
                "text": one.result.value.text if isinstance(one.result.value, Missing) else "",
                "answered": one.result.answered,
                "words": one.result.words,
                "numerator": None if one.result.numerator is None else str(one.result.numerator),
                "denominator": None if one.result.denominator is None else str(one.result.denominator),
                "change": one.change.value,
            }
            for one in values
        ],
        "run": ran.run.pk if ran and ran.run else None,
        "saved": bool(ran and ran.run),
    }

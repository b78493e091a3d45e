"""`tertial figures`: every figure of a report."""

from __future__ import annotations

from typing import Any

import click

from tertial.cli.setup import committee_argument, json_option, occasion_argument, print_json, require_database, start
from tertial.document.figure import Figure, Missing
from tertial.document.printing import printed


@click.command()
@committee_argument
@occasion_argument
@click.option("--find", default="", metavar="ORD", help="Bara siffror vars nyckel eller namn innehåller ordet.")
@json_option
def command(committee: str, occasion: str, find: str, as_json: bool) -> None:
    """Visa alla siffror i en rapport: nyckel, värde, enhet, period, namn, tryckt form och ursprung."""
    start()
    require_database()
    from tertial.cycle.queries import occasion as find_occasion
    from tertial.organisation.queries import committee as find_committee
    from tertial.reports.queries import book, report

    body, when = find_committee(committee), find_occasion(occasion)
    report(body, when)
    word = find.lower()
    found = [one for one in book(body, when) if word in one.key.lower() or word in one.label.lower()]
    if as_json:
        print_json([as_dict(one) for one in found])
        return
    for one in found:
        click.echo("\t".join((one.key, printed(one), one.shown_in or one.unit, one.label)))


def as_dict(figure: Figure) -> dict[str, Any]:
    """A figure for a program to read; the value is exact, as text, or null with the reason why it is missing."""
    value = figure.value
    return {
        "key": figure.key,
        "value": None if isinstance(value, Missing) else str(value),
        "missing": {"reason": value.reason.value, "text": value.text} if isinstance(value, Missing) else None,
        "unit": figure.unit,
        "period": figure.period,
        "label": figure.label,
        "printed": printed(figure),
        "printed_unit": figure.shown_in or figure.unit,
        "provenance": {
            "origin": figure.provenance.origin.value,
            "source": figure.provenance.source,
            "detail": figure.provenance.detail,
            "inputs": list(figure.provenance.inputs),
        },
    }

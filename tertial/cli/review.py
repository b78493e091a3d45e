"""`tertial review`: check a report, or a document that was not made here."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tertial.cli.setup import json_option, person_option, print_json, require_database, start
from tertial.common.errors import Refused

if TYPE_CHECKING:
    from tertial.review.engine import Review
    from tertial.review.finding import Finding

_SEVERITIES = ("error", "warning", "hint")


@click.command()
@click.argument("committee", metavar="[NÄMND", required=False)
@click.argument("occasion", metavar="TILLFÄLLE]", required=False)
@click.option(
    "--document",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Granska en fil i stället: DOCX, PDF eller text.",
)
@json_option
@click.option("--sarif", "as_sarif", is_flag=True, help="Skriv svaret som SARIF 2.1.0.")
@click.option("--rule", "rules", multiple=True, metavar="ID", help="Bara den regeln; kan upprepas.")
@click.option(
    "--min-severity",
    type=click.Choice(_SEVERITIES),
    default="hint",
    help="Bara det som väger minst så: error, warning eller hint.",
)
@click.option("--keep", is_flag=True, help="Spara hur det gick, så att det syns i trenden på granskningens sida.")
@person_option
def command(
    committee: str | None,
    occasion: str | None,
    document: Path | None,
    as_json: bool,
    as_sarif: bool,
    rules: tuple[str, ...],
    min_severity: str,
    keep: bool,
    username: str,
) -> None:
    """Granska en rapport: NÄMND TILLFÄLLE, eller --document FIL. Ingenting ändras utan --keep.

    Slutkoden är 1 när det finns fel som ingen har godtagit.
    """
    if as_json and as_sarif:
        raise Refused("Välj --json eller --sarif, inte båda.")
    if document is not None and committee:
        raise Refused("Ange NÄMND och TILLFÄLLE, eller --document FIL, inte båda.")
    if document is None and not (committee and occasion):
        raise Refused("Ange vad som ska granskas: NÄMND och TILLFÄLLE, eller --document FIL.")
    if keep and document is not None:
        raise Refused("Det är rapporters granskningar som kan sparas. Ange NÄMND och TILLFÄLLE med --keep.")
    from tertial.review.finding import Severity
    from tertial.review.rules import rule_of

    chosen = [rule_of(name).id for name in rules]
    least = Severity(min_severity)
    accepted: Mapping[str, str] = {}
    if document is not None:
        found = _of_file(document, chosen, least)
    else:
        found, accepted = _of_report(str(committee), str(occasion), username if keep else None)
    shown = [
        finding
        for finding in found.findings
        if (not chosen or finding.rule in chosen) and finding.severity.rank <= least.rank
    ]
    opened = [finding for finding in shown if finding.identity not in accepted]
    if as_sarif:
        print_json(_sarif(shown, found, document, accepted))
    elif as_json:
        print_json([as_dict(finding) for finding in opened])
        for words in found.unread:
            click.echo(words, err=True)
    else:
        _print(opened, found, len(shown) - len(opened), min_severity)
    if any(finding.severity is Severity.ERROR for finding in opened):
        sys.exit(1)


def _of_file(document: Path, chosen: Sequence[str], least: Any) -> Review:
    from tertial.review.engine import review
    from tertial.review.foreign import read

    return review(read(document).subject(), only=chosen, least=least)


def _of_report(committee: str, occasion: str, keeper: str | None) -> tuple[Review, Mapping[str, str]]:
    """The report's review, and the reason of each finding that is accepted, by its identity; kept for the trend by who is named."""
    start()
    require_database()
    from tertial.cycle.queries import occasion as find_occasion
    from tertial.organisation.queries import committee as find_committee
    from tertial.reports.queries import report
    from tertial.reports.reviewing import review_of

    body, when = find_committee(committee), find_occasion(occasion)
    opened = report(body, when)
    reviewed = review_of(body, when)
    if keeper is not None:
        from tertial.organisation.queries import person
        from tertial.review.actions import keep_review

        if hasattr(opened, "frozen"):
            raise Refused("Rapporten är låst, och dess granskning sparades när den låstes.")
        keep_review(
            committee=body,
            occasion=when,
            review=reviewed.review,
            open_findings=reviewed.open,
            digest=reviewed.digest,
            by=person(keeper),
        )
    return reviewed.review, {finding.identity: row.reason for finding, row in reviewed.let_stand}


def as_dict(finding: Finding) -> dict[str, Any]:
    """A finding for a program to read."""
    place = finding.place
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "chapter": place.chapter_title,
        "place": ", ".join(part for part in (place.described, place.origin) if part),
        "quote": finding.quote,
        "message": finding.message.sv,
        "evidence": [
            {
                "value": one.value,
                "source": one.source.sv,
                "place": one.place.words if one.place else None,
                "key": one.key or None,
            }
            for one in finding.evidence
        ],
        "fix": finding.fix.sv,
    }


def _sarif(
    shown: Sequence[Finding], found: Review, document: Path | None, accepted: Mapping[str, str]
) -> dict[str, Any]:
    from tertial import __version__
    from tertial.review.rules import BY_ID
    from tertial.review.sarif import sarif

    ran = [BY_ID[name] for name in found.rules if name in BY_ID]
    return sarif(shown, ran, version=__version__, file=document, accepted=accepted, unread=found.unread)


def _print(opened: Sequence[Finding], found: Review, let_stand: int, least: str) -> None:
    for finding in opened:
        click.echo(f"{finding.severity.label.sv}: {finding.place.words} [{finding.rule}]")
        if finding.quote:
            click.echo(f"  ”{finding.quote}”")
        click.echo(f"  {finding.message.sv}")
        for one in finding.evidence:
            click.echo(f"  – {one.value}: {one.source.sv}")
        click.echo(f"  Gör så här: {finding.fix.sv}\n")
    if found.unread:
        click.echo("Detta kunde inte läsas och är inte granskat:")
        for words in found.unread:
            click.echo(f"  {words}")
        click.echo()
    told = ", ".join(_counted(opened, severity) for severity in _SEVERITIES[: _SEVERITIES.index(least) + 1])
    if let_stand:
        told += f"; {let_stand} godtagna"
    click.echo(
        f"Granskat: {found.numbers} tal i text ({found.bound} bundna till data) och {found.values} värden i tabeller. Funnet: {told}."
    )


def _counted(opened: Sequence[Finding], severity: str) -> str:
    count = sum(finding.severity.value == severity for finding in opened)
    return f"{count} {({'error': 'fel', 'hint': 'tips'}).get(severity) or ('varning' if count == 1 else 'varningar')}"

"""`tertial report build | text | freeze`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tertial.cli.setup import (
    committee_argument,
    json_option,
    occasion_argument,
    person_option,
    print_json,
    require_database,
    start,
    write_whole,
)
from tertial.common.errors import Refused

if TYPE_CHECKING:
    from tertial.reports.models import Report

_ALL = "html,pdf,docx,xlsx,json,outline"


@click.group()
def command() -> None:
    """Bygg, skriv i och lås rapporter."""


@command.command()
@committee_argument
@occasion_argument
@click.option("--format", "formats", default=_ALL, metavar="FORMAT,…", help=f"Ett eller flera av {_ALL}.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="Mapp att skriva i.")
@json_option
def build(committee: str, occasion: str, formats: str, out: Path, as_json: bool) -> None:
    """Bygg en rapport: NÄMND-TILLFÄLLE.pdf och så vidare. En låst rapport byggs av det som beslutades."""
    from tertial.reports.formats import report_format
    from tertial.reports.warming import warming

    names = [name.strip() for name in formats.split(",") if name.strip()]
    if not names:
        raise Refused(f"Inget format är angivet. Välj ett eller flera av {_ALL}.")
    wanted = [report_format(name) for name in names]
    with warming(names):
        start()
        require_database()
        from tertial.cycle.queries import occasion as find_occasion
        from tertial.organisation.queries import committee as find_committee
        from tertial.reports.queries import built, report

        body, when = find_committee(committee), find_occasion(occasion)
        report(body, when)
        finished = built(body, when)
        files = []
        for one in wanted:
            file = out / one.file_name(finished.document)
            write_whole(file, finished.render(one))
            files.append(file)
            if not as_json:
                click.echo(str(file))
    if as_json:
        print_json({"files": [str(file) for file in files], "fingerprint": finished.document.meta.fingerprint or None})


@command.command()
@committee_argument
@occasion_argument
@click.argument("chapter", metavar="KAPITEL")
@click.option(
    "--set",
    "source",
    type=click.Path(allow_dash=True),
    metavar="FIL",
    help="Ersätt texten med filens; - är standard in.",
)
@click.option("--printed", is_flag=True, help="Visa texten som den skrivs ut, med siffrorna insatta.")
@json_option
@person_option
def text(
    committee: str, occasion: str, chapter: str, source: str | None, printed: bool, as_json: bool, username: str
) -> None:
    """Läs eller ersätt ett kapitels text. Siffror binds med klamrar: {line/total/@year/forecast | mnkr}."""
    start()
    require_database()
    from tertial.cycle.queries import occasion as find_occasion
    from tertial.organisation.queries import committee as find_committee
    from tertial.organisation.queries import person
    from tertial.reports.actions import set_text
    from tertial.reports.queries import report
    from tertial.reports.queries import text as read_text

    opened = report(find_committee(committee), find_occasion(occasion))
    if source is not None:
        set_text(report=opened, chapter=chapter, body=_read(source), by=person(username))
    written = read_text(opened, chapter)
    shown = _printed(opened, written.body) if printed else written.body
    if as_json:
        print_json({"chapter": chapter, "version": written.version, "text": shown})
    elif source is None:
        click.echo(shown)
    else:
        click.echo(f"Texten i ”{chapter}” är sparad (version {written.version}).")


@command.command()
@committee_argument
@occasion_argument
@click.option("--decision", required=True, metavar="BESLUT", help="Till exempel ”AMN 2023-09-20 § 95”.")
@json_option
@person_option
def freeze(committee: str, occasion: str, decision: str, as_json: bool, username: str) -> None:
    """Lås en rapport enligt nämndens beslut. Det kan inte göras om."""
    start()
    require_database()
    from tertial.cycle.queries import occasion as find_occasion
    from tertial.organisation.queries import committee as find_committee
    from tertial.organisation.queries import person
    from tertial.reports.actions import freeze_report
    from tertial.reports.queries import report

    opened = report(find_committee(committee), find_occasion(occasion))
    frozen = freeze_report(report=opened, decision=decision, by=person(username))
    if as_json:
        print_json({"decision": frozen.decision_text, "fingerprint": frozen.fingerprint})
    else:
        click.echo(f"Låst enligt {frozen.decision_text}. Fingeravtryck {frozen.fingerprint}.")


def _read(source: str) -> str:
    """The text in a file, or on standard input for `-`; a byte order mark at its beginning is left out."""
    content = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = "Standard in" if source == "-" else f"Filen {source}"
        raise Refused(f"{where} är inte text i UTF-8 (byte {error.start + 1}). Spara den som UTF-8.") from error


def _printed(opened: Report, body: str) -> str:
    """The text with its numbers put in, as plain text."""
    from tertial.document.blocks import Heading
    from tertial.document.document import contents
    from tertial.document.inline import plain
    from tertial.reports.queries import book
    from tertial.reports.texts.markup import blocks

    paragraphs = []
    for block in blocks(body, book(opened.committee, opened.occasion)):
        lines = [block.text] if isinstance(block, Heading) else [plain(content) for content in contents(block)]
        paragraphs.append("\n".join(lines))
    return "\n\n".join(paragraphs)

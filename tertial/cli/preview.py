"""Print what an import would mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tertial.cli.setup import print_json
from tertial.cli.table import kronor, print_table

if TYPE_CHECKING:
    from tertial.economy.importers.reading import Reading
    from tertial.economy.ledger.preview import Preview

_SHOWN = 12


def show_reading(reading: Reading) -> None:
    """Print what is to be known of a file that was read."""
    for note in reading.notes:
        click.echo(note)
    if reading.dropped:
        click.echo(f"Utelämnat för att skydda personer: {', '.join(reading.dropped)}.")


def show_preview(reading: Reading, meaning: Preview, *, as_json: bool) -> None:
    """Print what importing what was read would mean."""
    if as_json:
        told = {"facts": reading.facts, "notes": list(reading.notes), "dropped": list(reading.dropped)}
        print_json({**meaning.as_json(), **told})
        return
    show_reading(reading)
    click.echo(f"Filen har {meaning.rows} rader, summa {kronor(meaning.ore)} kr.")
    if meaning.already:
        click.echo(f"Den är redan tillagd: {meaning.already}. Ingenting skulle ändras.")
    elif not meaning.is_change:
        click.echo("Huvudboken har redan de här raderna. Ingenting skulle ändras.")
    else:
        _show_changes(meaning)
        _show_warnings(meaning)


def _show_changes(meaning: Preview) -> None:
    print_table(
        ("Månad", "Rader före", "Rader efter", "Nettokostnad före", "Nettokostnad efter", "Skillnad"),
        [
            (str(one.month), str(one.rows_before), str(one.rows_after), *_amounts(one.net_before, one.net_after))
            for one in meaning.months
            if one.is_change
        ],
    )
    vouchers = meaning.vouchers
    click.echo(f"Verifikationer: {vouchers.new} nya, {vouchers.changed} ändrade, {vouchers.gone} borta.")
    if vouchers.new_rows or vouchers.gone_rows:
        click.echo(f"Rader utan verifikation: {vouchers.new_rows} nya, {vouchers.gone_rows} borta.")
    print_table(
        ("Rad i driftsammandraget", "Kronor före", "Kronor efter", "Skillnad"),
        [
            (f"{one.title} {one.year}", *_amounts(one.ore_before, one.ore_after))
            for one in meaning.lines
            if one.ore_difference
        ],
    )


def _show_warnings(meaning: Preview) -> None:
    for year in meaning.years_without_lines:
        click.echo(f"{year} har inga rader i driftsammandraget med urval, så summor per rad kan inte visas.")
    _listed("Koder utan namn", meaning.unknown_count, [f"{one.part} {one.code}" for one in meaning.unknown])
    for words, count, astray in (
        ("Kodsträngar som inte hamnar på någon rad", meaning.in_no_line_count, meaning.in_no_line),
        ("Kodsträngar som hamnar på flera rader", meaning.in_several_lines_count, meaning.in_several_lines),
    ):
        _listed(words, count, [" ".join(f"{part} {code or '–'}" for part, code in one.codes.items()) for one in astray])
    for occasion in meaning.locked:
        click.echo(f"{occasion} är låst. Dess period ändras, men rapporten står kvar som den beslutades.")


def _listed(words: str, count: int, first: list[str]) -> None:
    if count:
        click.echo(f"{words} ({count}): {', '.join(first[:_SHOWN])}{' …' if count > _SHOWN else ''}")


def _amounts(before: int, after: int) -> tuple[str, str, str]:
    return kronor(before), kronor(after), kronor(after - before)

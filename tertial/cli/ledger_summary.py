"""`tertial ledger summary`: what a period sums up to, by some parts of the code string."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tertial.cli.setup import committee_argument, json_option, print_json, require_database, start
from tertial.cli.table import in_words, kronor, print_table
from tertial.common.errors import NotFound, Refused
from tertial.common.periods import Period

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command()
@committee_argument
@click.argument("period", metavar="PERIOD")
@click.option(
    "--by", default="konto", show_default=True, metavar="KODDEL,…", help="konto, verksamhet, ansvar, projekt …"
)
@click.option("--result", "only_results", is_flag=True, help="Bara intäkter och kostnader (konto 3–8).")
@json_option
def command(committee: str, period: str, by: str, only_results: bool, as_json: bool) -> None:
    """Summera en nämnds huvudbok. PERIOD är ett år (2023) eller året till och med en månad (2023-08).

    Kostnader är positiva, intäkter negativa. Balanskonton är med, så en hel huvudbok blir noll; under summan står vad
    som är nettokostnad.
    """
    start()
    require_database()
    from tertial.economy.calculations.stretches import stretches
    from tertial.economy.ledger.queries import part_sums
    from tertial.economy.queries.codes import known_codes
    from tertial.economy.queries.outcome import ledger, months_between, window
    from tertial.economy.selectors import PART_WORDS
    from tertial.organisation.queries import committee as find_committee

    body, when = find_committee(committee), Period.parse(period)
    if when.day is not None:
        raise Refused(f"Huvudboken summeras per månad. Skriv {when.year} eller {when.year}-{when.month:02d}.")
    parts = _parts(by, {word: part for part, word in PART_WORDS.items()})
    book, (first, last) = ledger(body, when.year, when.year), window(when)
    results = [] if book.is_empty else part_sums(book.result_rows, parts, [(first, last)], mapped=book.mapped)
    found = results
    if not only_results and not book.is_empty:
        found = part_sums(book.rows, parts, [(first, last)], mapped=book.mapped)
    names = known_codes(body.municipality, when.year)
    words = [PART_WORDS[part] for part in parts]
    rows = [
        {
            "codes": dict(zip(words, codes, strict=True)),
            "names": {
                word: names.get(part, {}).get(code, "") for word, part, code in zip(words, parts, codes, strict=True)
            },
            "ore": total.ore,
            "rows": total.rows,
        }
        for codes, (total,) in found
        if total.rows
    ]
    missing = [month for month in months_between(first, last) if month not in book.visible.months]
    told: dict[str, Any] = {
        "committee": body.slug,
        "period": str(when),
        "by": words,
        "ore": sum(total.ore for _, (total,) in found),
        "result_ore": sum(total.ore for _, (total,) in results),
        "rows": sum(total.rows for _, (total,) in found),
        "missing_months": missing,
        "sums": rows,
    }
    if as_json:
        print_json(told)
        return
    click.echo(f"{body.name}, {when.words}")
    print_table(
        [*(word.capitalize() for word in words), "Kronor", "Rader"],
        [*(_line(row, words) for row in rows), [*_beginning(words), kronor(told["ore"]), str(told["rows"])]],
        words=len(words),
    )
    if not only_results:
        click.echo(f"Nettokostnad (konto 3–8): {kronor(told['result_ore'])} kr.")
    if missing:
        click.echo(f"Inte inlästa: {in_words(stretches(missing))}.")


def _parts(by: str, known: dict[str, str]) -> list[str]:
    asked = [word.strip().lower() for word in by.split(",") if word.strip()]
    for word in asked:
        if word not in known:
            raise NotFound("Koddelen", word, list(known))
    if not asked:
        raise Refused(f"Säg vad som ska summeras efter med --by: {', '.join(known)}.")
    return list(dict.fromkeys(known[word] for word in asked))


def _line(row: dict[str, Any], words: Sequence[str]) -> list[str]:
    cells = [f"{row['codes'][word]} {row['names'][word]}".strip() or "–" for word in words]
    return [*cells, kronor(row["ore"]), str(row["rows"])]


def _beginning(words: Sequence[str]) -> list[str]:
    return ["Summa", *("" for _ in words[1:])]

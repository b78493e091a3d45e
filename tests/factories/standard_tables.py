"""A committee whose ledger is made by chance, and every number of its standard tables, by figure key."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from django.conf import settings

from tertial.cycle.models import Occasion
from tertial.document.figure import Figure
from tertial.economy.actions import import_ledger, undo_batch
from tertial.economy.models import Block, Code, LedgerBatch, LineKind, Mode, OperatingLine, Part
from tertial.economy.queries import economy
from tertial.economy.queries.accounts import ledger_figures, row_accounts
from tertial.economy.queries.outcome import ledger
from tertial.economy.queries.taken import taken_rows
from tests.factories.cycle import an_occasion
from tests.factories.economy import a_line, a_project
from tests.factories.organisation import a_committee, the_program
from tests.factories.random_ledger import CODES, MadeBatch, made_batches, made_selector, write
from tests.oracles import ledger_tables as oracle

KINDS = {
    "575": (LineKind.PLAIN, Block.OPERATIONS),
    "600": (LineKind.PLAIN, Block.OPERATIONS),
    "varav": (LineKind.OF_WHICH, Block.OPERATIONS),
    "total": (LineKind.TOTAL, Block.OPERATIONS),
    "926": (LineKind.PLAIN, Block.MUNICIPAL_UNITS),
    "grand-total": (LineKind.GRAND_TOTAL, Block.MUNICIPAL_UNITS),
    "hyror": (LineKind.PLAIN, Block.COST_KIND),
}
SUMMED = {"total": ("575", "600"), "grand-total": ("575", "600", "926")}


def made_committee(seed: int, *, batches: int = 8, rows: int = 80) -> tuple[Occasion, list[MadeBatch], dict[str, str]]:
    """Import a ledger by chance, undo two batches of it, and let lines and an investment take from it.

    Undone are one that replaced and one that added, where there are such, when all of them have come. Returns the occasion,
    the batches that are not undone, and each line's selector by code.
    """
    chance = random.Random(seed)  # noqa: S311 - a ledger, no secret
    occasion, committee = an_occasion("2023-08"), a_committee()
    made = [batch for batch in made_batches(chance, batches=batches, rows=rows) if batch.rows]
    imported = [_import(batch, f"{seed}-{number}") for number, batch in enumerate(made)]
    undone = set()
    for replaces in (True, False):
        undone.update([number for number, batch in enumerate(made) if number and batch.replaces == replaces][:1])
    for number in undone:
        undo_batch(batch=imported[number], by=the_program())
    kept = [_as_covered(batch) for number, batch in enumerate(made) if number not in undone]
    selectors = {}
    for order, (code, (kind, block)) in enumerate(KINDS.items()):
        line = a_line(code, order=order, kind=kind, block=block)
        if code not in SUMMED:
            selectors[code] = made_selector(chance)
            OperatingLine.objects.filter(pk=line.pk).update(selector=selectors[code])
    project = a_project()
    selectors["1250"] = made_selector(chance)
    type(project).objects.filter(pk=project.pk).update(selector=selectors["1250"])
    for part in ("account", "cost_centre"):
        code, other = chance.sample([one for one in CODES[part] if one], 2)
        Code.objects.create(municipality=committee.municipality, part=Part(part), code=code, name=code, counts_as=other)
    return occasion, kept, selectors


def numbers(occasion: Occasion) -> dict[str, Decimal]:
    """Every number of the standard tables by its figure's key: lines, sums, investments, kinds, months, rolling, accounts."""
    committee = a_committee()
    book = ledger(committee, occasion.year - 2, occasion.year)
    figures: list[Figure] = [*economy(committee, occasion).figures(), *ledger_figures(committee, occasion)]
    for row in taken_rows(committee, occasion.year):
        for account in row_accounts(book, row, occasion):
            figures += [account.now, account.before, account.change]
    return {figure.key: figure.number for figure in figures if figure.number is not None}


def expected(
    key: str, rows: Sequence[oracle.Row], selectors: dict[str, str], mapped: dict[str, dict[str, str]]
) -> Decimal | None:
    """What the oracle says of a figure, by its key; None for a figure that is a difference of two others."""
    kind, code, *rest = key.split("/")
    results = oracle.result_rows(rows)

    def ore(line: str, window: tuple[int, int], among: Sequence[oracle.Row] = results) -> int:
        """A row of two lines counts once here."""
        text = " eller ".join(selectors[part] for part in SUMMED.get(line, (line,)))
        return oracle.line_sum(among, text, window, mapped)[0]

    match kind, rest:
        case "line", [period, "outcome"]:
            return Decimal(sum(ore(part, _window(period)) for part in SUMMED.get(code, (code,)))) / 100
        case "line", ["account", account, period, "outcome"]:
            booked = [row for row in results if oracle.counted_as(row, mapped)["account"] == account]
            return Decimal(ore(code, _window(period), booked)) / 100
        case "month", [month]:
            return Decimal(ore(code, (_number(month), _number(month)))) / 100
        case "rolling", [month]:
            last = _number(month)
            first = last - 100 + 1 if last % 100 < 12 else last - 11
            return Decimal(ore(code, (first, last))) / 100
        case "kind", [period, "outcome"] if code == "net":
            window = _window(period)
            return Decimal(sum(row["amount"] for row in results if window[0] <= row["month"] <= window[1])) / 100
        case "investment", [period, "outcome"] if code == "1250":
            return Decimal(ore(code, _window(period), rows)) / 100
    return None


def _as_covered(batch: MadeBatch) -> MadeBatch:
    """A batch that replaces covers every month from its first row's to its last's."""
    first, last = batch.rows[0]["month"], batch.rows[-1]["month"]
    return replace(batch, months=tuple(month for month in batch.months if first <= month <= last))


def _import(batch: MadeBatch, name: str) -> LedgerBatch:
    path = Path(settings.DATA) / f"{name}.parquet"
    write(path, batch.rows)
    imported = import_ledger(
        committee=a_committee(),
        staged=path,
        source_name=name,
        source_sha256=name,
        source_format="csv",
        mode=Mode.REPLACE if batch.replaces else Mode.ADD,
        by=the_program(),
    )
    assert imported is not None, "no two batches by chance are the same"
    return imported


def counts_as() -> dict[str, dict[str, str]]:
    """The codes that count as others, by part: what the committee's municipality says."""
    found: dict[str, dict[str, str]] = {}
    for code in Code.objects.exclude(counts_as=""):
        found.setdefault(code.part, {})[code.code] = code.counts_as
    return found


def _number(month: str) -> int:
    return int(month.replace("-", ""))


def _window(period: str) -> tuple[int, int]:
    year = int(period[:4])
    return year * 100 + 1, year * 100 + (int(period[5:7]) if len(period) > 4 else 12)

"""Tables of money in any order of columns and rows, with the unit told in the caption or a heading instead of beside the table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from benchmarks.review_corpus.script import CellSaid
from benchmarks.review_corpus.writing import economy
from benchmarks.review_corpus.writing.pen import Pen
from tertial.document.blocks import ColumnKind, RowKind

TEXT, NUMBER, DEVIATION = ColumnKind.TEXT, ColumnKind.NUMBER, ColumnKind.DEVIATION
Labels = Sequence[tuple[str, str]]
"""Columns or rows by what they hold, in the table's order, each with its words."""
Heads = list[tuple[str, str, ColumnKind]]
Rows = list[tuple[str, RowKind, int, list[CellSaid]]]
SUM_ROWS = {"total": RowKind.TOTAL, "costs": RowKind.OF_WHICH, "revenue": RowKind.OF_WHICH}


def _heads(first: str, columns: Labels) -> Heads:
    heads: Heads = [("namn", first, TEXT)]
    heads += [(column, label, DEVIATION if "deviation" in column else NUMBER) for column, label in columns]
    return heads


def _table(pen: Pen, kind: str, caption: str, heads: Heads, rows: Rows) -> None:
    pen.script.table(kind, caption, heads, rows, unit=pen.world.printed, foreign_unit="")


def operating(pen: Pen, caption: str, first: str, columns: Labels, sums: Labels, coded: str = "") -> None:
    """The operating summary; with `coded` the rows' codes in a column of their own under that heading."""
    rows: Rows = []
    for line in pen.world.lines:
        cells = [CellSaid(line.kind.code)] if coded else []
        cells.append(CellSaid(line.kind.title))
        cells += [pen.money_cell(pen.line(line, column), f"line:{column}") for column, _ in columns]
        rows.append((line.kind.code, RowKind.PLAIN, 0, cells))
    for of, label in sums:
        cells = [CellSaid()] if coded else []
        cells.append(CellSaid(label))
        cells += [pen.money_cell(pen.total(column, of), f"{of}:{column}") for column, _ in columns]
        rows.append((of, SUM_ROWS[of], int(of != "total"), cells))
    heads = _heads(first, columns)
    _table(pen, "operating", caption, [("kod", coded, TEXT), *heads] if coded else heads, rows)


def summary(pen: Pen, caption: str, first: str, columns: Labels, parts: Labels, investments: str) -> None:
    """The year in a few rows: the parts, of which `total` is the sum of the others, then the investments."""
    rows: Rows = []
    for of, label in parts:
        cells = [CellSaid(label)]
        cells += [pen.money_cell(pen.total(column, of), f"{of}:{column}") for column, _ in columns]
        rows.append((of, RowKind.TOTAL if of == "total" else RowKind.PLAIN, 0, cells))
    of_year = {"forecast": "forecast", "year_budget": "budget", "forecast_deviation": "deviation"}
    cells = [CellSaid(investments)]
    for column, _ in columns:
        name = of_year[column]
        cells.append(pen.money_cell(economy.invested(pen, name), f"invested:{name}"))
    rows.append(("investments", RowKind.PLAIN, 0, cells))
    _table(pen, "summary", caption, _heads(first, columns), rows)


def kinds(pen: Pen, caption: str, first: str, columns: Labels, total: str) -> None:
    """Costs by kind: `nu`, `fjol`, and `change`, which is what has been added since."""
    rows: Rows = []
    named = {"nu": 0, "fjol": 1}
    found = {name: (now, before) for name, (now, before) in pen.world.kinds_of_cost.items()}
    for name, (now, before) in found.items():
        cells = [CellSaid(name)]
        for column, _ in columns:
            if column in named:
                cells.append(pen.money_cell(economy.kind_figure(pen, name, named[column]), f"kind:{named[column]}"))
            else:
                cells.append(_change(pen, name, now - before))
        rows.append((name, RowKind.PLAIN, 0, cells))
    cells = [CellSaid(total)]
    for column, _ in columns:
        if column in named:
            name = ("outcome", "previous")[named[column]]
            cells.append(pen.money_cell(pen.total(name, "costs"), f"kindsum:{named[column]}"))
        else:
            cells.append(_change(pen, "summa", pen.world.costs["outcome"] - pen.world.costs["previous"]))
    rows.append(("summa", RowKind.TOTAL, 0, cells))
    _table(pen, "kinds", caption, _heads(first, columns), rows)


def _change(pen: Pen, name: str, value: Decimal) -> CellSaid:
    return pen.money_cell(pen.money(f"kindchange/{name}", value, name), "change")


def investments(pen: Pen, caption: str, first: str, columns: Labels, total: str) -> None:
    """Projects: `outcome`, `forecast`, `budget`, `deviation` in any order."""
    rows: Rows = []
    for one in pen.world.projects:
        values = {
            "outcome": one.outcome,
            "forecast": one.forecast,
            "budget": one.budget,
            "deviation": one.budget - one.forecast,
        }
        cells = [CellSaid(one.name)]
        for column, _ in columns:
            source = pen.money(f"investment/{one.name}/{column}", values[column], one.name, str(pen.number))
            cells.append(pen.money_cell(source, f"project:{column}"))
        rows.append((one.name, RowKind.PLAIN, 0, cells))
    cells = [CellSaid(total)]
    cells += [pen.money_cell(economy.invested(pen, column), f"projectsum:{column}") for column, _ in columns]
    rows.append(("summa", RowKind.TOTAL, 0, cells))
    _table(pen, "investments", caption, _heads(first, columns), rows)

"""Tags for tables that people fill in: the field of a cell, with what stood there when the page was made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template

from tertial.web.grid.cells import Cell, CellFault, Change, Written
from tertial.web.grid.words import grid_words

register = template.Library()


@register.inclusion_tag("_components/grid_field.html", takes_context=True)
def grid_field(
    context: template.Context, cell: Cell, column: str = "", choices: Sequence[tuple[str, str]] = ()
) -> dict[str, Any]:
    """The field of a cell, named by its row's and its column's heads; after a form that was not saved, what was written.

    `column` is the id of the column's head, where it differs from the cell's field.
    """
    written: Written = context.get("written") or Written()
    change: Change | None = written.changes.get(cell.key)
    fault: CellFault | None = next((one for one in written.outcome.faults if (one.row, one.field) == cell.key), None)
    conflict = next((one for one in written.outcome.conflicts if (one.row, one.field) == cell.key), None)
    return {
        "cell": cell,
        "change": change,
        "value": change.text if change else cell.shown,
        "chosen": change.text if change else cell.exact,
        "fault": fault,
        "conflict": conflict,
        "label": f"rad-{cell.row} kol-{column or cell.field}",
        "choices": choices,
    }


@register.inclusion_tag("_components/grid_bar.html", takes_context=True)
def grid_bar(context: template.Context, name: str) -> dict[str, Any]:
    """What stands over a grid: the state in words, who else is here, undo, and a choice where two people wrote."""
    return {"name": name, "words": grid_words(), "people": context.get("people", ""), "written": context.get("written")}

"""Tags for tables that people fill in: the field of a cell, with what stood there when the page was made."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tertial.web.grid.cells import Cell, CellConflict, CellFault, Written
from tertial.web.grid.words import grid_words
from tertial.web.pages.indicator_entry import ShownRow

register = template.Library()


@register.simple_tag(takes_context=True)
def grid_field(
    context: template.Context, cell: Cell, column: str = "", choices: Sequence[tuple[str, str | Promise]] = ()
) -> SafeString:
    """The field of a cell, named by its row's and its column's heads; after a form that was not saved, what was written.

    `column` is the id of the column's head, where it differs from the cell's field. A grid has more than a thousand fields, and a
    template of its own for each took half a second: everything that is joined here is escaped first.
    """
    written: Written | None = context.get("written")
    change = fault = conflict = None
    if written:
        change = written.changes.get(cell.key)
        fault = next((one for one in written.outcome.faults if (one.row, one.field) == cell.key), None)
        conflict = next((one for one in written.outcome.conflicts if (one.row, one.field) == cell.key), None)
    name, field, exact = escape(cell.name), escape(cell.field), escape(cell.exact)
    waits = f' data-with="{escape(cell.waits_for)}"' if cell.waits_for else ""
    mine = f' data-written="{escape(change.text)}"' if change else ""
    label = f' aria-labelledby="rad-{escape(cell.row)} kol-{escape(column or cell.field)}"'
    about = f"fel-{field}-{escape(cell.row)}"
    wrong = f' aria-invalid="true" aria-describedby="{about}"' if fault or conflict else ""
    typed = cell.kind in ("money", "entry")
    value = escape(change.text if change else cell.shown)
    if choices:
        options = _options(choices, change.text if change else cell.exact)
        field_itself = (
            f'<select name="{name}" data-field="{field}" data-kind="choice" data-exact="{exact}"{waits}{label}{mine}{wrong}>'
            f"{options}</select>"
        )
    elif typed:
        field_itself = (
            f'<input type="text" name="{name}" value="{value}" data-field="{field}" data-kind="{cell.kind}"{waits}'
            f' data-exact="{exact}" data-shown="{escape(cell.shown)}"{mine}{label}{wrong}'
            ' autocomplete="off" spellcheck="false" enterkeyhint="next">'
        )
    else:
        # A text area leaves out the first line break that stands in it.
        field_itself = (
            f'<textarea name="{name}" rows="1" data-field="{field}" data-kind="text" data-exact="{exact}"{waits} lang="sv"'
            f'{mine}{label}{wrong} autocomplete="off">\n{value}</textarea>'
        )
    was = conflict.theirs.exact if conflict else change.was if change else cell.exact
    hidden = f'<input type="hidden" name="was.{name}" value="{escape(was)}">'
    if typed and not change:
        hidden += f'<input type="hidden" name="shown.{name}" value="{escape(cell.shown)}">'
    return mark_safe(field_itself + hidden + _told(about, fault, conflict))  # noqa: S308


@register.simple_tag(takes_context=True)
def entry_cells(context: template.Context, shown: ShownRow) -> SafeString:
    """The cells of a part that a value is given for, with their fields, in the order of the columns."""
    cells = shown.cells
    columns: list[tuple[str, str, Sequence[tuple[str, str | Promise]]]] = [
        ("num value", "value", ()),
        ("choice-cell reason", "reason", context["reasons"]),
        ("day", "expected", ()),
        ("words", "why", ()),
        ("choice-cell", "state", shown.states),
        ("num", "forecast", ()),
        *([("num", "numerator", ()), ("num", "denominator", ())] if context["has_ratio"] else []),
        ("words", "note", ()),
    ]
    return mark_safe(  # noqa: S308  # of fields that are safe already
        "".join(
            f'<td class="cell {css}">{grid_field(context, cells[field], "", choices)}</td>'
            if field in cells
            else "<td></td>"
            for css, field, choices in columns
        )
    )


def _options(choices: Sequence[tuple[str, str | Promise]], chosen: str) -> str:
    return "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(str(word))}</option>'
        for value, word in choices
    )


def _told(about: str, fault: CellFault | None, conflict: CellConflict | None) -> str:
    """Why what was written in a field was not saved."""
    if fault:
        return f'<span class="cell-fault" id="{about}" lang="sv">{escape(fault.message)}</span>'
    if conflict:
        words = _("Här gäller nu %(theirs)s %(who)s. Spara igen om ditt ska gälla.") % {
            "theirs": conflict.theirs.shown or "–",
            "who": conflict.who,
        }
        return f'<span class="cell-fault" id="{about}">{escape(words)}</span>'
    return ""


@register.inclusion_tag("_components/grid_bar.html", takes_context=True)
def grid_bar(context: template.Context, name: str) -> dict[str, Any]:
    """What stands over a grid: the state in words, who else is here, undo, and a choice where two people wrote."""
    return {"name": name, "words": grid_words(), "people": context.get("people", ""), "written": context.get("written")}

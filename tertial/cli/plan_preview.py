"""Print what a budget, forecast or frame file changes, or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tertial.cli.setup import print_json
from tertial.cli.table import kronor, print_table

if TYPE_CHECKING:
    from tertial.economy.exchange.plan_preview import PlanPreview

_WORDS = {"added": "ny", "changed": "ändrad", "removed": "borttagen"}


def show_plan(preview: PlanPreview, *, imported: bool, as_json: bool) -> None:
    """Print the differences, the sum and how it stands to the frame; `imported` says whether it is done."""
    if as_json:
        print_json(_as_json(preview, imported=imported))
        return
    print_table(
        ("", "Vad", "Kronor före", "Kronor efter", "Mer"),
        [
            (_WORDS[one.kind], one.what, _kronor(one.before), _kronor(one.after), "; ".join(one.details))
            for one in preview.differences
        ],
        words=2,
    )
    if preview.sum_ore is not None:
        click.echo(f"Summa {kronor(preview.sum_ore)} kr. {preview.check}".rstrip())
    for note in preview.notes:
        click.echo(note)
    count = len(preview.differences)
    if not count:
        click.echo("Ingenting är nytt: allt är redan som i filen.")
        return
    counted = "En ändring" if count == 1 else f"{count} ändringar"
    kept = "en rad" if preview.unchanged == 1 else f"{preview.unchanged} rader"
    click.echo(f"{counted}, {kept} som förut. {'Filen är inläst.' if imported else 'Ingenting är inläst.'}")


def _as_json(preview: PlanPreview, *, imported: bool) -> dict[str, object]:
    return {
        "imported": imported and bool(preview.differences),
        "differences": [
            {
                "kind": one.kind.value,
                "what": one.what,
                "before_ore": one.before,
                "after_ore": one.after,
                "details": list(one.details),
                "place": one.place,
            }
            for one in preview.differences
        ],
        "unchanged": preview.unchanged,
        "sum_ore": preview.sum_ore,
        "check": preview.check,
        "notes": list(preview.notes),
    }


def _kronor(ore: int | None) -> str:
    return "" if ore is None else kronor(ore)

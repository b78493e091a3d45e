"""Write the frame as a workbook: every part with its year, amount and decision."""

from __future__ import annotations

from tertial.common.table_files.workbook import Formula, Heading, workbook
from tertial.cycle.models import Decision
from tertial.economy.importers.plan_files.frame import COLUMNS, CONTENT, INVESTMENTS, OPERATIONS
from tertial.economy.queries.frame import frame_and_budget, frame_items
from tertial.organisation.models import Unit

_DECISIONS = "Beslut"
_HELP = (
    "En rad är en del av ramen: fullmäktiges ram eller en justering av den, med sitt beslut. Belopp är i kronor.",
    "Välj beslutet ur listan på bladet Beslut; ett nytt beslut registreras i Tertial först.",
    "Filen är hela ramen som den ska vara: en rad som tas bort här tas bort ur ramen.",
)


def write_frame(committee: Unit, year: int) -> bytes:
    """The frame of a budget year, and of the years planned with it, as an XLSX workbook."""
    items = frame_items(committee, year)
    decisions = list(Decision.objects.filter(municipality=committee.municipality_id))
    listed = f"={_DECISIONS}!$A$1:$A${len(decisions)}"
    looks = {
        "key": ("key", 8, ()),
        "investment": ("text", 12, (OPERATIONS, INVESTMENTS)),
        "year": ("year", 8, ()),
        "label": ("text", 60, ()),
        "amount": ("money", 18, ()),
        "decision": ("text", 34, listed if decisions else ()),
    }
    rows = [
        [
            str(item.pk),
            INVESTMENTS if item.investment else OPERATIONS,
            item.year,
            item.label,
            item.amount_ore,
            item.decision.slug if item.decision else None,
        ]
        for item in items
    ]
    read = frame_and_budget(committee, year).operations
    total = Formula(f'=SUMIFS({CONTENT}!E:E,{CONTENT}!C:C,{year},{CONTENT}!B:B,"{OPERATIONS}")', read.frame(year))
    return workbook(
        CONTENT,
        [
            Heading(column.heading, looks[column.name][0], looks[column.name][1], choices=looks[column.name][2])
            for column in COLUMNS
        ],
        rows,
        facts=[
            ("Innehåll", CONTENT),
            ("Nämnd", committee.slug),
            ("År", str(year)),
            ("Ram i kronor", total),
            ("Budget i kronor", read.budget(year)),
        ],
        help_text=_HELP,
        may_add_rows=True,
        lists=[(_DECISIONS, [(one.slug, one.title, _reference(one)) for one in decisions])] if decisions else [],
    )


def _reference(decision: Decision) -> str:
    parts = (decision.body, str(decision.decided_on or ""), decision.paragraph, decision.registration)
    return " ".join(part for part in parts if part)

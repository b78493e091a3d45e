"""Write the budget as a workbook: every post with its months, and a row for each line that has none yet."""

from __future__ import annotations

from tertial.common.table_files.workbook import CellValue, Formula, Heading, workbook
from tertial.economy.exchange.whole_posts import wholes
from tertial.economy.importers.plan_files.budget import COLUMNS, CONTENT, METHODS
from tertial.economy.queries.budget import budget
from tertial.economy.queries.frame import frame_and_budget
from tertial.organisation.models import Unit

_KINDS = {"key": "key", "year": "year", "comment": "long"}
_WIDTHS = {"line": 14, "title": 34, "year": 7, "label": 34, "account": 9, "method": 22, "comment": 50}
_HELP = (
    "En rad är en post: en rad i driftsammandraget, ett år, en benämning och ett konto. Belopp är i kronor; intäkter är negativa.",
    "Lägg till och ta bort rader som det behövs. Ändra beloppet, så följer månaderna med när filen läses in.",
    "Fyll i månaderna själv där fördelningen ska vara för hand; de måste summera till beloppet.",
    "Filen är hela budgeten som den ska vara. Det som redan är beslutat blir kvar, och skillnaden blir en ändring att besluta om.",
)


def write_budget(committee: Unit, year: int) -> bytes:
    """The budget in force with the open proposal, if there is one, as an XLSX workbook."""
    read = budget(committee, year)
    words = {name: written for written, name in METHODS.items()}
    titles = {line.code: line.title for line in read.lines}
    found = wholes(read)
    rows: list[list[CellValue]] = []
    for line in read.lines:
        posts = [(identity, post) for identity, post in found.items() if identity.line == line.code]
        for identity, post in posts:
            who: list[CellValue] = [identity.key, line.code, titles[line.code], identity.year]
            what: list[CellValue] = [identity.label, identity.account, post.amount_ore, words[post.method]]
            rows.append([*who, *what, *post.months, post.comment])
        if not posts:
            rows.append([None, line.code, line.title, year, None, None, None, words["even"], *(None,) * 12, None])
    total = sum(post.amount_ore for identity, post in found.items() if identity.year == year)
    frame = frame_and_budget(committee, year).operations.frame(year)
    return workbook(
        CONTENT,
        [
            Heading(
                column.heading,
                _KINDS.get(column.name, "money" if column.name == "amount" or "month-" in column.name else "text"),
                _WIDTHS.get(column.name, 14),
                choices=tuple(METHODS) if column.name == "method" else (),
            )
            for column in COLUMNS
        ],
        rows,
        facts=[
            ("Innehåll", CONTENT),
            ("Nämnd", committee.slug),
            ("År", str(year)),
            ("Versioner", ", ".join(version.name for version in read.versions) or "ingen ännu"),
            ("Summa i kronor", Formula(f"=SUMIF({CONTENT}!D:D,{year},{CONTENT}!G:G)", total)),
            ("Ram i kronor", frame),
        ],
        help_text=_HELP,
        may_add_rows=True,
    )

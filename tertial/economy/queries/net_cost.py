"""Read what something cost in some months, by the words that a person writes: an operating line or a selection of codes."""

from __future__ import annotations

import re

from tertial.common.errors import NotFound, Refused
from tertial.economy.models import OperatingLine
from tertial.economy.queries.outcome import ledger, months_between
from tertial.economy.selectors import Selector, parse
from tertial.organisation.models import Unit

_LINE = re.compile(r"rad +(?P<code>\S+)", re.IGNORECASE)


def net_cost(committee: Unit, asked: str, first: int, last: int) -> int | None:
    """Net cost in öre of `rad 610` or `ansvar 75*`, from a month to another, both included; None where the ledger lacks one of them.

    A line is the one of the last month's year. Raises `NotFound` for a line that there is none of, `Refused` for one without a selection
    and for words that are no selection.
    """
    selector = _selector(committee, asked, last // 100)
    book = ledger(committee, first // 100, last // 100)
    if not all(month in book.visible.months for month in months_between(first, last)):
        return None
    return book.line_sums({"": selector}, [(first, last)])["", (first, last)].ore


def _selector(committee: Unit, asked: str, year: int) -> Selector:
    line = _LINE.fullmatch(asked.strip())
    if line is None:
        return parse(asked)
    lines = OperatingLine.objects.filter(committee=committee, year=year)
    found = lines.filter(code=line["code"]).first()
    if found is None:
        raise NotFound(f"Raden i {year} års driftsammandrag", line["code"], list(lines.values_list("code", flat=True)))
    if not found.selector:
        raise Refused(
            f"Raden {found.code} {year} har inget eget urval i huvudboken. Skriv urvalet i stället, som ansvar 75*."
        )
    return parse(found.selector)

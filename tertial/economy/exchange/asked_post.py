"""Read from a row of a budget file which post it asks for: its months, how they are spread, its comment."""

from __future__ import annotations

from tertial.common.errors import Refused
from tertial.common.money import in_kr
from tertial.common.table_files.table import FileRow
from tertial.economy.calculations.spreading import Months, by_pattern, evenly
from tertial.economy.exchange.whole_posts import Identity, Whole
from tertial.economy.importers.plan_files.budget import MONTH_COLUMNS
from tertial.economy.models import OperatingLine, SpreadMethod
from tertial.economy.queries.last_year import latest_pattern


def asked_post(
    row: FileRow, line: OperatingLine, identity: Identity, before: Whole | None, base: Whole | None
) -> Whole:
    """The post that a row asks for: its months from the file, or by the way of spreading.

    Months that lie as they were exported follow the amount and the way of spreading; months that somebody changed are
    meant, and must sum to the amount. A comment that is decided stays when the cell is empty.
    """
    amount: int = row.get("amount")
    kept = base.comment if base else "" if "comment" in row.values or before is None else before.comment
    comment = row.get("comment") or kept
    asked = row.get("method", "")
    method = SpreadMethod(asked) if asked else before.method if before else SpreadMethod.EVEN
    given = [row.get(name) for name in MONTH_COLUMNS]
    if any(ore is not None for ore in given):
        months = tuple(ore or 0 for ore in given)
        untouched = before is not None and months == before.months
        if sum(months) == amount:
            if not untouched:
                by_hand = method == SpreadMethod.EVEN and months != evenly(amount)
                return Whole(months, SpreadMethod.MANUAL if by_hand else method, comment)
            if method in (before.method if before else method, SpreadMethod.MANUAL, SpreadMethod.SEASONAL):
                return Whole(months, method, comment)
        elif method == SpreadMethod.MANUAL or not _is_old_shape(months, method, before):
            raise Refused(
                f"Månaderna summerar till {in_kr(sum(months))} men beloppet är {in_kr(amount)}. "
                "Rätta dem, eller töm månaderna så fördelas beloppet.",
                place="amount",
            )
    if before is not None and method == before.method and (amount == before.amount_ore or method != SpreadMethod.EVEN):
        return Whole(
            before.months if amount == before.amount_ore else by_pattern(amount, before.months), method, comment
        )
    return Whole(_spread(amount, method, line, identity), method, comment)


def _is_old_shape(months: Months, method: SpreadMethod, before: Whole | None) -> bool:
    """Whether months that do not sum to their amount lie as before or evenly, so that only the amount was changed.

    The shape, not the öre: the same file may come a second time, when the post has its new amount already.
    """
    if method == SpreadMethod.EVEN and max(months) - min(months) <= 1:
        return True
    if before is None or months == before.months:
        return before is not None
    old = by_pattern(sum(months), before.months)
    return all(abs(one - other) <= 1 for one, other in zip(months, old, strict=True))


def _spread(amount: int, method: SpreadMethod, line: OperatingLine, identity: Identity) -> Months:
    match method:
        case SpreadMethod.EVEN:
            return evenly(amount)
        case SpreadMethod.LAST_YEAR:
            pattern = latest_pattern(line, identity.account)
            if pattern is None:
                raise Refused(
                    f"Det finns inget utfall månad för månad att fördela {line.title} efter. Fyll i månaderna.",
                    place="method",
                )
            return by_pattern(amount, pattern.months)
        case _:
            raise Refused(
                "Fyll i månaderna: en fördelning efter säsong eller för hand har tolv belopp.", place="method"
            )

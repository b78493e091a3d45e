"""Every number has one home: what the ledger or a decided budget says is not given by hand beside it."""

from __future__ import annotations

from tertial.common.errors import Refused
from tertial.common.periods import Period
from tertial.economy.models import BudgetVersion, InvestmentProject, Measure, OperatingLine
from tertial.economy.queries.outcome import ledger


def require_given_by_hand(*, line: OperatingLine, measure: Measure, period: Period) -> None:
    """Refuse an amount that has its home elsewhere, with a sentence that says where the number comes from.

    An outcome of a line with a selector is the ledger's in every period that the ledger covers; before that people may fill
    in. A budget is its posts' in every year that has a decided version.
    """
    if measure == Measure.OUTCOME:
        _require_not_in_ledger(line, period)
    elif measure == Measure.BUDGET:
        version = BudgetVersion.objects.filter(committee=line.committee, year=line.year, decision__isnull=False).first()
        if version:
            raise Refused(
                f"Budgeten för {line.year} kommer från posterna i ”{version.name}”, som är beslutad, och anges inte för "
                "hand. Lägg upp en ändring av budgeten i stället."
            )


def require_investment_given_by_hand(*, project: InvestmentProject, measure: Measure, period: Period) -> None:
    """Refuse an outcome of an investment with a selector in a period that the ledger covers."""
    if measure == Measure.OUTCOME:
        _require_not_in_ledger(project, period)


def _require_not_in_ledger(row: OperatingLine | InvestmentProject, period: Period) -> None:
    if row.selector and period.day is None and ledger(row.committee, period.year, period.year).covers(period):
        raise Refused(
            f"Utfallet för {row.title} {period.words} kommer från huvudboken ({row.selector}) och anges inte för hand. "
            "Läs in huvudboken på nytt, eller ändra urvalet."
        )

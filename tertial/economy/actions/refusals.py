"""What several actions refuse, each with its sentence."""

from __future__ import annotations

from tertial.common.errors import Refused
from tertial.common.money import in_kr
from tertial.economy.models import LineKind, OperatingLine
from tertial.organisation.models import Unit

_LARGEST_ORE = 10**15
_YEARS_AHEAD = 20


def require_amount(amount_ore: int) -> None:
    """Refuse an amount that no municipality has: it is öre taken for kronor, or two numbers written as one."""
    if abs(amount_ore) > _LARGEST_ORE:
        raise Refused(f"{in_kr(amount_ore)} är för stort. Kontrollera att beloppet är i kronor.")


def tidy(text: str, what: str, *, longest: int, required: bool = False) -> str:
    """A text without blanks around it; refused when it is too long, or empty though required."""
    text = " ".join(text.split())
    if required and not text:
        raise Refused(f"{what} saknas. Skriv några ord.")
    if len(text) > longest:
        raise Refused(f"{what} är {len(text)} tecken; högst {longest} får plats.")
    return text


def require_own(line: OperatingLine, committee: Unit, year: int) -> None:
    """Refuse a line of another committee or year."""
    if (line.committee_id, line.year) != (committee.pk, year):
        raise Refused(f"Raden {line} hör till en annan nämnd eller ett annat år än {committee.name} {year}.")


def require_not_a_sum(line: OperatingLine) -> None:
    """Refuse an amount for a sum."""
    if line.kind in (LineKind.TOTAL, LineKind.GRAND_TOTAL):
        raise Refused(f"{line.label} är en summa och räknas av raderna; den kan inte anges.")


def require_year(year: int, budget_year: int) -> None:
    """Refuse a year that a plan does not reach: before its budget year, or far after it."""
    if not budget_year <= year <= budget_year + _YEARS_AHEAD:
        raise Refused(f"{year} hör inte till budgeten för {budget_year} med plan för åren därefter.")

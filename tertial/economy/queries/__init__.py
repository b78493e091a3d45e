"""Read the economy. Each question has a file; the names that other rooms ask for stand here."""

from tertial.economy.models import Block, LineKind, Measure
from tertial.economy.queries.economy import Economy, InvestmentRow, LineRow, economy
from tertial.economy.queries.frame import frame_items

__all__ = ["Block", "Economy", "InvestmentRow", "LineKind", "LineRow", "Measure", "economy", "frame_items"]

"""Sums of money. Plain Python, exact, in öre. Each kind of sum has a file; the oldest names stand here too."""

from tertial.economy.calculations.deviations import deviation, deviation_percent, total

__all__ = ["deviation", "deviation_percent", "total"]

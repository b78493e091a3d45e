"""Observed values of indicators: exact, for a period and a part, or missing with a reason."""

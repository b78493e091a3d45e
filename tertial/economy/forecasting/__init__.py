"""A suggested full-year net cost from a line's monthly history, and how well such suggestions would have done.

Plain Python, deterministic. The statistics library takes seconds to import, so only `model` knows it, and only when it is
called. Why these methods: `docs/decisions/0018`.
"""

from tertial.economy.forecasting.backtest import Score, Trial, backtest, scores
from tertial.economy.forecasting.history import History
from tertial.economy.forecasting.suggest import METHODS_VERSION, Method, Suggestion, Unsuggested, suggest

__all__ = [
    "METHODS_VERSION",
    "History",
    "Method",
    "Score",
    "Suggestion",
    "Trial",
    "Unsuggested",
    "backtest",
    "scores",
    "suggest",
]

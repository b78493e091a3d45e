"""Read the economy. Each question has a file; the names that other rooms ask for stand here."""

from tertial.economy.models import Block, LineKind, Measure
from tertial.economy.queries.action_plan import ActionPlan, action_plan
from tertial.economy.queries.budget import Budget, budget
from tertial.economy.queries.economy import Economy, InvestmentRow, LineRow, economy
from tertial.economy.queries.forecast_history import ForecastHistory, accuracy, forecast_history
from tertial.economy.queries.forecasts import Forecasts, forecasts
from tertial.economy.queries.frame import FrameAndBudget, frame_and_budget, frame_items
from tertial.economy.queries.investments import Investments, investments

__all__ = [
    "ActionPlan",
    "Block",
    "Budget",
    "Economy",
    "ForecastHistory",
    "Forecasts",
    "FrameAndBudget",
    "InvestmentRow",
    "Investments",
    "LineKind",
    "LineRow",
    "Measure",
    "accuracy",
    "action_plan",
    "budget",
    "economy",
    "forecast_history",
    "forecasts",
    "frame_and_budget",
    "frame_items",
    "investments",
]

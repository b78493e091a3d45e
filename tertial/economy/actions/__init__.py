"""Every way to change the economy."""

from tertial.economy.actions.amounts import set_amount
from tertial.economy.actions.frame import add_frame_item
from tertial.economy.actions.investments import add_project, set_investment
from tertial.economy.actions.lines import add_line

__all__ = ["add_frame_item", "add_line", "add_project", "set_amount", "set_investment"]

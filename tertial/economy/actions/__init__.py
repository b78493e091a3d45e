"""Every way to change the economy."""

from tertial.economy.actions.amounts import set_amount
from tertial.economy.actions.codes import add_code, change_code, end_code, import_codes, map_code, rename_code
from tertial.economy.actions.frame import add_frame_item
from tertial.economy.actions.investments import add_project, set_investment
from tertial.economy.actions.line_selectors import set_selectors
from tertial.economy.actions.lines import add_line, copy_lines, edit_line, remove_line, set_selector

__all__ = [
    "add_code",
    "add_frame_item",
    "add_line",
    "add_project",
    "change_code",
    "copy_lines",
    "edit_line",
    "end_code",
    "import_codes",
    "map_code",
    "remove_line",
    "rename_code",
    "set_amount",
    "set_investment",
    "set_selector",
    "set_selectors",
]

"""Every way to change the economy."""

from tertial.economy.actions.action_plan import (
    add_deficit_measure,
    edit_deficit_measure,
    remove_deficit_measure,
    remove_effect,
    set_effect,
    set_measure_status,
)
from tertial.economy.actions.amounts import set_amount
from tertial.economy.actions.budget import add_budget_version, decide_budget, remove_budget_version
from tertial.economy.actions.budget_posts import remove_post, rename_post, set_post, spread_post
from tertial.economy.actions.clear_investment import clear_investment
from tertial.economy.actions.codes import add_code, change_code, end_code, import_codes, map_code, rename_code
from tertial.economy.actions.decisions import register_decision
from tertial.economy.actions.forecasts import clear_forecast, set_forecast
from tertial.economy.actions.frame import add_frame_item, change_frame_item, remove_frame_item
from tertial.economy.actions.investments import (
    add_project,
    remove_project,
    set_decided_total,
    set_investment,
    set_project_selector,
)
from tertial.economy.actions.ledger import import_ledger, undo_batch
from tertial.economy.actions.line_selectors import set_selectors
from tertial.economy.actions.lines import add_line, copy_lines, edit_line, remove_line, set_selector
from tertial.economy.actions.plan_imports import import_budget, import_forecast, import_frame
from tertial.economy.actions.profiles import remove_import_profile, save_import_profile
from tertial.economy.actions.uploads import drop_upload, import_upload, read_again, receive_upload, sweep_uploads

__all__ = [
    "add_budget_version",
    "add_code",
    "add_deficit_measure",
    "add_frame_item",
    "add_line",
    "add_project",
    "change_code",
    "change_frame_item",
    "clear_forecast",
    "clear_investment",
    "copy_lines",
    "decide_budget",
    "drop_upload",
    "edit_deficit_measure",
    "edit_line",
    "end_code",
    "import_budget",
    "import_codes",
    "import_forecast",
    "import_frame",
    "import_ledger",
    "import_upload",
    "map_code",
    "read_again",
    "receive_upload",
    "register_decision",
    "remove_budget_version",
    "remove_deficit_measure",
    "remove_effect",
    "remove_frame_item",
    "remove_import_profile",
    "remove_line",
    "remove_post",
    "remove_project",
    "rename_code",
    "rename_post",
    "save_import_profile",
    "set_amount",
    "set_decided_total",
    "set_effect",
    "set_forecast",
    "set_investment",
    "set_measure_status",
    "set_post",
    "set_project_selector",
    "set_selector",
    "set_selectors",
    "spread_post",
    "sweep_uploads",
    "undo_batch",
]

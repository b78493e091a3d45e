"""Write in the reports room: open reports, write and mend their texts and events, freeze them."""

from __future__ import annotations

from tertial.reports.actions.events import write_event
from tertial.reports.actions.freezing import freeze_report
from tertial.reports.actions.mending import Mended, mend
from tertial.reports.actions.writing import open_report, set_text

__all__ = ["Mended", "freeze_report", "mend", "open_report", "set_text", "write_event"]

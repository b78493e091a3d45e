"""One call of each action on budget, frame, forecasts, lines, investments and the action plan; see `every_action`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from tertial.economy.actions import (
    add_budget_version,
    add_deficit_measure,
    change_frame_item,
    clear_forecast,
    clear_investment,
    copy_lines,
    decide_budget,
    edit_deficit_measure,
    edit_line,
    import_budget,
    import_forecast,
    import_frame,
    register_decision,
    remove_budget_version,
    remove_deficit_measure,
    remove_effect,
    remove_frame_item,
    remove_line,
    remove_post,
    remove_project,
    rename_post,
    set_decided_total,
    set_effect,
    set_forecast,
    set_measure_status,
    set_post,
    set_project_selector,
    set_selector,
    spread_post,
)
from tertial.economy.models import (
    BudgetPost,
    BudgetVersion,
    DeficitMeasure,
    FrameItem,
    Measure,
    MeasureStatus,
    OperatingLine,
    SpreadMethod,
)
from tertial.organisation.models import Person
from tests.factories.cycle import a_decision
from tests.factories.reports import Place


def _line(at: Place, code: str) -> OperatingLine:
    """A line as the database has it: `at.line` may remember what was undone."""
    return at.committee.operating_lines.get(code=code)


def a_csv_file(text: str) -> Path:
    """A CSV file with the text; the test run's data folder is thrown away at its end."""
    file = Path(settings.DATA) / "plan.csv"
    file.write_text(text, encoding="utf-8")
    return file


PLAN_ACTIONS: dict[str, Callable[[Place, Person], object]] = {
    "economy.add_budget_version": lambda at, by: add_budget_version(committee=at.committee, year=2024, by=by),
    "economy.decide_budget": lambda at, by: decide_budget(
        budget=BudgetVersion.objects.get(), decision=a_decision(), by=by
    ),
    "economy.register_decision": lambda at, by: register_decision(
        committee=at.committee, title="Ny budget", registration="2023-1", by=by
    ),
    "economy.remove_budget_version": lambda at, by: remove_budget_version(budget=BudgetVersion.objects.get(), by=by),
    "economy.set_post": lambda at, by: set_post(
        budget=BudgetVersion.objects.get(), line=at.line, year=2023, label="Ny", amount_ore=1, by=by
    ),
    "economy.spread_post": lambda at, by: spread_post(
        post=BudgetPost.objects.get(), method=SpreadMethod.SEASONAL, weights=range(12), by=by
    ),
    "economy.rename_post": lambda at, by: rename_post(post=BudgetPost.objects.get(), label="Annan", account="5", by=by),
    "economy.remove_post": lambda at, by: remove_post(post=BudgetPost.objects.get(), by=by),
    "economy.change_frame_item": lambda at, by: change_frame_item(
        item=FrameItem.objects.get(), label="Ram", amount_ore=2, decision=None, by=by
    ),
    "economy.remove_frame_item": lambda at, by: remove_frame_item(item=FrameItem.objects.get(), by=by),
    "economy.set_forecast": lambda at, by: set_forecast(
        line=at.line, occasion=at.occasion, amount_ore=2, comment="Fler hushåll.", cause="Avtal.", by=by
    ),
    "economy.clear_forecast": lambda at, by: clear_forecast(line=at.line, occasion=at.occasion, by=by),
    "economy.clear_investment": lambda at, by: clear_investment(
        project=at.committee.investment_projects.get(code="1250"),
        measure=Measure.FINAL_COST,
        occasion=at.occasion,
        by=by,
    ),
    "economy.edit_line": lambda at, by: edit_line(
        line=_line(at, "575"), label="Annan", printed_code="", order=1, parent=None, by=by
    ),
    "economy.set_selector": lambda at, by: set_selector(line=_line(at, "575"), selector="verksamhet 575", by=by),
    "economy.remove_line": lambda at, by: remove_line(line=_line(at, "total"), by=by),
    "economy.copy_lines": lambda at, by: copy_lines(committee=at.committee, from_year=2023, to_year=2025, by=by),
    "economy.set_decided_total": lambda at, by: set_decided_total(
        project=at.committee.investment_projects.get(code="1250"), decided_total_ore=5, decision=a_decision(), by=by
    ),
    "economy.remove_project": lambda at, by: remove_project(
        project=at.committee.investment_projects.get(code="utan-belopp"), by=by
    ),
    "economy.set_project_selector": lambda at, by: set_project_selector(
        project=at.committee.investment_projects.get(code="1250"), selector="projekt 1250", by=by
    ),
    "economy.import_budget": lambda at, by: import_budget(
        committee=at.committee, year=2023, source=a_csv_file("Rad;Post;Konto;Belopp\n575;Allt;4;1\n"), by=by
    ),
    "economy.import_forecast": lambda at, by: import_forecast(
        committee=at.committee, occasion=at.occasion, source=a_csv_file("Rad;Prognos\n575;1\n"), by=by
    ),
    "economy.import_frame": lambda at, by: import_frame(
        committee=at.committee, year=2023, source=a_csv_file("Benämning;Belopp;Beslut\nRam;1;internbudget\n"), by=by
    ),
    "economy.add_deficit_measure": lambda at, by: add_deficit_measure(committee=at.committee, name="Ny", by=by),
    "economy.edit_deficit_measure": lambda at, by: edit_deficit_measure(
        measure=DeficitMeasure.objects.get(),
        name="Annan",
        description="",
        responsible="Controller",
        due=None,
        line=at.line,
        decision=None,
        by=by,
    ),
    "economy.set_measure_status": lambda at, by: set_measure_status(
        measure=DeficitMeasure.objects.get(), status=MeasureStatus.DONE, by=by
    ),
    "economy.set_effect": lambda at, by: set_effect(
        measure=DeficitMeasure.objects.get(), year=2024, planned_ore=1, by=by
    ),
    "economy.remove_effect": lambda at, by: remove_effect(measure=DeficitMeasure.objects.get(), year=2023, by=by),
    "economy.remove_deficit_measure": lambda at, by: remove_deficit_measure(
        measure=DeficitMeasure.objects.get(), by=by
    ),
}

PLAN_ACTIONS_AGAIN = (
    "economy.set_post",
    "economy.spread_post",
    "economy.rename_post",
    "economy.change_frame_item",
    "economy.set_forecast",
    "economy.clear_forecast",
    "economy.clear_investment",
    "economy.edit_line",
    "economy.set_selector",
    "economy.set_decided_total",
    "economy.set_project_selector",
    "economy.edit_deficit_measure",
    "economy.set_measure_status",
    "economy.set_effect",
    "economy.remove_effect",
    "economy.import_budget",
    "economy.import_forecast",
    "economy.import_frame",
)
"""Those that write nothing when they are done once more."""

PLAN_EVENTS = {
    "economy.import_budget": ["economy.set_post"],
    "economy.import_forecast": ["economy.set_forecast"],
    "economy.import_frame": ["economy.change_frame_item"],
}
"""An import is in the log as the changes that it makes, each as if it had been made by hand."""

"""Take a budget, a forecast or a frame from a file: all of it or nothing, each change as if it had been made by hand."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from tertial.cycle.models import Occasion
from tertial.cycle.queries import require_open
from tertial.economy.actions.budget import add_budget_version
from tertial.economy.actions.budget_posts import remove_post, set_post
from tertial.economy.actions.forecasts import clear_forecast, set_forecast
from tertial.economy.actions.frame import add_frame_item, change_frame_item, remove_frame_item
from tertial.economy.exchange.compare_budget import compare_budget
from tertial.economy.exchange.compare_forecast import compare_forecast
from tertial.economy.exchange.compare_frame import compare_frame
from tertial.economy.exchange.plan_preview import PlanPreview
from tertial.economy.importers.plan_files.budget import read_budget
from tertial.economy.importers.plan_files.forecast import read_forecast
from tertial.economy.importers.plan_files.frame import read_frame
from tertial.economy.models import BudgetPost, OperatingLine
from tertial.economy.queries.budget import open_proposal
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission


@transaction.atomic
def import_budget(*, committee: Unit, year: int, source: Path, by: Person, name: str = "") -> PlanPreview:
    """Make the budget of a year what a file says, in the open proposal or a new one, named `name`; returns what was done.

    What is decided stays: see `exchange.compare_budget`. Raises `Faults` with addresses, and then nothing is changed.
    """
    require(by, Permission.ECONOMY_EDIT, unit=committee)
    compared = compare_budget(committee, year, read_budget(source))
    compared.preview.require_sound(source.name)
    if not compared.wanted:
        return compared.preview
    proposal = open_proposal(committee, year) or add_budget_version(committee=committee, year=year, name=name, by=by)
    lines = {line.code: line for line in OperatingLine.objects.filter(committee=committee, year=year)}
    posts = {
        (post.line.code, post.year, post.label, post.account): post
        for post in BudgetPost.objects.filter(budget=proposal).select_related("line", "budget__committee")
    }
    for want in compared.wanted:
        of = want.identity
        if want.post is not None:
            set_post(
                budget=proposal,
                line=lines[of.line],
                year=of.year,
                label=of.label,
                account=of.account,
                amount_ore=want.post.amount_ore,
                method=want.post.method,
                months_ore=want.post.months,
                comment=want.post.comment,
                order=want.order,
                by=by,
            )
        elif (of.line, of.year, of.label, of.account) in posts:
            remove_post(post=posts[of.line, of.year, of.label, of.account], by=by)
    return compared.preview


@transaction.atomic
def import_forecast(*, committee: Unit, occasion: Occasion, source: Path, by: Person) -> PlanPreview:
    """Make the forecasts of an occasion what a file says; lines that it does not name stay. Returns what was done."""
    require(by, Permission.ECONOMY_EDIT, unit=committee)
    require_open(committee, occasion)
    compared = compare_forecast(committee, occasion, read_forecast(source))
    compared.preview.require_sound(source.name)
    for want in compared.wanted:
        if want.amount_ore is None:
            clear_forecast(line=want.line, occasion=occasion, by=by)
        else:
            set_forecast(
                line=want.line,
                occasion=occasion,
                amount_ore=want.amount_ore,
                comment=want.comment,
                cause=want.cause,
                by=by,
            )
    return compared.preview


@transaction.atomic
def import_frame(*, committee: Unit, year: int, source: Path, by: Person) -> PlanPreview:
    """Make the frame of a budget year what a file says. Returns what was done."""
    require(by, Permission.ECONOMY_EDIT, unit=committee)
    compared = compare_frame(committee, year, read_frame(source))
    compared.preview.require_sound(source.name)
    for want in compared.wanted:
        if want.item is None:
            add_frame_item(
                committee=committee,
                budget_year=year,
                year=want.year,
                label=want.label,
                amount_ore=want.amount_ore,
                decision=want.decision,
                investment=want.investment,
                by=by,
            )
        elif want.label:
            change_frame_item(
                item=want.item, label=want.label, amount_ore=want.amount_ore, decision=want.decision, by=by
            )
        else:
            remove_frame_item(item=want.item, by=by)
    return compared.preview

"""The posts of a budget proposal, and how each is spread over its year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.audit.versions import save_change
from tertial.common.errors import Conflict, Refused
from tertial.economy.actions.budget import require_proposal
from tertial.economy.actions.refusals import require_amount, require_own, require_year, tidy
from tertial.economy.calculations.spreading import Months, by_hand, by_pattern, by_weights, evenly
from tertial.economy.models import Block, BudgetPost, BudgetVersion, LineKind, OperatingLine, SpreadMethod
from tertial.economy.queries.last_year import latest_pattern
from tertial.organisation.access import require
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission

_ACCOUNT = re.compile(r"[0-9A-Za-zÅÄÖåäö]{0,20}")


@transaction.atomic
def set_post(
    *,
    budget: BudgetVersion,
    line: OperatingLine,
    year: int,
    amount_ore: int,
    by: Person,
    label: str = "",
    account: str = "",
    method: SpreadMethod | None = None,
    months_ore: Sequence[int] | None = None,
    weights: Sequence[int] | None = None,
    comment: str | None = None,
    order: int | None = None,
    expected_version: int | None = None,
) -> BudgetPost:
    """Store a post of a proposal, or change it: a line has one per year, label and account.

    Without a method a new post is spread evenly, and a changed one keeps the shape of its months. `months_ore` is for
    months given by hand, `weights` for a season. What is None stays as it is. Setting the same again changes nothing.
    """
    require(by, Permission.ECONOMY_EDIT, unit=budget.committee)
    require_proposal(budget)
    require_own(line, budget.committee, budget.year)
    _require_post_line(line)
    require_year(year, budget.year)
    require_amount(amount_ore)
    label, account = tidy(label, "Benämningen", longest=200), _account(account)
    key = {"budget": budget, "line": line, "year": year, "label": label, "account": account}
    found = BudgetPost.objects.select_for_update().filter(**key).first()
    values: dict[str, Any] = {
        "amount_ore": amount_ore,
        **_spread(line, account, amount_ore, method, months_ore, weights, found),
        **({} if comment is None else {"comment": comment.strip()}),
        **({} if order is None else {"order": order}),
    }
    post, created = (found, False) if found else BudgetPost.objects.get_or_create(**key, defaults=values)
    if created:
        record(action="economy.set_post", subject=post, by=by, after=snapshot(post))
        return post
    save_change(
        post, changes=values, expected_version=expected_version, action="economy.set_post", by=by, shown="amount_ore"
    )
    return post


@transaction.atomic
def spread_post(
    *,
    post: BudgetPost,
    method: SpreadMethod,
    by: Person,
    months_ore: Sequence[int] | None = None,
    weights: Sequence[int] | None = None,
    expected_version: int | None = None,
) -> BudgetPost:
    """Spread a post of a proposal over its months in another way; its amount stays."""
    require(by, Permission.ECONOMY_EDIT, unit=post.budget.committee)
    require_proposal(post.budget)
    post = _held(post)
    values = _spread(post.line, post.account, post.amount_ore, method, months_ore, weights, post)
    save_change(
        post, changes=values, expected_version=expected_version, action="economy.spread_post", by=by, shown="months_ore"
    )
    return post


@transaction.atomic
def rename_post(
    *, post: BudgetPost, label: str, account: str, by: Person, expected_version: int | None = None
) -> BudgetPost:
    """Give a post of a proposal another label or account. Refused when the line has such a post already."""
    require(by, Permission.ECONOMY_EDIT, unit=post.budget.committee)
    require_proposal(post.budget)
    post = _held(post)
    values = {"label": tidy(label, "Benämningen", longest=200), "account": _account(account)}
    others = BudgetPost.objects.filter(budget=post.budget, line=post.line, year=post.year).exclude(pk=post.pk)
    if others.filter(**values).exists():
        raise Refused(f"{post.line.title} har redan en post med benämningen ”{values['label']}” och samma konto.")
    save_change(
        post, changes=values, expected_version=expected_version, action="economy.rename_post", by=by, shown="label"
    )
    return post


@transaction.atomic
def remove_post(*, post: BudgetPost, by: Person, expected_version: int | None = None) -> None:
    """Take a post out of a proposal."""
    require(by, Permission.ECONOMY_EDIT, unit=post.budget.committee)
    require_proposal(post.budget)
    post = _held(post)
    if expected_version not in (None, post.version):
        raise Conflict(
            "Någon annan hann ändra samma post. Den är inte borttagen.",
            mine="",
            theirs=str(post),
            current_version=post.version,
        )
    record(action="economy.remove_post", subject=post, by=by, before=snapshot(post))
    post.delete()


def _spread(
    line: OperatingLine,
    account: str,
    amount_ore: int,
    method: SpreadMethod | None,
    months_ore: Sequence[int] | None,
    weights: Sequence[int] | None,
    post: BudgetPost | None,
) -> dict[str, Any]:
    """The method and the twelve months to store."""
    months: Months
    if months_ore is not None and method is None:
        method = SpreadMethod.MANUAL
    match method:
        case None if post:
            if amount_ore == post.amount_ore:
                return {}
            even = post.method == SpreadMethod.EVEN
            return {"months_ore": list(evenly(amount_ore) if even else by_pattern(amount_ore, post.months_ore))}
        case None | SpreadMethod.EVEN:
            method = SpreadMethod.EVEN
            # A change may have to be uneven for the whole to be even.
            months = evenly(amount_ore) if months_ore is None else by_hand(amount_ore, months_ore)
        case SpreadMethod.MANUAL:
            months = by_hand(amount_ore, months_ore if months_ore is not None else post.months_ore if post else ())
        case SpreadMethod.SEASONAL:
            if months_ore is not None:
                months = by_hand(amount_ore, months_ore)
            elif weights is None or len(weights) != 12 or any(weight < 0 for weight in weights) or not any(weights):
                raise Refused("En säsong anges med tolv vikter, ingen under noll och minst en över.")
            else:
                months = by_weights(amount_ore, weights)
        case SpreadMethod.LAST_YEAR:
            months = (
                by_hand(amount_ore, months_ore) if months_ore is not None else _as_before(line, account, amount_ore)
            )
    return {"method": method, "months_ore": list(months)}


def _as_before(line: OperatingLine, account: str, amount_ore: int) -> Months:
    pattern = latest_pattern(line, account)
    if pattern is None:
        on = f" på konto {account}" if account else ""
        raise Refused(
            f"Det finns inget utfall månad för månad{on} för {line.title} något av åren före {line.year}. "
            "Fördela jämnt, efter säsong eller för hand, eller läs in huvudboken först."
        )
    return by_pattern(amount_ore, pattern.months)


def _require_post_line(line: OperatingLine) -> None:
    if line.kind != LineKind.PLAIN or line.block not in (Block.OPERATIONS, Block.MUNICIPAL_UNITS):
        parent = f" Lägg posten på {line.parent.title}" if line.parent else " Lägg posten på en rad i driftsammandraget"
        raise Refused(f"{line.label} räknas av andra rader och har inga egna budgetposter.{parent}, med ett konto.")


def _account(text: str) -> str:
    text = text.strip()
    if not _ACCOUNT.fullmatch(text):
        raise Refused(f"”{text}” är inget konto. Skriv ett konto eller dess början, till exempel 5 eller 5012.")
    return text


def _held(post: BudgetPost) -> BudgetPost:
    found = BudgetPost.objects.select_for_update().select_related("line", "budget__committee").filter(pk=post.pk)
    held = found.first()
    if held is None:
        raise Refused(f"Posten {post} är borttagen.")
    return held

"""The internal budget's versions: propose, decide, take back a proposal."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from tertial.audit.actions import record, snapshot
from tertial.common.errors import Refused
from tertial.cycle.models import Decision
from tertial.economy.actions.refusals import tidy
from tertial.economy.models import BudgetVersion
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission


@transaction.atomic
def add_budget_version(*, committee: Unit, year: int, by: Person, name: str = "") -> BudgetVersion:
    """Begin a proposal: the year's budget where it has none, else a change of it. It counts nowhere until it is decided.

    Refused while another proposal is open: two proposals would each be a change of the other.
    """
    require(by, Permission.ECONOMY_EDIT, unit=committee)
    versions = BudgetVersion.objects.select_for_update().filter(committee=committee, year=year)
    proposal = versions.filter(decision=None).first()
    if proposal:
        raise Refused(f"”{proposal.name}” är inte beslutad. Fortsätt i den, besluta om den eller ta bort den först.")
    latest = versions.aggregate(latest=Max("number"))["latest"]
    number = 0 if latest is None else latest + 1
    budget = BudgetVersion.objects.create(
        committee=committee,
        year=year,
        number=number,
        name=tidy(name, "Namnet", longest=200) or (f"Ändring {number}" if number else "Internbudget"),
    )
    record(action="economy.add_budget_version", subject=budget, by=by, after=snapshot(budget))
    return budget


@transaction.atomic
def decide_budget(*, budget: BudgetVersion, decision: Decision, by: Person) -> BudgetVersion:
    """Let a decision put a proposal in force. From then on its posts stand; what changes is a new version.

    Refused: an empty proposal, and one that is decided already.
    """
    require(by, Permission.ECONOMY_EDIT, unit=budget.committee)
    locked = require_proposal(budget)
    if decision.municipality_id != budget.committee.municipality_id:
        raise Refused(f"Beslutet ”{decision.title}” är en annan kommuns.")
    if not locked.posts.exists():
        raise Refused(f"”{locked.name}” har inga poster. Lägg till minst en post innan den beslutas.")
    before = snapshot(locked)
    locked.decision = decision
    locked.save(update_fields=["decision"])
    record(action="economy.decide_budget", subject=locked, by=by, before=before, after=snapshot(locked))
    return locked


@transaction.atomic
def remove_budget_version(*, budget: BudgetVersion, by: Person) -> None:
    """Take back a proposal with all its posts. Refused when it is decided."""
    require(by, Permission.ECONOMY_EDIT, unit=budget.committee)
    locked = require_proposal(budget)
    posts = [snapshot(post) for post in locked.posts.all()]
    record(action="economy.remove_budget_version", subject=locked, by=by, before={**snapshot(locked), "posts": posts})
    locked.delete()


def require_proposal(budget: BudgetVersion) -> BudgetVersion:
    """The version as it is now, held until the transaction ends; refused when it is decided or gone."""
    locked = BudgetVersion.objects.select_for_update().filter(pk=budget.pk).select_related("committee").first()
    if locked is None:
        raise Refused(f"”{budget.name}” är borttagen.")
    if locked.decision_id is not None:
        raise Refused(
            f"”{locked.name}” är beslutad ({locked.decision}) och ändras inte. Lägg upp en ändring av budgeten i stället."
        )
    return locked

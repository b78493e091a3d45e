"""Register the decisions that budgets, frames, investments and measures rest on."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from tertial.audit.actions import record, snapshot
from tertial.common.errors import Refused
from tertial.common.slugs import slug
from tertial.cycle.models import Decision
from tertial.economy.actions.refusals import tidy
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission


@transaction.atomic
def register_decision(
    *,
    committee: Unit,
    title: str,
    by: Person,
    body: str = "",
    decided_on: date | None = None,
    paragraph: str = "",
    registration: str = "",
) -> Decision:
    """Register a decision about a committee's money, for everybody in the municipality to refer to.

    Refused: one that is registered already, and one that says neither when nor where it can be found.
    """
    require(by, Permission.ECONOMY_EDIT, unit=committee)
    values = {
        "title": tidy(title, "Beslutets namn", longest=300, required=True),
        "body": tidy(body, "Den som beslutade", longest=40),
        "paragraph": tidy(paragraph, "Paragrafen", longest=10).removeprefix("§").strip(),
        "registration": tidy(registration, "Diarienumret", longest=40),
    }
    if not decided_on and not values["registration"]:
        raise Refused("Ange beslutets datum eller diarienummer, så att det går att hitta.")
    mine = Decision.objects.filter(municipality=committee.municipality)
    if mine.filter(title__iexact=values["title"], decided_on=decided_on).exists():
        raise Refused(f"Beslutet ”{values['title']}” finns redan i listan.")
    decision = Decision.objects.create(
        municipality=committee.municipality,
        slug=_free(slug(values["title"], longest=70) or "beslut", set(mine.values_list("slug", flat=True))),
        decided_on=decided_on,
        **values,
    )
    record(action="economy.register_decision", subject=decision, by=by, after=snapshot(decision))
    return decision


def _free(wanted: str, taken: set[str]) -> str:
    """A slug that nobody has: with a number after it where somebody has."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found

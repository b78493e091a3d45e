"""Write the report's significant events: their texts are checked as chapters' texts are before the cycle keeps them."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from tertial.common.errors import Faults, Refused, TertialError
from tertial.common.slugs import slug as slug_of
from tertial.cycle.actions import tell_event
from tertial.cycle.models import SignificantEvent
from tertial.cycle.queries import significant_events
from tertial.organisation.access import require
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission
from tertial.reports.actions.writing import require_not_frozen
from tertial.reports.models import Report
from tertial.reports.source import read
from tertial.reports.tables.standard import insertable
from tertial.reports.texts.markup import blocks

NEW = "ny"
"""The word in an address that means an event that is not written yet; no event has it as its slug."""
_LONGEST_TITLE = 200
_LONGEST_SLUG = 76  # room for a number after it


@transaction.atomic
def write_event(
    *,
    report: Report,
    title: str,
    text: str,
    by: Person,
    slug: str = "",
    expected_version: int | None = None,
) -> SignificantEvent:
    """Write a new event, last in order, or change the one with the slug. A new one's slug is made from its title and stays.

    Refused: a frozen report, a missing title or text, a title that another event has, an unknown figure key or other fault in the
    text (`Faults`, with the place of each), an event that is taken out meanwhile (`Refused`), and one that somebody changed
    meanwhile (`Conflict`). A new event that is there already with the same words is not written twice.
    """
    require(by, Permission.REPORT_TEXT, unit=report.committee)
    Report.objects.select_for_update().get(pk=report.pk)  # a freezing, or another new event, waits
    require_not_frozen(report)
    title = "".join(sign for sign in " ".join(title.split()) if sign.isprintable())
    others = significant_events(report.committee, report.occasion)
    changed = next((one for one in others if slug and one.slug == slug), None)
    if slug and changed is None:
        raise Refused(
            "Någon annan har tagit bort händelsen medan du skrev. Spara om den ska finnas; då blir den en ny."
        )
    if changed is None:
        same = next((one for one in others if (one.title, one.text) == (title, text)), None)
        if same is not None:
            return same
    _check(report, title, text, [one.title for one in others if one != changed])
    return tell_event(
        committee=report.committee,
        occasion=report.occasion,
        slug=changed.slug if changed else _new_slug(title, {one.slug for one in others}),
        title=title,
        text=text,
        order=changed.order if changed else max((one.order for one in others), default=0) + 1,
        by=by,
        expected_version=expected_version if changed else 0,
    )


def _check(report: Report, title: str, text: str, taken: Collection[str]) -> None:
    faults: list[TertialError] = []
    if not title:
        faults.append(TertialError("Händelsen saknar rubrik.", place="Rubrik"))
    elif len(title) > _LONGEST_TITLE:
        faults.append(TertialError(f"Rubriken är {len(title)} tecken. Den får vara {_LONGEST_TITLE}.", place="Rubrik"))
    elif title.casefold() in {one.casefold() for one in taken}:
        faults.append(
            TertialError(f"En annan händelse heter redan ”{title}”. Ge den här ett annat namn.", place="Rubrik")
        )
    if not text.strip():
        faults.append(TertialError("Händelsen saknar text. Skriv vad som hände.", place="Text"))
    else:
        try:
            tables = insertable(report.committee, report.occasion)
            blocks(text, read(report.committee, report.occasion).book, tables=tables)
        except Faults as found:
            faults += found.faults
    if faults:
        raise Faults("Händelsen är inte sparad. Rätta det här:", faults)


def _new_slug(title: str, taken: Collection[str]) -> str:
    """A slug that no other event has: with a number after it where it must."""
    first = slug_of(title, longest=_LONGEST_SLUG) or "handelse"
    number = 1
    slug = first
    while slug in taken or slug == NEW:
        number += 1
        slug = f"{first}-{number}"
    return slug

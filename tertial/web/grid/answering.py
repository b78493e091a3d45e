"""Answer the grid's script: what came of the changes, who else is here, and what they have saved."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from tertial.common.errors import Forbidden, TertialError
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission
from tertial.organisation.presence import be_seen, others_here
from tertial.web.grid.cells import changes_by_script
from tertial.web.grid.saving import Sheet, save
from tertial.web.place import Place


def economist(request: HttpRequest, place: Place) -> Person:
    """Who asks, if they may change the economy here; raises `Forbidden` else."""
    return writer(request, place, Permission.ECONOMY_EDIT)


def writer(request: HttpRequest, place: Place, permission: Permission, *, unit: Unit | None = None) -> Person:
    """Who asks, if they have the permission at the unit, the committee where none is given; raises `Forbidden` else."""
    require(request.user, permission, unit=unit or place.committee)
    if not isinstance(request.user, Person):
        raise Forbidden(_("Logga in för att ändra."))
    return request.user


def answer_changes(request: HttpRequest, sheet: Sheet) -> JsonResponse:
    """Save what the script sends. 200 when all is saved; 409 with both values, or 400 with each fault, when nothing is."""
    try:
        outcome = save(sheet, changes_by_script(request))
    except TertialError as error:
        return JsonResponse({"error": str(error)}, status=400)
    return JsonResponse(outcome.as_json(), status=outcome.status)


def answer_presence(
    person: Person,
    place: Place,
    page: str,
    sheet: Sheet,
    permission: Permission = Permission.ECONOMY_EDIT,
    *,
    unit: Unit | None = None,
) -> JsonResponse:
    """Note who has the page open, and tell who else has and what every cell holds now. `permission` is to write there, asked at `unit` or the committee."""
    now = timezone.now()
    address = place.to(page)
    be_seen(person=person, page=address, unit=unit or place.committee, permission=permission, at=now)
    cells = [cell.as_json() for cell in sheet.cells().values()]
    return JsonResponse({"words": people_words(others_here(person=person, page=address, at=now)), "cells": cells})


def people_here(person: Person | AnonymousUser, place: Place, page: str) -> str:
    """Who else has the page open now, as a sentence; empty for nobody. One query."""
    if not isinstance(person, Person):
        return ""
    return people_words(others_here(person=person, page=place.to(page), at=timezone.now()))


def people_words(names: list[str]) -> str:
    """`Sidan är också öppen hos Karin Alm och Nils Nyman.`"""
    if not names:
        return ""
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {_('och')} {names[-1]}"
    return _("Sidan är också öppen hos %(names)s.") % {"names": listed}

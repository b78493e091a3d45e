"""Roles: lists of permissions. A role is given to a person at a node of the organisation tree."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tertial.organisation.permissions import Permission


@dataclass(frozen=True, slots=True)
class Role:
    """A named list of permissions."""

    slug: str
    name: str | Promise
    permissions: frozenset[Permission]


def _role(slug: str, name: str | Promise, *permissions: Permission) -> tuple[str, Role]:
    return slug, Role(slug, name, frozenset({Permission.READ, Permission.REVIEW_READ, *permissions}))


ROLES: dict[str, Role] = dict(
    (
        _role(
            "controller",
            _("Controller"),
            Permission.ECONOMY_EDIT,
            Permission.LEDGER_READ,
            Permission.OBSERVATION_EDIT,
            Permission.SMALL_CELLS_READ,
            Permission.SOURCE_EDIT,
            Permission.REPORT_OPEN,
            Permission.REPORT_TEXT,
            Permission.REVIEW_ACCEPT,
            Permission.REVIEW_RULES,
        ),
        _role(
            "developer",
            _("Verksamhetsutvecklare"),
            Permission.PLAN_EDIT,
            Permission.GOAL_ASSESS,
            Permission.ASSIGNMENT_REPORT,
            Permission.OBSERVATION_EDIT,
            Permission.SMALL_CELLS_READ,
            Permission.SOURCE_EDIT,
            Permission.CONTROL_EDIT,
            Permission.REPORT_OPEN,
            Permission.REPORT_TEXT,
            Permission.REVIEW_ACCEPT,
            Permission.REVIEW_RULES,
        ),
        _role(
            "unit-manager",
            _("Enhetschef"),
            Permission.LEDGER_READ,
            Permission.GOAL_ASSESS,
            Permission.ASSIGNMENT_REPORT,
            Permission.OBSERVATION_EDIT,
            Permission.SMALL_CELLS_READ,
            Permission.CONTROL_EDIT,
        ),
        _role("hr", _("HR"), Permission.OBSERVATION_EDIT, Permission.SMALL_CELLS_READ, Permission.REPORT_TEXT),
        _role(
            "secretary",
            _("Nämndsekreterare"),
            Permission.REPORT_OPEN,
            Permission.REPORT_TEXT,
            Permission.REPORT_FREEZE,
            Permission.AUDIT_READ,
        ),
        _role("politician", _("Förtroendevald")),
        _role("auditor", _("Revisor"), Permission.AUDIT_READ, Permission.LEDGER_READ, Permission.SMALL_CELLS_READ),
        _role("administrator", _("Administratör"), *Permission),
    )
)

"""Permissions: what can be done. Actions ask for these, never for a role."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """One thing that a person may do at a unit and below it."""

    READ = "read"
    PLAN_EDIT = "plan.edit"
    GOAL_ASSESS = "goal.assess"
    ASSIGNMENT_REPORT = "assignment.report"
    OBSERVATION_EDIT = "observation.edit"
    SMALL_CELLS_READ = "smallcells.read"
    SOURCE_EDIT = "source.edit"
    ECONOMY_EDIT = "economy.edit"
    LEDGER_READ = "ledger.read"
    CONTROL_EDIT = "control.edit"
    REPORT_OPEN = "report.open"
    REPORT_TEXT = "report.text"
    REPORT_FREEZE = "report.freeze"
    REVIEW_READ = "review.read"
    REVIEW_ACCEPT = "review.accept"
    REVIEW_RULES = "review.rules"
    AUDIT_READ = "audit.read"
    ORGANISATION_EDIT = "organisation.edit"

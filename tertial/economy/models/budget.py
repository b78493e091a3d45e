"""The frame from the council, and the internal budget: versions, posts and their twelve months."""

from __future__ import annotations

from django.db import models

from tertial.audit.models import Versioned
from tertial.common.money import kr
from tertial.cycle.models import Decision
from tertial.economy.models.line import OperatingLine
from tertial.organisation.models import Unit


class FrameItem(Versioned):
    """A part of the frame for a year as it stood in one budget decision: the council's frame and each adjustment."""

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="frame_items")
    budget_year = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    order = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=300)
    amount_ore = models.BigIntegerField()
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True)
    investment = models.BooleanField(default=False)

    class Meta:
        ordering = ("budget_year", "investment", "year", "order")
        constraints = (
            models.UniqueConstraint(
                fields=("committee", "budget_year", "year", "investment", "order"), name="frame_item_order_unique"
            ),
        )

    def __str__(self) -> str:
        return f"{self.label} {self.year}"


class BudgetVersion(models.Model):
    """The internal budget for a year as decided once: number 0 is the original, each later one a change of it.

    The budget in force is the sum of the posts of all versions that have a decision. A version without one is a proposal
    and counts nowhere but on its own page.
    """

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="budget_versions")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="budget_versions")

    class Meta:
        ordering = ("committee_id", "year", "number")
        constraints = (models.UniqueConstraint(fields=("committee", "year", "number"), name="budget_number_unique"),)

    def __str__(self) -> str:
        return f"{self.name} {self.year}"


class SpreadMethod(models.TextChoices):
    """How a post's amount was spread over the months of its year."""

    EVEN = "even", "jämnt"
    LAST_YEAR = "last_year", "som förra årets utfall"
    SEASONAL = "seasonal", "efter säsong"
    MANUAL = "manual", "för hand"


class BudgetPost(Versioned):
    """An amount in a budget version: costs positive, revenue negative, spread over twelve months that sum to it.

    `line` is a plain line (or an of-which line's plain parent); `account` says what kind of cost or revenue it is, as an
    account or the beginning of one, so that the rows by kind and the of-which rows find their share. `year` is the budget
    year or, in a plan for several years, a later one.
    """

    budget = models.ForeignKey(BudgetVersion, models.CASCADE, related_name="posts")
    line = models.ForeignKey(OperatingLine, models.PROTECT, related_name="budget_posts")
    year = models.PositiveSmallIntegerField()
    order = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(max_length=200, blank=True)
    account = models.CharField(max_length=20, blank=True)
    amount_ore = models.BigIntegerField()
    method = models.CharField(max_length=10, choices=SpreadMethod, default=SpreadMethod.EVEN)
    months_ore = models.JSONField()
    comment = models.TextField(blank=True)

    class Meta:
        ordering = ("budget_id", "line__order", "year", "order", "id")
        constraints = (
            models.UniqueConstraint(fields=("budget", "line", "year", "label", "account"), name="budget_post_unique"),
        )

    def __str__(self) -> str:
        return f"{self.line.title} {self.label} {self.year}: {kr(self.amount_ore)} kr"

"""What people decide about findings, and what is kept of a review. Findings themselves are never stored: they are found anew."""

from __future__ import annotations

from django.db import models

from tertial.cycle.models import Occasion
from tertial.organisation.models import Municipality, Person, Unit


class AcceptedFinding(models.Model):
    """A finding that somebody lets stand, with the reason. It is known again by `identity` when the report is built anew.

    What was said and where is kept in words, so that it can be shown to approvers and to the committee even when the finding is gone.
    """

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="accepted_findings")
    occasion = models.ForeignKey(Occasion, models.PROTECT, related_name="accepted_findings")
    identity = models.CharField(max_length=20)
    rule = models.CharField(max_length=80)
    severity = models.CharField(max_length=10)
    place = models.CharField(max_length=500)
    quote = models.TextField()
    message = models.TextField()
    reason = models.TextField()
    accepted_by = models.ForeignKey(Person, models.PROTECT, related_name="accepted_findings")
    accepted_at = models.DateTimeField()

    class Meta:
        ordering = ("accepted_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("committee", "occasion", "identity"), name="finding_accepted_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="accepted_finding_has_reason"),
        )

    def __str__(self) -> str:
        return f"{self.rule}: {self.quote[:60]}"


class RuleSetting(models.Model):
    """How a municipality uses a rule: its own value of a limit, or with an empty `parameter` that the rule is off, with the reason."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="rule_settings")
    rule = models.CharField(max_length=80)
    parameter = models.CharField(max_length=80, blank=True)
    value = models.DecimalField(max_digits=18, decimal_places=4)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("rule", "parameter")
        constraints = (
            models.UniqueConstraint(fields=("municipality", "rule", "parameter"), name="rule_setting_once"),
            models.CheckConstraint(
                condition=~models.Q(parameter="") | ~models.Q(reason=""), name="rule_off_has_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.rule} {self.parameter}".strip()


class KeptReview(models.Model):
    """How a review went, kept when a text was saved or the report frozen: the trend over versions.

    `digest` names what was reviewed, so that the same state is kept once; counts are findings that nobody had accepted.
    """

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="kept_reviews")
    occasion = models.ForeignKey(Occasion, models.PROTECT, related_name="kept_reviews")
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    errors = models.PositiveIntegerField()
    warnings = models.PositiveIntegerField()
    hints = models.PositiveIntegerField()
    accepted = models.PositiveIntegerField()
    numbers = models.PositiveIntegerField()
    bound = models.PositiveIntegerField()
    frozen = models.BooleanField(default=False)

    class Meta:
        ordering = ("at", "pk")

    @property
    def open(self) -> int:
        """The findings that nobody had accepted."""
        return self.errors + self.warnings + self.hints

    def __str__(self) -> str:
        return f"{self.committee}, {self.occasion}, {self.at:%Y-%m-%d %H:%M}"

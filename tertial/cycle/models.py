"""Plan periods, occasions, decisions and significant events."""

from __future__ import annotations

from django.db import models

from tertial.audit.models import Versioned
from tertial.common.periods import Period, swedish_date
from tertial.document.inline import DecisionReference
from tertial.organisation.models import Municipality, Unit


class Decision(models.Model):
    """Something decided: by whom, when, under which paragraph or registration number, and what it was about."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="decisions")
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=300)
    body = models.CharField(max_length=40, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    paragraph = models.CharField(max_length=10, blank=True)
    registration = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = (models.F("decided_on").asc(nulls_first=True), "id")
        constraints = (models.UniqueConstraint(fields=("municipality", "slug"), name="decision_slug_unique"),)

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> DecisionReference:
        """The decision as it is printed in a document."""
        day = self.decided_on.isoformat() if self.decided_on else ""
        return DecisionReference(self.body, day, self.paragraph, self.registration)


class PlanPeriod(models.Model):
    """The years for which goals, indicators and assignments are decided; the budget year is the first."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="plan_periods")
    slug = models.SlugField(max_length=40)
    name = models.CharField(max_length=100)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ("first_year",)
        constraints = (
            models.UniqueConstraint(fields=("municipality", "slug"), name="plan_period_slug_unique"),
            models.CheckConstraint(
                condition=models.Q(last_year__gte=models.F("first_year")), name="plan_period_in_order"
            ),
        )

    def __str__(self) -> str:
        return self.name


class OccasionKind(models.TextChoices):
    """Which follow-up it is."""

    INTERIM_1 = "interim-1", "Delår 1"
    INTERIM_2 = "interim-2", "Delår 2"
    OCTOBER = "october", "Oktoberprognos"
    YEAR_END = "year-end", "Bokslut"
    MONTHLY = "monthly", "Månadsuppföljning"


class Occasion(models.Model):
    """A follow-up as of a day: `2023-08` is the second interim follow-up, 31 August 2023.

    `money_unit` is the unit its reports print money in; amounts are exact whatever it is.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="occasions")
    plan_period = models.ForeignKey(PlanPeriod, models.PROTECT, related_name="occasions")
    slug = models.SlugField(max_length=20)
    kind = models.CharField(max_length=20, choices=OccasionKind)
    period_end = models.DateField()
    money_unit = models.CharField(max_length=4, choices=(("kr", "kr"), ("tkr", "tkr"), ("mnkr", "mnkr")), default="tkr")

    class Meta:
        ordering = ("period_end",)
        constraints = (models.UniqueConstraint(fields=("municipality", "slug"), name="occasion_slug_unique"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {swedish_date(self.period_end)}"

    @property
    def year(self) -> int:
        """The budget year."""
        return self.period_end.year

    @property
    def period(self) -> Period:
        """January up to and including the occasion's month."""
        return Period(self.period_end.year, self.period_end.month)


class SignificantEvent(Versioned):
    """Something of weight that happened in the period; its text may hold bound numbers."""

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="significant_events")
    occasion = models.ForeignKey(Occasion, models.PROTECT, related_name="significant_events")
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    text = models.TextField()
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order", "id")
        constraints = (
            models.UniqueConstraint(fields=("committee", "occasion", "slug"), name="significant_event_slug_unique"),
        )

    def __str__(self) -> str:
        return self.title


class Lock(models.Model):
    """What a committee reported at an occasion is decided and can't be changed any more."""

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="locks")
    occasion = models.ForeignKey(Occasion, models.PROTECT, related_name="locks")
    decision_text = models.CharField(max_length=100)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("committee", "occasion"), name="locked_once"),)

    def __str__(self) -> str:
        return f"{self.committee} {self.occasion}: {self.decision_text}"

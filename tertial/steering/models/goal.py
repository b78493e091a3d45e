"""Goal areas, the council's goals and the committee's goals."""

from __future__ import annotations

from django.db import models

from tertial.cycle.models import PlanPeriod
from tertial.organisation.models import Municipality, Unit


class GoalArea(models.Model):
    """Samhälle, Medborgare, Ekonomi, Verksamhet, Medarbetare: data, for municipalities differ."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="goal_areas")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=100)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("order",)
        constraints = (models.UniqueConstraint(fields=("municipality", "slug"), name="goal_area_slug_unique"),)

    def __str__(self) -> str:
        return self.name


class CouncilGoal(models.Model):
    """A goal for the whole municipality, decided by the council for a plan period."""

    plan_period = models.ForeignKey(PlanPeriod, models.PROTECT, related_name="council_goals")
    area = models.ForeignKey(GoalArea, models.PROTECT, related_name="council_goals")
    slug = models.SlugField(max_length=100)
    name = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("area__order", "order")
        constraints = (models.UniqueConstraint(fields=("plan_period", "slug"), name="council_goal_slug_unique"),)

    def __str__(self) -> str:
        return self.name


class CommitteeGoal(models.Model):
    """A committee's goal for a plan period. It need not serve a council goal, and an area may have none."""

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="goals")
    plan_period = models.ForeignKey(PlanPeriod, models.PROTECT, related_name="committee_goals")
    area = models.ForeignKey(GoalArea, models.PROTECT, related_name="committee_goals")
    council_goal = models.ForeignKey(CouncilGoal, models.PROTECT, null=True, blank=True, related_name="committee_goals")
    slug = models.SlugField(max_length=100)
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("area__order", "order")
        constraints = (
            models.UniqueConstraint(fields=("committee", "plan_period", "slug"), name="committee_goal_slug_unique"),
        )

    def __str__(self) -> str:
        return self.name

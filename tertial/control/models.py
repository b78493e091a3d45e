"""Control points and their results."""

from __future__ import annotations

from django.db import models

from tertial.audit.models import Versioned
from tertial.cycle.models import Occasion
from tertial.document.inline import Status
from tertial.organisation.models import Unit


class ControlPoint(models.Model):
    """A check in the committee's internal control plan for a year."""

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="control_points")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    frequency = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("year", "number")
        constraints = (
            models.UniqueConstraint(fields=("committee", "year", "number"), name="control_point_number_unique"),
        )

    def __str__(self) -> str:
        return f"Kontrollmoment {self.number}, {self.year}"


class ControlResult(Versioned):
    """What a check showed at an occasion: a state, the reporter's words for it, and more if there is more to say."""

    point = models.ForeignKey(ControlPoint, models.CASCADE, related_name="results")
    occasion = models.ForeignKey(Occasion, models.PROTECT, related_name="control_results")
    status = models.CharField(max_length=20, choices=[(state.value, state.value) for state in Status])
    word = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("point", "occasion"), name="one_control_result_per_occasion"),)

    def __str__(self) -> str:
        return f"{self.point}: {self.word}"

"""The action plan against a deficit: measures and what each gives in money, year by year."""

from __future__ import annotations

from django.db import models

from tertial.audit.models import Versioned
from tertial.cycle.models import Decision
from tertial.economy.models.line import OperatingLine
from tertial.organisation.models import Unit


class MeasureStatus(models.TextChoices):
    """How far a measure has come."""

    PLANNED = "planned", "planerad"
    ONGOING = "ongoing", "pågår"
    DONE = "done", "genomförd"
    STOPPED = "stopped", "avbruten"


class DeficitMeasure(Versioned):
    """A step to reduce a committee's deficit, with who answers for it and when it is to be done."""

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="deficit_measures")
    line = models.ForeignKey(OperatingLine, models.PROTECT, null=True, blank=True, related_name="deficit_measures")
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    responsible = models.CharField(max_length=120, blank=True)
    due = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=MeasureStatus, default=MeasureStatus.PLANNED)
    comment = models.TextField(blank=True)
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    demo = models.BooleanField(default=False)

    class Meta:
        ordering = ("committee_id", "order", "id")

    def __str__(self) -> str:
        return self.name


class DeficitMeasureEffect(Versioned):
    """What a measure gives one year: plus is money saved or earned. `in_forecast`: the forecast counts on it already."""

    measure = models.ForeignKey(DeficitMeasure, models.CASCADE, related_name="effects")
    year = models.PositiveSmallIntegerField()
    planned_ore = models.BigIntegerField()
    realised_ore = models.BigIntegerField(null=True, blank=True)
    in_forecast = models.BooleanField(default=False)

    class Meta:
        ordering = ("measure_id", "year")
        constraints = (models.UniqueConstraint(fields=("measure", "year"), name="one_effect_per_measure_and_year"),)

    def __str__(self) -> str:
        return f"{self.measure} {self.year}"

"""Amounts of lines that people give: forecasts, and outcome and budget where no ledger or budget post says them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tertial.audit.models import Versioned
from tertial.common.money import kr
from tertial.cycle.models import Occasion
from tertial.economy.models.line import OperatingLine


class Measure(models.TextChoices):
    """What an amount is."""

    OUTCOME = "outcome", "redovisat"
    BUDGET = "budget", "budget"
    FORECAST = "forecast", "prognos"
    FINAL_COST = "final_cost", "beräknad totalutgift"


class LineAmount(Versioned):
    """An exact amount of a line: costs positive, revenue negative.

    `period` `2023-08` is January up to and including August, `2023` the year. A line of 2023 also holds the comparative
    amounts of 2022, for they follow this year's division into lines. A forecast belongs to the occasion it was made at, and
    says in `comment` what it builds on and in `cause` why it differs from the one before.
    """

    line = models.ForeignKey(OperatingLine, models.CASCADE, related_name="amounts")
    measure = models.CharField(max_length=10, choices=Measure)
    period = models.CharField(max_length=10)
    occasion = models.ForeignKey(Occasion, models.PROTECT, null=True, blank=True)
    amount_ore = models.BigIntegerField()
    comment = models.TextField(blank=True)
    cause = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    demo = models.BooleanField(default=False)

    class Meta:
        ordering = ("line_id", "period", "measure")
        constraints = (
            models.UniqueConstraint(
                fields=("line", "measure", "period"), condition=Q(occasion__isnull=True), name="one_amount_per_line"
            ),
            models.UniqueConstraint(
                fields=("line", "measure", "period", "occasion"),
                condition=Q(occasion__isnull=False),
                name="one_forecast_per_line_and_occasion",
            ),
            models.CheckConstraint(
                condition=Q(measure__in=(Measure.OUTCOME, Measure.BUDGET, Measure.FORECAST)),
                name="a_line_has_no_final_cost",
            ),
            models.CheckConstraint(
                condition=Q(measure=Measure.FORECAST, occasion__isnull=False)
                | ~Q(measure=Measure.FORECAST) & Q(occasion__isnull=True),
                name="forecasts_and_only_they_have_an_occasion",
            ),
        )

    def __str__(self) -> str:
        return f"{self.line} {self.measure} {self.period}: {kr(self.amount_ore)} kr"

"""Investments: what a committee may spend on each, has spent and expects to spend."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tertial.audit.models import Versioned
from tertial.common.money import kr
from tertial.cycle.models import Decision, Occasion
from tertial.economy.models.amount import Measure
from tertial.organisation.models import Unit


class InvestmentProject(Versioned):
    """An investment that a committee follows one year.

    `selector` says which ledger rows belong to it (`projekt 1250`); without one its outcome is given by hand.
    `decided_total_ore` is the total that was decided for a project of several years, and `spent_before_ore` what was spent
    before the year, where the ledger does not reach that far back.
    """

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="investment_projects")
    year = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=40)
    printed_code = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()
    selector = models.CharField(max_length=500, blank=True)
    decided_total_ore = models.BigIntegerField(null=True, blank=True)
    spent_before_ore = models.BigIntegerField(null=True, blank=True)
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ("committee_id", "year", "order")
        constraints = (
            models.UniqueConstraint(fields=("committee", "year", "code"), name="investment_code_unique_per_year"),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.year}"

    @property
    def title(self) -> str:
        """The name as it is printed, with its code where it has one."""
        return f"{self.printed_code} - {self.name}" if self.printed_code else self.name


class Flow(models.TextChoices):
    """Which way the money goes."""

    EXPENSES = "expenses", "utgifter"
    INCOME = "income", "inkomster"


class InvestmentAmount(Versioned):
    """An exact amount of an investment: expenses positive, income negative. Forecasts belong to an occasion.

    `final_cost` is the project's expected total as forecast at an occasion; its period is the year of the occasion.
    """

    project = models.ForeignKey(InvestmentProject, models.CASCADE, related_name="amounts")
    measure = models.CharField(max_length=10, choices=Measure)
    flow = models.CharField(max_length=10, choices=Flow, default=Flow.EXPENSES)
    period = models.CharField(max_length=10)
    occasion = models.ForeignKey(Occasion, models.PROTECT, null=True, blank=True)
    amount_ore = models.BigIntegerField()
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("project_id", "period", "measure", "flow")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "measure", "flow", "period"),
                condition=Q(occasion__isnull=True),
                name="one_amount_per_project",
            ),
            models.UniqueConstraint(
                fields=("project", "measure", "flow", "period", "occasion"),
                condition=Q(occasion__isnull=False),
                name="one_forecast_per_project_and_occasion",
            ),
            models.CheckConstraint(
                condition=Q(measure__in=(Measure.FORECAST, Measure.FINAL_COST), occasion__isnull=False)
                | ~Q(measure__in=(Measure.FORECAST, Measure.FINAL_COST)) & Q(occasion__isnull=True),
                name="investment_forecasts_and_only_they_have_an_occasion",
            ),
        )

    def __str__(self) -> str:
        return f"{self.project} {self.measure} {self.flow} {self.period}: {kr(self.amount_ore)} kr"

"""Operating lines and their amounts, frame items, and investments. Amounts are whole öre."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tertial.audit.models import Versioned
from tertial.common.money import kr
from tertial.cycle.models import Decision, Occasion
from tertial.organisation.models import Unit


class Block(models.TextChoices):
    """Which table a line belongs to."""

    OPERATIONS = "operations", "driftsammandrag"
    MUNICIPAL_UNITS = "municipal_units", "kommunala enheter"
    REVENUE_KIND = "revenue_kind", "intäkter efter slag"
    COST_KIND = "cost_kind", "kostnader efter slag"


class LineKind(models.TextChoices):
    """How a line adds up: plain lines into the sums, of-which lines into nothing, sums are computed."""

    PLAIN = "plain", "rad"
    OF_WHICH = "of_which", "varav"
    OF_TOTAL = "of_total", "varav av summan"
    TOTAL = "total", "summa nettokostnader"
    GRAND_TOTAL = "grand_total", "summa inklusive kommunala enheter"


class Measure(models.TextChoices):
    """What an amount is."""

    OUTCOME = "outcome", "redovisat"
    BUDGET = "budget", "budget"
    FORECAST = "forecast", "prognos"


class OperatingLine(models.Model):
    """A row of a committee's operating summary one year. `code` is its stable name in figure keys.

    `printed_code` is printed before the label (575 - Ekonomiskt bistånd). An of-which line stands under `parent`.
    """

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="operating_lines")
    year = models.PositiveSmallIntegerField()
    block = models.CharField(max_length=20, choices=Block, default=Block.OPERATIONS)
    kind = models.CharField(max_length=12, choices=LineKind, default=LineKind.PLAIN)
    code = models.SlugField(max_length=40)
    printed_code = models.CharField(max_length=20, blank=True)
    label = models.CharField(max_length=200)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="of_which")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("committee_id", "year", "order")
        constraints = (models.UniqueConstraint(fields=("committee", "year", "code"), name="line_code_unique_per_year"),)

    def __str__(self) -> str:
        return f"{self.title} {self.year}"

    @property
    def title(self) -> str:
        """The label as it is printed, with its code where it has one."""
        return f"{self.printed_code} - {self.label}" if self.printed_code else self.label


class LineAmount(Versioned):
    """An exact amount of a line: costs positive, revenue negative.

    `period` `2023-08` is January up to and including August, `2023` the year. A line of 2023 also holds the comparative
    amounts of 2022, for they follow this year's division into lines. A forecast belongs to the occasion it was made at.
    """

    line = models.ForeignKey(OperatingLine, models.CASCADE, related_name="amounts")
    measure = models.CharField(max_length=10, choices=Measure)
    period = models.CharField(max_length=10)
    occasion = models.ForeignKey(Occasion, models.PROTECT, null=True, blank=True)
    amount_ore = models.BigIntegerField()
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
                condition=Q(measure=Measure.FORECAST, occasion__isnull=False)
                | ~Q(measure=Measure.FORECAST) & Q(occasion__isnull=True),
                name="forecasts_and_only_they_have_an_occasion",
            ),
        )

    def __str__(self) -> str:
        return f"{self.line} {self.measure} {self.period}: {kr(self.amount_ore)} kr"


class FrameItem(models.Model):
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


class InvestmentProject(models.Model):
    """An investment that a committee follows one year."""

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="investment_projects")
    year = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=40)
    printed_code = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()

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
    """An exact amount of an investment: expenses positive, income negative. Forecasts belong to an occasion."""

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
                condition=Q(measure=Measure.FORECAST, occasion__isnull=False)
                | ~Q(measure=Measure.FORECAST) & Q(occasion__isnull=True),
                name="investment_forecasts_and_only_they_have_an_occasion",
            ),
        )

    def __str__(self) -> str:
        return f"{self.project} {self.measure} {self.flow} {self.period}: {kr(self.amount_ore)} kr"

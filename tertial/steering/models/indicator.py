"""Indicators: a stable identity, definitions that change over the years, parts, places in plans, targets."""

from __future__ import annotations

from django.db import models

from tertial.audit.models import Versioned
from tertial.cycle.models import Decision, PlanPeriod
from tertial.organisation.models import Unit
from tertial.steering.models.goal import CommitteeGoal


class IndicatorKind(models.TextChoices):
    """What the measured thing is for; all kinds share parts, periods, missing reasons and notes."""

    INDICATOR = "indicator", "nämndindikator"
    VOLUME = "volume", "volymmått"
    PERSONNEL = "personnel", "personalmått"
    SERIES = "series", "månadsserie"


class Direction(models.TextChoices):
    """Which way is better."""

    HIGHER = "higher", "högre är bättre"
    LOWER = "lower", "lägre är bättre"
    CLOSE = "close", "så nära som möjligt"
    NONE = "none", "ingen riktning"


class Sex(models.TextChoices):
    """The sex that a value describes; empty for all."""

    ALL = "", "alla"
    WOMEN = "women", "kvinnor"
    MEN = "men", "män"


class Quantity(models.TextChoices):
    """What kind of number it is, which says how the parts relate to the whole.

    The parts of a count or an amount add up to the whole; the whole of a share, a mean or an index lies between its parts.
    """

    COUNT = "count", "antal"
    AMOUNT = "amount", "belopp"
    SHARE = "share", "andel"
    MEAN = "mean", "medelvärde eller median"
    INDEX = "index", "index"
    WORDS = "words", "ord"


class Frequency(models.TextChoices):
    """How often a value is to be given."""

    OCCASION = "occasion", "vid varje uppföljning"
    YEARLY = "yearly", "en gång om året"
    MONTHLY = "monthly", "varje månad"


class Indicator(models.Model):
    """Something measured over the years, whatever its definition is called this year."""

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="indicators")
    kind = models.CharField(max_length=12, choices=IndicatorKind, default=IndicatorKind.INDICATOR)
    slug = models.SlugField(max_length=100)

    class Meta:
        ordering = ("slug",)
        constraints = (models.UniqueConstraint(fields=("committee", "kind", "slug"), name="indicator_slug_unique"),)

    def __str__(self) -> str:
        return self.slug


class DefinitionVersion(models.Model):
    """How an indicator is defined from a year on.

    `comparable` says whether values by this version can be compared with those by the version before; if not, there is a
    break in the series. `notes` holds one note per line, printed after the name. `prints_unit` puts the unit in each
    cell, for tables whose rows have different units.

    `numerator`, `denominator` and `population` say in words what is counted, of what, and among whom. `owner` is the unit that
    gives the values, `measured_on` when they are measured, in words. `lag_years` is how old a value is when it is printed: 1
    where a report of 2023 prints what describes 2022. `about_people` says that it counts people: then a value about one to
    `smallest_count` − 1 of them, or a share of fewer than `smallest_denominator`, is not shown to the public.
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="definitions")
    valid_from = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    unit = models.CharField(max_length=40)
    direction = models.CharField(max_length=10, choices=Direction, default=Direction.NONE)
    prints_unit = models.BooleanField(default=False)
    comparable = models.BooleanField(default=True)
    source = models.CharField(max_length=200, blank=True)
    notes = models.TextField(blank=True)
    quantity = models.CharField(max_length=10, choices=Quantity, default=Quantity.MEAN)
    numerator = models.CharField(max_length=500, blank=True)
    denominator = models.CharField(max_length=500, blank=True)
    population = models.CharField(max_length=500, blank=True)
    owner = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="owned_definitions")
    frequency = models.CharField(max_length=10, choices=Frequency, default=Frequency.OCCASION)
    measured_on = models.CharField(max_length=200, blank=True)
    lag_years = models.PositiveSmallIntegerField(default=0)
    about_people = models.BooleanField(default=False)
    smallest_count = models.PositiveSmallIntegerField(default=5)
    smallest_denominator = models.PositiveSmallIntegerField(default=20)

    class Meta:
        ordering = ("indicator_id", "valid_from")
        constraints = (
            models.UniqueConstraint(fields=("indicator", "valid_from"), name="one_definition_per_indicator_and_year"),
        )

    def __str__(self) -> str:
        return f"{self.name} (från {self.valid_from})"


class NamedPart(models.Model):
    """A part of an indicator that is neither sex nor unit: study path 1, accessibility, the August forecast."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="named_parts")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=100)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("order",)
        constraints = (models.UniqueConstraint(fields=("indicator", "slug"), name="named_part_slug_unique"),)

    def __str__(self) -> str:
        return self.name


class ExpectedPart(models.Model):
    """A part that an indicator is to have a value for by a definition; the whole is a part of its own, with an empty key."""

    definition = models.ForeignKey(DefinitionVersion, models.CASCADE, related_name="expected_parts")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    part = models.ForeignKey(NamedPart, models.PROTECT, null=True, blank=True, related_name="+")
    sex = models.CharField(max_length=5, choices=Sex, blank=True)
    part_key = models.CharField(max_length=160, blank=True, editable=False)

    class Meta:
        ordering = ("definition_id", "id")
        constraints = (models.UniqueConstraint(fields=("definition", "part_key"), name="expected_part_once"),)

    def __str__(self) -> str:
        return f"{self.definition} {self.part_key}".strip()


class Placement(models.Model):
    """An indicator's place in a plan period: under a goal, or for volumes, personnel and series without one.

    `section` is a subheading within the goal; `notes` belong to the place, one per line.
    """

    plan_period = models.ForeignKey(PlanPeriod, models.PROTECT, related_name="placements")
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="placements")
    goal = models.ForeignKey(CommitteeGoal, models.PROTECT, null=True, blank=True, related_name="placements")
    section = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(fields=("indicator", "goal"), name="indicator_once_per_goal"),
            models.UniqueConstraint(
                fields=("indicator", "plan_period"),
                condition=models.Q(goal__isnull=True),
                name="indicator_once_per_plan_without_goal",
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator} i {self.plan_period}"


class Target(Versioned):
    """The wanted value or direction for a year, as it was decided, for the whole or for a part.

    `text` is the decided wording in the grammar of `steering.targets`. Several decisions may give the same part a target:
    the latest decided counts, the earlier stay. `part_key` is the part as it stands in figure keys.
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="targets")
    year = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True)
    part = models.ForeignKey(NamedPart, models.PROTECT, null=True, blank=True)
    sex = models.CharField(max_length=5, choices=Sex, blank=True)
    part_key = models.CharField(max_length=160, blank=True, editable=False)
    text = models.CharField(max_length=200)
    decision = models.ForeignKey(Decision, models.PROTECT)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("indicator_id", "year", "part_key", "decision__decided_on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("indicator", "year", "part_key", "decision"), name="one_target_per_part_and_decision"
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator} {self.year} {self.part_key}: {self.text}"

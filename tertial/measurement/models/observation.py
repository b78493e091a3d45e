"""Observations."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tertial.audit.models import Versioned
from tertial.document.figure import MissingReason
from tertial.measurement.models.source import SourceRun
from tertial.organisation.models import Unit
from tertial.steering.models import DefinitionVersion, Indicator, NamedPart, Sex


class Nature(models.TextChoices):
    """What kind of value it is."""

    OUTCOME = "outcome", "utfall"
    FORECAST = "forecast", "prognos"
    BASE = "base", "basvärde"


class State(models.TextChoices):
    """How settled the value is."""

    FINAL = "final", "slutlig"
    PRELIMINARY = "preliminary", "preliminär"
    REVISED = "revised", "reviderad"


class Hidden(models.TextChoices):
    """Why the public does not see the value."""

    NO = "", "visas"
    PRIMARY = "primary", "för få personer"
    SECONDARY = "secondary", "kan annars räkna fram ett värde om för få personer"


class Observation(Versioned):
    """A value of an indicator for a period and a part, by the definition it was measured with.

    Exactly one of `value`, `text_value` and `missing_reason` is given. `decimals` is the precision it was reported with;
    `reported_as` the form it is printed in where that was another than the standard one (`89,6%`, `I.U`).
    `period` is as in `common.periods`; `reference_period` what it describes where that is another. `part_key` is the part as
    it stands in figure keys. `demo` marks values made for the demo. `note` holds one printed note per line.

    `numerator` and `denominator` are what a share or a mean was made of, where that is known. `rule` says in words how a
    computed value was made, `run` when it was read or fetched. `hidden` is computed whenever a value that it rests on is
    written: see `measurement.disclosure`.
    """

    # No foreign key has an index of its own, for each makes every import longer. The unique constraint begins with the first two;
    # nothing looks for observations by unit, part or run alone, and none of those is ever removed.
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="observations", db_index=False)
    definition = models.ForeignKey(DefinitionVersion, models.PROTECT, related_name="observations", db_index=False)
    period = models.CharField(max_length=10)
    reference_period = models.CharField(max_length=10, blank=True)
    nature = models.CharField(max_length=10, choices=Nature, default=Nature.OUTCOME)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, db_index=False)
    part = models.ForeignKey(NamedPart, models.PROTECT, null=True, blank=True, db_index=False)
    sex = models.CharField(max_length=5, choices=Sex, blank=True)
    part_key = models.CharField(max_length=160, blank=True, editable=False)
    value = models.DecimalField(max_digits=24, decimal_places=8, null=True, blank=True)
    decimals = models.PositiveSmallIntegerField(default=0)
    text_value = models.CharField(max_length=300, blank=True)
    missing_reason = models.CharField(
        max_length=20, blank=True, choices=[(reason.value, reason.value) for reason in MissingReason]
    )
    missing_text = models.CharField(max_length=500, blank=True)
    reported_as = models.CharField(max_length=100, blank=True)
    expected_on = models.DateField(null=True, blank=True)
    numerator = models.DecimalField(max_digits=24, decimal_places=8, null=True, blank=True)
    denominator = models.DecimalField(max_digits=24, decimal_places=8, null=True, blank=True)
    measured_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.FINAL)
    source = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    rule = models.TextField(blank=True)
    run = models.ForeignKey(
        SourceRun, models.PROTECT, null=True, blank=True, related_name="observations", db_index=False
    )
    hidden = models.CharField(max_length=10, choices=Hidden, default=Hidden.NO, blank=True, editable=False)
    demo = models.BooleanField(default=False)

    class Meta:
        ordering = ("indicator_id", "period", "part_key")
        constraints = (
            models.UniqueConstraint(
                fields=("indicator", "definition", "period", "nature", "part_key"), name="one_observation_per_part"
            ),
            models.CheckConstraint(
                condition=(
                    Q(value__isnull=False, text_value="", missing_reason="")
                    | Q(value__isnull=True, missing_reason="") & ~Q(text_value="")
                    | Q(value__isnull=True, text_value="") & ~Q(missing_reason="")
                ),
                name="value_or_words_or_missing",
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(denominator__gt=0), name="denominator_above_zero"
            ),
        )
        indexes = (models.Index(fields=("indicator", "period")),)

    def __str__(self) -> str:
        return f"{self.indicator} {self.period} {self.part_key}".strip()

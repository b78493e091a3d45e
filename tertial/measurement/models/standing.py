"""How an indicator stands at an occasion, kept so that a list of thousands can be filtered."""

from __future__ import annotations

from django.db import models

from tertial.cycle.models import Occasion
from tertial.steering.calculations import Verdict
from tertial.steering.models import Indicator


class Standing(models.Model):
    """What follows from an indicator's observations and targets at an occasion; never edited, always computed anew.

    `verdict` is the worst of its rows'. `expected` and `present` count the parts that should have a value and those that
    have one (or say why not); `is_late` is when one that should be there is not.
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="standings")
    occasion = models.ForeignKey(Occasion, models.CASCADE, related_name="standings")
    verdict = models.CharField(max_length=12, choices=[(verdict.value, verdict.value) for verdict in Verdict])
    has_target = models.BooleanField()
    has_value = models.BooleanField()
    is_late = models.BooleanField()
    expected = models.PositiveSmallIntegerField()
    present = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("indicator", "occasion"), name="one_standing_per_occasion"),)

    def __str__(self) -> str:
        return f"{self.indicator} {self.occasion}: {self.verdict}"

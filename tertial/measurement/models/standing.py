"""How an indicator stands at an occasion, kept so that a list of thousands can be filtered."""

from __future__ import annotations

from datetime import date

from django.db import models

from tertial.cycle.models import Occasion
from tertial.steering.calculations import Verdict
from tertial.steering.models import DefinitionVersion, Indicator

_VERDICTS = [(verdict.value, verdict.value) for verdict in Verdict]


class Standing(models.Model):
    """What follows from an indicator's observations and targets at an occasion; never edited, always computed anew.

    `definition` is the one in force then. `verdict` is the worst of the rows', `public_verdict` the worst of those that the
    public sees the values of. `expected` and `present` count the parts that should have a value and those that have one
    or say why not. `late_on` is the day from which one that should be there is late, None where nothing is awaited: a day and
    not a yes or no, for what is stored today must be right tomorrow.
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="standings")
    occasion = models.ForeignKey(Occasion, models.CASCADE, related_name="standings")
    definition = models.ForeignKey(DefinitionVersion, models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=12, choices=_VERDICTS)
    public_verdict = models.CharField(max_length=12, choices=_VERDICTS)
    has_target = models.BooleanField()
    has_value = models.BooleanField()
    late_on = models.DateField(null=True, blank=True)
    expected = models.PositiveSmallIntegerField()
    present = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("indicator", "occasion"), name="one_standing_per_occasion"),)

    def __str__(self) -> str:
        return f"{self.indicator} {self.occasion}: {self.verdict}"

    def is_late(self, today: date) -> bool:
        """Whether a value that should be there today is not."""
        return self.late_on is not None and self.late_on <= today

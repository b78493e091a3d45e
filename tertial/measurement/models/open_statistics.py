"""Open statistics as they were fetched: series, the areas they are about, and their values."""

from __future__ import annotations

from django.db import models

from tertial.audit.models import Versioned
from tertial.measurement.models.source import Source, SourceKind, SourceRun
from tertial.steering.models import Indicator, NamedPart, Sex


class OpenArea(models.Model):
    """A municipality, region, group or country as a service names it. The country is `0000` at Kolada, `00` at SCB."""

    service = models.CharField(max_length=10, choices=SourceKind)
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("code",)
        constraints = (models.UniqueConstraint(fields=("service", "code"), name="open_area_unique"),)

    def __str__(self) -> str:
        return self.name


class OpenSeries(Versioned):
    """A series that was chosen from a service: a key figure at Kolada, a selection of a table at SCB.

    `code` is the service's own; `query` the selection where the code alone is not enough. `indicator` (and `part`) is what
    the municipality's own values become observations of, where they do; `compare_with` the codes of the areas they are
    set beside. `lag_years` is how much later than the year itself the value is printed: 1 where a report of 2023 prints
    the figure that describes 2022.
    """

    source = models.ForeignKey(Source, models.PROTECT, related_name="series")
    slug = models.SlugField(max_length=80)
    code = models.CharField(max_length=80)
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    unit = models.CharField(max_length=40, blank=True)
    query = models.JSONField(default=dict, blank=True)
    by_sex = models.BooleanField(default=False)
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, blank=True, related_name="open_series")
    part = models.ForeignKey(NamedPart, models.PROTECT, null=True, blank=True, related_name="+")
    compare_with = models.JSONField(default=list, blank=True)
    lag_years = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("title",)
        constraints = (models.UniqueConstraint(fields=("source", "slug"), name="open_series_unique"),)

    def __str__(self) -> str:
        return self.title


class OpenValue(models.Model):
    """A value of a series, as the service gave it. `value` is None where the service has none: missing, never zero.

    `status` is the service's own word, kept as it came. `run` fetched it last.
    """

    series = models.ForeignKey(OpenSeries, models.CASCADE, related_name="values")
    area = models.CharField(max_length=20)
    period = models.CharField(max_length=10)
    sex = models.CharField(max_length=5, choices=Sex, blank=True)
    value = models.DecimalField(max_digits=24, decimal_places=8, null=True, blank=True)
    decimals = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(max_length=40, blank=True)
    members = models.PositiveIntegerField(null=True, blank=True)
    run = models.ForeignKey(SourceRun, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("series_id", "period", "area", "sex")
        constraints = (
            models.UniqueConstraint(fields=("series", "area", "period", "sex"), name="one_open_value_per_area"),
        )

    def __str__(self) -> str:
        return f"{self.series} {self.area} {self.period} {self.sex}".strip()

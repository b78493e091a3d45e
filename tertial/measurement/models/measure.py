"""Measures that are computed from extracts, and surveys that are computed from responses: only their rules are kept."""

from __future__ import annotations

from django.db import models

from tertial.audit.models import Versioned
from tertial.measurement.models.source import Source
from tertial.organisation.models import Unit
from tertial.steering.models import Indicator, NamedPart


class Measure(Versioned):
    """How values of an indicator are computed from a source system's extract, declared once.

    `rule` is the declaration, in the form that `measurement.extracts.rule` reads. No row of any extract is ever kept.
    """

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="measures")
    source = models.ForeignKey(Source, models.PROTECT, related_name="measures")
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="measures")
    part = models.ForeignKey(NamedPart, models.PROTECT, null=True, blank=True, related_name="+")
    rule = models.TextField()

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("committee", "slug"), name="measure_slug_unique"),)

    def __str__(self) -> str:
        return self.name


class Survey(Versioned):
    """How values are computed from a survey's response file, declared once; `rule` as `measurement.surveys.rule` reads it.

    No answer is ever kept.
    """

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="surveys")
    source = models.ForeignKey(Source, models.PROTECT, related_name="surveys")
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    rule = models.TextField()

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("committee", "slug"), name="survey_slug_unique"),)

    def __str__(self) -> str:
        return self.name

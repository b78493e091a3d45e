"""Reports, their texts, and what is frozen."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tertial.audit.models import Versioned
from tertial.cycle.models import Occasion
from tertial.organisation.models import Unit


class ReportKind(models.TextChoices):
    """Which report it is."""

    INTERIM = "interim", "delårsrapport"


class Report(models.Model):
    """A committee's report for an occasion. Open until it is frozen."""

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="reports")
    occasion = models.ForeignKey(Occasion, models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=20, choices=ReportKind, default=ReportKind.INTERIM)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("committee", "occasion", "kind"), name="one_report_per_occasion"),
        )

    def __str__(self) -> str:
        return f"{self.committee}, {self.occasion}"


class ChapterText(Versioned):
    """The text that people write in a chapter, with numbers bound in braces."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="texts")
    chapter = models.SlugField(max_length=60)
    body = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("report", "chapter"), name="one_text_per_chapter"),)

    def __str__(self) -> str:
        return f"{self.report}: {self.chapter}"


class FrozenReport(models.Model):
    """The report as it was decided: canonical JSON with every figure, text, definition and target, and its fingerprint."""

    report = models.OneToOneField(Report, models.PROTECT, related_name="frozen")
    content = models.TextField()
    fingerprint = models.CharField(max_length=64)
    decision_text = models.CharField(max_length=100)
    frozen_at = models.DateTimeField()
    frozen_by = models.CharField(max_length=200)
    program_version = models.CharField(max_length=40)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(fingerprint="") & ~Q(decision_text=""), name="frozen_by_a_decision"),
        )

    def __str__(self) -> str:
        return f"{self.report}: {self.fingerprint[:12]}"

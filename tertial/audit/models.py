"""The event log and the version that guards every editable row."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Event(models.Model):
    """One change by one person. No foreign keys: an event outlives what it tells about."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    person_id = models.CharField(max_length=40)
    person_name = models.CharField(max_length=200)
    action = models.CharField(max_length=80, db_index=True)
    subject_type = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=80)
    subject_label = models.CharField(max_length=300)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("subject_type", "subject_id")),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.person_name}: {self.action} {self.subject_label}"


class Versioned(models.Model):
    """A row that people edit. `version` rises by one with every change; see `audit.versions`."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

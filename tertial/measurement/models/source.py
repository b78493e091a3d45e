"""Where values come from: sources, and each time that something was fetched or read from them."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from tertial.audit.models import Versioned
from tertial.organisation.models import Person, Unit


class SourceKind(models.TextChoices):
    """What a source is, and so how it is read."""

    FILE = "file", "fil med utfall"
    KOLADA = "kolada", "Kolada"
    PXWEB = "pxweb", "statistikdatabas (PxWeb)"
    EXTRACT = "extract", "utdrag ur verksamhetssystem"
    SURVEY = "survey", "enkät"


class Source(Versioned):
    """A system, a service or a survey that values come from.

    `address` is the service's base address where it is not the kind's own; `settings` what the kind needs beside it, as
    its connector reads it. `owner` is the unit that answers for the source.
    """

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="sources")
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=SourceKind)
    address = models.URLField(max_length=300, blank=True)
    owner = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="owned_sources")
    settings = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("committee", "slug"), name="source_slug_unique"),)

    def __str__(self) -> str:
        return self.name


class RunState(models.TextChoices):
    """How a run went."""

    RUNNING = "running", "pågår"
    DONE = "done", "klar"
    PARTLY = "partly", "avbruten, kan fortsätta"
    FAILED = "failed", "misslyckad"


class SourceRun(models.Model):
    """One time that something was fetched or read from a source, with what came of it.

    `about` says in words what was asked for; `file_name` and `fingerprint` (SHA-256) which file was read, where it was one.
    `message` is what happened in words, `faults` a list of `{"place": …, "message": …}`, never with values of
    persons. `cursor` is where a fetch that was broken off goes on. `beat_at` is the latest sign of life of whoever fetches.
    """

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="source_runs")
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="runs")
    about = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=RunState, default=RunState.RUNNING)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    beat_at = models.DateTimeField(null=True, blank=True)
    started_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    message = models.TextField(blank=True)
    faults = models.JSONField(default=list, blank=True)
    cursor = models.JSONField(default=dict, blank=True)
    read = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=("committee", "-id")),)

    def __str__(self) -> str:
        return f"{self.source or self.file_name or self.about} {self.started_at:%Y-%m-%d %H:%M}"

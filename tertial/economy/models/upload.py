"""Files on their way in: saved mapping profiles, and uploads that are read, shown and then imported or dropped."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from tertial.economy.models.ledger import LedgerBatch
from tertial.organisation.models import Municipality, Person, Unit


class ImportProfile(models.Model):
    """How one kind of export file is read, as a municipality saved it; `settings` is what `importers.profiles` reads."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="import_profiles")
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=120)
    settings = models.JSONField()

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("municipality", "slug"), name="import_profile_slug_unique"),)

    def __str__(self) -> str:
        return self.name


class UploadState(models.TextChoices):
    """How far an upload has come."""

    READING = "reading", "läses"
    READY = "ready", "klar att läsa in"
    FAULTY = "faulty", "har fel"
    IMPORTED = "imported", "inläst"
    DROPPED = "dropped", "borttagen"


class Upload(models.Model):
    """A file that somebody sent in to have a look at before it is imported.

    `folder` holds the file and what was read from it, under the data folder; it is removed when the upload is imported or
    dropped. `preview` and `faults` are what the page shows; `progress` is a percentage while it is read. `settings` is how
    the file is read where that is not a saved profile. Each reading has a number, `attempt`, so that an old one that ends
    late changes nothing; `beat_at` is the latest sign of life of whoever reads, and none while nobody has begun.
    """

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="uploads")
    file_name = models.CharField(max_length=200)
    folder = models.CharField(max_length=80, unique=True)
    profile = models.CharField(max_length=80, blank=True)
    settings = models.JSONField(default=dict, blank=True)
    mode = models.CharField(max_length=10, blank=True)
    state = models.CharField(max_length=10, choices=UploadState, default=UploadState.READING)
    progress = models.PositiveSmallIntegerField(default=0)
    attempt = models.PositiveSmallIntegerField(default=1)
    beat_at = models.DateTimeField(null=True, blank=True)
    preview = models.JSONField(default=dict)
    faults = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    batch = models.ForeignKey(LedgerBatch, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.file_name

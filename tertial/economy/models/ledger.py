"""What is in the ledger: immutable batches of rows, and the months that each covers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from tertial.organisation.models import Person, Unit


class Content(models.TextChoices):
    """What the rows of a batch are."""

    OUTCOME = "outcome", "utfall"
    BUDGET = "budget", "budget"


class Mode(models.TextChoices):
    """What a batch does to the months it covers."""

    REPLACE = "replace", "ersätter perioderna"
    ADD = "add", "läggs till i perioderna"


class LedgerBatch(models.Model):
    """One import. Its rows lie in the Parquet file `file`, which is never changed; this row makes them visible.

    What counts in a month is the latest batch that replaces it, and all later ones that add to it, of those not undone:
    `economy.ledger.visible`. A batch that another has superseded shows again when that one is undone.
    """

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="ledger_batches")
    content = models.CharField(max_length=10, choices=Content, default=Content.OUTCOME)
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.REPLACE)
    file = models.CharField(max_length=80, unique=True)
    source_name = models.CharField(max_length=200)
    source_sha256 = models.CharField(max_length=64)
    source_format = models.CharField(max_length=10)
    profile = models.CharField(max_length=80, blank=True)
    rows = models.PositiveBigIntegerField()
    imported_at = models.DateTimeField(default=timezone.now)
    imported_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    demo = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="undone_batch_has_both_time_and_person",
            ),
        )

    def __str__(self) -> str:
        return f"import {self.pk}: {self.source_name}"


class LedgerPeriod(models.Model):
    """A month that a batch covers: `month` is 202308. A covered month may have no rows.

    `fingerprint` is the same for the same rows in any order: two imports of a month are told apart without reading them.
    """

    batch = models.ForeignKey(LedgerBatch, models.CASCADE, related_name="periods")
    month = models.PositiveIntegerField()
    rows = models.PositiveBigIntegerField()
    sum_ore = models.BigIntegerField()
    fingerprint = models.CharField(max_length=40)

    class Meta:
        ordering = ("batch_id", "month")
        constraints = (
            models.UniqueConstraint(fields=("batch", "month"), name="month_once_per_batch"),
            models.CheckConstraint(
                condition=Q(month__gte=190001) & Q(month__lte=299912), name="month_is_a_year_and_a_month"
            ),
        )

    def __str__(self) -> str:
        return f"{self.batch}, {self.month}"

"""The code string: which parts a municipality uses, and the codes of each."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from tertial.audit.models import Versioned
from tertial.economy.ledger.schema import PART_NAMES
from tertial.organisation.models import Municipality


class Part(models.TextChoices):
    """A part of the code string; the value is its column in the ledger."""

    ACCOUNT = "account", PART_NAMES["account"]
    COST_CENTRE = "cost_centre", PART_NAMES["cost_centre"]
    SERVICE = "service", PART_NAMES["service"]
    ACTIVITY = "activity", PART_NAMES["activity"]
    PROJECT = "project", PART_NAMES["project"]
    OBJECT = "object", PART_NAMES["object"]
    COUNTERPART = "counterpart", PART_NAMES["counterpart"]
    FREE = "free", PART_NAMES["free"]


class Code(Versioned):
    """A code of one part of the code string, with its name, while it is valid. Both ends are inclusive.

    `counts_as` maps it: rows with this code count as if they had that one (a code that was renamed, split or mistyped).
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="codes")
    part = models.CharField(max_length=12, choices=Part)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    valid_from = models.DateField(default=date(1971, 1, 1))
    valid_to = models.DateField(null=True, blank=True)
    counts_as = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("part", "code", "valid_from")
        constraints = (
            models.UniqueConstraint(fields=("municipality", "part", "code", "valid_from"), name="code_unique"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="code_valid_in_order"
            ),
            models.CheckConstraint(condition=~Q(counts_as=F("code")), name="code_counts_as_another"),
        )

    def __str__(self) -> str:
        return f"{self.get_part_display()} {self.code} {self.name}"

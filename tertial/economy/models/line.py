"""Operating lines: the rows of the operating summary, and which ledger rows fall in each."""

from __future__ import annotations

from django.db import models

from tertial.audit.models import Versioned
from tertial.organisation.models import Unit


class Block(models.TextChoices):
    """Which table a line belongs to."""

    OPERATIONS = "operations", "driftsammandrag"
    MUNICIPAL_UNITS = "municipal_units", "kommunala enheter"
    REVENUE_KIND = "revenue_kind", "intäkter efter slag"
    COST_KIND = "cost_kind", "kostnader efter slag"


class LineKind(models.TextChoices):
    """How a line adds up: plain lines into the sums, of-which lines into nothing, sums are computed."""

    PLAIN = "plain", "rad"
    OF_WHICH = "of_which", "varav"
    OF_TOTAL = "of_total", "varav av summan"
    TOTAL = "total", "summa nettokostnader"
    GRAND_TOTAL = "grand_total", "summa inklusive kommunala enheter"


class OperatingLine(Versioned):
    """A row of a committee's operating summary one year. `code` is its stable name in figure keys.

    `printed_code` is printed before the label (575 - Ekonomiskt bistånd). An of-which line stands under `parent`.
    `selector` says which ledger rows fall in the line, in the grammar of `economy.selectors`; a line with a selector has
    its outcome from the ledger, one without is given its outcome by hand.
    """

    committee = models.ForeignKey(Unit, models.PROTECT, related_name="operating_lines")
    year = models.PositiveSmallIntegerField()
    block = models.CharField(max_length=20, choices=Block, default=Block.OPERATIONS)
    kind = models.CharField(max_length=12, choices=LineKind, default=LineKind.PLAIN)
    code = models.SlugField(max_length=40)
    printed_code = models.CharField(max_length=20, blank=True)
    label = models.CharField(max_length=200)
    selector = models.CharField(max_length=500, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="of_which")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("committee_id", "year", "order")
        constraints = (models.UniqueConstraint(fields=("committee", "year", "code"), name="line_code_unique_per_year"),)

    def __str__(self) -> str:
        return f"{self.title} {self.year}"

    @property
    def title(self) -> str:
        """The label as it is printed, with its code where it has one."""
        return f"{self.printed_code} - {self.label}" if self.printed_code else self.label

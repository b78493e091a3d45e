"""Read what has been imported, and what of it counts now."""

from __future__ import annotations

from dataclasses import dataclass

from tertial.common.errors import NotFound
from tertial.economy.calculations.stretches import Stretch, stretches
from tertial.economy.ledger.visible import visible
from tertial.economy.models import Content, LedgerBatch
from tertial.organisation.models import Unit


@dataclass(frozen=True, slots=True)
class BatchRow:
    """An import: the months it covers, and those of them in which it counts now (none where it is undone or superseded)."""

    batch: LedgerBatch
    covers: tuple[Stretch, ...]
    counts: tuple[Stretch, ...]

    @property
    def counts_wholly(self) -> bool:
        """Whether it counts in every month it covers."""
        return self.covers == self.counts


def batches(committee: Unit, content: Content = Content.OUTCOME) -> list[BatchRow]:
    """The committee's imports, the latest first. Three queries."""
    now = visible(committee, content)
    counting: dict[int, list[int]] = {}
    for month, held in now.months.items():
        for source in held.sources:
            counting.setdefault(source, []).append(month)
    rows = (
        LedgerBatch.objects.filter(committee=committee, content=content)
        .select_related("imported_by", "undone_by")
        .prefetch_related("periods")
        .order_by("-pk")
    )
    return [
        BatchRow(
            batch,
            stretches([period.month for period in batch.periods.all()]),
            stretches(counting.get(batch.pk, ())),
        )
        for batch in rows
    ]


def batch(committee: Unit, pk: int) -> LedgerBatch:
    """An import of the committee; raises `NotFound`, also for another committee's."""
    rows = LedgerBatch.objects.select_related("committee__municipality", "imported_by", "undone_by")
    found = rows.filter(committee=committee, pk=pk).first()
    if found is None:
        raise NotFound("Inläsningen", str(pk))
    return found


def any_batch(pk: int) -> LedgerBatch:
    """An import of any committee; raises `NotFound` naming the latest."""
    found = LedgerBatch.objects.select_related("committee__municipality").filter(pk=pk).first()
    if found is None:
        latest = LedgerBatch.objects.order_by("-pk").values_list("pk", flat=True)[:12]
        raise NotFound("Inläsningen", str(pk), [str(one) for one in latest])
    return found

"""Take rows into the ledger, and take them out again."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from tertial.audit.actions import record, snapshot
from tertial.common.errors import Refused
from tertial.common.money import kr
from tertial.common.numbers import swedish
from tertial.economy.ledger import store
from tertial.economy.ledger.changes import MonthChange, already_added, month_changes
from tertial.economy.ledger.contents import Contents, contents_of, require_ledger_file
from tertial.economy.ledger.scratch import rows_of, scratch
from tertial.economy.ledger.visible import Visible, visible
from tertial.economy.models import Content, LedgerBatch, LedgerPeriod, Mode
from tertial.organisation.access import require
from tertial.organisation.models import Person, Unit
from tertial.organisation.permissions import Permission

_LARGEST = 2**63 - 1


def import_ledger(
    *,
    committee: Unit,
    staged: Path,
    source_name: str,
    source_sha256: str,
    source_format: str,
    by: Person,
    profile: str = "",
    mode: Mode = Mode.REPLACE,
    content: Content = Content.OUTCOME,
    demo: bool = False,
) -> LedgerBatch | None:
    """Let rows that were read into `staged` count; None when nothing would be otherwise, and then nothing is written.

    To replace covers every month from the first to the last in the file, also those without rows. To add puts the rows on
    top, unless the same file counts already. The file `staged` is moved when the rows are taken in, else left alone.

    The rows are looked through before the transaction, which holds the database for milliseconds whatever their number.
    Frozen reports do not change, also where their periods do; `ledger.preview` says which. Refused: a file without rows,
    a month whose sum no database can hold.
    """
    require(by, Permission.ECONOMY_EDIT, unit=committee)
    with suppress(OSError):  # what can't be removed is no reason not to import
        store.sweep()
    with store.staging() as spill, scratch(spill) as connection:
        require_ledger_file(connection, staged)
        coming = contents_of(connection, rows_of([(staged, None)]))
        if not coming:
            raise Refused(f"{source_name} har inga rader att läsa in. Kontrollera urvalet i exporten.")
        for month, contents in coming.items():
            if abs(contents.sum_ore) > _LARGEST:
                raise Refused(f"{source_name} har en orimlig summa i {month}. Kontrollera beloppen.")
        with transaction.atomic():
            _take_turns(committee)
            now = visible(committee, content)
            changes = month_changes(connection, now, coming, mode)
            if already_added(now, source_sha256, mode) or not any(one.is_change for one in changes):
                return None
            batch = LedgerBatch.objects.create(
                committee=committee,
                content=content,
                mode=mode,
                file=store.new_name(),
                source_name=source_name[:200],
                source_sha256=source_sha256,
                source_format=source_format,
                profile=profile,
                rows=sum(one.rows for one in coming.values()),
                imported_by=by,
                demo=demo,
            )
            LedgerPeriod.objects.bulk_create(
                LedgerPeriod(
                    batch=batch,
                    month=one.month,
                    rows=held.rows,
                    sum_ore=held.sum_ore,
                    fingerprint=held.fingerprint,
                )
                for one in changes
                for held in (coming.get(one.month, Contents()),)
            )
            _record_import(batch, changes, by)
            # Last: a file without its row is swept, a row without its file would be a hole in the ledger.
            store.adopt(staged, batch.file)
    return batch


@transaction.atomic
def undo_batch(*, batch: LedgerBatch, by: Person, reason: str = "") -> LedgerBatch:
    """Let an import no longer count: what it replaced shows again. Undoing what is undone changes nothing.

    The file stays where it is. To have the rows back, import the source again.
    """
    require(by, Permission.ECONOMY_EDIT, unit=batch.committee)
    _take_turns(batch.committee)
    batch = LedgerBatch.objects.select_related("committee").get(pk=batch.pk)
    if batch.undone_at:
        return batch
    content = Content(batch.content)
    now, then = visible(batch.committee, content), visible(batch.committee, content, leaving_out=[batch.pk])
    own = list(batch.periods.values_list("month", flat=True))
    before = {**snapshot(batch), **_summed(now, own)}
    batch.undone_at, batch.undone_by = timezone.now(), by
    batch.save(update_fields=["undone_at", "undone_by"])
    after = {**snapshot(batch), **_summed(then, own)}
    record(action="economy.undo_batch", subject=batch, by=by, before=before, after=after, reason=reason)
    return batch


def _take_turns(committee: Unit) -> None:
    """Wait until nobody else changes the committee's ledger, and keep others waiting until the transaction ends.

    PostgreSQL locks the committee's row; on SQLite the transaction has locked the whole database already.
    """
    Unit.objects.select_for_update(no_key=True).get(pk=committee.pk)


def _record_import(batch: LedgerBatch, changes: Sequence[MonthChange], by: Person) -> None:
    """Log what the months that differ held before and hold now."""
    differing = [one for one in changes if one.is_change]
    before = [(one.month, one.before or Contents()) for one in differing]
    record(
        action="economy.import_ledger",
        subject=batch,
        by=by,
        before=_told(before),
        after={**snapshot(batch), **_told([(one.month, one.after) for one in differing])},
    )


def _summed(held: Visible, months: Sequence[int]) -> dict[str, Any]:
    return _told(
        [
            (month, Contents(held.months[month].rows, held.months[month].sum_ore))
            for month in months
            if month in held.months
        ]
    )


def _told(months: Sequence[tuple[int, Contents]]) -> dict[str, Any]:
    """Months as the log keeps them: rows and öre in all, and each month in words."""
    return {
        "rows_in_ledger": sum(held.rows for _, held in months),
        "ore_in_ledger": sum(held.sum_ore for _, held in months),
        "months": "; ".join(f"{month}: {held.rows} rader, {swedish(kr(held.sum_ore), 2)} kr" for month, held in months),
    }

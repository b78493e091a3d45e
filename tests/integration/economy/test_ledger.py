"""Rows into the ledger and out again: what counts, what the log keeps, and that the same again changes nothing."""

from __future__ import annotations

import threading
from pathlib import Path

import duckdb
import pytest
from django.conf import settings
from django.db import connection

from tertial.audit.queries import events_about
from tertial.common.errors import Forbidden, Refused
from tertial.economy.actions import undo_batch
from tertial.economy.ledger import contents, store
from tertial.economy.ledger.scratch import rows_of
from tertial.economy.ledger.visible import visible
from tertial.economy.models import Content, LedgerBatch, LedgerPeriod, Mode
from tests.factories.database import changed, everything
from tests.factories.ledger import Row, a_batch, an_import, staged
from tests.factories.organisation import a_committee, a_person, the_program

pytestmark = pytest.mark.django_db

JANUARY, FEBRUARY, MARCH, APRIL = 202301, 202302, 202303, 202304


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder for each test: rolled-back transactions leave what the next import would have swept."""
    monkeypatch.setattr(settings, "DATA", tmp_path)


def amounts(content: Content = Content.OUTCOME) -> list[tuple[int, int]]:
    """Month and amount of every row that counts, read from the files."""
    files = visible(a_committee(), content).files
    with duckdb.connect() as opened:
        found = opened.execute(f"SELECT month, amount FROM ({rows_of(files)}) ORDER BY ALL").fetchall()  # noqa: S608
    return [(int(month), int(amount)) for month, amount in found]


def sums() -> dict[int, int]:
    """The sum of each covered month, as the database has it."""
    return {month: held.sum_ore for month, held in visible(a_committee()).months.items()}


def test_rows_count_when_they_are_imported_and_lie_in_a_file_of_their_own() -> None:
    batch = a_batch(Row(FEBRUARY, 20_00), Row(JANUARY, 10_00), Row(JANUARY, -3_50))
    assert amounts() == [(JANUARY, -350), (JANUARY, 1000), (FEBRUARY, 2000)]
    assert [(period.month, period.rows, period.sum_ore) for period in batch.periods.all()] == [
        (JANUARY, 2, 650),
        (FEBRUARY, 1, 2000),
    ]
    assert (batch.rows, batch.source_format, batch.mode) == (3, "csv", Mode.REPLACE)
    assert store.path_of(batch.file).parent == Path(settings.DATA) / "ledger"


def test_a_later_import_replaces_every_month_from_its_first_to_its_last() -> None:
    a_batch(Row(JANUARY, 1), Row(FEBRUARY, 2), Row(MARCH, 3), Row(APRIL, 4))
    a_batch(Row(FEBRUARY, 20), Row(APRIL, 40))
    assert sums() == {JANUARY: 1, FEBRUARY: 20, MARCH: 0, APRIL: 40}
    assert amounts() == [(JANUARY, 1), (FEBRUARY, 20), (APRIL, 40)]


def test_rows_that_are_added_count_on_top_and_only_in_their_months() -> None:
    a_batch(Row(JANUARY, 1), Row(FEBRUARY, 2), Row(MARCH, 3))
    a_batch(Row(JANUARY, 10), Row(MARCH, 30), mode=Mode.ADD)
    assert sums() == {JANUARY: 11, FEBRUARY: 2, MARCH: 33}
    assert amounts() == [(JANUARY, 1), (JANUARY, 10), (FEBRUARY, 2), (MARCH, 3), (MARCH, 30)]


def test_budget_and_outcome_are_ledgers_of_their_own() -> None:
    a_batch(Row(JANUARY, 1))
    an_import(Row(JANUARY, 5), content=Content.BUDGET)
    assert amounts() == [(JANUARY, 1)]
    assert amounts(Content.BUDGET) == [(JANUARY, 5)]


def test_committees_have_ledgers_of_their_own() -> None:
    a_batch(Row(JANUARY, 1))
    a_batch(Row(JANUARY, 5), committee=a_committee("annan"))
    assert amounts() == [(JANUARY, 1)]


def test_the_same_rows_again_change_nothing_in_whatever_order_and_file() -> None:
    rows = (Row(JANUARY, 1), Row(JANUARY, 1), Row(JANUARY, 2), Row(MARCH, 3))
    a_batch(*rows)
    before, files = everything(), sorted(store.folder().iterdir())
    assert an_import(*rows) is None
    assert an_import(*reversed(rows), source="en annan fil") is None
    assert changed(before, everything()) == {}
    assert sorted(store.folder().iterdir()) == files
    assert an_import(Row(JANUARY, 1), Row(JANUARY, 2), Row(JANUARY, 2), Row(MARCH, 2)) is not None


def test_a_whole_export_of_what_was_added_piece_by_piece_changes_nothing() -> None:
    a_batch(Row(JANUARY, 1))
    a_batch(Row(JANUARY, 2), mode=Mode.ADD)
    assert an_import(Row(JANUARY, 2), Row(JANUARY, 1)) is None


def test_the_same_file_is_added_once_while_it_counts() -> None:
    added = a_batch(Row(JANUARY, 5), mode=Mode.ADD, source="rättelse.csv")
    assert an_import(Row(JANUARY, 5), mode=Mode.ADD, source="rättelse.csv") is None
    assert sums() == {JANUARY: 5}
    # The same rows in another file are other rows.
    a_batch(Row(JANUARY, 5), mode=Mode.ADD, source="rättelse 2.csv")
    assert sums() == {JANUARY: 10}
    undo_batch(batch=added, by=the_program())
    a_batch(Row(JANUARY, 5), mode=Mode.ADD, source="rättelse.csv")
    assert sums() == {JANUARY: 10}


def test_months_are_compared_by_their_files_when_the_kept_fingerprints_are_of_another_hash() -> None:
    rows = (Row(JANUARY, 1), Row(MARCH, 2))
    a_batch(*rows)
    LedgerPeriod.objects.update(fingerprint="00000000-1")
    assert an_import(*rows) is None
    assert an_import(Row(JANUARY, 1, account="5020"), Row(MARCH, 2)) is not None


def test_undoing_shows_what_was_before_and_is_done_once() -> None:
    a_batch(Row(JANUARY, 1), Row(FEBRUARY, 2))
    later = a_batch(Row(FEBRUARY, 20), Row(MARCH, 30))
    undone = undo_batch(batch=later, by=the_program(), reason="Fel fil.")
    assert sums() == {JANUARY: 1, FEBRUARY: 2}
    assert (undone.undone_by, undone.undone_at is not None) == (the_program(), True)
    event = events_about(later)[0]
    assert (event.action, event.reason) == ("economy.undo_batch", "Fel fil.")
    assert event.before is not None
    assert event.after is not None
    assert event.before["months"] == "202302: 1 rader, 0,20 kr; 202303: 1 rader, 0,30 kr"
    assert event.after["months"] == "202302: 1 rader, 0,02 kr"
    before = everything()
    assert undo_batch(batch=later, by=the_program()).undone_at == undone.undone_at
    assert changed(before, everything()) == {}
    assert store.path_of(later.file).is_file()
    # The rows come back by importing them again.
    assert an_import(Row(FEBRUARY, 20), Row(MARCH, 30)) is not None
    assert sums() == {JANUARY: 1, FEBRUARY: 20, MARCH: 30}


def test_undoing_what_was_superseded_changes_no_sum_until_the_later_one_goes() -> None:
    first = a_batch(Row(JANUARY, 1))
    second = a_batch(Row(JANUARY, 2))
    undo_batch(batch=first, by=the_program())
    assert sums() == {JANUARY: 2}
    undo_batch(batch=second, by=the_program())
    assert sums() == {}


def test_the_log_tells_rows_months_and_sums_before_and_after() -> None:
    a_batch(Row(JANUARY, 100_00), Row(FEBRUARY, 1))
    batch = a_batch(Row(JANUARY, 2_500_00), Row(JANUARY, 1), Row(FEBRUARY, 1), source="augusti.se")
    (event,) = events_about(batch)
    assert (event.action, event.subject_label) == ("economy.import_ledger", f"import {batch.pk}: augusti.se")
    assert event.before == {"rows_in_ledger": 1, "ore_in_ledger": 10000, "months": "202301: 1 rader, 100,00 kr"}
    assert event.after is not None
    assert event.after["months"] == "202301: 2 rader, 2\u00a0500,01 kr"
    assert (event.after["rows_in_ledger"], event.after["ore_in_ledger"], event.after["rows"]) == (2, 250001, 3)


def test_nothing_is_read_for_somebody_without_the_right() -> None:
    with pytest.raises(Forbidden):
        an_import(by=a_person())
    batch = a_batch()
    with pytest.raises(Forbidden):
        undo_batch(batch=batch, by=a_person("nora.nord", role="politician"))


def test_a_file_without_rows_is_refused() -> None:
    from tertial.economy.actions import import_ledger

    empty = staged([])
    with pytest.raises(Refused, match=r"tom\.csv har inga rader att läsa in"):
        import_ledger(
            committee=a_committee(),
            staged=empty,
            source_name="tom.csv",
            source_sha256="0",
            source_format="csv",
            by=the_program(),
        )
    assert empty.exists()


def test_a_month_whose_sum_no_database_holds_is_refused() -> None:
    most = 2**63 - 1
    with pytest.raises(Refused, match="har en orimlig summa i 202301"):
        an_import(Row(JANUARY, most), Row(JANUARY, most))
    a_batch(Row(JANUARY, most), Row(FEBRUARY, -most))
    assert sums() == {JANUARY: most, FEBRUARY: -most}


def test_an_import_that_fails_leaves_the_rows_where_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is full")

    a_committee()
    monkeypatch.setattr(LedgerPeriod.objects, "bulk_create", fail)
    before = everything()
    with pytest.raises(RuntimeError, match="the disk is full"):
        an_import()
    assert changed(before, everything()) == {}
    assert len(list(Path(settings.DATA).glob("*.parquet"))) == 1
    assert list(store.folder().glob("*.parquet")) == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "20230101T000000-0123456789abcdef.parquet/x", "", "a.parquet"])
def test_no_other_file_can_be_named(name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a batch's file"):
        store.path_of(name)


@pytest.mark.django_db(transaction=True)
def test_imports_at_the_same_moment_take_turns() -> None:
    """Four threads import other rows for the same month, and one of them twice: each counts whole, one after the other."""
    committee, by = a_committee(), the_program()
    start = threading.Barrier(4)
    outcomes: list[object] = []

    def bring(amount: int) -> None:
        start.wait()
        try:
            rows = [Row(JANUARY, amount, number=str(number)) for number in range(50)]
            outcomes.append(an_import(*rows, committee=committee, by=by, mode=Mode.ADD, source=f"{amount}.csv"))
        except Exception as error:  # noqa: BLE001  any outcome but these is what the test is about
            outcomes.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=bring, args=(amount,)) for amount in (1, 2, 3, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
    assert outcomes.count(None) == 1
    assert LedgerBatch.objects.count() == 3
    assert sums() == {JANUARY: 50 * 6}
    assert contents.read_fingerprint(LedgerPeriod.objects.all()[0].fingerprint) is not None
    assert store.unfinished() == []

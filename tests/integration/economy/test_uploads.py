"""Files that are sent in: read beside the request, shown, imported or dropped, and nothing of them left afterwards."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks, Settings

from tertial.audit.models import Event
from tertial.common.errors import NotFound, Refused
from tertial.economy.actions import (
    drop_upload,
    import_upload,
    read_again,
    receive_upload,
    set_selector,
    sweep_uploads,
    undo_batch,
)
from tertial.economy.importers import any_file
from tertial.economy.models import LedgerBatch, Mode, Upload, UploadState
from tertial.economy.queries.uploads import upload as find
from tertial.economy.queries.uploads import waiting_uploads
from tertial.economy.uploads import files, reading
from tertial.economy.uploads.beating import SILENCE, is_silent
from tests.factories.economy import a_line
from tests.factories.ledger import Row, a_batch
from tests.factories.organisation import a_committee, the_program
from tests.factories.uploads import an_upload, folder

AUGUST = """#FLAGGA 0
#FORMAT PC8
#SIETYP 4
#RAR 0 20230101 20231231
#DIM 20 "Verksamhet"
#VER A 1 20230815 ""
{
#TRANS 5010 {20 "575"} 1000.50
#TRANS 4511 {20 "575"} 250.00
#TRANS 1930 {} -1250.50
}
"""

Sent = Callable[..., Upload]


@pytest.fixture
def sent(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Sent:
    """Send in a file as somebody does, and let the task read it: in tests at once."""

    def send(text: str | bytes = AUGUST, name: str = "augusti.se", **more: Any) -> Upload:
        pieces = [text.encode("cp437") if isinstance(text, str) else text]
        with django_capture_on_commit_callbacks(execute=True):
            upload = receive_upload(committee=a_committee(), file_name=name, pieces=pieces, by=the_program(), **more)
        upload.refresh_from_db()
        return upload

    return send


@pytest.fixture(autouse=True)
def no_uploads_left(own_data_folder: Path) -> Iterator[None]:
    """Every test begins and ends with an empty folder."""
    yield
    for name in files.leftovers(set(), older_than=timedelta(seconds=-10)):
        files.remove(name)


@pytest.mark.django_db
class TestTheWayIn:
    def test_a_file_is_read_and_told_before_anything_counts(self, sent: Sent) -> None:
        set_selector(line=a_line("575"), selector="verksamhet 575", by=the_program())
        upload = sent()
        assert (upload.state, upload.progress, upload.faults) == (UploadState.READY, 100, [])
        told = upload.preview["told"]
        (month,) = told["months"]
        assert (month["month"], month["rows_after"], month["net_after"], month["covered"]) == (
            202308,
            3,
            1250_50,
            False,
        )
        (line,) = told["lines"]
        assert (line["code"], line["ore_before"], line["ore_after"]) == ("575", 0, 1250_50)
        assert upload.preview["format"] == "sie"
        assert not LedgerBatch.objects.exists()

    def test_importing_makes_it_count_and_leaves_nothing_of_the_file(
        self, sent: Sent, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        upload = sent()
        assert folder(upload).is_dir()
        with django_capture_on_commit_callbacks(execute=True):
            batch = import_upload(upload=upload, by=the_program())
        assert batch is not None
        assert (batch.source_name, batch.rows, batch.source_format) == ("augusti.se", 3, "sie")
        upload.refresh_from_db()
        assert (upload.state, upload.batch, upload.preview) == (UploadState.IMPORTED, batch, {})
        assert not folder(upload).exists()
        assert waiting_uploads(a_committee()) == []

    def test_the_same_file_again_is_nothing_new(self, sent: Sent) -> None:
        import_upload(upload=sent(), by=the_program())
        again = sent()
        assert again.preview["told"]["is_change"] is False
        assert import_upload(upload=again, by=the_program()) is None
        assert LedgerBatch.objects.count() == 1
        again.refresh_from_db()
        assert (again.state, again.batch) == (UploadState.IMPORTED, None)

    def test_dropping_leaves_nothing_and_dropping_again_changes_nothing(
        self, sent: Sent, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        upload = sent()
        with django_capture_on_commit_callbacks(execute=True):
            drop_upload(upload=upload, by=the_program())
        assert not folder(upload).exists()
        events = Event.objects.count()
        assert drop_upload(upload=upload, by=the_program()).state == UploadState.DROPPED
        assert Event.objects.count() == events
        with pytest.raises(Refused, match="borttagen"):
            import_upload(upload=upload, by=the_program())

    def test_the_log_never_holds_what_a_file_held(self, sent: Sent) -> None:
        person = "Olle Ovrig 19121212-1212"
        upload = sent(
            AUGUST.replace('20230815 ""', f'20230815 "{person}"') + "#VER A 2 20230816\n{\n#TRANS x {} 1\n}\n"
        )
        drop_upload(upload=upload, by=the_program())
        import_upload(upload=sent(AUGUST.replace('""', f'"{person}"')), by=the_program())
        assert not any(person in str([event.before, event.after]) for event in Event.objects.all())

    def test_a_file_is_read_again_in_another_way(
        self, sent: Sent, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        a_batch(Row(202308, 5_00))
        upload = sent()
        assert upload.preview["told"]["months"][0]["rows_after"] == 3
        with django_capture_on_commit_callbacks(execute=True):
            read_again(upload=upload, mode=Mode.ADD, by=the_program())
        upload.refresh_from_db()
        assert (upload.state, upload.attempt, upload.mode) == (UploadState.READY, 2, Mode.ADD)
        assert upload.preview["told"]["months"][0]["rows_after"] == 4
        assert import_upload(upload=upload, by=the_program()) is not None


@pytest.mark.django_db
class TestFilesThatAreNotRight:
    @pytest.mark.parametrize(
        ("content", "name", "why"),
        [
            (b"%PDF-1.7 ...", "rapport.pdf", "rapport.pdf är ett PDF-dokument"),
            (b"PK\x03\x04 cut off", "bok.xlsx", "bok.xlsx är avbruten eller skadad"),
            (b"\x1f\x8b\x08", "bok.gz", "gzip"),
            (b"<html><body>", "bok.xls", "webbsida"),
            (b"\x00\x01\x02\x03", "data.bin", "ingen textfil"),
            (b"   \n", "tom.csv", "tom"),
            (AUGUST.replace("-1250.50", "-1250.00").encode(), "obalans.se", ""),
            (AUGUST.encode()[:-60], "avbruten.se", ""),
            (AUGUST.replace("5010", "50x0").encode(), "konto.se", ""),
        ],
    )
    def test_it_is_told_what_is_wrong_and_nothing_is_imported(
        self, sent: Sent, content: bytes, name: str, why: str
    ) -> None:
        upload = sent(content, name)
        assert upload.state == UploadState.FAULTY
        assert upload.faults
        assert why in upload.faults[0]["message"]
        assert "Något gick fel i programmet" not in upload.faults[0]["message"]
        with pytest.raises(Refused, match="har fel"):
            import_upload(upload=upload, by=the_program())
        assert not LedgerBatch.objects.exists()

    def test_an_empty_file_and_one_that_is_too_large_are_not_kept(self, settings: Settings) -> None:
        settings.TERTIAL_LARGEST_FILE = 1
        for pieces, why in (([], "tom"), ([b"x" * 600_000] * 2, "större än 1 MB")):
            with pytest.raises(Refused, match=why):
                receive_upload(committee=a_committee(), file_name="bok.csv", pieces=pieces, by=the_program())
        assert not Upload.objects.exists()
        assert files.leftovers(set(), older_than=timedelta(seconds=-10)) == []

    def test_a_file_whose_upload_cannot_be_written_down_is_not_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(**fields: object) -> Event:
            raise DatabaseError("the log is full")

        monkeypatch.setattr(Event.objects, "create", fail)
        with pytest.raises(DatabaseError):
            receive_upload(committee=a_committee(), file_name="bok.csv", pieces=[b"en rad"], by=the_program())
        assert files.leftovers(set(), older_than=timedelta(seconds=-10)) == []

    @pytest.mark.parametrize(
        "name", ["../../etc/passwd", "C:\\Böcker\\bok.se", "bok\x00.se", ".", "a" * 500 + ".se", ""]
    )
    def test_a_name_leads_nowhere_else(self, sent: Sent, name: str) -> None:
        upload = sent(name=name)
        assert upload.state == UploadState.READY
        source = files.source_of(upload.folder)
        assert source.parent == folder(upload) / "source"
        assert len(upload.file_name) <= 200
        assert "/" not in upload.file_name
        assert upload.file_name.isprintable()

    def test_a_fault_of_ours_is_told_and_logged(
        self, sent: Sent, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise ZeroDivisionError("on purpose")

        monkeypatch.setattr(any_file, "read", fail)
        upload = sent()
        assert upload.state == UploadState.FAULTY
        assert "Något gick fel i programmet" in upload.faults[0]["message"]
        assert "on purpose" in caplog.text

    def test_a_file_that_is_gone_from_the_server_is_told(
        self, sent: Sent, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        upload = sent()
        files.remove(upload.folder)
        with pytest.raises(Refused, match="behöver läsas igen"):
            import_upload(upload=upload, by=the_program())
        with django_capture_on_commit_callbacks(execute=True):
            read_again(upload=upload, by=the_program())
        upload.refresh_from_db()
        assert "finns inte kvar på servern" in upload.faults[0]["message"]

    def test_an_unknown_profile_names_those_there_are(self, sent: Sent) -> None:
        upload = sent(profile="finns-inte")
        assert "”finns-inte” finns inte" in upload.faults[0]["message"]


@pytest.mark.django_db
class TestReadingsThatDie:
    def test_one_that_fell_silent_is_told_from_one_that_takes_time(self) -> None:
        upload = an_upload()
        upload.state, upload.progress = UploadState.READING, 40
        now = timezone.now()
        for beat_at, silent in ((now, False), (now - SILENCE / 2, False), (now - SILENCE * 2, True)):
            upload.beat_at = beat_at
            assert is_silent(upload, now) is silent
        upload.state = UploadState.READY
        assert not is_silent(upload, now)

    def test_it_can_be_read_again_or_dropped_but_not_while_it_lives(self, sent: Sent) -> None:
        upload = sent()
        upload.state, upload.beat_at = UploadState.READING, timezone.now()
        upload.save()
        with pytest.raises(Refused, match="läses just nu"):
            read_again(upload=upload, by=the_program())
        upload.beat_at = timezone.now() - SILENCE * 2
        upload.save()
        assert read_again(upload=upload, by=the_program()).attempt == 2
        assert drop_upload(upload=upload, by=the_program()).state == UploadState.DROPPED

    def test_a_reading_that_ends_late_writes_nothing(self, sent: Sent) -> None:
        upload = sent()
        Upload.objects.filter(pk=upload.pk).update(state=UploadState.READING, attempt=2, progress=7)
        reading.read_upload.func(upload.pk, 1)
        upload.refresh_from_db()
        assert (upload.state, upload.progress, upload.attempt) == (UploadState.READING, 7, 2)

    def test_a_reading_that_nobody_waits_for_stops_where_it_is(
        self, sent: Sent, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        upload = sent()
        Upload.objects.filter(pk=upload.pk).update(state=UploadState.READING)
        monkeypatch.setattr(reading, "_EVERY", 0)
        steps = []

        def slow(source: Path, *, into: Path, progress: Callable[[float], None], **_: object) -> None:
            into.write_bytes(b"half")
            progress(0.5)
            upload.refresh_from_db()
            steps.append(upload.progress)
            Upload.objects.filter(pk=upload.pk).update(state=UploadState.DROPPED)
            progress(0.6)
            steps.append(-1)

        monkeypatch.setattr(any_file, "read", slow)
        reading.read_upload.func(upload.pk, 1)
        assert steps == [45]
        upload.refresh_from_db()
        assert upload.state == UploadState.DROPPED
        assert not files.rows_of(upload.folder, 1).exists()


@pytest.mark.django_db
class TestWhatElseHappensMeanwhile:
    def test_a_preview_of_another_ledger_is_not_imported(self) -> None:
        upload = an_upload(Row(202308, 5_00))
        batch = a_batch(Row(202307, 1_00))
        with pytest.raises(Refused, match="ändrats sedan förhandsvisningen"):
            import_upload(upload=upload, by=the_program())
        later = an_upload(Row(202308, 5_00))
        undo_batch(batch=batch, by=the_program(), reason="Fel fil")
        with pytest.raises(Refused, match="ändrats sedan förhandsvisningen"):
            import_upload(upload=later, by=the_program())

    def test_what_nobody_decides_about_goes_after_a_fortnight(
        self, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        old, new = an_upload(), an_upload()
        Upload.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=15))
        with django_capture_on_commit_callbacks(execute=True):
            sweep_uploads.func()
        assert [one.pk for one in waiting_uploads(a_committee())] == [new.pk]
        assert not folder(old).exists()
        assert folder(new).exists()

    def test_folders_of_nobody_go_when_they_are_a_day_old(self) -> None:
        stray = files.keep("bok.csv", [b"en rad"])
        sweep_uploads.func()
        assert files.folder_of(stray).exists()
        import os

        long_ago = timezone.now().timestamp() - 100_000
        os.utime(files.folder_of(stray), (long_ago, long_ago))
        sweep_uploads.func()
        assert not files.folder_of(stray).exists()

    def test_another_committees_upload_is_not_found(self) -> None:
        upload = an_upload()
        assert find(a_committee(), upload.pk) == upload
        with pytest.raises(NotFound):
            find(a_committee("annan"), upload.pk)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_import_at_the_same_moment_one_does() -> None:
    upload = an_upload()
    start = threading.Barrier(2)
    by = the_program()
    outcomes: list[str] = []

    def act() -> None:
        start.wait()
        try:
            outcomes.append("imported" if import_upload(upload=upload, by=by) else "nothing new")
        except Refused as refused:
            outcomes.append("told" if "redan inläst" in str(refused) else repr(refused))
        except Exception as error:  # noqa: BLE001  any other outcome is what the test is about
            outcomes.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=act) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["imported", "told"]
    assert LedgerBatch.objects.count() == 1

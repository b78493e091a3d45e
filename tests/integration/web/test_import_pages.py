"""The pages for files on their way in: rights, what is told, every way to decide, and a fixed number of queries."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks, Settings

from tertial.economy.actions import set_selector, undo_batch
from tertial.economy.models import LedgerBatch, OperatingLine, Upload, UploadState
from tertial.economy.uploads.beating import SILENCE
from tests.factories.cycle import an_occasion
from tests.factories.economy import a_line
from tests.factories.ledger import Row, a_batch
from tests.factories.organisation import a_committee, a_person, the_program
from tests.factories.queries import queries
from tests.factories.uploads import a_code, an_upload, folder
from tests.integration.economy.test_uploads import AUGUST
from tests.integration.web.browsing import reader, words

pytestmark = pytest.mark.django_db

HERE = "/namnden/2023-08/ekonomi/"


@pytest.fixture
def controller() -> Client:
    """A controller of the committee, at an occasion."""
    an_occasion()
    return reader(a_person("karin.alm", role="controller", at=a_committee()))


def send(client: Client, content: str = AUGUST, name: str = "augusti.se", **more: str) -> Any:
    return client.post(f"{HERE}inlasning", {"file": SimpleUploadedFile(name, content.encode()), **more})


def test_a_file_is_sent_in_shown_and_read_in(
    controller: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        sent = send(controller)
    upload = Upload.objects.get()
    assert sent.headers["Location"] == f"{HERE}inlasning/{upload.pk}"
    page = words(controller.get(sent.headers["Location"]))
    assert "augusti.se" in page
    assert "2023-08 ny 3 1 250,50 +1 250,50" in page
    assert "1 nya, 0 ändrade, 0 borta" in page
    waiting = words(controller.get(f"{HERE}inlasning"))
    assert "Klar att läsa in" in waiting
    with django_capture_on_commit_callbacks(execute=True):
        done = controller.post(sent.headers["Location"], {"do": "import"}, follow=True)
    assert "augusti.se är inläst och räknas från och med nu." in words(done)
    assert "2023-08 Allt Ångra" in words(done)
    assert LedgerBatch.objects.get().imported_by.username == "karin.alm"
    assert "Filen är inläst." in words(controller.get(sent.headers["Location"]))
    assert not folder(upload).exists()


def test_rows_on_no_line_and_on_two_and_codes_without_a_name_are_told(
    controller: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    for code, order, selector in (("575", 1, "verksamhet 575"), ("576", 2, "verksamhet 57*; konto 4*")):
        set_selector(line=a_line(code, order=order), selector=selector, by=the_program())
    a_code("5010", "Månadslön")
    with django_capture_on_commit_callbacks(execute=True):
        sent = send(controller, AUGUST.replace('5010 {20 "575"}', '5010 {20 "999"}'))
    page = words(controller.get(sent.headers["Location"]))
    assert "verksamhet 999; konto 5010 1 1 000,50" in page or "konto 5010; verksamhet 999 1 1 000,50" in page
    assert "konto 4511; verksamhet 575" in page
    assert f"{a_line_title('575')}, {a_line_title('576')}" in page
    assert "konto 4511 1 250,00" in page
    assert "konto 5010 1 1 000,50" not in page.partition("Koder utan namn")[2]


def a_line_title(code: str) -> str:
    return OperatingLine.objects.get(code=code).title


def test_nothing_new_says_so_and_offers_nothing_to_read_in(controller: Client) -> None:
    a_batch(Row(202309, 5_00))
    upload = an_upload(Row(202309, 5_00))
    page = controller.get(f"{HERE}inlasning/{upload.pk}")
    assert "Inget nytt. Filens 1 rader för 2023-09 finns redan i bokföringen" in words(page)
    assert 'value="import"' not in page.content.decode()
    done = controller.post(f"{HERE}inlasning/{upload.pk}", {"do": "import"}, follow=True)
    assert "Filen innehöll inget nytt." in words(done)


def test_a_file_is_thrown_away(
    controller: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    upload = an_upload()
    with django_capture_on_commit_callbacks(execute=True):
        done = controller.post(f"{HERE}inlasning/{upload.pk}", {"do": "drop"}, follow=True)
    assert "huvudbok.csv är slängd." in words(done)
    assert not folder(upload).exists()
    assert "Filen är slängd." in words(controller.get(f"{HERE}inlasning/{upload.pk}"))


def test_a_file_with_faults_shows_each_with_its_place(
    controller: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        sent = send(controller, AUGUST.replace("1000.50", "tusen"))
    page = controller.get(sent.headers["Location"])
    assert "Ingenting är inläst." in words(page)
    assert "rad 8" in words(page)
    assert 'value="import"' not in page.content.decode()
    refused = controller.post(sent.headers["Location"], {"do": "import"})
    assert refused.status_code == 409
    assert "har fel och kan inte läsas in" in words(refused)


def test_what_people_call_a_file_is_never_markup(
    controller: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        sent = send(controller, "#FLAGGA <b>x</b>\n", "<script>alert(1)<script>.se")
    page = controller.get(sent.headers["Location"]).content.decode()
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page


def test_a_file_that_is_too_large_is_not_kept_and_the_page_says_so(controller: Client, settings: Settings) -> None:
    settings.TERTIAL_LARGEST_FILE = 0
    answer = send(controller)
    assert answer.status_code == 400
    assert "augusti.se är större än 0 MB" in words(answer)
    assert not Upload.objects.exists()


def test_no_file_is_told(controller: Client) -> None:
    answer = controller.post(f"{HERE}inlasning", {"mode": "replace"})
    assert answer.status_code == 400
    assert "Välj en fil" in words(answer)


def test_nobody_who_is_not_logged_in_may_fill_the_disk(controller: Client) -> None:
    answer = send(reader())
    assert answer.status_code == 403
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("state", "progress", "beat", "said"),
    [
        (UploadState.READING, 0, timedelta(), "Filen väntar på att läsas."),
        (UploadState.READING, 43, timedelta(), "Filen läses, minst 25 % är klart."),
        (UploadState.READING, 93, timedelta(), "Den jämförs med bokföringen."),
        (UploadState.READING, 43, SILENCE * 2, "Läsningen avbröts"),
        (UploadState.READING, 0, SILENCE * 2, "Läsningen har inte börjat."),
    ],
)
def test_how_far_a_reading_has_come(
    controller: Client, state: UploadState, progress: int, beat: timedelta, said: str
) -> None:
    upload = an_upload()
    Upload.objects.update(state=state, progress=progress, beat_at=timezone.now() - beat)
    page = controller.get(f"{HERE}inlasning/{upload.pk}")
    assert said in words(page)
    asked = controller.get(f"{HERE}inlasning/{upload.pk}/lage")
    assert asked.headers.get("HX-Refresh") == ("true" if beat else None)
    assert "no-store" in asked.headers["Cache-Control"]


def test_a_page_that_asks_learns_when_the_reading_has_ended(controller: Client) -> None:
    upload = an_upload()
    assert controller.get(f"{HERE}inlasning/{upload.pk}/lage").headers["HX-Refresh"] == "true"


def test_a_reading_that_died_is_read_again_from_its_page(
    controller: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        sent = send(controller)
    Upload.objects.update(state=UploadState.READING, progress=40, beat_at=timezone.now() - SILENCE * 2)
    assert "Avbröts" in words(controller.get(f"{HERE}inlasning"))
    with django_capture_on_commit_callbacks(execute=True):
        controller.post(sent.headers["Location"], {"do": "again"})
    assert "2023-08 ny 3 1 250,50" in words(controller.get(sent.headers["Location"]))


def test_a_preview_of_another_ledger_offers_to_read_again(controller: Client) -> None:
    upload = an_upload()
    a_batch(Row(202301, 1_00))
    answer = controller.post(f"{HERE}inlasning/{upload.pk}", {"do": "import"})
    assert answer.status_code == 409
    assert "har ändrats sedan förhandsvisningen" in words(answer)
    assert "Läs filen igen" in words(answer)


def test_an_import_is_undone_with_a_reason(controller: Client) -> None:
    batch = a_batch(Row(202308, 5_00))
    assert "2023-08 Allt Ångra" in words(controller.get(f"{HERE}inlasta"))
    page = f"{HERE}inlasta/{batch.pk}/angra"
    assert controller.post(page, {"reason": "  "}).status_code == 400
    done = controller.post(page, {"reason": "Fel månad"}, follow=True)
    assert "huvudbok.csv räknas inte längre." in words(done)
    assert "Ångrad av Karin Alm" in words(done)
    assert "Inläsningen är redan ångrad" in words(controller.get(page))


def test_what_counts_of_each_import_is_told(controller: Client) -> None:
    a_batch(Row(202306, 1_00), Row(202307, 1_00), Row(202308, 1_00), source="halvår.csv")
    a_batch(Row(202308, 2_00), source="augusti.csv")
    first = a_batch(Row(202309, 2_00), source="september.csv")
    a_batch(Row(202309, 3_00), source="september igen.csv")
    undo_batch(batch=first, by=the_program(), reason="Fel")
    page = words(controller.get(f"{HERE}inlasta"))
    assert "halvår.csv" in page
    assert "2023-06–2023-08 2023-06–2023-07 Ångra" in page
    assert "2023-09 Ångrad av Tertial" in page


PAGES = ("inlasning", "inlasning/{upload}", "inlasning/{upload}/lage", "inlasta/{batch}/angra")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", ["politician", "developer", "auditor", "secretary"])
def test_only_who_keeps_the_economy_sees_files_on_their_way_in(controller: Client, role: str, page: str) -> None:
    address = HERE + page.format(upload=an_upload().pk, batch=a_batch().pk)
    somebody = reader(a_person("olle.ovrig", role=role, at=a_committee()))
    assert somebody.get(address).status_code == 403
    assert somebody.post(address, {"do": "import", "reason": "Nyfiken"}).status_code in (403, 405)
    assert LedgerBatch.objects.filter(undone_at=None).count() == 1
    batches = somebody.get(f"{HERE}inlasta")
    assert batches.status_code == 200
    assert "/angra" not in batches.content.decode()


@pytest.mark.parametrize("page", PAGES[1:])
def test_another_committees_controller_finds_none_of_it(controller: Client, page: str) -> None:
    other = reader(a_person("vera.vik", role="controller", at=a_committee("annan")))
    address = page.format(upload=an_upload().pk, batch=a_batch().pk)
    assert other.get(f"/annan/2023-08/ekonomi/{address}").status_code == 404
    assert other.get(HERE + address).status_code == 403


def test_the_pages_ask_a_fixed_number_of_questions(controller: Client) -> None:
    def asked(page: str) -> int:
        with queries() as made:
            assert controller.get(HERE + page).status_code == 200
        return len(made)

    upload, batch = an_upload(), a_batch()
    pages = ("inlasning", f"inlasning/{upload.pk}", "inlasta", f"inlasta/{batch.pk}/angra")
    before = {page: asked(page) for page in pages}
    for month in range(202201, 202213):
        a_batch(Row(month, month), source=str(month))
        an_upload(Row(month, 7))
    assert {page: asked(page) for page in pages} == before

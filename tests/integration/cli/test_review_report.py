"""`tertial review NÄMND TILLFÄLLE`: a report's findings, those that nobody has accepted, and nothing changed."""

from __future__ import annotations

import json

import pytest

from tertial.reports.reviewing import review_of
from tertial.review.actions import accept
from tertial.review.models import KeptReview
from tests.factories.database import changed, everything
from tests.factories.reports import Place, a_place, a_report
from tests.integration.cli.commands import run

pytestmark = pytest.mark.django_db

REPORT = ("namnden", "2023-08")
# The forecast is below the budget: a surplus.
WRONG = "För helåret 2023 räknar nämnden med ett underskott på 4,6 mnkr mot budget."


@pytest.fixture
def place() -> Place:
    """A committee with a report whose text says the opposite of its table."""
    where = a_place()
    a_report(where, text=WRONG)
    return where


@pytest.mark.usefixtures("place")
def test_an_error_gives_exit_code_1_and_nothing_changes(capsys: pytest.CaptureFixture[str]) -> None:
    before = everything()
    done = run(capsys, "review", *REPORT, "--json", "--min-severity", "error")
    assert done.code == 1
    assert any("4,6" in one["quote"] and one["severity"] == "error" for one in json.loads(done.out))
    assert not changed(before, everything())


def test_accepted_findings_are_counted_and_suppressed(capsys: pytest.CaptureFixture[str], place: Place) -> None:
    for finding in review_of(place.committee, place.occasion).blocking:
        accept(
            committee=place.committee, occasion=place.occasion, finding=finding, reason="Känt sedan juni.", by=place.by
        )
    done = run(capsys, "review", *REPORT)
    assert done.code == 0
    assert "0 fel" in done.out
    assert "godtagna." in done.out
    results = json.loads(run(capsys, "review", *REPORT, "--sarif").out)["runs"][0]["results"]
    reasons = {one["suppressions"][0]["justification"] for one in results if "suppressions" in one}
    assert reasons == {"Känt sedan juni."}
    assert all("physicalLocation" not in one["locations"][0] for one in results)


@pytest.mark.usefixtures("place")
def test_only_when_asked_it_is_kept_for_the_trend(capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "review", *REPORT)
    assert not KeptReview.objects.exists()
    run(capsys, "review", *REPORT, "--rule", "number-sign", "--keep")
    kept = KeptReview.objects.get()
    assert kept.errors > 0, "all that was found is kept, whatever is shown"
    run(capsys, "review", *REPORT, "--keep")
    assert KeptReview.objects.count() == 1, "nothing had changed"


@pytest.mark.usefixtures("place")
def test_only_a_report_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    done = run(capsys, "review", "--document", "rapport.docx", "--keep")
    assert (done.code, "Ange NÄMND och TILLFÄLLE med --keep." in done.err) == (2, True)


@pytest.mark.usefixtures("place")
def test_what_is_unknown_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    done = run(capsys, "review", "fel", "2023-08")
    assert (done.code, "Nämnden ”fel” finns inte." in done.err) == (2, True)

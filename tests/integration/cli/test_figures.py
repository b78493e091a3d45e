"""`tertial figures` and `tertial figure`: every number with its home, for people and for programs."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from tertial.document.figure import Missing, MissingReason
from tertial.reports.queries import book
from tests.factories.cycle import an_occasion
from tests.factories.measurement import observed
from tests.factories.organisation import a_committee
from tests.factories.reports import Place, a_place, a_report
from tests.integration.cli.commands import run

pytestmark = pytest.mark.django_db

REPORT = ("namnden", "2023-08")


@pytest.fixture(autouse=True)
def place() -> Place:
    """A committee with an open report."""
    where = a_place()
    a_report(where)
    return where


def test_every_figure_is_listed_with_its_exact_value_and_its_origin(
    capsys: pytest.CaptureFixture[str], place: Place
) -> None:
    listed = json.loads(run(capsys, "figures", *REPORT, "--json").out)
    everything = list(book(place.committee, place.occasion))
    assert [one["key"] for one in listed] == [figure.key for figure in everything]
    by_key = {one["key"]: one for one in listed}
    assert by_key["line/575/2023-08/outcome"] == {
        "key": "line/575/2023-08/outcome",
        "value": "168412650",
        "missing": None,
        "unit": "kr",
        "period": "2023-08",
        "label": "Rad 575, redovisat januari–augusti 2023",
        "printed": "168,4",
        "printed_unit": "mnkr",
        "provenance": {"origin": "ledger", "source": "Ekonomisystemet", "detail": "", "inputs": []},
    }
    assert by_key["line/total/2023-08/deviation"]["provenance"]["inputs"] == [
        "line/total/2023-08/budget",
        "line/total/2023-08/outcome",
    ]
    assert sum(Decimal(by_key[f"line/{code}/2023/forecast"]["value"]) for code in ("575", "921")) == Decimal(
        by_key["line/total/2023/forecast"]["value"]
    )


def test_a_missing_figure_says_why_and_has_no_value(capsys: pytest.CaptureFixture[str], place: Place) -> None:
    observed(place.indicator, "2021", Missing(MissingReason.NEW_INDICATOR))
    (found,) = json.loads(run(capsys, "figures", *REPORT, "--find", "indicator/brukarenkat/2021", "--json").out)
    assert (found["value"], found["printed"]) == (None, "I.U.")
    assert found["missing"] == {"reason": "new_indicator", "text": "Ny indikator, äldre värden saknas"}


def test_the_list_can_be_searched_and_is_one_line_per_figure(capsys: pytest.CaptureFixture[str]) -> None:
    done = run(capsys, "figures", *REPORT, "--find", "BRUKARENKAT/2023-08")
    assert done.out == "indicator/brukarenkat/2023-08\t88,0\t%\tBrukarenkat, augusti 2023\n"
    assert run(capsys, "figures", *REPORT, "--find", "finns inte").out == ""


def test_one_figure_and_where_it_comes_from(capsys: pytest.CaptureFixture[str]) -> None:
    done = run(capsys, "figure", "line/575/2023-08/deviation")
    assert done.out.splitlines() == [
        "Namnden, Delår 2, 31 augusti 2023",
        "  Rad 575, avvikelse: 3,6\u00a0mnkr",
        "  exakt 3587350 kr, period 2023-08",
        "  ursprung beräkning: Budget minus utfall",
        "    av line/575/2023-08/budget",
        "    av line/575/2023-08/outcome",
    ]
    (found,) = json.loads(run(capsys, "figure", "line/575/2023-08/deviation", "--json").out)
    assert (found["committee"], found["occasion"], found["value"]) == ("namnden", "2023-08", "3587350")


UNKNOWN: list[tuple[tuple[str, ...], str]] = [
    (
        ("figure", "line/575/2023-08/outcom"),
        "Siffran ”line/575/2023-08/outcom” finns inte. Det som finns: line/575/",
    ),
    (
        ("figure", "line/575/2023-08/outcome", "--committee", "x"),
        "Nämnden ”x” finns inte. Det som finns: annan, namnden.",
    ),
    (("figure", "line/575/2023-08/outcome", "--occasion", "x"), "Uppföljningstillfället ”x” finns inte."),
    (
        ("figure", "line/575/2023-08/outcome", "--committee", "annan"),
        "Siffran ”line/575/2023-08/outcome” finns inte.",
    ),
    (("figures", "x", "2023-08"), "Nämnden ”x” finns inte. Det som finns: annan, namnden."),
    (
        ("figures", "namnden", "2023-12"),
        "Uppföljningstillfället ”2023-12” finns inte. Det som finns: 2023-08, 2023-10.",
    ),
    (("figures", "namnden", "2023-10"), "Rapporten för Namnden ”2023-10” finns inte. Det som finns: 2023-08."),
]


def test_what_is_unknown_is_named_with_what_exists(
    capsys: pytest.CaptureFixture[str], subtests: pytest.Subtests
) -> None:
    a_committee("annan")
    an_occasion("2023-10")
    for arguments, sentence in UNKNOWN:
        with subtests.test(" ".join(arguments)):
            done = run(capsys, *arguments)
            assert (done.code, done.out) == (2, "")
            assert done.err.startswith(sentence)

"""What an abbreviation is said to stand for is found, and what only stands beside it is not."""

from __future__ import annotations

import pytest

from tertial.review.rules.language.spelled_out import long_form, spelled_out
from tests.factories.reviewed import p, report


@pytest.mark.parametrize(
    ("short", "before", "long"),
    [
        ("SFI", "Antalet elever i svenska för invandrare", "svenska för invandrare"),
        ("DUA", "Delegationen för unga och nyanlända till arbete", "Delegationen för unga och nyanlända till arbete"),
        ("LÖK", "en ny lokal överenskommelse", "lokal överenskommelse"),
        ("HÖK", "Avtalet huvudöverenskommelse", "huvudöverenskommelse"),
        ("IAF", "Integrations- och arbetsmarknadsförvaltningen", "Integrations- och arbetsmarknadsförvaltningen"),
    ],
)
def test_the_long_form_before(short: str, before: str, long: str) -> None:
    at = long_form(short, before)
    assert at is not None
    assert before[at:] == long


@pytest.mark.parametrize(
    ("short", "before"),
    [
        ("SBK", "den nya organisationen"),
        ("SFI", "i SFI"),
        ("RUF", "under hösten"),
        ("AB", ""),
        ("XYZ", "svenska för invandrare"),
    ],
)
def test_no_long_form(short: str, before: str) -> None:
    assert long_form(short, before) is None


def test_it_is_found_in_every_way_of_writing() -> None:
    told = spelled_out(
        report(
            p("Svenska för invandrare (SFI) växer. HÖK (huvudöverenskommelse) gäller."),
            p("Det bedrivs systematiskt kvalitetsarbete, SKA. NPF, neuropsykiatriska funktionsnedsättningar, ökar."),
        )
    )
    assert {short: [one.words for one in places] for short, places in told.items()} == {
        "SFI": ["Svenska för invandrare"],
        "HÖK": ["huvudöverenskommelse"],
        "SKA": ["systematiskt kvalitetsarbete"],
        "NPF": ["neuropsykiatriska funktionsnedsättningar"],
    }
    for places in told.values():
        for one in places:
            assert one.words in one.passage.text[one.start : one.end]

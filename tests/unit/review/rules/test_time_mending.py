"""The click that mends a time puts the report's own there, bound, and touches nothing else."""

from __future__ import annotations

import pytest

from tertial.review.finding import Finding
from tests.factories.reviewed import chapter, found, p, report, table

_TABLE = table("Resultat, mnkr", ["Rad", "Redovisat jan-aug 2023"], [["Summa nettokostnader", "412,3"]])


def _mended(text: str, finding: Finding) -> str:
    assert finding.change is not None
    place = finding.change.place
    return text[: place.start] + finding.change.replacement + text[place.end :]


@pytest.mark.parametrize(
    ("rule", "text", "mended"),
    [
        ("time-wrong-year", "Målet bedöms uppnås vid helår 2022.", "Målet bedöms uppnås vid helår {@year}."),
        ("time-wrong-year", "För januari–augusti 2022 är kostnaden 412,3 mnkr.", "För januari–augusti {@year} är kostnaden 412,3 mnkr."),
        ("time-wrong-period", "För januari–mars 2023 är kostnaden 412,3 mnkr.", "För {@period} är kostnaden 412,3 mnkr."),
        ("time-wrong-period", "Resultatet per den 31 mars visar ett överskott.", "Resultatet per den {@date} visar ett överskott."),
        ("language-small-count", "Hittills har 3 barn placerats.", "Hittills har färre än fem barn placerats."),
        ("language-small-count", "Två av deltagarna har fått arbete.", "Färre än fem av deltagarna har fått arbete."),
    ],
)  # fmt: skip
def test_mended(rule: str, text: str, mended: str) -> None:
    (finding,) = found(report(chapter("Ekonomi", _TABLE, p(text))), rule)
    assert _mended(text, finding) == mended


def test_what_cannot_be_known_is_left_to_people() -> None:
    (finding,) = found(report(p("Sjukfrånvaron är lägre än 2023.")), "time-wrong-year")
    assert finding.change is None

"""Personal numbers are known by their day and check digit, and never repeated."""

from __future__ import annotations

import pytest

from tertial.review.rules.language.personal_numbers import has_check_digit, is_day, personal_numbers
from tests.factories.reviewed import found, p, report


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("800101-0019", ["80••••-••••"]),
        ("19800101-0019", ["1980••••-••••"]),
        ("198001010019", ["1980••••-••••"]),
        ("191212+1212", []),
        ("121212+1212", ["12••••-••••"]),
        ("800101–0019", ["80••••-••••"]),
        ("910261-2398", ["91••••-••••"]),
        ("800101-0018", []),
        ("801301-0013", []),
        ("212000-0449", []),
        ("8001010019", []),
        ("personnummer 8001010019", ["80••••-••••"]),
        ("1800101-0019", []),
        ("800101-00190", []),
    ],
)
def test_numbers(text: str, shown: list[str]) -> None:
    assert [one for _, _, one in personal_numbers(text)] == shown


def test_a_finding_never_holds_the_number() -> None:
    findings = found(report(p("Beslutet gäller 19800101-0019 och 910261-2398.")), "language-personal-number")
    assert len(findings) == 2
    told = repr([(one.quote, one.message, one.fix, one.evidence) for one in findings])
    assert "0019" not in told
    assert "2398" not in told
    assert "0101" not in told


def test_days_and_check_digits() -> None:
    assert is_day("19", "640823")
    assert is_day(None, "640883")
    assert not is_day(None, "640800")
    assert is_day(None, "000229")
    assert not is_day("19", "000229")
    assert has_check_digit("6408233234")
    assert not has_check_digit("6408233235")

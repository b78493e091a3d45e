"""What is written in a cell for a value is read right or refused, and printed back the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.common.errors import Refused
from tertial.document.figure import Missing, MissingReason
from tertial.measurement.entry_text import (
    REASONS,
    Measured,
    NeedsReason,
    read_day,
    read_entry,
    read_reason,
    written_entry,
)

PERCENT, DAYS, WORDS = Measured("%"), Measured("dagar"), Measured("text", words=True)
LATER = MissingReason.MEASURED_LATER

NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=3) | st.integers(-(10**9), 10**9).map(Decimal)
LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=40)
MISSING = st.builds(
    Missing,
    st.sampled_from(MissingReason),
    st.lists(LETTERS, max_size=4).map(" ".join),
    st.none() | st.dates(date(1990, 1, 1), date(2099, 12, 31)),
)


@given(NUMBERS, st.sampled_from(["", " %", "%", "\u00a0%", " procent"]))
def test_numbers_come_back(number: Decimal, sign: str) -> None:
    read = read_entry(written_entry(number) + sign, PERCENT)
    assert isinstance(read, Decimal)
    assert (read, -read.as_tuple().exponent) == (number, max(0, -number.as_tuple().exponent))  # type: ignore[operator]


@given(MISSING, st.sampled_from([PERCENT, DAYS, WORDS]))
def test_missing_values_come_back(missing: Missing, measured: Measured) -> None:
    assert read_entry(written_entry(missing), measured) == missing


def test_every_reason_has_words_that_name_it_alone() -> None:
    assert set(REASONS) == set(MissingReason)
    assert {read_reason(words) for words in REASONS.values()} == set(MissingReason)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234,5", "1234.5"),
        ("1\u00a0234.50", "1234.50"),
        ("−3", "-3"),
        ("–3,0", "-3.0"),
        ("- 14", "-14"),
        ("12 dagar", "12"),
        ("12 DAGAR", "12"),
    ],
)
def test_number_forms(text: str, value: str) -> None:
    assert str(read_entry(text, DAYS)) == value


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("I.U. mäts senare", Missing(LATER)),
        ("I.U mäts senare 2023-12-31", Missing(LATER, "", date(2023, 12, 31))),
        ("iu mäts", Missing(LATER)),
        ("I.U. ny i", Missing(MissingReason.NEW_INDICATOR)),
        ("IU, mät 31 dec 2023: Resultat i höst", Missing(LATER, "Resultat i höst", date(2023, 12, 31))),
        ("i. u. annat: Enkäten: ej gjord 2023", Missing(MissingReason.OTHER, "Enkäten: ej gjord 2023")),
        ("– ej aktuellt", Missing(MissingReason.NOT_APPLICABLE)),
        ("- för få svar", Missing(MissingReason.TOO_FEW_ANSWERS)),
        ("Saknas: nytt verksamhetssystem", Missing(MissingReason.NEW_SOURCE_SYSTEM)),
    ],
)
def test_missing_in_one_go(text: str, missing: Missing) -> None:
    assert read_entry(text, PERCENT) == missing


@pytest.mark.parametrize("text", ["I.U.", "I.U", "iu", " i.u. ", "-", "–", "−", "Saknas", "saknas:"])
@pytest.mark.parametrize("measured", [PERCENT, WORDS])
def test_a_bare_mark_asks_for_the_reason(text: str, measured: Measured) -> None:
    with pytest.raises(NeedsReason, match="mäts senare, inte mätt, för få svar"):
        read_entry(text, measured)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("I.U. vet inte", "”vet inte” är ingen orsak. Skriv en av"),
        ("I.U. ny", "är ingen orsak"),
        ("I.U. n", "är ingen orsak"),
        ("I.U. mäts senare 2023-02-30", "är ingen dag"),
        ("12 %", "är i procent, men indikatorn mäts i dagar"),
        ("35 40", "är inte ett tal"),
        ("tolv", "är inte ett tal"),
        ("1,5,2", "är inte ett tal"),
        ("I.U. annat: " + "x" * 501, "längre än 500"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_was_found(text: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read_entry(text, DAYS)


def test_words_are_kept_where_words_are_measured() -> None:
    assert read_entry("  Vissa signifikanta  skillnader\n", WORDS) == "Vissa signifikanta skillnader"
    assert read_entry("– bättre än väntat", WORDS) == "– bättre än väntat"
    assert read_entry("Saknas delvis", WORDS) == "Saknas delvis"
    assert read_entry(" \n", WORDS) is None
    with pytest.raises(Refused, match="Högst 300"):
        read_entry("x" * 301, WORDS)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-12-31", date(2023, 12, 31)),
        ("1 mars 2024", date(2024, 3, 1)),
        ("5 DEC. 2023", date(2023, 12, 5)),
        (" ", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    "text", ["2023-13-01", "i höst", "31/12", "31 juli", "1 ma 2023", "1 jux 2023", "30 februari 2023"]
)
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(Refused, match="är ingen dag"):
        read_day(text)

"""Every form of value that the published documents have is read as what it says, and printed back the same."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.common.errors import Refused
from tertial.document.figure import MissingReason
from tertial.measurement.value_forms import Absent, Number, Words, read_form, written

_FORMS = Path(__file__).parents[2] / "data" / "published" / "value_forms.csv"
with _FORMS.open(encoding="utf-8", newline="") as _file:
    FORMS = list(csv.DictReader(_file))
KINDS = {"number": Number, "missing": Absent, "words": Words}


def _typed(text: str) -> str:
    """As on a typewriter: the documents have hyphens for minus, and spaces of all kinds."""
    return text.replace("\u00a0", " ").replace("\u2212", "-")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["printed"])
def test_a_published_value_is_read_and_printed_back_the_same(form: dict[str, str]) -> None:
    read = read_form(form["printed"])
    assert isinstance(read, KINDS[form["kind"]])
    if isinstance(read, Number):
        assert str(read.value) == form["value"]
        assert (read.unit, read.part) == (form["unit"], form["part"])
    assert _typed(written(read)) == form["printed"]


numbers = st.builds(
    Number,
    st.builds(lambda digits, places: Decimal(digits).scaleb(-places), st.integers(-(10**9), 10**9), st.integers(0, 4)),
    unit=st.sampled_from(["", "%", "p", "dagar", "tkr/år", "antal per mnkr"]),
    part=st.sampled_from(["", "K", "M", "tertial 1", "hela förvaltningen"]),
    note=st.sampled_from(["", "1", "23"]),
    spaced=st.booleans(),
    bracketed=st.booleans(),
)


@given(numbers)
def test_what_is_written_reads_back_the_same(number: Number) -> None:
    again = read_form(written(number))
    assert isinstance(again, Number)
    assert (again.value, again.unit, again.part, again.note) == (number.value, number.unit, number.part, number.note)
    assert written(again) == written(number)


@given(st.text(max_size=30))
def test_any_text_is_a_value_or_refused(text: str) -> None:
    try:
        read = read_form(text)
    except Refused:
        return
    if not isinstance(read, Number):
        assert written(read) == " ".join(text.split())


@pytest.mark.parametrize("minus", ["-", "\u2212", "\u2013"])
@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009", ""])
def test_three_kinds_of_minus_and_every_space(minus: str, space: str) -> None:
    read = read_form(f"{minus}{space}14{space or ' '}870,5{space}%")
    assert isinstance(read, Number)
    assert (read.value, read.unit) == (Decimal("-14870.5"), "%")


def test_the_sex_that_a_value_names() -> None:
    assert [getattr(read_form(text), "sex", None) for text in ("45% (K)", "1 p (M)", "88,3, tertial 1")] == [
        "women",
        "men",
        "",
    ]


def test_words_that_say_that_it_comes_later_say_why_it_is_missing() -> None:
    for text in ("Resultat i höst.", "Tas fram vid bokslut 2018", "I.U Utfall redovisas i årsrapporten"):
        read = read_form(text)
        assert isinstance(read, Absent)
        assert read.reason is MissingReason.MEASURED_LATER


@pytest.mark.parametrize("text", ["1.234,5", "1,234.5", "-1.234.567,0", "35 40", "12,5,7", "10–15 dagar", ""])
def test_what_is_not_one_number_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_form(text)

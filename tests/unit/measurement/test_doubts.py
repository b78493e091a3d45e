"""Numbers that can be read in two ways: settled by what is known, else refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tertial.measurement.exchange.doubts import Doubtful, Known, settle_number

D = Decimal


@pytest.mark.parametrize(
    ("number", "known", "value", "note"),
    [
        ("15501", Known(), "15501", ""),  # nothing to tell by
        ("15501", Known(beside=D(14000), decimals=0), "15501", ""),
        ("15501", Known(stored=D(1550), beside=D(1510), decimals=0), "1550", "1"),
        ("15501", Known(stored=D(15501), beside=D(1510), decimals=0), "15501", ""),
        ("15501", Known(beside=D(1510), decimals=0, notes={"1"}), "1550", "1"),
        ("155012", Known(beside=D(1510), decimals=0, notes={"12"}), "1550", "12"),
        ("5.01", Known(stored=D("5.0"), decimals=1), "5.0", "1"),
        ("5.01", Known(decimals=2), "5.01", ""),
        ("5.01", Known(decimals=1, notes={"1"}), "5.0", "1"),
        ("-4.12", Known(decimals=1, notes={"2"}), "-4.1", "2"),
        ("0.125", Known(decimals=0), "0.125", ""),
        ("0", Known(beside=D(0), decimals=0), "0", ""),
    ],
)
def test_what_is_known_decides(number: str, known: Known, value: str, note: str) -> None:
    settled = settle_number(D(number), known)
    assert (str(settled.value), settled.note) == (value, note)


@pytest.mark.parametrize(
    ("number", "known", "pointed", "why"),
    [
        ("15501", Known(beside=D(1510), decimals=0), False, "15501 kan också vara 1550 med fotnot 1"),
        ("15501", Known(beside=D(1510), decimals=0, notes={"2"}), False, "med fotnot 1"),
        ("5.01", Known(decimals=1), False, "5,01 kan också vara 5,0 med fotnot 1"),
        ("5.012", Known(decimals=1), False, "5,012 kan också vara 5012"),
        ("1.234", Known(), True, "1,234 kan också vara 1234"),
        ("1.234", Known(decimals=0), False, "1,234 kan också vara 1234"),
    ],
)
def test_what_may_be_either_is_refused(number: str, known: Known, pointed: bool, why: str) -> None:
    with pytest.raises(Doubtful, match=why):
        settle_number(D(number), known, pointed=pointed)


values = st.integers(100, 99_999).map(Decimal)


@given(values, st.integers(1, 9))
def test_a_glued_digit_is_never_read_as_part_of_the_number_in_silence(value: Decimal, note: int) -> None:
    """With a value of the same size beside it: it is parted where the note is known, and refused else."""
    glued = value * 10 + note
    with pytest.raises(Doubtful):
        settle_number(glued, Known(beside=value, decimals=0))
    assert settle_number(glued, Known(beside=value, decimals=0, notes={str(note)})) == (value, str(note))


@given(values, st.integers(-60, 300))
def test_a_number_like_the_one_beside_it_is_read_as_it_stands(value: Decimal, percent: int) -> None:
    other = (value * (100 + percent) / 100).to_integral_value()
    assume(other > 0)
    assert settle_number(other, Known(beside=value, decimals=0, notes={"1", "2"})).value == other

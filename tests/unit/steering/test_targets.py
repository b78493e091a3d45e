"""The grammar of targets: every form met in municipal documents, and those that must not be guessed at."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.common.errors import Refused
from tertial.common.numbers import swedish
from tertial.steering.targets import TargetKind, parse

# Every distinct form of a target in the published plans and reports, numbers of one form standing for all of it.
PUBLISHED = [
    ("88", TargetKind.VALUE, "88"),
    ("0", TargetKind.VALUE, "0"),
    ("0,25", TargetKind.VALUE, "0.25"),
    ("30,0", TargetKind.VALUE, "30.0"),
    ("5.5", TargetKind.VALUE, "5.5"),
    ("1 150", TargetKind.VALUE, "1150"),
    ("2 800", TargetKind.VALUE, "2800"),
    ("1490", TargetKind.VALUE, "1490"),
    ("15 dagar", TargetKind.VALUE, "15"),
    ("250 tkr/år", TargetKind.VALUE, "250"),
    ("95 %", TargetKind.VALUE, "95"),
    ("95%", TargetKind.VALUE, "95"),
    ("3,20%", TargetKind.VALUE, "3.20"),
    (">= 0", TargetKind.AT_LEAST, "0"),
    (">=0", TargetKind.AT_LEAST, "0"),
    (">=2,0", TargetKind.AT_LEAST, "2.0"),
    (">= 677", TargetKind.AT_LEAST, "677"),
    ("≥0", TargetKind.AT_LEAST, "0"),
    ("≤ 30", TargetKind.AT_MOST, "30"),
    ("<=0,5", TargetKind.AT_MOST, "0.5"),
    ("<=1,0", TargetKind.AT_MOST, "1.0"),
    (">0", TargetKind.ABOVE, "0"),
    ("<0,5 %", TargetKind.BELOW, "0.5"),
    ("<1 %", TargetKind.BELOW, "1"),
    ("Ska öka", TargetKind.INCREASE, None),
    ("Ska minska", TargetKind.DECREASE, None),
    ("Minska", TargetKind.DECREASE, None),
    ("Ska inte öka", TargetKind.NOT_INCREASE, None),
    ("Ej öka", TargetKind.NOT_INCREASE, None),
    ("Stabiliseras", TargetKind.STABLE, None),
    ("Inga signifikanta skillnader", TargetKind.WORDS, None),
    ("Målvärde sätts under 2023", TargetKind.NOT_SET, None),
    ("I.U.", TargetKind.NOT_SET, None),
    ("I.U", TargetKind.NOT_SET, None),
    ("i.U.", TargetKind.NOT_SET, None),
]
OTHERS = [
    ("Öka", TargetKind.INCREASE, None),
    ("ska öka.", TargetKind.INCREASE, None),
    ("Ska öka jämfört med 2022", TargetKind.INCREASE, None),
    ("Ska ej minska", TargetKind.NOT_DECREASE, None),
    ("Inte minska", TargetKind.NOT_DECREASE, None),
    ("Ska stabiliseras", TargetKind.STABLE, None),
    ("IU", TargetKind.NOT_SET, None),
    ("saknas", TargetKind.NOT_SET, None),
    ("–", TargetKind.NOT_SET, None),
    ("−2,5", TargetKind.VALUE, "-2.5"),
    ("- 3", TargetKind.VALUE, "-3"),
    ("≥\u00a01\u00a0000\u00a0kr", TargetKind.AT_LEAST, "1000"),
    ("  90  ", TargetKind.VALUE, "90"),
    # Not one number: words, so that nothing is compared with the wrong value.
    ("10–15 dagar", TargetKind.WORDS, None),
    ("50-60 %", TargetKind.WORDS, None),
    ("90 eller 95", TargetKind.WORDS, None),
    ("2023-12-31", TargetKind.WORDS, None),
    ("1.2.3", TargetKind.WORDS, None),
    ("=> 5", TargetKind.WORDS, None),
    ("> högt", TargetKind.WORDS, None),
    ("Ökad andel", TargetKind.WORDS, None),
    ("cirka 90", TargetKind.WORDS, None),
]


@pytest.mark.parametrize(("text", "kind", "value"), PUBLISHED + OTHERS)
def test_target_is_read_and_keeps_its_wording(text: str, kind: TargetKind, value: str | None) -> None:
    target = parse(text)
    assert target.kind is kind
    assert (None if target.value is None else str(target.value)) == value
    assert target.text == text


@pytest.mark.parametrize("text", ["", "   ", "\u00a0"])
def test_an_empty_target_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="Målvärdet är tomt"):
        parse(text)


@pytest.mark.parametrize("text", ["35 40", "0,8 1,0", ">= 12 3"])
def test_several_numbers_are_never_read_as_one(text: str) -> None:
    try:
        target = parse(text)
    except Refused:
        return
    assert target.kind is TargetKind.WORDS


@given(
    st.decimals(min_value=-(10**6), max_value=10**6, places=2),
    st.sampled_from(["", ">=", "≥ ", "<= ", "≤", "> ", "<"]),
    st.sampled_from(["", " %", "%", " dagar", " tkr/år"]),
)
def test_every_number_reads_back_whatever_stands_around_it(value: Decimal, sign: str, unit: str) -> None:
    assert parse(f"{sign}{swedish(value)}{unit}").value == value


@given(st.text())
def test_any_text_is_a_target_or_refused(text: str) -> None:
    with suppress(Refused):
        assert parse(text).text == text

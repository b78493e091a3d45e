"""Every form of target that the published documents have is read as what it means, and printed as it was decided."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.steering.targets import ParsedTarget, TargetKind, parse, reads_as, written

_FORMS = Path(__file__).parents[2] / "data" / "published" / "target_forms.csv"
with _FORMS.open(encoding="utf-8", newline="") as _file:
    FORMS = list(csv.DictReader(_file))

numbers = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(-(10**9), 10**9), st.integers(0, 4)
)
units = st.sampled_from(["", "%", "dagar", "tkr/år", "antal per mnkr"])
numeric = st.builds(
    lambda kind, value, unit: ParsedTarget(kind, value, "", unit),
    st.sampled_from([TargetKind.VALUE, TargetKind.AT_LEAST, TargetKind.AT_MOST, TargetKind.ABOVE, TargetKind.BELOW]),
    numbers,
    units,
)
in_words = st.sampled_from(
    [kind for kind in TargetKind if kind.value in ("increase", "decrease", "not_increase", "not_decrease", "stable")]
).map(ParsedTarget)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["printed"])
def test_a_published_target_is_read_and_printed_as_it_was_decided(form: dict[str, str]) -> None:
    target = parse(form["printed"])
    assert target.kind.value == form["kind"]
    assert target.value == (Decimal(form["value"]) if form["value"] else None)
    assert target.text == form["printed"]
    again = parse(written(target))
    assert (again.kind, again.value, again.unit) == (target.kind, target.value, target.unit)


@given(st.one_of(numeric, in_words))
def test_what_is_written_reads_back_as_the_same_target(target: ParsedTarget) -> None:
    again = parse(written(target))
    assert (again.kind, again.unit) == (target.kind, target.unit)
    assert again.value == target.value
    if target.value is not None and again.value is not None:
        assert again.value.as_tuple().exponent == target.value.as_tuple().exponent
    assert written(again) == written(target)
    assert reads_as(again, "higher")


def test_the_one_way_to_write_a_target() -> None:
    targets = ("<=0,5", ">= 2,0", "<1 %", "1600 st", "ska inte öka", "Ej öka", "i.U.", "Inga signifikanta skillnader")
    assert [written(parse(text)).replace("\u00a0", " ") for text in targets] == [
        "≤ 0,5",
        "≥ 2,0",
        "< 1 %",
        "1 600 st",
        "Ska inte öka",
        "Ska inte öka",
        "I.U.",
        "Inga signifikanta skillnader",
    ]

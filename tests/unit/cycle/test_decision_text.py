"""References to decisions: every form that people write, printed one way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.common.errors import Refused
from tertial.cycle.decision_text import parse


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("KF 2020-12-08 § 303", "KF 2020-12-08 §\u00a0303"),
        ("KF 2020-12-08 §\u00a0303", "KF 2020-12-08 §\u00a0303"),
        ("KS 2023-03-20 §81", "KS 2023-03-20 §\u00a081"),
        ("KS 2023-03-20§81", "KS 2023-03-20 §\u00a081"),
        ("KF 2023-04-25 154", "KF 2023-04-25 §\u00a0154"),
        ("2023-05-09, KS §148", "KS 2023-05-09 §\u00a0148"),
        ("2023-05-09 KS § 148", "KS 2023-05-09 §\u00a0148"),
        ("KS 2017-12-05, § 538", "KS 2017-12-05 §\u00a0538"),
        ("Dnr BIN 2017-348", "dnr\u00a0BIN 2017-348"),
        ("dnr: KS 2023/45", "dnr\u00a0KS 2023/45"),
        ("AMN 2023-09-20", "AMN 2023-09-20"),
        ("Arbetsmarknadsnämnden 2023-09-20 § 95", "Arbetsmarknadsnämnden 2023-09-20 §\u00a095"),
        ("  AMN\n2023-09-20   §  95 ", "AMN 2023-09-20 §\u00a095"),
    ],
)
def test_reference_is_read_and_printed_one_way(text: str, printed: str) -> None:
    reference = parse(text)
    assert reference.text == printed
    assert parse(reference.text) == reference


@pytest.mark.parametrize(
    "text",
    [
        "",
        "AMN",
        "§ 95",
        "2023-09-20",
        "AMN 20 september 2023 § 95",
        "AMN 2023-9-20 § 95",
        "AMN 2023-09-20 § 95a",
        "AMN 2023-09-20 § 95 § 96",
        "AMN 2023-09-20 § 12345",
        "AMN 2023-09-2095",  # a mistyped date, not paragraph 95
        "2023-09-20AMN",
        "amn 2023-09-20 § 95",
        "AMN 2023-09-20 §",
        "Dnr 348",
    ],
)
def test_what_is_no_reference_is_refused_with_a_form_that_works(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(text)
    assert str(refused.value) == f"”{text}” är ingen beslutshänvisning. Skriv till exempel AMN 2023-09-20 § 95."


@given(st.text())
def test_any_text_is_a_reference_or_refused(text: str) -> None:
    try:
        parse(text)
    except Refused:
        return

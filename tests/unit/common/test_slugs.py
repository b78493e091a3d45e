"""Slugs are stable, readable and plain."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.common.slugs import slug


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hög avtalstrohet", "hog-avtalstrohet"),
        ("Arbetsmarknadsnämnden", "arbetsmarknadsnamnden"),
        ("  E-handel & inköp (2023)!  ", "e-handel-inkop-2023"),
        ("Åsa\u00a0Öst\nÉ", "asa-ost-e"),
        ("???", ""),
        ("", ""),
    ],
)
def test_slug(text: str, name: str) -> None:
    assert slug(text) == name


def test_long_slug_is_cut_at_a_word() -> None:
    assert slug("antal hushall med ekonomiskt bistand", longest=20) == "antal-hushall-med"


def test_single_long_word_is_cut_where_it_must() -> None:
    assert slug("a" * 100, longest=10) == "a" * 10


@given(st.text())
def test_slug_is_plain_short_and_its_own_slug(text: str) -> None:
    name = slug(text, longest=30)
    assert len(name) <= 30
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", name)
    assert slug(name, longest=30) == name

"""A part of an indicator and its place in a figure key."""

from __future__ import annotations

import pytest

from tertial.steering.parts import Part


@pytest.mark.parametrize(
    ("part", "key"),
    [
        (Part(), ""),
        (Part(sex="women"), "women"),
        (Part("iaf"), "iaf"),
        (Part("iaf", "", "men"), "iaf/men"),
        (Part("iaf", "augusti", "men"), "iaf/augusti/men"),
        (Part("", "augusti"), "augusti"),
    ],
)
def test_key(part: Part, key: str) -> None:
    assert part.key == key

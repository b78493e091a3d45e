"""Months put together where they follow on each other."""

from __future__ import annotations

import pytest

from tertial.economy.calculations.stretches import stretches


@pytest.mark.parametrize(
    ("months", "found"),
    [
        ([], ()),
        ([202308], ((202308, 202308),)),
        ([202311, 202312, 202401, 202403], ((202311, 202401), (202403, 202403))),
        ([202403, 202401, 202402], ((202401, 202403),)),
        ([202212, 202301], ((202212, 202301),)),
    ],
)
def test_months_that_follow_on_each_other_are_one_stretch(
    months: list[int], found: tuple[tuple[int, int], ...]
) -> None:
    assert stretches(months) == found

"""The common classes and groups of accounts."""

from __future__ import annotations

import pytest

from tertial.economy.kommun_bas import group_of, groups


@pytest.mark.parametrize(
    ("account", "group", "side"),
    [
        ("5012", "50", "cost"),
        ("3511", "35", "revenue"),
        ("4511", "45", "cost"),
        ("3291", "3", "revenue"),
        ("79", "79", "cost"),
        ("8", "8", "result"),
        ("1510", "1", "asset"),
    ],
)
def test_an_account_has_the_group_of_its_first_two_digits_or_its_class(account: str, group: str, side: str) -> None:
    found = group_of(account)
    assert found is not None
    assert (found.code, found.side) == (group, side)


@pytest.mark.parametrize("account", ["", "9100", "X12", "0"])
def test_what_begins_with_no_class_has_no_group(account: str) -> None:
    assert group_of(account) is None


def test_every_group_lies_in_its_class_and_agrees_with_it() -> None:
    table = groups()
    assert set("12345678") <= set(table)
    for code, group in table.items():
        assert code == group.code
        assert group.name
        assert group.side == table[code[0]].side
        assert bool(group.kind) == (group.side in ("revenue", "cost"))

"""Whether a post's money falls in a row by kind: yes, no, or nobody can tell; checked against every code there can be."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.economy.calculations.kinds import falls_in
from tertial.economy.selectors import parse


@pytest.mark.parametrize(
    ("row", "account", "answer"),
    [
        ("konto 5*", "5012", True),
        ("konto 5*", "5", True),
        ("konto 50*", "5", None),
        ("konto 50*", "51", False),
        ("konto 50-59", "5", True),
        ("konto 50-56", "5", None),
        ("konto 4-7", "5", True),
        ("konto 4*, 5*, inte 45*", "4", None),
        ("konto 4*, 5*, inte 45*", "451", False),
        ("konto 4*, 5*, inte 45*", "46", True),
        ("konto 5*", "", None),
        ("konto 5012", "5012", True),
        ("konto 5012", "50", None),
        ("konto 3* eller konto 8*", "85", True),
    ],
)
def test_the_account_or_its_beginning_decides(row: str, account: str, answer: bool | None) -> None:
    assert falls_in(parse(row), line=parse("verksamhet 575"), account=account) is answer


@pytest.mark.parametrize(
    ("row", "line", "answer"),
    [
        ("verksamhet 575; konto 5*", "verksamhet 575", True),
        ("verksamhet 5*; konto 5*", "verksamhet 575", True),
        ("verksamhet 57*; konto 5*", "verksamhet 570, 575", True),
        ("verksamhet 4*; konto 5*", "verksamhet 575", False),
        ("ansvar 71*; konto 5*", "verksamhet 575", None),
        ("ansvar 71*; konto 4*", "verksamhet 575", False),
        ("ansvar 71*; konto 5*", "verksamhet 575; ansvar 712", True),
        ("verksamhet 575; konto 5*", "", None),
        ("verksamhet 500-599; konto 5*", "verksamhet 575", True),
        ("verksamhet 575", "verksamhet 575 eller verksamhet 600", None),
        ("", "verksamhet 575", False),
    ],
)
def test_the_rest_of_the_code_string_is_the_lines(row: str, line: str, answer: bool | None) -> None:
    assert falls_in(parse(row), line=parse(line), account="5") is answer


CODES = ["".join(digits) for length in (1, 2, 3) for digits in product("345", repeat=length)]
ITEM = st.sampled_from(CODES).flatmap(lambda code: st.sampled_from([code, f"{code}*"])) | st.sampled_from(
    ["3-4", "33-45", "34-35", "333-445"]
)
WHOLE = ["".join(digits) for digits in product("0123456789", repeat=3)]


@given(st.lists(ITEM, min_size=1, max_size=3), st.lists(ITEM, max_size=2), st.sampled_from(CODES))
def test_an_answer_is_right_for_every_account_that_begins_so(
    wanted: list[str], unwanted: list[str], beginning: str
) -> None:
    selector = parse("konto " + ", ".join([*wanted, *(f"inte {item}" for item in unwanted)]))
    answer = falls_in(selector, line=parse(""), account=beginning)
    taken = {selector.takes({"account": code}) for code in WHOLE if code.startswith(beginning)}
    if answer is not None and beginning not in {*wanted, *unwanted}:
        assert taken == {answer}

"""The grammar of selectors: what each form takes, that it prints back the same, and what it refuses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.common.errors import Refused
from tertial.economy.ledger.schema import CODE_PARTS
from tertial.economy.models import Part
from tertial.economy.selectors import PART_WORDS, Codes, Condition, Selector, parse

code = st.text("0123456789ABÅ_", min_size=1, max_size=5)


@st.composite
def some_codes(draw: st.DrawFn) -> Codes:
    low = draw(code)
    match draw(st.sampled_from(["one", "beginning", "range", "none"])):
        case "beginning":
            return Codes(low, prefix=True)
        case "range":
            return Codes(low, max(low, draw(st.text("0123456789ABÅ_", min_size=len(low), max_size=len(low)))))
        case "none":
            return Codes("")
        case _:
            return Codes(low)


@st.composite
def condition(draw: st.DrawFn) -> Condition:
    wanted = draw(st.lists(some_codes(), max_size=3))
    unwanted = draw(st.lists(some_codes(), min_size=0 if wanted else 1, max_size=2))
    return Condition(draw(st.sampled_from(CODE_PARTS)), tuple(wanted), tuple(unwanted))


selectors = st.builds(
    lambda alternatives: Selector(tuple(map(tuple, alternatives))),
    st.lists(st.lists(condition(), min_size=1, max_size=3), max_size=3),
)


@given(selectors)
def test_what_is_printed_reads_back_the_same(selector: Selector) -> None:
    assert parse(str(selector)) == selector


@pytest.mark.parametrize(
    ("text", "taken", "not_taken"),
    [
        ("verksamhet 575", {"service": "575"}, {"service": "5751"}),
        ("verksamhet 575, 576", {"service": "576"}, {"service": ""}),
        ("ansvar 71*", {"cost_centre": "71300"}, {"cost_centre": "17130"}),
        ("konto 50-59", {"account": "5912"}, {"account": "6012"}),
        ("konto 50-59", {"account": "50"}, {"account": "5"}),
        ("konto 4*-8*", {"account": "8999"}, {"account": "3010"}),
        ("konto 4-8, inte 45*", {"account": "4610"}, {"account": "4510"}),
        ("projekt ingen", {"project": ""}, {"project": "1250"}),
        ("projekt inte ingen", {"project": "1250"}, {}),
        ("konto inte 1*", {"account": "30"}, {"account": "1510"}),
        ("KONTO 30; Verksamhet 1", {"account": "30", "service": "1"}, {"account": "30", "service": "2"}),
        ("konto 30 eller verksamhet 1", {"account": "31", "service": "1"}, {"account": "31", "service": "2"}),
    ],
)
def test_what_is_taken(text: str, taken: dict[str, str], not_taken: dict[str, str]) -> None:
    assert parse(text).takes(taken)
    assert not parse(text).takes(not_taken)


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_written_takes_nothing(text: str) -> None:
    assert not parse(text)
    assert not parse(text).takes({"account": "30"})


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("kontot 30", "I ”kontot 30” står ”kontot” där en koddel ska stå: konto, ansvar"),
        ("konto 30;", "står ingenting där en koddel ska stå"),
        ("konto", "står ingenting där en kod ska stå"),
        ("konto 30,", "står ingenting där en kod ska stå"),
        ("konto 30 31", "står ”30 31” där en kod ska stå"),
        ("konto 59-50", "den lägre först"),
        ("konto 5-59", "två lika långa koder"),
        ("konto inte", "står ”inte” där en kod ska stå"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        parse(text)


def test_the_parts_have_the_words_that_screens_use() -> None:
    assert [part.value for part in Part] == list(CODE_PARTS)
    assert {part.value: part.label for part in Part if part is not Part.FREE} == {
        part: word for part, word in PART_WORDS.items() if part != "free"
    }


def test_the_conditions_on_one_part_alone() -> None:
    selector = parse("konto 4*; ansvar 71* eller verksamhet 1")
    assert selector.only("account").takes({"account": "45"})
    assert selector.only("account").takes({"account": "30"})  # the second alternative asks nothing of the account
    assert not parse("konto 4*; ansvar 71*").only("account").takes({"account": "30"})
    assert selector.parts == {"account", "cost_centre", "service"}

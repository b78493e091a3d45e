"""Bound numbers: the grammar, what is printed, and what is refused with what sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.common.errors import NotFound, Refused, TertialError
from tertial.common.numbers import MINUS, NBSP
from tertial.common.periods import Period
from tertial.document.figure import Origin
from tertial.document.inline import FigureText, SignWord, plain
from tertial.reports.texts.binding import bind, parse, substitute
from tests.factories.figure_book import a_book

BOOK = a_book()
TOTAL, ADULTS, ASSISTANCE = (f"line/{code}/@year/forecast-deviation" for code in ("total", "600", "575"))
HOLE = "line/470/@period/outcome"


def words(source: str) -> str:
    """What a binding prints."""
    return plain((bind(source, BOOK),))


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        (TOTAL, f"4,0{NBSP}mnkr"),
        (f"  {TOTAL}  ", f"4,0{NBSP}mnkr"),
        (f"{TOTAL}|tkr", f"4{NBSP}012{NBSP}tkr"),
        (f"{TOTAL} | kr", f"4{NBSP}012{NBSP}345{NBSP}kr"),
        (f"{TOTAL} | mnkr, 2 decimaler", f"4,01{NBSP}mnkr"),
        (f"{TOTAL} | 1 decimal", f"4,0{NBSP}mnkr"),
        (f"{TOTAL} | 0 decimaler, utan enhet", "4"),
        (f"{TOTAL} | med tecken", f"+4,0{NBSP}mnkr"),
        (ADULTS, f"{MINUS}28,2{NBSP}mnkr"),
        (f"{ADULTS} | belopp", f"28,2{NBSP}mnkr"),
        (f"{ADULTS} | , belopp,,", f"28,2{NBSP}mnkr"),
        ("indicator/brukarenkat/@period", f"88,0{NBSP}%"),
        ("indicator/brukarenkat/@period | utan enhet", "88,0"),
        ("indicator/hushall/@period", f"2{NBSP}527"),
        ("indicator/hushall/@period | med enhet", f"2{NBSP}527{NBSP}hushåll"),
        ("indicator/kostnad-per-plats/@previous-year", f"24,5{NBSP}tkr"),
        ("indicator/kostnad-per-plats/@previous-year | kr", f"24{NBSP}500{NBSP}kr"),
        ("indicator/skillnader/@period", "Inga signifikanta skillnader"),
        (HOLE, "I.U."),
        (f"{TOTAL} | överskott/underskott", "överskott"),
        (f"{ADULTS} | överskott/underskott", "underskott"),
        (f"{ASSISTANCE} | överskott/underskott", "överskott"),
        (f"{ASSISTANCE} | ökat / minskat / varit oförändrat", "varit oförändrat"),
        (f"{HOLE} | ökat/minskat", "I.U."),
    ],
)
def test_figure_in_a_text(source: str, printed: str) -> None:
    assert words(source) == printed


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        (f"{TOTAL} + {ADULTS}", f"{MINUS}24,1{NBSP}mnkr"),
        (f"{TOTAL} - {ADULTS}", f"32,2{NBSP}mnkr"),
        (f"{TOTAL} − {ADULTS} | tkr", f"32{NBSP}162{NBSP}tkr"),
        (f"{TOTAL} + {ADULTS} - {TOTAL} - {ADULTS}", f"0,0{NBSP}mnkr"),
        ("line/575/@period/outcome - line/575/@previous-period/outcome", f"7,7{NBSP}mnkr"),
        ("line/575/@period/outcome - line/575/@previous-period/outcome | ökat/minskat", "ökat"),
        ("indicator/brukarenkat/@period - indicator/brukarenkat/@period/women", f"{MINUS}2,5{NBSP}%"),
        (f"{TOTAL} + {HOLE}", "I.U."),
        (f"{HOLE} - {TOTAL}", "I.U."),
    ],
)
def test_sums_and_differences(source: str, printed: str) -> None:
    assert words(source) == printed


def test_a_sum_is_rounded_once_and_says_what_it_was_made_of() -> None:
    """4,012 + (−28,15) prints as −24,1; the printed terms 4,0 and −28,2 would have given −24,2."""
    inline = bind(f"{TOTAL} + {ADULTS}", BOOK)
    assert isinstance(inline, FigureText)
    figure = inline.figure
    assert figure.key == "line/total/2023/forecast-deviation + line/600/2023/forecast-deviation"
    assert figure.label == "Summa, prognosens avvikelse + Vuxna, prognosens avvikelse"
    assert figure.provenance.origin is Origin.CALCULATION
    assert figure.provenance.inputs == ("line/total/2023/forecast-deviation", "line/600/2023/forecast-deviation")


def test_a_single_figure_keeps_its_own_home() -> None:
    inline = bind(TOTAL, BOOK)
    assert isinstance(inline, FigureText)
    assert inline.figure is BOOK.figure("line/total/2023/forecast-deviation")
    word = bind(f"{TOTAL} | mer/mindre", BOOK)
    assert isinstance(word, SignWord)
    assert (word.positive, word.negative, word.zero) == ("mer", "mindre", "mer")


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("@year", "2023"),
        ("@previous-year", "2022"),
        ("@period", "januari–augusti 2023"),
        ("@previous-period", "januari–augusti 2022"),
        (" @date ", "31 augusti 2023"),
    ],
)
def test_period_in_words(name: str, printed: str) -> None:
    assert words(name) == printed


def test_names_in_keys_follow_the_report() -> None:
    key = "a/@year/@period/@previous-year/@previous-period"
    assert substitute(key, Period(2021, 8)) == "a/2021/2021-08/2020/2020-08"


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("", "Klamrarna är tomma. Välj en siffra ur listan."),
        (" | mnkr", "Klamrarna är tomma. Välj en siffra ur listan."),
        ("två ord", "”två ord” är ingen nyckel till en siffra."),
        (f"{TOTAL} +", f"”{TOTAL} +” är ingen nyckel till en siffra."),
        (f"- {TOTAL}", f"”- {TOTAL}” är ingen nyckel till en siffra."),
        (f"{TOTAL} + + {ADULTS}", f"”+ {ADULTS}” är ingen nyckel till en siffra."),
        (f"{TOTAL}+{ADULTS}", f"”{TOTAL}+{ADULTS}” är ingen nyckel till en siffra."),
        (f"{TOTAL} | miljoner", "”miljoner” är inget sätt att skriva ett tal."),
        (f"{TOTAL} | a/b/c/d", "”a/b/c/d” är inget sätt att skriva ett tal."),
        (f"{TOTAL} | 12 decimaler", "”12 decimaler” är inget sätt att skriva ett tal."),
        ("indicator/hushall/@period | mnkr", "är inte pengar och kan inte skrivas i mnkr."),
        ("indicator/skillnader/@period | ökat/minskat", "är inget tal och har inget tecken."),
        (f"{TOTAL} + indicator/hushall/@period", "(kr) och indicator/hushall/2023-08 (antal hushåll) kan inte läggas"),
        ("indicator/skillnader/@period + indicator/skillnader/@period", "är inget tal och kan inte läggas ihop."),
        ("@yeer", "”@yeer” är ingen period. De som finns: @year, @previous-year, @period, @previous-period, @date."),
        ("@year | mnkr", "”@year | mnkr” är ingen period."),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(source: str, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        bind(source, BOOK)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("line/total/@year/forecast-deviatoin", "line/total/2023/forecast-deviation"),
        ("indicator/brukarenkat/@year", "indicator/brukarenkat/2023-08"),
        ("indicator/brukarenkat/@period/wommen", "indicator/brukarenkat/2023-08/women"),
    ],
)
def test_unknown_key_names_the_keys_near_it(key: str, near: str) -> None:
    with pytest.raises(NotFound) as missing:
        bind(key, BOOK)
    assert near in missing.value.exists
    assert f"Siffran ”{substitute(key, BOOK.period)}” finns inte." in str(missing.value)


def test_book_keeps_the_first_of_two_figures_with_the_same_key() -> None:
    assert len(BOOK) == len(list(BOOK))
    assert "line/575/2022/outcome" in BOOK
    assert BOOK.like("nonsense-without-slash-ÅÄÖ") == []


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_any_text_between_braces_binds_or_is_refused(source: str) -> None:
    try:
        bind(source, BOOK)
    except TertialError:
        return


@given(st.lists(st.sampled_from([TOTAL, ADULTS, ASSISTANCE]), min_size=1, max_size=5), st.data())
def test_a_sum_of_any_length_is_the_exact_sum(keys: list[str], data: st.DataObject) -> None:
    signs = [data.draw(st.sampled_from(["+", "-"])) for _ in keys[1:]]
    source = keys[0] + "".join(f" {sign} {key}" for sign, key in zip(signs, keys[1:], strict=True))
    inline = bind(source, BOOK)
    assert isinstance(inline, FigureText)
    values = [BOOK.figure(substitute(key, BOOK.period)).number or 0 for key in keys]
    wanted = values[0] + sum(value if sign == "+" else -value for sign, value in zip(signs, values[1:], strict=True))
    assert inline.figure.number == wanted
    assert len(parse(source).terms) == len(keys)

"""A value against its target: the verdict, and the rule that gave it in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertial.common.periods import Period
from tertial.steering.calculations import Base, Earlier, Known, Rule, Verdict, bases, evaluate, verdict, worst
from tertial.steering.targets import parse, reads_as

NOW = Period(2023, 8)
TARGETS = ["90", ">= 90", "≤ 90", "> 90", "< 90", "Ska öka", "Ska minska", "Ska inte öka", "Stabiliseras", "Allt väl"]
numbers = st.decimals(min_value=-1000, max_value=1000, places=1)


def known(
    value: str | None,
    target: str | None,
    *,
    direction: str = "higher",
    base: str | None = None,
    forecast: str | None = None,
    interim: bool = True,
) -> Known:
    """What is known, with the same period last year as the base."""
    found = Base(Decimal(base), "2022-08", decided=False) if base else None
    return Known(
        value=Decimal(value) if value else None,
        target=parse(target) if target else None,
        direction=direction,
        base=found,
        year_base=found,
        like_base=found,
        forecast=Decimal(forecast) if forecast else None,
        interim=interim,
    )


@pytest.mark.parametrize(
    ("what", "wanted", "words"),
    [
        (known("91", ">= 90"), Verdict.MET, "91 mot minst 90: nås."),
        (known("86", "90"), Verdict.NOT_MET, "86 mot minst 90: nås inte."),
        (known("86.5", "90", direction="lower"), Verdict.MET, "86,5 mot högst 90: nås."),
        (
            known("86", ">= 90", forecast="91"),
            Verdict.ON_THE_WAY,
            "86 mot minst 90: nås inte, men prognosen för helåret är 91.",
        ),
        (
            known("86", ">= 90", forecast="88", base="70"),
            Verdict.NOT_MET,
            "86 mot minst 90: nås inte, och prognosen för helåret är 88.",
        ),
        (
            known("85", "90", base="80"),
            Verdict.ON_THE_WAY,
            "85 mot minst 90: nås inte, men minst halva vägen från 80 i augusti 2022 är gången.",
        ),
        (known("84.9", "90", base="80"), Verdict.NOT_MET, "84,9 mot minst 90: nås inte."),
        (known("89", "90", base="95"), Verdict.NOT_MET, "89 mot minst 90: nås inte."),
        (known("85", "90", base="80", interim=False), Verdict.NOT_MET, "85 mot minst 90: nås inte."),
        (known("86", ">= 90", forecast="91", interim=False), Verdict.NOT_MET, "86 mot minst 90: nås inte."),
        (known("88", "Ska öka", base="87"), Verdict.MET, "88 mot 87 i augusti 2022, ska öka: nås."),
        (
            known("-9", "≤ 1", direction="close", base="4"),
            Verdict.NOT_MET,
            "−9 mot högst 1 åt endera hållet: nås inte.",
        ),
        (known("-2", "≤ 1", direction="close", base="4"), Verdict.ON_THE_WAY, None),
        (known(None, "90"), Verdict.CANNOT_TELL, "Inget utfall att jämföra."),
        (known("86", None), Verdict.CANNOT_TELL, "Inget målvärde är beslutat."),
        (known("86", "I.U."), Verdict.CANNOT_TELL, "Målvärdet är inte satt: ”I.U.”."),
        (known("86", "Ska öka"), Verdict.CANNOT_TELL, "”Ska öka” jämförs med ett basvärde, och det saknas."),
        (
            known("86", "90", direction="none"),
            Verdict.CANNOT_TELL,
            "Målvärdet ”90” är ett tal, men indikatorn säger inte åt vilket håll som är bättre.",
        ),
        (
            known("86", "Stabiliseras", base="80"),
            Verdict.CANNOT_TELL,
            "”Stabiliseras” säger inte hur mycket värdet får skilja sig, så det bedöms av människor.",
        ),
        (
            replace(known(None, "90"), why="Värdet mäts senare."),
            Verdict.CANNOT_TELL,
            "Inget utfall att jämföra: Värdet mäts senare.",
        ),
        (
            replace(known("86", "Ska öka"), base_why="Nytt verksamhetssystem"),
            Verdict.CANNOT_TELL,
            "”Ska öka” jämförs med ett basvärde, och det saknas: Nytt verksamhetssystem.",
        ),
        (
            replace(known("86", "Ska öka"), broken=True),
            Verdict.CANNOT_TELL,
            "”Ska öka” jämförs med ett tidigare värde, och de som finns är mätta före ett brott i serien.",
        ),
        (
            replace(known(None, "Inga signifikanta skillnader"), value="inga signifikanta skillnader."),
            Verdict.MET,
            "Utfallet säger detsamma som målvärdet, ”inga signifikanta skillnader.”: nås.",
        ),
        (
            replace(known(None, "80 %"), value="Har förbättrats"),
            Verdict.CANNOT_TELL,
            "”Har förbättrats” mot ”80 %”: ord bedöms av människor.",
        ),
    ],
)
def test_verdict_with_its_rule_in_words(what: Known, wanted: Verdict, words: str | None) -> None:
    found = evaluate(what)
    assert found.verdict is wanted
    assert words is None or found.words == words


def test_what_is_compared_with() -> None:
    year, same, older = Earlier("2022", Decimal(89)), Earlier("2022-08", Decimal(87)), Earlier("2021", Decimal(80))
    found = bases([year, same, older], NOW)
    assert (found.base, found.year_base, found.like_base) == (
        Base(Decimal(87), "2022-08", False),
        Base(Decimal(89), "2022", False),
        Base(Decimal(87), "2022-08", False),
    )
    assert bases([year, older], NOW).like_base is None  # a whole year is no start for a part of one
    decided = bases([year, same, Earlier("2018", Decimal(70), decided=True)], NOW)
    assert decided.base == decided.year_base == decided.like_base == Base(Decimal(70), "2018", True)
    assert decided.base.words == "basvärdet 70 (2018)"


def test_a_base_value_that_is_missing_is_not_replaced_by_another() -> None:
    found = bases([Earlier("2022", Decimal(89)), Earlier("2018", None, decided=True, why="Inte mätt")], NOW)
    assert (found.base, found.why, found.broken) == (None, "Inte mätt", False)


def test_values_from_before_a_break_are_left_out_and_said_to_be() -> None:
    found = bases([Earlier("2022", Decimal(89), comparable=False), Earlier("2021", Decimal(80), comparable=False)], NOW)
    assert found.base is None
    assert found.broken
    assert bases([Earlier("2022", None, comparable=False)], NOW).broken is False  # no value, no break


def test_what_comes_later_is_no_base() -> None:
    assert bases([Earlier("2023", Decimal(1)), Earlier("2023-08", Decimal(2))], NOW).base is None


@given(numbers, st.sampled_from(TARGETS), st.sampled_from(["higher", "lower", "close", "none"]), numbers, numbers)
def test_on_the_way_is_only_said_of_what_is_not_met(
    value: Decimal, target: str, direction: str, base: Decimal, forecast: Decimal
) -> None:
    start = Base(base, "2022-08", decided=False)
    plain = verdict(value=value, target=parse(target), direction=direction, base=base)
    for given_forecast in (None, forecast):
        for interim in (True, False):
            told = evaluate(
                Known(
                    value=value,
                    target=parse(target),
                    direction=direction,
                    base=start,
                    year_base=start,
                    like_base=start,
                    forecast=given_forecast,
                    interim=interim,
                )
            )
            assert told.words.endswith(".")
            if told.verdict is Verdict.ON_THE_WAY:
                assert plain is Verdict.NOT_MET
                assert interim
                assert told.rule in (Rule.NEARER, Rule.FORECAST_REACHES)
            else:
                assert told.verdict is plain


@given(numbers, numbers, numbers)
def test_nearer_means_that_at_most_half_is_left(value: Decimal, wanted: Decimal, start: Decimal) -> None:
    found = evaluate(
        Known(
            value=value,
            target=parse(f">= {wanted}"),
            direction="higher",
            like_base=Base(start, "2022-08", decided=False),
        )
    )
    left, then = max(wanted - value, Decimal(0)), max(wanted - start, Decimal(0))
    assert (found.verdict is Verdict.ON_THE_WAY) is (0 < left <= then / 2)


def test_the_worst_of_many() -> None:
    told = [Verdict.CANNOT_TELL, Verdict.MET, Verdict.ON_THE_WAY, Verdict.NOT_MET]
    assert [worst(told[: n + 1]) for n in range(4)] == told
    assert worst([]) is Verdict.CANNOT_TELL


@pytest.mark.parametrize(
    ("text", "direction", "words"),
    [
        ("90", "higher", "minst 90"),
        ("90", "lower", "högst 90"),
        ("90", "close", "precis 90"),
        ("90", "none", "90"),
        (">=2,0", "lower", "minst 2,0"),
        ("< 0,5 %", "close", "under 0,5 åt endera hållet"),
        ("> 1 150", "higher", "över 1\u00a0150"),
        ("Ej öka", "lower", "ska inte öka"),
        ("Målvärde sätts under 2023", "higher", "målvärdet är inte satt"),
        ("Inga signifikanta skillnader", "none", "”Inga signifikanta skillnader”"),
    ],
)
def test_how_a_target_is_understood(text: str, direction: str, words: str) -> None:
    assert reads_as(parse(text), direction) == words

"""Surveys: what is declared, what is read, what is counted, and what is said of differences."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.common.errors import Refused
from tertial.document.figure import Missing, MissingReason
from tertial.measurement.calculations.quotient import rounded_fraction
from tertial.measurement.surveys.compute import compute
from tertial.measurement.surveys.declaring import parse
from tertial.measurement.surveys.outcome import SurveyOutcome, SurveyResult
from tertial.measurement.surveys.significance import Points, Shares, difference
from tertial.measurement.surveys.wording import p_words, rule_words
from tests.factories.examples import examples
from tests.factories.surveys import RULE, responses
from tests.oracles import surveys as oracle

INDEX = """\
namn = "Attityd"
"källa" = "enkater"

[skala."poäng"]
"Instämmer helt" = 4
"Instämmer delvis" = 3
"Instämmer knappast" = 2
"Instämmer inte" = 1

["värden".trygg]
indikator = "trygg"
sort = "index"
"frågor" = ["Trygg", "Lyssnar"]
decimaler = 1
"""
STEPS = {"Instämmer helt": 4, "Instämmer delvis": 3, "Instämmer knappast": 2, "Instämmer inte": 1}


def run(rule: str, content: bytes) -> SurveyOutcome:
    return compute(rule, parse(rule), content=content, file_name="svar.csv", period="2023-08")


def values(rule: str, content: bytes) -> dict[str, Decimal | str | Missing]:
    return {one.part.key: one.value for one in run(rule, content).results}


def test_a_share_for_all_and_for_each_sex() -> None:
    content = responses(
        "12 × K;Ja, alltid", "4 × K;Nej, sällan", "9 × M;Ja, oftast", "7 × M;Nej, aldrig", "K;Vet inte", "Annat;"
    )
    whole, women, men = run(RULE, content).results
    assert whole == SurveyResult(
        "bemötande",
        whole.part,
        Decimal("65.6"),
        32,
        "Brukarenkät: andelen positiva svar på ”Respekt”. Positiva svar: ”Ja, alltid” och ”Ja, oftast”. Vet ej räknas inte.",
        Decimal(21),
        Decimal(32),
    )
    assert (women.part.key, women.value, women.denominator) == ("women", Decimal("75.0"), Decimal(16))
    assert (men.part.key, men.value) == ("men", Decimal("56.3"))


def test_do_not_know_can_be_an_answer_that_is_not_positive() -> None:
    rule = RULE.replace("[delar", '"vet ej räknas" = "räknas som inte positiva"\n[delar')
    assert values(rule, responses("6 × K;Ja, alltid", "6 × K;Vet inte"))[""] == Decimal("50.0")
    assert values(RULE, responses("6 × K;Ja, alltid", "6 × K;Vet inte"))[""] == Decimal("100.0")


@pytest.mark.parametrize(
    ("many", "words"),
    [(0, "inga svar"), (3, "färre än fem svar"), (7, "7 svar")],
)
def test_too_few_answers_say_how_many_but_never_a_few(many: int, words: str) -> None:
    rule = RULE.replace('"minst svar" = 5', '"minst svar" = 10')
    found = values(rule, responses("20 × M;Ja, alltid", f"{many} × K;Ja, alltid" if many else "M;Ja, alltid"))
    text = f"För få svar för att redovisas: {words}, minst 10 krävs."
    assert found["women"] == Missing(MissingReason.TOO_FEW_ANSWERS, text)


def test_too_small_a_part_of_those_asked_means_no_values() -> None:
    rule = RULE.replace("[skala]", '"tillfrågade" = 1000\n"minst svarsfrekvens" = 20\n[skala]', 1)
    found = values(rule, responses("70 × K;Ja, alltid"))
    assert found[""] == Missing(
        MissingReason.TOO_FEW_ANSWERS, "För få svar för att redovisas: 7 % svarade, minst 20 % krävs."
    )


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ('"tillfrågade" = 80', {"": Decimal(40), "women": MissingReason.OTHER}),
        ('"tillfrågade" = { alla = 80, kvinnor = 40, "män" = 40 }', {"": Decimal(40), "women": Decimal(60)}),
        ('"tillfrågade" = "rader"', {"": Decimal(80), "women": Decimal(80)}),
    ],
)
def test_the_response_rate_is_of_those_asked(asked: str, expected: dict[str, object]) -> None:
    rule = RULE.replace("[skala]", f"{asked}\n[skala]", 1)
    rule = rule.replace('sort = "andel positiva"\n"frågor" = ["Respekt"]\ndecimaler = 1', 'sort = "svarsfrekvens"')
    rule += '\n["värden".svar]\nindikator = "x"\nsort = "andel positiva"\n"frågor" = ["Respekt"]\n'
    content = responses("24 × K;Ja, alltid", "6 × K;", "8 × M;Nej, aldrig", "2 × M;")
    found = {one.part.key: one.value for one in run(rule, content).results if one.name == "bemötande"}
    got = {key: value.reason if isinstance(value, Missing) else value for key, value in found.items()}
    assert {key: got[key] for key in expected} == expected


def test_an_index_is_the_mean_of_its_questions_from_nought_to_a_hundred() -> None:
    content = responses("10 × Instämmer helt;Instämmer inte", "10 × Instämmer delvis;", heading="Trygg;Lyssnar")
    # Trygg: (100 + 66.67) / 2 = 83.33; Lyssnar: 0; the two weigh the same.
    assert values(INDEX, content) == {"": Decimal("41.7")}


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(st.sampled_from(sorted(STEPS)), min_size=10, max_size=60))
def test_indices_equal_the_slow_sum(answers: list[str]) -> None:
    rule = INDEX.replace(', "Lyssnar"', "")
    content = responses(*answers, heading="Trygg")
    assert values(rule, content)[""] == rounded_fraction(oracle.index(answers, STEPS), 1)


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(st.sampled_from(["Ja, alltid", "Ja, oftast", "Nej, sällan", "Nej, aldrig"]), min_size=5, max_size=60))
def test_shares_equal_the_slow_sum(answers: list[str]) -> None:
    content = responses(*(f"K;{answer}" for answer in answers))
    slow = oracle.share(answers, positive=["Ja, alltid", "Ja, oftast"], negative=["Nej, sällan", "Nej, aldrig"])
    assert values(RULE, content)[""] == rounded_fraction(slow, 1)


DIFFERENCE = RULE.replace(
    'sort = "andel positiva"\n"frågor" = ["Respekt"]\ndecimaler = 1',
    'sort = "skillnad mellan könen"\n"frågor" = ["Respekt"]',
)


def test_a_difference_between_the_sexes_is_said_in_words_with_its_numbers() -> None:
    (found,) = run(
        DIFFERENCE, responses("28 × K;Ja, alltid", "6 × K;Nej, sällan", "15 × M;Ja, oftast", "17 × M;Nej, aldrig")
    ).results
    assert found.value == "Vissa signifikanta skillnader"
    assert found.words == (
        "Brukarenkät: Fishers exakta test av andelen positiva svar, 5 procents nivå. ”Respekt”: 28 av 34 kvinnor och 15 av "
        "32 män svarade positivt, p\u00a0=\u00a00,004: skillnad."
    )
    (found,) = run(
        DIFFERENCE, responses("20 × K;Ja, alltid", "8 × K;Nej, sällan", "21 × M;Ja, oftast", "9 × M;Nej, aldrig")
    ).results
    assert found.value == "Inga signifikanta skillnader"


def test_how_few_answered_one_way_is_not_told() -> None:
    (found,) = run(
        DIFFERENCE, responses("28 × K;Ja, alltid", "2 × K;Nej, sällan", "25 × M;Ja, oftast", "9 × M;Nej, aldrig")
    ).results
    assert "30 kvinnor och 34 män, p\u00a0=\u00a0" in found.words
    assert "28" not in found.words


def test_too_few_of_one_sex_means_that_no_difference_is_tested() -> None:
    (found,) = run(DIFFERENCE, responses("28 × K;Ja, alltid", "3 × M;Nej, aldrig")).results
    assert isinstance(found.value, Missing)
    assert found.value.text == "För få svar för att redovisas: färre än fem svar, minst 5 krävs av varje kön."


@settings(max_examples=examples(40), deadline=None)
@given(st.integers(1, 15), st.integers(1, 15), st.data())
def test_fishers_test_equals_counting_every_table(women: int, men: int, data: st.DataObject) -> None:
    yes_women, yes_men = data.draw(st.integers(0, women)), data.draw(st.integers(0, men))
    (found,) = difference({"fråga": Shares(women, yes_women, men, yes_men)}, level=Decimal(5))
    assert found.p == pytest.approx(float(oracle.fisher(women, yes_women, men, yes_men)), rel=1e-6)


def test_several_questions_are_corrected_for_being_several() -> None:
    questions = {"a": Shares(20, 18, 20, 10), "b": Shares(20, 17, 20, 11), "c": Shares(20, 10, 20, 10)}
    found = difference(questions, level=Decimal(5))
    assert [one.adjusted for one in found] == pytest.approx(oracle.holm([one.p for one in found]))
    assert [one.significant for one in found] == [True, False, False]
    assert found[1].p > 0.05 or found[1].adjusted > found[1].p


def test_answers_on_a_scale_are_compared_by_rank() -> None:
    low, high = [Decimal(1)] * 12 + [Decimal(2)] * 8, [Decimal(3)] * 9 + [Decimal(4)] * 11
    (found,) = difference({"trygg": Points(low, high)}, level=Decimal(5))
    assert found.significant
    (alike,) = difference({"trygg": Points(low, low)}, level=Decimal(5))
    assert not alike.significant
    (same,) = difference({"trygg": Points([Decimal(3)] * 9, [Decimal(3)] * 9)}, level=Decimal(5))
    assert same.p == 1.0


def test_small_p_values_are_not_written_as_nought() -> None:
    assert (p_words(0.0001), p_words(0.0342)) == ("p\u00a0<\u00a00,001", "p\u00a0=\u00a00,034")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('"källa" = "enkater"\n', "", "”källa” saknas."),
        ('"minst svar" = 5', '"minst svar" = 2', "Här ska stå ett heltal mellan 5 och 100000."),
        ("[skala]", "[skalan]", "Nyckeln finns inte."),
        ('negativa = ["Nej, sällan", "Nej, aldrig"]\n', "", "”positiva” och ”negativa” hör ihop"),
        ('"vet ej" = ["Vet inte"]', '"vet ej" = ["Ja, alltid"]', "Svaret ”Ja, alltid” står på två ställen i skalan."),
        ('"andel positiva"', '"median"', "”median” finns inte."),
        ('"andel positiva"', '"index"', "Skalan har inga ”poäng”."),
        ('"andel positiva"', '"svarsfrekvens"', "Skriv ”tillfrågade” överst."),
        ('"frågor" = ["Respekt"]\n', "", "”frågor” saknas"),
        ('"Brukarenkät"', '"19900101-1234"', "personnummer"),
        ('"Brukarenkät"', "Brukarenkät", "Här går regeln inte att läsa."),
    ],
)
def test_a_rule_that_is_wrong_says_where_and_what(before: str, after: str, words: str) -> None:
    assert before in RULE
    with pytest.raises(Refused) as fault:
        parse(RULE.replace(before, after, 1))
    assert words in str(fault.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Svarsfilen är tom. Exportera den på nytt ur enkätverktyget."),
        (b"Namn;Svar\nA;B", "Svarsfilen har inga av de rubriker som enkäten läser"),
        (responses("6 × K;Ja, alltid", "X;Ja, alltid"), "En kod i ”Kön” är inte angiven."),
        (responses("6 × K;Ja, alltid", "5 × K;Kanske"), "Svaret ”Kanske” står 5 gånger."),
    ],
)
def test_a_file_that_does_not_fit_says_what_to_do(content: bytes, words: str) -> None:
    with pytest.raises(Refused) as fault:
        run(RULE, content)
    assert words in str(fault.value)


def test_what_somebody_wrote_is_never_told() -> None:
    with pytest.raises(Refused) as fault:
        run(RULE, responses("6 × K;Ja, alltid", "K;Jag heter Anna Andersson och bor på Storgatan"))
    assert "Anna" not in str(fault.value)
    assert "rad 8" in str(fault.value)


def test_columns_that_are_not_named_are_never_read() -> None:
    content = responses("6 × K;Ja, alltid;Anna Andersson 19900101-1234", heading="Kön;Respekt;Fritext")
    assert "Andersson" not in repr(run(RULE, content))


def test_a_rule_in_words() -> None:
    assert rule_words(parse(RULE)) == [
        "Bemötande: andelen positiva svar på ”Respekt”. Positiva svar: ”Ja, alltid” och ”Ja, oftast”. Vet ej räknas inte.",
        "Ett värde kräver minst 5 svar.",
        "Värdena delas på kön.",
    ]


def test_an_outcome_survives_as_json() -> None:
    for rule in (RULE, DIFFERENCE):
        outcome = run(rule, responses("28 × K;Ja, alltid", "6 × K;Nej, sällan", "15 × M;Ja, oftast"))
        assert SurveyOutcome.from_json(outcome.as_json()) == outcome

"""A survey's rule and how its values were made, in Swedish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from tertial.common.numbers import NBSP, swedish
from tertial.measurement.surveys.rule import BY_SEX, BY_UNIT, Scale, Sort, SurveyRule, SurveyValue
from tertial.measurement.surveys.significance import Tested

FEW = 5


def quoted(words: Iterable[str]) -> str:
    """`”a”, ”b” och ”c”`."""
    listed = [f"”{word}”" for word in words]
    return f"{', '.join(listed[:-1])} och {listed[-1]}" if len(listed) > 1 else "".join(listed)


def made_words(value: SurveyValue, rule: SurveyRule) -> str:
    """How a value was made: which answers to which questions, and what was done with them. No numbers of persons."""
    return f"{rule.name}: {_made(value, rule)}"


def _made(value: SurveyValue, rule: SurveyRule) -> str:
    match value.sort:
        case Sort.RATE:
            return "de som svarat, av de tillfrågade."
        case Sort.SHARE:
            made = f"andelen positiva svar på {_questions(value)}. {_share_words(rule.scale)}"
        case Sort.INDEX:
            low, high = rule.scale.ends
            made = f"index 0–100 av {_questions(value)}: medelvärdet av poängen, där {swedish(low)} är 0 och {swedish(high)} är 100."
        case Sort.MEAN:
            made = f"medelvärdet av poängen på {_questions(value)}."
        case Sort.DIFFERENCE:
            made = f"skillnaden mellan kvinnors och mäns svar på {_questions(value)}, prövad på {swedish(rule.level)} procents nivå."
    several = " Frågorna väger lika." if len(value.questions) > 1 and value.sort is not Sort.DIFFERENCE else ""
    return f"{made}{several}"


def tested_words(tested: Sequence[Tested], rule: SurveyRule, *, by_scale: bool) -> str:
    """What was tested, with numbers and p-values. How many of few answered one way is not told."""
    method = "Mann–Whitneys test av poängen" if by_scale else "Fishers exakta test av andelen positiva svar"
    several = ", Holms korrektion för flera frågor" if len(tested) > 1 else ""
    lines = [f"{rule.name}: {method}{several}, {swedish(rule.level)} procents nivå."]
    for one in tested:
        corrected = f", korrigerat {p_words(one.adjusted)}" if len(tested) > 1 else ""
        verdict = "skillnad" if one.significant else "ingen skillnad"
        lines.append(f"”{one.question}”: {_counts(one)}, {p_words(one.p)}{corrected}: {verdict}.")
    return " ".join(lines)


def p_words(p: float) -> str:
    """`p = 0,034`; one that is very small as `p < 0,001`."""
    words = "< 0,001" if p < 0.001 else f"= {swedish(Decimal(str(round(p, 3))), 3)}"
    return f"p {words}".replace(" ", NBSP)


def _counts(one: Tested) -> str:
    cells: list[int] = []
    if one.positive_women is not None and one.positive_men is not None:
        cells = [one.positive_women, one.women - one.positive_women, one.positive_men, one.men - one.positive_men]
    if not cells or any(0 < cell < FEW for cell in cells):
        return f"{one.women} kvinnor och {one.men} män"
    return f"{one.positive_women} av {one.women} kvinnor och {one.positive_men} av {one.men} män svarade positivt"


def _questions(value: SurveyValue) -> str:
    return quoted(value.questions)


def _share_words(scale: Scale) -> str:
    words = f"Positiva svar: {quoted(scale.positive)}."
    if scale.unsure:
        counted = "räknas som inte positiva" if scale.counts_unsure else "räknas inte"
        words += f" Vet ej {counted}."
    return words


def rule_words(rule: SurveyRule) -> list[str]:
    """The rule as sentences, for a page."""
    sentences = [f"{value.name[:1].upper()}{value.name[1:]}: {_made(value, rule)}" for value in rule.values]
    sentences.append(f"Ett värde kräver minst {rule.least} svar.")
    if rule.least_rate:
        sentences.append(f"Svarar färre än {rule.least_rate} % av de tillfrågade redovisas inget värde.")
    if rule.asked_are_rows:
        sentences.append("Varje rad i svarsfilen är en tillfrågad.")
    elif "" in rule.asked:
        sentences.append(f"{swedish(Decimal(rule.asked['']))} tillfrågades.")
    used = {kind for value in rule.values for kind in value.parts}
    named = [name for name, there in ((BY_SEX, rule.parts.sex), (BY_UNIT, rule.parts.unit)) if there and name in used]
    if named:
        sentences.append(f"Värdena delas på {' och '.join(named)}.")
    return sentences

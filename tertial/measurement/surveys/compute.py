"""Compute a survey's values from its responses, exactly."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tertial.common.errors import Refused
from tertial.common.numbers import swedish
from tertial.common.periods import Period
from tertial.document.figure import Missing, MissingReason
from tertial.measurement.calculations.quotient import rounded_fraction
from tertial.measurement.extracts.personal import redacted
from tertial.measurement.surveys.outcome import SurveyOutcome, SurveyResult
from tertial.measurement.surveys.responses import Responses, read_responses
from tertial.measurement.surveys.rule import BY_SEX, BY_UNIT, WHOLE, Sort, SurveyRule, SurveyValue
from tertial.measurement.surveys.significance import Points, Shares, Tested, difference
from tertial.measurement.surveys.wording import made_words, tested_words
from tertial.steering.parts import Part

NONE_SIGNIFICANT = "Inga signifikanta skillnader"
SOME_SIGNIFICANT = "Vissa signifikanta skillnader"
FEW = 5
"""Fewer than this are never told as a number."""


def compute(
    text: str, rule: SurveyRule, *, content: bytes, file_name: str, period: str, dated: date | None = None
) -> SurveyOutcome:
    """Follow a rule over a file of responses. `text` is its declaration. Raises `Refused` for what can't be read or counted."""
    Period.parse(period)
    responses = read_responses(rule, content)
    survey = _Survey(rule, responses)
    return SurveyOutcome(
        rule=text,
        period=period,
        results=tuple(survey.results()),
        rows=responses.rows,
        answered=survey.answered(Part()),
        asked=survey.asked(Part()),
        file_name=redacted(file_name)[:200],
        fingerprint=hashlib.sha256(content).hexdigest(),
        dated=dated,
    )


def too_few(answered: int, least: int) -> Missing:
    """Why a value is not given, with how many answered; of few persons only that they are few."""
    many = "Inga svar" if not answered else "Färre än fem svar" if answered < FEW else f"{answered} svar"
    return Missing(
        MissingReason.TOO_FEW_ANSWERS, f"För få svar för att redovisas: {many.lower()}, minst {least} krävs."
    )


class _Survey:
    """The responses with what is declared about them."""

    def __init__(self, rule: SurveyRule, responses: Responses) -> None:
        self._rule, self._responses = rule, responses
        self._known = rule.scale.known

    def parts(self, value: SurveyValue) -> Iterator[Part]:
        """Each part that a value is given for: the whole, the sexes, the units, and both where they are crossed."""
        parts = self._rule.parts
        if WHOLE in value.parts and (parts.whole or value.sort is Sort.DIFFERENCE):
            yield Part()
        sexes = [sex for sex in ("women", "men") if parts.sex and BY_SEX in value.parts]
        units = parts.unit.parts if parts.unit and BY_UNIT in value.parts else ()
        yield from (Part("", "", sex) for sex in sexes)
        for unit in units:
            yield Part(unit)
            if parts.crossed:
                yield from (Part(unit, "", sex) for sex in sexes)

    def results(self) -> Iterator[SurveyResult]:
        """Every value of every part."""
        silent = self._too_small_a_part()
        for value in self._rule.values:
            for part in self.parts(value):
                yield self._result(value, part, silent)

    def answered(self, part: Part, questions: Sequence[str] = ()) -> int:
        """How many in the part answered any of the questions, don't know included; of all questions where none are named."""
        asked = questions or self._rule.questions()
        return sum(any(self._responses.answers[question][row] for question in asked) for row in self._rows(part))

    def asked(self, part: Part) -> int | None:
        """How many in the part were asked, where that is known."""
        if self._rule.asked_are_rows:
            return len(self._rows(part))
        return self._rule.asked.get(part.key)

    def _rows(self, part: Part) -> list[int]:
        sexes, units = self._responses.sexes, self._responses.units
        return [
            row for row in range(self._responses.rows) if part.sex in ("", sexes[row]) and part.unit in ("", units[row])
        ]

    def _too_small_a_part(self) -> Missing | None:
        """Why nothing is told at all: too small a part of those asked have answered."""
        answered, asked = self.answered(Part()), self.asked(Part())
        if not self._rule.least_rate or not asked or Fraction(100 * answered, asked) >= self._rule.least_rate:
            return None
        rate = swedish(rounded_fraction(Fraction(100 * answered, asked), 0))
        words = f"För få svar för att redovisas: {rate} % svarade, minst {self._rule.least_rate} % krävs."
        return Missing(MissingReason.TOO_FEW_ANSWERS, words)

    def _result(self, value: SurveyValue, part: Part, silent: Missing | None) -> SurveyResult:
        whole = Part(part.unit, value.part, part.sex)
        if value.sort is Sort.RATE:
            return self._rate(value, part, whole)
        if silent:
            return SurveyResult(value.name, whole, silent, self.answered(part, value.questions), "")
        if value.sort is Sort.DIFFERENCE:
            return self._difference(value, whole)
        counted = {question: self._counted(question, part, value) for question in value.questions}
        answered = sum(any(row in rows for rows in counted.values()) for row in self._rows(part))
        if answered < self._rule.least or not all(counted.values()):
            return SurveyResult(value.name, whole, too_few(answered, self._rule.least), answered, "")
        exact = [self._of_question(value, list(rows.values())) for rows in counted.values()]
        mean = sum(exact, Fraction(0)) / len(exact)
        numerator = None
        if value.sort is Sort.SHARE and len(counted) == 1:
            (only,) = counted.values()
            numerator = Decimal(sum(answer in self._rule.scale.positive for answer in only.values()))
        return SurveyResult(
            name=value.name,
            part=whole,
            value=rounded_fraction(mean, value.decimals),
            answered=answered,
            words=made_words(value, self._rule),
            numerator=numerator,
            denominator=Decimal(answered),
        )

    def _counted(self, question: str, part: Part, value: SurveyValue) -> dict[int, str]:
        """The answers that count, by row."""
        scale = self._rule.scale
        if value.sort in (Sort.INDEX, Sort.MEAN) or (value.sort is Sort.DIFFERENCE and value.by_scale):
            counts = frozenset(scale.points or {})
        else:
            counts = frozenset((*scale.positive, *scale.negative, *(scale.unsure if scale.counts_unsure else ())))
        given = self._responses.answers[question]
        return {row: given[row] for row in self._rows(part) if given[row] in counts}

    def _of_question(self, value: SurveyValue, answers: Sequence[str]) -> Fraction:
        """A question's value: percent, points, or points from 0 to 100."""
        scale = self._rule.scale
        if value.sort is Sort.SHARE:
            return Fraction(100 * sum(answer in scale.positive for answer in answers), len(answers))
        points = scale.points or {}
        mean = Fraction(sum(points[answer] for answer in answers)) / len(answers)
        if value.sort is Sort.MEAN:
            return mean
        low, high = (Fraction(end) for end in scale.ends)
        return (mean - low) / (high - low) * 100

    def _rate(self, value: SurveyValue, part: Part, whole: Part) -> SurveyResult:
        answered, asked = self.answered(part, value.questions), self.asked(part)
        if not asked:
            words = "Hur många som tillfrågades är inte känt för den här delen."
            return SurveyResult(value.name, whole, Missing(MissingReason.OTHER, words), answered, "")
        if answered > asked:
            raise Refused(
                f"Fler har svarat ({answered}) än som tillfrågades ({asked}). Rätta ”tillfrågade” i regeln.",
                place=whole.key or "alla",
            )
        rate = rounded_fraction(Fraction(100 * answered, asked), value.decimals)
        return SurveyResult(
            value.name, whole, rate, answered, made_words(value, self._rule), Decimal(answered), Decimal(asked)
        )

    def _difference(self, value: SurveyValue, whole: Part) -> SurveyResult:
        questions: dict[str, Shares | Points] = {}
        fewest: int | None = None
        for question in value.questions:
            women, men = (list(self._counted(question, Part("", "", sex), value).values()) for sex in ("women", "men"))
            fewest = min(len(women), len(men)) if fewest is None else min(fewest, len(women), len(men))
            questions[question] = self._compared(value, women, men)
        answered = self.answered(Part(), value.questions)
        if (fewest or 0) < self._rule.least:
            few = too_few(fewest or 0, self._rule.least)
            words = f"{few.text.removesuffix('.')} av varje kön."
            return SurveyResult(value.name, whole, Missing(few.reason, words), answered, "")
        tested = difference(questions, level=self._rule.level)
        said = _verdict(tested)
        return SurveyResult(
            value.name, whole, said, answered, tested_words(tested, self._rule, by_scale=value.by_scale)
        )

    def _compared(self, value: SurveyValue, women: Sequence[str], men: Sequence[str]) -> Shares | Points:
        scale = self._rule.scale
        if value.by_scale:
            points = scale.points or {}
            return Points([points[answer] for answer in women], [points[answer] for answer in men])
        positive = [sum(answer in scale.positive for answer in answers) for answers in (women, men)]
        return Shares(len(women), positive[0], len(men), positive[1])


def _verdict(tested: Sequence[Tested]) -> str:
    return SOME_SIGNIFICANT if any(one.significant for one in tested) else NONE_SIGNIFICANT

"""What is said in the present tense of a time that is not the report's own, and of forecasts for a year that has not come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tertial.common.periods import Period
from tertial.review.reading.passages import Passage
from tertial.review.reading.sentences import Sentence
from tertial.review.reading.times import Time, TimeKind
from tertial.review.rules.time.by_sentence import times_by_sentence
from tertial.review.rules.time.printed_values import DatedValues, when_of
from tertial.review.rules.time.rows_of_now import gives_a_row_of_now
from tertial.review.subject import Subject
from tertial.review.words import Words

_IS = re.compile(
    r"\b(?:är|har|uppgår|redovisar|redovisas|visar|innebär|ligger|motsvarar|landar|utgör|blir|uppvisar|lämnar|ger)\b",
    re.I,
)
_RESULT = re.compile(
    r"\b(?:resultat|utfall|\w*kostnad|\w*intäkt|(?:budget)?avvikelse|överskott|underskott|\w*budget)\w*\b|\b(?:mnkr|tkr|kronor|miljoner)\b",
    re.I,
)
_BALANCE = re.compile(r"\b(?:resultat|utfall|nettokostnad|(?:budget)?avvikelse|överskott|underskott)\w*\b", re.I)
_MONEY = re.compile(r"\d\s?(?:mnkr|tkr|mkr|kkr|miljon\w*|kronor)\b", re.I)
_HISTORY = re.compile(
    r"\b(?:var|hade|visade|uppgick|låg|redovisade(?:s)?|blev|då|tidigare|föregående|förra|sedan|dåvarande|prognos\w*|helår\w*|fjol\w*"
    r"|jämfört|jämför\w*|än|mot|ska|väntas|beräknas|bedöms|kommer|förväntas|planera\w*|från|beslut\w*|senast|före|inför|dnr|enligt"
    r"|normalt|alltid|vanligtvis|vanligen|brukar|varje|oftast|avtal\w*|(?<!vad )(?<!det )gäller)\b",
    re.I,
)
# Where a main clause ends and the comparison begins.
_ENDS = re.compile(r",(?!\d)|;|\s(?:jämfört|vilket|vilka|som|medan|men|att\s+jämföra)\b|\s[–—-]\s", re.I)
_UNTIL = re.compile(
    r"\b(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?|tom|fram\s+till(?:\s+och\s+med)?|per|efter)\s+(?:den\s+)?(?:sista\s+)?$",
    re.I,
)
# Beside its budget a result is of now.
_BUDGETED = re.compile(
    r"\b(?:jämfört\s+med|i\s+jämförelse\s+med|jämfört\s+mot|mot|än|enligt)\s+(?:[^\W\d_]+\s+){0,3}?[^\W\d_]*budget\w*",
    re.I,
)
_SO_FAR = re.compile(r"\b(?:hittills|i\s+år|under\s+året|årets)\b", re.I)
# "har 4,2 mnkr av budgeten använts": what has been done until now, in the perfect tense.
_PERFECT = re.compile(
    r"\bhar\b(?:[ \u00a0]+(?!inte\b)[\w,.%-]+){1,14}?[ \u00a0]+\w{3,}(?:ats|rts|lts|nts|tts|kts|its|ets)\b"
    r"|\bhar\b(?:[ \u00a0]+(?!inte\b)[\w-]+){1,4}?[ \u00a0]+(?:\w{3,}(?:at|rt|lt|nt|tt)|haft|fått|gjort)\b",
    re.I,
)
_EXPECTS = re.compile(
    r"\bprognost?i[sc]era[srd]\w*\b|\b(?:helårs|års)?prognos(?:en)?\b|\b(?:väntas|förväntas|beräknas|räknar\s+med|pekar\s+(?:på|mot))\b",
    re.I,
)
_FORECAST_FOR = re.compile(r"\b(?:helårs|års)?prognos(?:en)?\s+(?:för\s+)?(?:år\s+|helåret\s+)?$", re.I)
_LABEL = re.compile(
    r"\W*(?:[^\W\d_]+[ \u00a0]+){0,3}?(?:\w*kostnad|utfall|resultat|redovisat|nettoutfall|förbrukat)\w*\s+(?:(?:för|per|under|perioden)\s+)*$",
    re.I,
)
_AGAINST_BUDGET = re.compile(
    r"\s*:?\s*[-+−–]?\d[\d\s.,]*\w*[,\s]*\(?(?:mot|budget|jämfört\s+med)\s*(?:en\s+)?(?:period)?(?:budget\w*)?\s*(?:på|om)?\s*",
    re.I,
)
_FAR = 140


@dataclass(frozen=True, slots=True)
class Present:
    """A time that is spoken of as if it were now, and that is not the report's.

    `what` is what it stands in, where there is more to say than that; `is_named` where the words beside it name the report's year, or
    one by it.
    """

    passage: Passage
    sentence: Sentence
    time: Time
    what: Words | None = None
    is_named: bool = False


def present_tense(subject: Subject) -> Iterator[Present]:
    """Each result in the present tense that is said to be of another stretch of the year than the report's, or of another year.

    A value that the tables have for just that time is right where it stands.
    """
    period = subject.period
    if period is None or period.month is None:
        return
    values = subject.beside_texts(DatedValues)
    for passage in subject.passages:
        if not passage.is_prose or not passage.times:
            continue
        for sentence, times in times_by_sentence(passage):
            time = next((one for one in times if one.kind not in (TimeKind.RELATIVE, TimeKind.INTERIM)), None)
            if time is None or passage.bound_at(time.start, time.end) or _is_own(time, period):
                continue
            told = _is_result(passage, sentence, time) or _is_done(passage, sentence, time, period)
            told = told and not _is_printed(passage, sentence, time, values, period)
            told = told or _is_beside_budget(passage, sentence, time, values, period)
            if told or gives_a_row_of_now(passage, sentence, time, subject):
                yield Present(passage, sentence, time)


def _is_own(time: Time, period: Period) -> bool:
    return time.last is None or ((time.year or period.year), time.last) == (period.year, period.month)


def _is_until(passage: Passage, sentence: Sentence, time: Time) -> bool:
    """Whether it is a day or month that something is counted until."""
    return time.kind in (TimeKind.DATE, TimeKind.MONTH) and bool(
        _UNTIL.search(passage.text[max(sentence.start, time.start - 34) : time.start])
    )


def _is_result(passage: Passage, sentence: Sentence, time: Time) -> bool:
    """A result for the time in the present tense: `Skolan har för januari–mars 2022 ett underskott`, `Per den 31 mars är resultatet`."""
    if not time.is_since_january and not _is_until(passage, sentence, time):
        return False
    before = passage.text[sentence.start : time.start]
    rest = passage.text[time.end : min(sentence.end, time.end + _FAR)]
    if len(before) > _FAR:
        return False
    end = _ENDS.search(rest)
    clause = _BUDGETED.sub("budget", before + (rest[: end.start()] if end else rest))
    if not _IS.search(clause) or _HISTORY.search(clause):
        return False
    if time.year is None or not time.is_since_january:
        # "Januari–mars är alltid dyrare" is said of every year: without a year, only of an amount.
        return bool(_BALANCE.search(clause) or _SO_FAR.search(clause)) and bool(_MONEY.search(clause))
    return bool(_RESULT.search(clause))


def _is_done(passage: Passage, sentence: Sentence, time: Time, period: Period) -> bool:
    """What has been done until a day that is not the report's: `Till och med den 31 mars har 4,2 mnkr använts`."""
    is_over = ((time.year or period.year), time.last or 0) < (period.year, period.month or 12)
    if not is_over or not _is_until(passage, sentence, time):
        return False
    before = passage.text[sentence.start : time.start]
    rest = passage.text[time.end : min(sentence.end, time.end + _FAR)]
    if len(before) > 50 or (time.year is None and not _SO_FAR.search(before + rest)):
        return False
    return bool(_PERFECT.match(rest.lstrip(" ,"))) and not _HISTORY.search(rest)


def _is_printed(passage: Passage, sentence: Sentence, time: Time, values: DatedValues, period: Period) -> bool:
    """Whether a number of the sentence is a value of just that time, or is bound to one."""
    when = when_of(time, period)
    ends = _ENDS.search(passage.text, time.end, min(sentence.end, time.end + _FAR))
    # What a clause after it tells is told of the same time; but what stands in its own clause goes first.
    own = [one for one in passage.numbers if time.end <= one.start < (ends.start() if ends else sentence.end)]
    for number in own or passage.numbers:
        if not sentence.start <= number.start < sentence.end:
            continue
        bound = passage.bound_at(*number.digits)
        if bound is not None and bound.figure is not None:
            value = values.of_figure(bound.figure)
            if value is not None and value.when == when:
                return True
        elif any(value.when == when for value in values.like(number)):
            return True
    return False


def _is_beside_budget(passage: Passage, sentence: Sentence, time: Time, values: DatedValues, period: Period) -> bool:
    """A label with its value and its budget, of which no table has a budget for that time: `Utfall jan–mars 2022: 410 tkr mot budget 400 tkr`."""
    if (
        not time.is_since_january
        or time.year is None
        or (time.year, time.last or 0) >= (period.year, period.month or 12)
    ):
        return False
    before, rest = (
        passage.text[sentence.start : time.start],
        passage.text[time.end : min(sentence.end, time.end + _FAR)],
    )
    if not _LABEL.match(before) or (budgeted := _AGAINST_BUDGET.match(rest)) is None:
        return False
    when, start = when_of(time, period), time.end + budgeted.end()
    number = next((one for one in passage.numbers if start <= one.start < sentence.end), None)
    return (
        number is not None
        and number.start <= start + 4
        and not any(value.when == when for value in values.like(number))
    )


def next_year_expected(subject: Subject) -> Iterator[Present]:
    """Forecasts of a result for the year to come in an interim report whose tables say nothing of that year."""
    period = subject.period
    if period is None or period.month in (None, 12):
        return
    following = period.year + 1
    if any(one.time is not None and one.time.year == following for grid in subject.grids for one in grid.columns):
        return
    for passage in subject.passages:
        if not passage.is_prose or not passage.times:
            continue
        for sentence, times in times_by_sentence(passage):
            for time in times:
                if time.year != following or passage.bound_at(time.start, time.end):
                    continue
                text = sentence.text[:2_000]
                whole = time.kind is TimeKind.WHOLE_YEAR and time.text.casefold().startswith("helår")
                before = passage.text[max(sentence.start, time.start - 40) : time.start]
                named = whole or (time.kind is TimeKind.YEAR and _FORECAST_FOR.search(before))
                if named and _EXPECTS.search(text) and _BALANCE.search(text) and _MONEY.search(text):
                    yield Present(passage, sentence, time)

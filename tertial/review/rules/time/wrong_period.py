"""The rule for results that are said to be of other months than the report's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tertial.common.periods import Period
from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.passages import Passage, PassageKind
from tertial.review.reading.times import Time, TimeKind
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.time.about_itself import of_itself
from tertial.review.rules.time.by_sentence import times_by_sentence
from tertial.review.rules.time.mending import with_own_period
from tertial.review.rules.time.once import once
from tertial.review.rules.time.own_interim import is_plan
from tertial.review.rules.time.present_tense import present_tense
from tertial.review.rules.time.printed_values import said
from tertial.review.rules.time.wrong_time_of_value import period_findings
from tertial.review.subject import Subject
from tertial.review.words import Words

_says = Says(
    "time-wrong-period",
    Severity.WARNING,
    Words(
        "Rätta perioden i texten, eller byt talet mot periodens eget.",
        "Correct the period in the text, or replace the number by the period's own.",
    ),
)
_RESULT = re.compile(
    r"\b(?:resultat(?:et)?|utfall(?:et)?|nettokostnad(?:en|erna)?|(?:budget)?avvikelse(?:n|r)?|överskott(?:et)?|underskott(?:et)?)\b",
    re.I,
)
_NOW = re.compile(r"\b(?:är|innebär|visar|uppgår|redovisar|redovisas|ligger|motsvarar|landar|utgör)\b", re.I)
_HISTORY = re.compile(
    r"\b(?:var|hade|visade|uppgick|låg|redovisade(?:s)?|blev|då|tidigare|föregående|förra|sedan|dåvarande|prognos\w*|helår\w*"
    r"|samma period|motsvarande period|fjol\w*|jämfört med (?:delår|samma|motsvarande|första|perioden))\b",
    re.I,
)
_UNTIL = re.compile(r"\b(?:per|till och med|t\.?\s?o\.?\s?m\.?|tom|fram till)\s+(?:den\s+)?$", re.I)
_HEADED = re.compile(
    r"\b(?:resultat|utfall|redovisat|driftsammandrag|driftredovisning|delårsrapport|delårsbokslut|uppföljning)\b", re.I
)
_NOT_RESULT = re.compile(r"\b(?:prognos|budget|plan|jämför\w*|jmf|sedan|tidigare|föregående)\b", re.I)


def _check(subject: Subject) -> Iterator[Finding]:
    return once(_findings(subject))


def _findings(subject: Subject) -> Iterator[Finding]:
    yield from period_findings(subject, _says)
    period = subject.period
    if period is None or period.month is None or is_plan(subject):
        return
    for one in of_itself(subject):
        if not one.compares and one.time.year == period.year:
            yield _finding(one.passage, one.time, period, Words("det som rapporten visar", "what the report shows"))
    for present in present_tense(subject):
        if present.time.year in (None, period.year):
            yield _finding(present.passage, present.time, period, Words("det som sägs om nu", "what is said of now"))
    captions = {grid.id: [column.time for column in grid.columns if column.time] for grid in subject.grids}
    for passage in subject.passages:
        if not passage.times or not passage.is_written:
            continue
        if passage.is_prose:
            yield from _of_prose(passage, period)
        elif passage.kind is PassageKind.HEADING:
            yield from _of_heading(passage, period)
        elif passage.kind is PassageKind.CAPTION:
            columns = captions.get(passage.place.table, [])
            if any(time.last == period.month for time in columns):
                yield from _of_heading(passage, period)


def _of_prose(passage: Passage, period: Period) -> Iterator[Finding]:
    """A result in the present tense without a number: `Resultatet under årets första tre månader innebär …`."""
    for sentence, times in times_by_sentence(passage):
        spans = [time for time in times if time.kind is not TimeKind.RELATIVE]
        if len(spans) != 1 or not _is_other(spans[0], period, passage.text):
            continue
        time, words = spans[0], sentence.text[:2_000]
        if any(unit in words for unit in (" mnkr", " tkr", " miljoner", " kronor")):
            continue  # with an amount the values tell
        if _RESULT.search(words) and _NOW.search(words) and not _HISTORY.search(words):
            yield _finding(passage, time, period, Words("resultatet", "the result"))


def _of_heading(passage: Passage, period: Period) -> Iterator[Finding]:
    if len(passage.times) != 1 or not _HEADED.search(passage.text) or _NOT_RESULT.search(passage.text):
        return
    time = passage.times[0]
    is_day = time.kind is TimeKind.DATE and time.last is not None and time.last != period.month
    if time.year in (None, period.year) and (is_day or _is_other(time, period, passage.text)):
        yield _finding(passage, time, period, Words("det som står under rubriken", "what stands under the heading"))


def _is_other(time: Time, period: Period, text: str) -> bool:
    """Whether it is a part of this year from January on, or until a day, that ends in another month than the report's."""
    if time.year not in (None, period.year) or time.last is None or time.last == period.month:
        return False
    until = time.kind in (TimeKind.DATE, TimeKind.MONTH) and _UNTIL.search(text[max(0, time.start - 30) : time.start])
    return time.is_since_january or bool(until)


def _finding(passage: Passage, time: Time, period: Period, what: Words) -> Finding:
    words = said(period)
    return _says(
        passage.at(time.start, time.end),
        time.text,
        Words(
            f"Rapporten är för {words.sv}, men texten säger ”{time.text}” om {what.sv}.",
            f"The report is for {words.en}, but the text says “{time.text}” of {what.en}.",
        ),
        Evidence(time.text, Words("texten", "the text"), passage.at(time.start, time.end)),
        Evidence(words.sv, Words("rapportens period", "the report's period")),
        fix=Words(
            f"Skriv {words.sv}, eller skriv i förfluten tid om det är en tidigare period som avses.",
            f"Write {words.en}, or use the past tense if an earlier period is meant.",
        ),
        change=with_own_period(passage, time, period),
    )


WRONG_PERIOD = Rule(
    id="time-wrong-period",
    family=Family.TIME,
    severity=Severity.WARNING,
    title=Words("Fel period", "Wrong period"),
    explanation=Words(
        "En text som har följt med från en tidigare rapport behåller ofta den rapportens månader. Läsaren tror då att talet gäller "
        "en annan tid än det gör. Regeln läser vilken period som står intill ett tal och jämför med perioden i tabellen som talet "
        "kommer från, och ser resultat i nutid för andra månader än rapportens. "
        "Är talet ett belopp med minst fyra siffror, eller hämtat från data, är det ett fel, annars en varning.",
        "A text that came along from an earlier report often keeps that report's months, and the reader believes that the number is for "
        "another time than it is. The rule reads the period beside a number and lays it beside the period of the table that the number "
        "comes from, and sees results in the present tense of other months than the report's. "
        "For an amount with at least four digits, or one taken from the data, it is an error, otherwise a warning.",
    ),
    example=Words(
        "I en rapport per den 31 augusti: ”Resultatet för perioden januari till mars är 412,3 mnkr.” I tabellen står 412,3 för "
        "januari–augusti.",
        "In a report as at 31 August: “The result for January to March is SEK 412.3 m.” The table has 412.3 for January–August.",
    ),
    fix=_says.fix,
    whole=_check,
)  # fmt: skip

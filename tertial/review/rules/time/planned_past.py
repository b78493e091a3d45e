"""The rule for plans whose time is already over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tertial.common.periods import Period
from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.passages import Passage, PassageKind
from tertial.review.reading.times import Time, TimeKind
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.time.by_sentence import times_by_sentence
from tertial.review.rules.time.own_interim import is_plan
from tertial.review.rules.time.printed_values import said
from tertial.review.rules.time.wrong_year import ASSESSED
from tertial.review.subject import Subject
from tertial.review.words import Words

_says = Says(
    "time-future-as-past",
    Severity.WARNING,
    Words(
        "Skriv vad som hände, eller när det ska ske nu.",
        "Write what came of it, or when it is to happen now.",
    ),
)
_WHEN = (TimeKind.YEAR, TimeKind.WHOLE_YEAR, TimeKind.SEASON, TimeKind.MONTH, TimeKind.QUARTER, TimeKind.TERTIAL, TimeKind.HALF, TimeKind.DATE, TimeKind.MONTHS)  # fmt: skip
_PREPOSITION = r"(?:under|i|till|den|senast|vid|per|från och med|fr\.?\s?o\.?\s?m\.?|med start|klart?|efter)\s+(?:den\s+|år\s+|slutet av\s+|början av\s+|mitten av\s+|hela\s+)?$"
_FUTURE = (
    r"(?:kommer(?:[ \u00a0]+\w+){0,3}?[ \u00a0]+att|ska(?:ll)?|planeras|planerar|planerade[ \u00a0]+att|beräknas|förväntas|väntas|bedöms|avser[ \u00a0]+att"
    r"|avses|är[ \u00a0]+planerad(?:e|t)?|är[ \u00a0]+tänkt)"
)
# After these it is an infinitive: "har inte kunnat tas fram".
_NO_INFINITIVE = "".join(
    rf"(?<!{word} )" for word in ("kunnat", "kunna", "kan", "kunde", "att", "skulle", "måste", "bör", "får")
)
_PRESENT = (
    _NO_INFINITIVE
    + r"(?:tas[ \u00a0]+fram|genomförs|införs|startas|startar|påbörjas|fastställs|sätts|levereras|slutförs|utvärderas|invigs|öppnas|öppnar|börjar|flyttar|lanseras|upphandlas|görs[ \u00a0]+senare)"
)
_GAP = r"(?:[ \u00a0]+[\w,-]+){0,9}?[ \u00a0]+"
_BEFORE = re.compile(rf"\b(?P<verb>{_FUTURE}|{_PRESENT}){_GAP}{_PREPOSITION}", re.I)
# "väntas ta emot omkring 150 personer 2022": no preposition, but no name of a plan either.
_BARE = re.compile(
    rf"\b(?:kommer(?:[ \u00a0]+\w+){{0,3}}?[ \u00a0]+att|planeras|beräknas|förväntas|väntas){_GAP}(?P<noun>[a-zåäö]+)[ \u00a0]$"
)
_PLAN = re.compile(
    r"(?:plan(?:en)?|budget(?:en)?|program(?:met)?|år|prognos(?:en)?|ram(?:en)?|beslut(?:et)?|bokslut(?:et)?|nivå(?:n)?|för|och|till|av|om)$",
    re.I,
)
_DONE = re.compile(
    r"\b(?:(?P<past>\w{3,}(?:ades|ddes|ttes|rdes|ndes|ldes)|startade|började|beslutade|antog|antogs|togs|fick|flyttade|öppnade|enades|skedde|gjordes|minskade"
    r"|ökade|sjönk|steg|övergick|upphörde|invigdes)|har[ \u00a0]+(?:\w+[ \u00a0]+){0,3}?\w{3,}(?:ats|rts|lts|nts|tts|gts|its))"
    r"(?:[ \u00a0]+[\w-]+){0,4}?[ \u00a0]+(?:under|i|den|per)[ \u00a0]+(?:slutet av[ \u00a0]+|början av[ \u00a0]+|hela[ \u00a0]+)?$",
    re.I,
)
_PUT_OFF = re.compile(
    r"\b(?:planer\w*|skjut\w*|sköts|senarel\w*|förläng\w*|prognos\w*|flyttades|flyttats|att|ska|skulle|gälla\w*|budget\w*)\b",
    re.I,
)
# A report is written in the month after its period.
_SOON = 1
_HAPPENED = re.compile(r"^[ \u00a0]+(?:har|hade|blev|var|gick|ledde|innebar|medförde)\b", re.I)
_FIRST = re.compile(
    rf"^[ \u00a0]+(?:kommer|ska(?:ll)?|planeras|planerar|beräknas|förväntas|väntas|föreslås|avses|{_PRESENT})\b", re.I
)
_IS_FUTURE = re.compile(rf"^{_FUTURE}", re.I)
# What is told of an earlier plan, or holds every year, is no plan of now.
_TOLD = re.compile(
    r"\b(?:som|då|när|tidigare|ursprunglig\w*|skulle|sköts|skjut\w*|uppskjut\w*|försen\w*|senarelag\w*|flyttat\w*|beslutade(?:s)?|beslutat|fick|gavs|enligt"
    r"|varje|årlig\w*|alltid|normalt|vanligtvis|nästa|nästkommande|kommande|var|hade|blev|än|jämfört|sedan|avser|avsåg|visar|baser\w*(?! på att)|bygger|från|ha)\b",
    re.I,
)


def _check(passage: Passage, subject: Subject) -> Iterator[Finding]:
    period = subject.period
    if (
        period is None
        or is_plan(subject)
        or not passage.times
        or not passage.is_written
        or passage.kind in (PassageKind.HEADING, PassageKind.CAPTION)
    ):
        return
    for sentence, times in times_by_sentence(passage):
        for place, time in enumerate(times):
            if time.kind not in _WHEN or passage.bound_at(time.start, time.end):
                continue
            over, ahead = _is_over(time, period), _is_ahead(time, period)
            if not over and not ahead:
                continue
            if time.kind is TimeKind.DATE and "-" in time.text and time.text[:4].isdigit():
                continue  # a decision's date
            start = max(sentence.start, time.start - 130, times[place - 1].end if place else 0)
            before = re.split(r"[:;(]", passage.text[start : time.start])[-1]
            after = passage.text[time.end : min(sentence.end, time.end + 60)]
            if ahead:
                done = _DONE.search(before) or (time.kind is TimeKind.DATE and _HAPPENED.match(after))
                if done and not _PUT_OFF.search(before) and not re.match(r"\s+års", after):
                    yield _ahead(passage, time, period)
                continue
            if ASSESSED.search(before):
                continue  # the rule for wrong years says it
            if time.kind is TimeKind.YEAR and (bare := _BARE.search(before)) and not _TOLD.search(before):
                if not _PLAN.search(bare["noun"]) and not re.match(r"\s+års", after):
                    yield _finding(passage, time, period)
            elif _is_planned(before, after, named=time.year is not None, at_start=time.start - sentence.start < 16):
                yield _finding(passage, time, period)


def _is_planned(before: str, after: str, *, named: bool, at_start: bool) -> bool:
    """Whether the words around the time say that something is to happen then."""
    if _TOLD.search(before) or re.match(r"\s+(?:års|beslut)", after, re.I):
        return False
    if at_start and _FIRST.match(after) and not _TOLD.search(after[:24]):
        return named or bool(re.match(r"[ \u00a0]+(?:kommer|ska|planera|väntas|förväntas)", after, re.I))
    match = _BEFORE.search(before)
    # Without a year only what is plainly ahead: "genomförs i mars" may be said of every year.
    return bool(match and (named or _IS_FUTURE.match(match["verb"])))


def _is_over(time: Time, period: Period) -> bool:
    """Whether the time ended well before the report's period did. One without a year is this year's, unless next year's is as near."""
    month = period.month
    if month is None:
        return time.year is not None and time.last_year is None and time.year < period.year
    if time.year is not None:
        if time.last_year is not None:
            return False
        return time.year < period.year or (time.year == period.year and time.last is not None and time.last < month)
    if time.kind not in (TimeKind.MONTH, TimeKind.QUARTER, TimeKind.DATE, TimeKind.TERTIAL) or time.last is None:
        return False
    return 1 <= month - time.last <= 6


def _is_ahead(time: Time, period: Period) -> bool:
    """Whether the time begins so long after the period's end that the report must be written before it."""
    if time.year is None:
        return False
    return time.year > period.year or (
        time.year == period.year and period.month is not None and (time.first or 0) > period.month + _SOON
    )


def _ahead(passage: Passage, time: Time, period: Period) -> Finding:
    return _says(
        passage.at(time.start, time.end),
        _quote(passage, time),
        Words(
            f"Texten säger att något skedde ”{time.text}”, men rapporten är för {said(period).sv} och dit är det långt kvar.",
            f"The text says that something happened “{time.text}”, but the report is for {said(period).en} and that is still far off.",
        ),
        Evidence(time.text, Words("texten", "the text"), passage.at(time.start, time.end)),
        Evidence(said(period).sv, Words("rapportens period", "the report's period")),
        fix=Words("Rätta tiden, eller skriv att det ska ske.", "Correct the time, or write that it is to happen."),
    )


def _quote(passage: Passage, time: Time) -> str:
    sentence = passage.sentence_at(time.start)
    if len(sentence.text) <= 140:
        return sentence.text
    return passage.text[max(sentence.start, time.start - 90) : time.end].strip()


def _finding(passage: Passage, time: Time, period: Period) -> Finding:
    return _says(
        passage.at(time.start, time.end),
        _quote(passage, time),
        Words(
            f"Texten säger att något ska ske ”{time.text}”, men rapporten är för {said(period).sv} och den tiden är förbi.",
            f"The text says that something is to happen “{time.text}”, but the report is for {said(period).en} and that time is past.",
        ),
        Evidence(time.text, Words("texten", "the text"), passage.at(time.start, time.end)),
        Evidence(said(period).sv, Words("rapportens period", "the report's period")),
    )


PLANNED_PAST = Rule(
    id="time-future-as-past",
    family=Family.TIME,
    severity=Severity.WARNING,
    title=Words(
        "Planerat i en tid som är förbi, eller gjort i en som inte har kommit",
        "Planned for a time that is past, or done in one to come",
    ),
    explanation=Words(
        "Det som skulle ske förra hösten har antingen skett eller skjutits upp. Står det fortfarande som en plan är texten kvar från "
        "en tidigare rapport, och läsaren får inte veta hur det gick. Det omvända är också fel: något som sägs ha skett efter det att "
        "rapporten skrevs. Återgivna beslut och det som sker varje år lämnas i fred.",
        "What was to happen last autumn has either happened or been put off. If it still stands as a plan, the text is left from an "
        "earlier report, and the reader does not learn what came of it. The reverse is wrong too: something said to have happened after "
        "the report was written. Reported decisions and yearly events are left alone.",
    ),
    example=Words(
        "I en rapport per den 31 augusti 2023: ”Ny indikator, basvärden tas fram under hösten 2022.”",
        "In a report as at 31 August 2023: “New indicator, base values are worked out in the autumn of 2022.”",
    ),
    fix=_says.fix,
    each_passage=_check,
)

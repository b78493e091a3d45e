"""Words that mean the report's own year, or the one before or after it, with another year written beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tertial.review.reading.times import Time, TimeKind
from tertial.review.rules.time.by_sentence import times_by_sentence
from tertial.review.rules.time.present_tense import Present
from tertial.review.subject import Subject
from tertial.review.words import Words

# "Hittills under 2022 har", "årets budget för 2022"; where something else is compared with, the words part them.
_NOW = re.compile(
    r"\b(?:hittills\s+(?:under\s+|i\s+)?(?:år\s+)?|hittills\s+i\s+år,?\s+|årets\s+(?:(?!första|andra|tredje|fjärde|sista|slut)[^\W\d_]+\s+){1,2}(?:för\s+|under\s+)?(?:år\s+)?)$",
    re.I,
)
_SO_FAR = re.compile(r"^\s+har\b(?:\s+[\w-]+){0,3}?\s+hittills\b", re.I)
_TARGET = re.compile(
    r"\b(?:målvärde(?:t|n|na)?|måltalet|målet|målen|målnivån)\s+(?:för\s+|under\s+)?(?:år\s+|helåret\s+)?$", re.I
)
_IS_MET = re.compile(
    r"^(?:\s*,?\s*(?:på|är|som|om)\s+[\d,]+\s?(?:%|procent)?,?)?\s+(?:nås|uppnås|uppfylls|klaras|infrias|bedöms|väntas|förväntas|beräknas|kommer)\b",
    re.I,
)
# "Målet uppfylls inte 2022" is said of now.
_REACHED = re.compile(
    r"\b(?:mål(?:et|en)?|målvärde(?:t|na)|måltalet|målnivån|målsättning(?:en|arna)|ambitionen)\s+(?:(?!som\b|för\b)[^\W\d_]+\s+){0,2}?"
    r"(?:uppfylls|uppnås|nås|infrias|klaras|bedöms)\s+(?:(?!som\b|än\b|jämfört\b|sedan\b|enligt\b|från\b|mot\b)[^\W\d_]+\s+){0,4}$",
    re.I,
)
# "Nettokostnad januari–april 2022: 64,0 mnkr. Samma tid 2021: 61,2 mnkr, alltså mer i år": what goes before is of this year.
_SAME_TIME = re.compile(r"(?:Under\s+)?(?:Samma|Motsvarande)\s+(?:tid|period)\b", re.I)
_NAMED = {
    -1: Words("det som kallas föregående år", "what is called the year before"),
    0: Words("det som kallas i år", "what is called this year"),
    1: Words("det som kallas nästa år", "what is called next year"),
}


def named_years(subject: Subject) -> Iterator[Present]:
    """Each year that the words beside it say is another: `i år (2022)` in a report for 2023, `föregående år, 2020`, `hittills under 2022`."""
    period = subject.period
    if period is None:
        return
    for passage in subject.passages:
        if not passage.is_prose or not passage.times:
            continue
        earlier: list[Time] = []
        for sentence, times in times_by_sentence(passage):
            this_year = any(one.offset == 0 and one.year is None and one.kind is TimeKind.RELATIVE for one in times)
            if this_year and len(earlier) == 1 and _SAME_TIME.match(sentence.text):
                time = earlier[0]
                is_other = time.is_since_january and time.year not in (None, period.year)
                if is_other and not passage.bound_at(time.start, time.end):
                    yield Present(passage, passage.sentence_at(time.start), time, _NAMED[0], is_named=True)
            earlier = times
            for time in times:
                if time.year is None or passage.bound_at(time.start, time.end):
                    continue
                if time.kind is TimeKind.RELATIVE:
                    if time.offset in _NAMED and time.year != period.year + time.offset:
                        yield Present(passage, sentence, time, _NAMED[time.offset], is_named=True)
                    continue
                if time.kind not in (TimeKind.YEAR, TimeKind.WHOLE_YEAR) or time.year >= period.year:
                    continue
                before = passage.text[max(sentence.start, time.start - 60) : time.start]
                after = passage.text[time.end : min(sentence.end, time.end + 60)]
                is_now = _NOW.search(before) or (
                    _SO_FAR.match(after) and before.strip().casefold() in ("under", "i", "för")
                )
                reached = _REACHED.search(before) or (_TARGET.search(before) and _IS_MET.match(after))
                if is_now or reached:
                    what = _NAMED[0] if is_now else Words("ett mål som bedöms nu", "a goal that is assessed now")
                    yield Present(passage, sentence, time, what, is_named=True)

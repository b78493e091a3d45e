"""Does a sentence give two values of one row, both of the report's year, and another time with them?"""

from __future__ import annotations

from collections import defaultdict

from tertial.review.known import KnownValue
from tertial.review.reading.passages import Passage
from tertial.review.reading.sentences import Sentence
from tertial.review.reading.times import Time, TimeKind
from tertial.review.subject import Subject

_MOST_VALUES = 60
_MOST_CLAIMS = 6
_KINDS = (TimeKind.MONTHS, TimeKind.DATE)


def gives_a_row_of_now(passage: Passage, sentence: Sentence, time: Time, subject: Subject) -> bool:
    """Whether two numbers of the sentence are two values of a row for the report's year, and none is of the time that is named.

    `Av budgeten på 12,0 mnkr hade 4,2 mnkr använts den 31 mars 2022`, where the row of 2023 has 12.0 and 4.2.
    """
    period = subject.period
    if period is None or time.kind not in _KINDS or time.year is None or time.year > period.year:
        return False
    if sum(sentence.start <= one.start < sentence.end and one.year is not None for one in passage.times) != 1:
        return False
    claims = [
        one
        for one in subject.claims(passage)
        if one.sentence.start == sentence.start and not time.start <= one.number.start < time.end
    ]
    if not 2 <= len(claims) <= _MOST_CLAIMS or any(one.is_change or one.amount.rough for one in claims):
        return False
    topics = dict.fromkeys(topic for one in claims for topic in (one.topic, *one.near) if topic)
    values = [value for topic in (*topics, subject.topics.total) for value in topic.values[:_MOST_VALUES]]
    rows: dict[tuple[str, int], list[KnownValue]] = defaultdict(list)
    for value in values:
        if value.place is not None:
            rows[value.series.rpartition("/")[0], value.order].append(value)
    for row in rows.values():
        earlier = [value for value in row if value.horizon.year == time.year != period.year]
        if any(one.amount.is_known(value) for value in earlier for one in claims):
            continue  # told of just that time
        own = [value for value in row if value.horizon.year in (None, period.year)]
        met = [value for value in own if any(one.amount.is_known(value) for one in claims)]
        every = all(any(one.amount.is_known(value) for value in met) for one in claims)
        if every and len({value.series for value in met}) >= 2:
            return True
    return False

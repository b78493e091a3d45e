"""A number that the text says is of one time and the tables of another: the period, the year, the interim report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tertial.common.periods import Period
from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.labels import stems
from tertial.review.reading.passages import PassageKind
from tertial.review.reading.times import Time, TimeKind
from tertial.review.rule import Says
from tertial.review.rules.time.mending import with_own_period, with_own_year
from tertial.review.rules.time.own_interim import mentions, own_interim
from tertial.review.rules.time.printed_values import Dated, DatedValues, When, when_of
from tertial.review.rules.time.said_of import SaidOf, said_of
from tertial.review.subject import Subject
from tertial.review.words import Words

_UNTIL = re.compile(
    r"\b(?:per|till och med|t\.?\s?o\.?\s?m\.?|tom|fram till|till)\s+(?:och med\s+)?(?:den\s+)?(?:sista\s+)?$", re.I
)


def year_findings(subject: Subject, says: Says) -> Iterator[Finding]:
    """Numbers whose year is another than the text says."""
    for said, value in _mistaken(subject):
        when = _when(said.time, subject)
        if when is not None and when.year != value.when.year:
            yield _finding(said, value, says, subject)


def period_findings(subject: Subject, says: Says) -> Iterator[Finding]:
    """Numbers whose months are others than the text says, in the right year."""
    for said, value in _mistaken(subject):
        when = _when(said.time, subject)
        if when is not None and when.year == value.when.year:
            yield _finding(said, value, says, subject)


def interim_findings(subject: Subject, says: Says) -> Iterator[Finding]:
    """Numbers of this report that the text says are of another interim report."""
    own = own_interim(subject)
    if own is None or subject.period is None or set(mentions(subject)) <= {own}:
        return
    for said in said_of(subject, subject.beside_texts(DatedValues)):
        number, period = said.time.number, subject.period
        if said.time.kind is not TimeKind.INTERIM or number == own or said.time.year not in (None, period.year):
            continue
        of_report = [value for value in said.values if value.when == When(period.year, period.month)]
        if of_report and len(of_report) == len(said.values):
            yield _finding(said, of_report[0], says, subject)


def _mistaken(subject: Subject) -> Iterator[tuple[SaidOf, Dated]]:
    if subject.period is None:
        return
    values = subject.beside_texts(DatedValues)
    for said in said_of(subject, values):
        if said.passage.kind in (PassageKind.HEADING, PassageKind.CAPTION):
            continue
        when = _when(said.time, subject)
        if when is None or any(_fits(value, said, when, subject.period) for value in said.values):
            continue
        printed = [values.where(value) for value in said.values] if said.bound else list(said.values)
        if not any(_fits(value, said, when, subject.period) for value in printed):
            yield said, max(printed, key=lambda value: len(value.words & stems(said.sentence.text[:2_000])))


def _when(time: Time, subject: Subject) -> When | None:
    return when_of(time, subject.period) if subject.period is not None else None


def _fits(value: Dated, said: SaidOf, when: When, period: Period) -> bool:
    """Whether the value may be of the time that is said."""
    if value.when.year != when.year:
        # A year that nobody wrote is no reason to doubt; nor one that the value's own note names.
        return (said.time.year is None and said.time.offset is None) or when.year in value.also
    if when.month is None or value.when.month is None or when.month == value.when.month:
        return True
    if said.time.is_since_january:
        return False
    before = said.passage.text[max(said.sentence.start, said.time.start - 40) : said.time.start]
    return not (said.time.kind in (TimeKind.DATE, TimeKind.MONTH) and _UNTIL.search(before))


def _finding(said: SaidOf, value: Dated, says: Says, subject: Subject) -> Finding:
    passage, time, number = said.passage, said.time, said.number
    start, end = min(time.start, number.start), max(time.end, number.end)
    quote = passage.text[start:end]
    when = value.when.words
    message = Words(
        f"Texten säger ”{time.text}” om {number.text}, men {number.text} är värdet för {when.sv} "
        f"({_short(value.label)}).",
        f"The text says “{time.text}” of {number.text}, but {number.text} is the value for {when.en} "
        f"({_short(value.label)}).",
    )
    fix = Words(
        f"Skriv {when.sv}, eller byt talet mot det för ”{time.text}”.",
        f"Write {when.en}, or replace the number by that of “{time.text}”.",
    )
    change = None
    if subject.period is not None and value.when.year == subject.period.year:
        if time.year not in (None, value.when.year):
            change = with_own_year(passage, time, subject.period)
        elif value.when.month == subject.period.month and value.when.month is not None:
            change = with_own_period(passage, time, subject.period)
    severity = Severity.ERROR if (said.bound or said.exact) and value.is_money else Severity.WARNING
    return says(
        passage.at(start, end),
        quote,
        message,
        Evidence(time.text, Words("texten", "the text"), passage.at(time.start, time.end)),
        Evidence(f"{value.printed} ({when.sv})", value.source, value.place, value.key),
        fix=fix,
        severity=severity,
        change=change,
    )


def _short(label: str) -> str:
    return label if len(label) <= 80 else f"{label[:77]}…"

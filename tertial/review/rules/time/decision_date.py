"""The rule for dates: days that do not exist, wrong weekdays, and decisions whose date is said in two ways or lies ahead."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.decisions import Reference, references_in
from tertial.review.reading.passages import Passage
from tertial.review.reading.times import Time, TimeKind
from tertial.review.rule import Family, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words

_says = Says(
    "time-decision-date",
    Severity.WARNING,
    Words("Se efter i protokollet och skriv rätt datum.", "Look in the minutes and write the right date."),
)
_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(r"\b(?P<day>måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag)(?:en)?,?\s+(?:den\s+)?$", re.I)
_BODY = r"[A-ZÅÄÖ]{2,6}|[Kk]ommunfullmäktige|[Kk]ommunstyrelsen|[A-ZÅÄÖa-zåäö]+nämnden"
_NAMES = {"kommunfullmäktige": "KF", "kommunstyrelsen": "KS"}
_IMPOSSIBLE = re.compile(
    rf"\b(?:{_BODY})[,\s]+(?P<date>(?:19|20)\d\d-(?:(?:1[3-9]|[2-9]\d|00)-[0-3]\d|(?:0\d|1[0-2])-(?:3[2-9]|[4-9]\d|00)))(?![\d-])"
)
_BETWEEN = re.compile(r"^[\s,]*\(?\s*(?:dnr\s*\S{1,20},?\s*|(?:enligt|beslut|genom beslut|se)\s+)?$", re.I)
_AFTER = re.compile(r"^[\s).,]*(?:i|den|från)\s+$")
_WHEN = re.compile(r"(?:I|Under|Den)\s+")
_DECIDED_THEN = re.compile(
    r"\bbeslut(?:et|en)?\s+(?:(?:av|i|under|den)\s+|[a-zåäö]*nämnden\s+|(?:kommun)?(?:styrelsen|fullmäktige)\s+){1,4}$",
    re.I,
)
_DECIDED = re.compile(
    r"\b(?:beslutade[s]?|beslutats|antog[s]?|godkände[s]?|fastställde[s]?|fattade[s]?|beviljade[s]?|tog beslut)\b", re.I
)
_AHEAD = re.compile(r"\b(?:kommer|ska|planeras|väntas|förväntas|beräknas|inför|föreslås|senast)\b", re.I)
# From the end of the period a report is decided within some months.
_LATEST = timedelta(days=122)


def _check(subject: Subject) -> Iterator[Finding]:
    decided: dict[tuple[str, str, str], dict[str, list[tuple[Passage, int, int]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for passage in subject.passages:
        if not passage.is_written:
            continue
        yield from _of_days(passage)
        references = list(references_in(passage)) if "-" in passage.text or "§" in passage.text else []
        for one in references:
            if one.body and one.paragraph:
                # Numbers begin anew each year, so the same paragraph in the same year is the same decision.
                decided[one.body, one.paragraph, one.on[:4]][one.on].append((passage, *one.said))
            yield from _in_words(passage, one, references)
            yield from _ahead(passage, one, subject)
    registered = _registered(subject)
    yield from _other_years(decided, registered)
    for (body, paragraph, year), dates in decided.items():
        known = registered.get((body, paragraph, year))
        if known is not None:
            yield from _registered_otherwise(f"{body} § {paragraph}", known, dates)
        elif len(dates) > 1:
            yield from _two_dates(body, paragraph, dates)


def _other_years(
    decided: dict[tuple[str, str, str], dict[str, list[tuple[Passage, int, int]]]],
    registered: dict[tuple[str, str, str], str],
) -> Iterator[Finding]:
    """The same body, paragraph, month and day in two years: meetings are not held on the same day with the same paragraph twice."""
    days: dict[tuple[str, str, str], dict[str, list[tuple[Passage, int, int]]]] = defaultdict(dict)
    for (body, paragraph, _), dates in decided.items():
        for said, places in dates.items():
            days[body, paragraph, said[5:]][said] = places
    known = {(body, paragraph, said[5:]): said for (body, paragraph, _), said in registered.items()}
    for (body, paragraph, day), dates in days.items():
        right = known.get((body, paragraph, day))
        if right is not None and (body, paragraph, day) in known:
            if right not in dates or len(dates) > 1:
                others = {
                    said: places for said, places in dates.items() if (body, paragraph, said[:4]) not in registered
                }
                yield from _registered_otherwise(f"{body} § {paragraph}", right, others)
        elif len(dates) > 1:
            yield from _two_dates(body, paragraph, dates)


def _registered(subject: Subject) -> dict[tuple[str, str, str], str]:
    """The date of each decision that the program knows by body, paragraph and year."""
    return {
        (_NAMES.get(one.body.casefold(), one.body), one.paragraph.strip("§ \u00a0"), str(one.decided_on.year)): str(
            one.decided_on
        )
        for one in (subject.facts.decisions if subject.facts else ())
        if one.decided_on is not None and one.paragraph
    }


def _registered_otherwise(
    decision: str, known: str, dates: dict[str, list[tuple[Passage, int, int]]]
) -> Iterator[Finding]:
    for said, places in dates.items():
        for passage, start, end in places if said != known else ():
            yield _says(
                passage.at(start, end),
                said,
                Words(
                    f"{decision} är registrerat med datumet {known}, men här står {said}.",
                    f"{decision} is registered with the date {known}, but here it says {said}.",
                ),
                Evidence(said, Words("texten", "the text"), passage.at(start, end)),
                Evidence(known, Words("beslutet i programmet", "the decision in the program")),
            )


def _of_days(passage: Passage) -> Iterator[Finding]:
    for written in _IMPOSSIBLE.finditer(passage.text):
        yield _no_such_day(passage, written.start("date"), written.end("date"), written["date"])
    for time in passage.times:
        if time.kind is not TimeKind.DATE:
            continue
        if not time.is_possible:
            yield _no_such_day(passage, time.start, time.end, time.text)
        elif time.year and time.last and time.day:
            match = _WEEKDAY.search(passage.text[max(0, time.start - 20) : time.start])
            right = date(time.year, time.last, time.day).weekday()
            if match and match["day"].casefold() != _WEEKDAYS[right]:
                start = max(0, time.start - 20) + match.start()
                yield _says(
                    passage.at(start, time.end),
                    passage.text[start : time.end],
                    Words(
                        f"Den {time.text.removeprefix('den ')} är en {_WEEKDAYS[right]}, inte en {match['day'].casefold()}.",
                        f"{time.text} is a {_DAYS_EN[right]}, not a {_DAYS_EN[_WEEKDAYS.index(match['day'].casefold())]}.",
                    ),
                    Evidence(match["day"], Words("texten", "the text"), passage.at(start, time.end)),
                    Evidence(_WEEKDAYS[right], Words("kalendern", "the calendar")),
                    fix=Words("Rätta veckodagen eller datumet.", "Correct the weekday or the date."),
                    severity=Severity.ERROR,
                )


def _no_such_day(passage: Passage, start: int, end: int, said: str) -> Finding:
    return _says(
        passage.at(start, end),
        said,
        Words(f"Det finns inget datum ”{said}”.", f"There is no such date as “{said}”."),
        Evidence(said, Words("texten", "the text"), passage.at(start, end)),
        severity=Severity.ERROR,
    )


def _in_words(passage: Passage, one: Reference, others: list[Reference]) -> Iterator[Finding]:
    """A month or day right before the reference, or right after it: `i april (KS 2023-05-09 § 148)`."""
    following = bisect_left([time.start for time in passage.times], one.start)
    for time in passage.times[max(0, following - 3) : following + 2]:
        if time.kind not in (TimeKind.DATE, TimeKind.MONTH) or any(o.start <= time.start < o.end for o in others):
            continue
        before = 0 <= one.start - time.end <= 30 and _BETWEEN.match(passage.text[time.end : one.start])
        after = (
            not one.in_words and 0 <= time.start - one.end <= 12 and _AFTER.match(passage.text[one.end : time.start])
        )
        if not (before or after or _is_when(passage, time, one, others)):
            continue
        year, month, day = (int(part) for part in one.on.split("-"))
        if time.last == month and time.year in (None, year) and time.day in (None, day):
            continue
        start, end = min(time.start, one.start), max(time.end, one.end)
        said = passage.text[one.said[0] : one.said[1]]
        yield _says(
            passage.at(start, end),
            passage.text[start:end].strip(),
            Words(
                f"Texten säger ”{time.text}” men beslutet är daterat {said}.",
                f"The text says “{time.text}” but the decision is dated {said}.",
            ),
            Evidence(time.text, Words("texten", "the text"), passage.at(time.start, time.end)),
            Evidence(said, Words("hänvisningen", "the reference"), passage.at(*one.said)),
        )


def _is_when(passage: Passage, time: Time, one: Reference, others: list[Reference]) -> bool:
    """Whether a month says when the decision was made that the sentence refers to later in brackets.

    `I mars 2023 beslutades att … (KS 2023-03-20)`, `Beslutet i mars om att … (KS 2023-03-20)`.
    """
    sentence = passage.sentence_at(time.start)
    if not sentence.start <= one.start < sentence.end or time.end > one.start:
        return False
    if sum(sentence.start <= other.start < sentence.end for other in others) != 1:
        return False
    before = passage.text[sentence.start : time.start]
    opens = _WHEN.fullmatch(before) and _DECIDED.search(passage.text[time.end : time.end + 40])
    if not opens and not _DECIDED_THEN.search(before[-80:]):
        return False
    return passage.text[max(0, one.start - 1) : one.start] == "("


def _ahead(passage: Passage, one: Reference, subject: Subject) -> Iterator[Finding]:
    day = one.day
    if subject.period is None or day is None:
        return
    latest = subject.period.end + _LATEST
    sentence = passage.sentence_at(one.said[0]).text[:2_000]
    if day <= latest or _AHEAD.search(sentence):
        return
    told = Words(
        "när en rapport för perioden senast brukar beslutas", "when a report for the period is decided at the latest"
    )
    said = passage.text[one.said[0] : one.said[1]]
    yield _says(
        passage.at(*one.said),
        passage.text[one.start : one.end].strip(" ,"),
        Words(f"Beslutet är daterat {day}, efter {latest}: {told.sv}.", f"The decision is dated {day}, after {latest}: {told.en}."),
        Evidence(said, Words("hänvisningen", "the reference"), passage.at(*one.said)),
        Evidence(str(latest), told),
    )  # fmt: skip


def _two_dates(body: str, paragraph: str, dates: dict[str, list[tuple[Passage, int, int]]]) -> Iterator[Finding]:
    """The same decision with two dates: the rarer one is shown, the later of two as rare."""
    common = max(dates, key=lambda said: len(dates[said]))
    other = dates[common][0]
    for said, places in dates.items():
        if said == common:
            continue
        passage, start, end = places[0]
        yield _says(
            passage.at(start, end),
            said,
            Words(
                f"{body} § {paragraph} har datumet {said} här men {common} på annan plats.",
                f"{body} § {paragraph} is dated {said} here but {common} elsewhere.",
            ),
            Evidence(said, Words("här", "here"), passage.at(start, end)),
            Evidence(common, Words(other[0].place.words, other[0].place.words), other[0].at(other[1], other[2])),
        )


DECISION_DATE = Rule(
    id="time-decision-date",
    family=Family.TIME,
    severity=Severity.WARNING,
    title=Words("Datum som inte stämmer", "Dates that do not agree"),
    explanation=Words(
        "Ett beslut känns igen på datum och paragraf. Regeln jämför månaden eller dagen i ord med datumet i hänvisningen intill, samma "
        "paragraf på olika ställen, och beslut som är daterade efter rapporten. Datum som inte finns och fel veckodag är fel.",
        "A decision is known by its date and paragraph. The rule lays the month or day in words beside the date in the reference, the same "
        "paragraph in different places, and decisions dated after the report. Dates that do not exist and wrong weekdays are errors.",
    ),
    example=Words(
        "”… redovisades för kommunstyrelsen i april (KS 2023-05-09 § 148)” eller ”senast den 31 juni”.",
        "“… was reported to the executive board in April (KS 2023-05-09 § 148)” or “by 31 June”.",
    ),
    fix=_says.fix,
    whole=_check,
)

"""Years of budgets that cannot be right: decided late in the very year, or carried over from a year that is long closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.times import Time, TimeKind
from tertial.review.rule import Says
from tertial.review.rules.time.by_sentence import times_by_sentence
from tertial.review.subject import Subject
from tertial.review.words import Words

_BUDGET = re.compile(
    r"\b(?:internbudget|budget|mål\s+och\s+budget|verksamhetsplan|skattesats|flerårsplan)(?:en)?\s+(?:för\s+)?(?:år\s+)?$",
    re.I,
)
# A budget is changed in its own year, and followed up after it.
_CHANGED = re.compile(
    r"\b(?:tilläggs\w*|ändr\w*|revider\w*|ombudget\w*|omfördel\w*|justera\w*|utök\w*|uppfölj\w*|återrapport\w*|bokslut\w*|årsredovis\w*|kompletter\w*)\b",
    re.I,
)
_CARRIED = re.compile(
    r"\b(?:(?:över)?flytta[st]?|(?:över)?flyttas|över(?:för[st]?|föras|förts|fördes)|för(?:s|as|ts|des)\s+över|tas?\s+med|ombudgetera[std]?\w*)\b",
    re.I,
)
_MONEY = re.compile(
    r"\b(?:medel|anslag|överskott(?:et)?|underskott(?:et)?|resultat(?:et)?|investeringsmedel|budgetmedel|statsbidrag|pengar)(?:\s+(?:\w+\s+)?kvar)?\s+från\s+(?:år\s+|budgetåret\s+)?$",
    re.I,
)
_TO_NOW = re.compile(r"\btill\s+(?:årets|innevarande|i\s+år)\b", re.I)
_LATE = 9


def _is_of_another(year: int, decided: Time, own: int) -> bool:
    """Whether a budget that was decided late in a year must be for another year than is said: it is for the next."""
    if decided.year is None or (decided.last or 0) < _LATE:
        return False
    return (year == decided.year and year == own - 1) or (year == decided.year + 2 and year == own + 1)


def money_findings(subject: Subject, says: Says) -> Iterator[Finding]:
    """A budget of last year that the text says was decided in that year's autumn, and money carried over past a whole year."""
    period = subject.period
    if period is None:
        return
    for passage in subject.passages:
        if not passage.is_prose or not passage.times:
            continue
        for sentence, times in times_by_sentence(passage):
            decided = [
                time
                for time in times
                if time.kind is TimeKind.DATE
                and time.year is not None
                and ("-" in time.text[:5] or "§" in passage.text[time.end : time.end + 4])
            ]
            text = sentence.text[:2_000]
            for time in times:
                if time.kind is not TimeKind.YEAR or time.year is None or passage.bound_at(time.start, time.end):
                    continue
                before = passage.text[max(sentence.start, time.start - 60) : time.start]
                late = next((one for one in decided if _is_of_another(time.year, one, period.year)), None)
                if late and _BUDGET.search(before) and not _CHANGED.search(text):
                    yield says(
                        passage.at(time.start, time.end),
                        passage.text[max(sentence.start, time.start - 30) : time.end].strip(),
                        Words(
                            f"En budget beslutas året före, men den för {time.year} sägs här vara beslutad {late.text}.",
                            f"A budget is decided the year before, but the one for {time.year} is said here to be of {late.text}.",
                        ),
                        Evidence(time.text, Words("texten", "the text"), passage.at(time.start, time.end)),
                        Evidence(late.text, Words("beslutets datum", "the date of the decision"), passage.at(late.start, late.end)),
                        fix=Words(f"Skriv {(late.year or 0) + 1}, eller rätta beslutets datum.", f"Write {(late.year or 0) + 1}, or correct the date of the decision."),
                    )  # fmt: skip
                carried = _MONEY.search(before) and _CARRIED.search(text) and _TO_NOW.search(text)
                if time.year <= period.year - 2 and carried:
                    yield says(
                        passage.at(time.start, time.end),
                        passage.text[max(sentence.start, time.start - 30) : time.end].strip(),
                        Words(
                            f"Det som blir kvar förs över till nästa år, men här förs det över från {time.year} till {period.year}.",
                            f"What is left is carried over to the next year, but here it is carried from {time.year} to {period.year}.",
                        ),
                        Evidence(time.text, Words("texten", "the text"), passage.at(time.start, time.end)),
                        Evidence(str(period.year), Words("rapportens år", "the report's year")),
                        fix=Words(f"Skriv {period.year - 1} om det är förra årets medel.", f"Write {period.year - 1} if it is last year's money."),
                        severity=Severity.HINT,
                    )  # fmt: skip

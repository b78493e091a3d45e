"""Is there a number of what the data measures that is nothing the data knows?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tertial.review.finding import Finding, Severity
from tertial.review.matching.agreement import is_explained, is_known_anywhere
from tertial.review.matching.amounts import POINTS
from tertial.review.matching.claims import Claim
from tertial.review.matching.names import is_near
from tertial.review.reading.grids import Role
from tertial.review.reading.labels import STOP_WORDS, stem
from tertial.review.reading.passages import Passage, PassageKind
from tertial.review.rule import Family, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words

_says = Says(
    "number-unsourced",
    Severity.WARNING,
    Words(
        "Bind talet till en siffra, eller skriv i meningen var det kommer ifrån: ett beslut, en undersökning, en myndighet.",
        "Bind the number to a figure, or say in the sentence where it comes from: a decision, a survey, an authority.",
    ),
)
# What says that a number comes from elsewhere.
_ELSEWHERE = re.compile(
    r"§|\b(?:KF|KS|SKR|SCB|Kolada|dnr|beslut\w*|besluta\w*|bevilja\w*|beviljat|enligt|källa|rike[tn]s?|rikssnitt\w*|genomsnitt\w*|nationell\w*|landet|länets?|länen"
    r"|regering\w*|riksdag\w*|stat(?:en|liga?|ligt|sbidrag\w*)|enkät\w*|undersökning\w*|arbetsförmedling\w*|skolverket\w*|socialstyrelsen\w*|migrationsverket\w*"
    r"|kommuner(?:na)?|EU|ESF|fond\w*|projekt\w*|\w*avtal(?:et|en|s)?|skollag\w*|lag(?:en|krav\w*)|riksnorm\w*|prisbas\w*|uppräkning\w*|inflation\w*|ränt\w*|\w+verket"
    r"|stickprov\w*|granska[dt]\w*|kontrollera[dt]\w*|urval\w*|slumpvis)\b",
    re.IGNORECASE,
)
_LEAST_COUNT = 10
_LEAST_AMOUNT = 10_000
_ROUNDED = re.compile(r"\b(?:i runda tal|avrunda\w*|i storleksordningen)\b", re.IGNORECASE)
# "fel per 1 000 kvadratmeter", "invånare över 80 år": not how many, but of what.
_IS_MEASURE = re.compile(r"\bper\s+$", re.IGNORECASE)
_IS_AGE = re.compile(r"\s+(?:års?\b|av de senaste)", re.IGNORECASE)


def _check(passage: Passage, subject: Subject) -> Iterator[Finding]:
    if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.ITEM):
        return
    for claim in subject.claims(passage):
        if _is_asked(claim, subject) and not _is_known(claim, subject):
            yield _says(
                passage.at(claim.number.start, claim.number.end),
                claim.quote,
                Words(
                    f"{claim.quote} är varken bundet till en siffra eller något av de värden som rapporten bygger på.",
                    f"{claim.quote} is neither bound to a figure nor any of the values that the report is made from.",
                ),
                severity=None if claim.topic is not None or claim.role is not None else Severity.HINT,
            )


def _is_asked(claim: Claim, subject: Subject) -> bool:
    """Whether the number is of something that the data measures, and nothing says that it comes from elsewhere."""
    number, unit = claim.number, claim.amount.unit
    if (
        claim.is_bound
        or not claim.amount.size
        or number.per
        or number.ranged
        or number.spelled
        or subject.fault(claim) is not None
    ):
        return False
    if (
        unit not in ("kr", "%", POINTS, "")
        or _ELSEWHERE.search(claim.sentence.text)
        or _ROUNDED.search(claim.sentence.text)
        or _has_decision(claim)
    ):
        return False
    if _IS_MEASURE.search(claim.passage.text[max(0, number.start - 24) : number.start]) or _IS_AGE.match(
        claim.passage.text[number.end : number.end + 16]
    ):
        return False
    if claim.is_change and not (claim.sure and claim.topic is not None and claim.topic.names):
        return False
    words = claim.words | claim.beside
    if unit == "kr":
        if number.unit == "kr" and claim.amount.size < _LEAST_AMOUNT:
            return False  # a price or a fee
        says_what = claim.role not in (None, Role.OUTCOME) or bool(claim.near)
        return says_what or subject.topics.resembles(words, "kr")
    is_count = not unit and not number.decimals and claim.role is not Role.TARGET
    if is_count and (claim.amount.size < _LEAST_COUNT or not _counts_what_is_known(claim, subject)):
        return False
    return bool(claim.near) or subject.topics.resembles(words, "%" if unit == POINTS else unit)


def _counts_what_is_known(claim: Claim, subject: Subject) -> bool:
    """Whether what the number counts is in the label of something that the sentence speaks of; a number alone counts as it."""
    noun = claim.number.noun.partition(" ")[0].casefold()
    if not noun or noun in STOP_WORDS:
        return True
    counted = stem(noun)
    return any(
        is_near(one, counted)
        for topic in subject.topics.resembling(claim.words | claim.beside)
        for name in topic.names
        for one in name.stems
    )


def _is_known(claim: Claim, subject: Subject) -> bool:
    return is_explained(claim, subject.topics) or is_known_anywhere(claim, subject.topics)


def _has_decision(claim: Claim) -> bool:
    start, end = claim.sentence.start, claim.sentence.end
    return any(bound.decision is not None and start <= bound.start < end for bound in claim.passage.bound)


RULE = Rule(
    id=_says.rule,
    family=Family.NUMBERS,
    severity=Severity.WARNING,
    title=Words("Talet finns inte i underlaget", "The number is not in the data"),
    explanation=Words(
        "Texten har ett belopp, en andel eller ett antal av något som nämnden mäter, men talet är inte bundet och är inget av de värden "
        "som rapporten bygger på, inte heller en summa eller skillnad av några av dem. Meningar som säger var talet kommer ifrån lämnas i fred.",
        "The text has an amount, a share or a count of something that the committee measures, but the number is not bound and is none of "
        "the values that the report is made from, nor a sum or difference of some of them. Sentences that say where the number comes from "
        "are left alone.",
    ),
    example=Words(
        "”Antalet hushåll med bistånd var 2 340 i augusti”, när inget värde i underlaget är 2 340.",
        "”The number of households with support was 2,340 in August”, when no value in the data is 2,340.",
    ),
    fix=_says.fix,
    each_passage=_check,
    needs_facts=True,
)

"""What is said of numbers that do not stand in the row that the rest of their sentence stands in."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tertial.common.numbers import swedish
from tertial.review.finding import Evidence, Finding
from tertial.review.known import KnownValue
from tertial.review.matching.claims import Claim
from tertial.review.matching.ranges import wrong_ends
from tertial.review.matching.rows import Step
from tertial.review.matching.saying import evidence_of, said, what
from tertial.review.matching.year_pairs import exchanged_pairs
from tertial.review.reading.passages import Passage
from tertial.review.rule import Says
from tertial.review.subject import Subject
from tertial.review.words import Words


def misfits(passage: Passage, subject: Subject, says: Says) -> Iterator[Finding]:
    """Numbers that do not stand in the row that the rest of the sentence stands in."""
    for one in subject.misfits(passage):
        claim = one.claim
        if one.step is not None:
            if not one.in_points:
                yield from _change(passage, claim, one.step, says)
            continue
        nearest = one.values[0]
        name = what(claim)
        value = said(abs(nearest.value) if claim.sign else nearest.value, claim.number, nearest)
        yield says(
            passage.at(claim.number.start, claim.number.end),
            claim.quote,
            Words(
                f"Texten säger {claim.quote} om {name.sv}, men raden som resten av meningen bygger på har {value} ({nearest.source.sv}).",
                f"The text says {claim.quote} of {name.en}, but the row that the rest of the sentence is from has {value} ({nearest.source.en}).",
            ),
            *(evidence_of(known, claim.number) for known in one.values),
        )


def _change(passage: Passage, claim: Claim, step: Step, says: Says) -> Iterator[Finding]:
    name = step.now.label
    now, before = _printed(step.now), _printed(step.before)
    points = claim.amount.unit == "%"
    is_of = (
        Words("i procent av det tidigare värdet", "in per cent of the earlier value")
        if points
        else Words("skillnaden", "the difference")
    )
    yield says(
        passage.at(claim.number.start, claim.number.end),
        claim.quote,
        Words(
            f"Texten säger att ändringen är {claim.quote}, men {name} har {now} och {before}: det är inte {is_of.sv}.",
            f"The text says that the change is {claim.quote}, but {name} has {now} and {before}: that is not {is_of.en}.",
        ),
        evidence_of(step.now, claim.number),
        evidence_of(step.before, claim.number),
    )


def wrong_ranges(passage: Passage, subject: Subject, says: Says) -> Iterator[Finding]:
    """`mellan 4,9 och 7,3 procent`, where no row has the one end and the other is the least or the greatest of them."""
    for one in wrong_ends(passage, subject.claims(passage), subject.period.year if subject.period else None):
        claim, name = one.claim, what(one.claim)
        if subject.fault(claim) is not None:
            continue
        value = said(one.right.value, claim.number, one.right)
        yield says(
            passage.at(claim.number.start, claim.number.end),
            claim.quote,
            Words(
                f"Texten säger {claim.quote} i ett intervall för {name.sv}, men tabellernas yttersta värde är {value}.",
                f"The text says {claim.quote} in a range of {name.en}, but the outermost value of the tables is {value}.",
            ),
            evidence_of(one.right, claim.number),
        )


def not_the_sum(
    passage: Passage, claim: Claim, values: tuple[KnownValue, ...], together: Decimal, says: Says
) -> Finding:
    """`badhusen och biblioteken ge ett underskott på 2,7 mnkr`, which their values do not make."""
    names = [f"”{value.label}”" for value in values]
    value = said(abs(together) if claim.sign else together, claim.number, values[0])
    return says(
        passage.at(claim.number.start, claim.number.end),
        claim.quote,
        Words(
            f"Texten säger {claim.quote} om {' och '.join(names)} tillsammans, men de blir {value}.",
            f"The text says {claim.quote} of {' and '.join(names)} together, but they make {value}.",
        ),
        *(evidence_of(one, claim.number) for one in values),
    )


def exchanged_years(passage: Passage, subject: Subject, says: Says) -> Iterator[Finding]:
    """`445 (609 i fjol)`, where the table has 609 for this year and 445 for the last."""
    for one in exchanged_pairs(passage, subject.year_pairs):
        numbers = (one.told.now, one.told.then)
        bound = [passage.bound_at(*number.digits) for number in numbers]
        if all(each is not None and each.figure is not None for each in bound):
            continue
        if any(claim.number in numbers and subject.fault(claim) is not None for claim in subject.claims(passage)):
            continue
        start, end = min(number.start for number in numbers), max(number.end for number in numbers)
        yield says(
            passage.at(start, end),
            passage.text[start:end],
            Words(
                f"Åren är ombytta: texten har {one.told.now.text} nu och {one.told.then.text} för {one.told.year}, men ”{one.series.label}” har "
                f"{one.now.text} nu och {one.then.text} för {one.told.year}.",
                f"The years have changed places: the text has {one.told.now.text} now and {one.told.then.text} for {one.told.year}, but "
                f"“{one.series.label}” has {one.now.text} now and {one.then.text} for {one.told.year}.",
            ),
            Evidence(one.now.text, Words("tabellens värde nu", "the table's value now"), one.now.place, one.now.key),
            Evidence(
                one.then.text,
                Words(f"tabellens värde för {one.told.year}", f"the table's value for {one.told.year}"),
                one.then.place,
                one.then.key,
            ),
        )


def _printed(known: KnownValue) -> str:
    """A known value as it stands where it is known from."""
    return known.printed or swedish(known.value)

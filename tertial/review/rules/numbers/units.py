"""Is the value right and only the unit wrong: tkr printed as mnkr, per cent for percentage points?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tertial.common.numbers import swedish
from tertial.review.finding import Finding, Severity
from tertial.review.matching.amounts import POINTS
from tertial.review.matching.changes import binding_of
from tertial.review.matching.claims import Claim
from tertial.review.matching.faults import FaultKind
from tertial.review.matching.saying import evidence_of
from tertial.review.reading.passages import Passage
from tertial.review.rule import Family, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words

_says = Says(
    "number-unit",
    Severity.WARNING,
    Words(
        "Skriv rätt enhet. Skillnaden mellan två andelar är procentenheter; procent är skillnaden delad med den första.",
        "Write the right unit. The difference between two shares is percentage points; per cent is the difference divided by the first.",
    ),
)
_LEAST_SHARE = Decimal(1)
_CLOSE = 120


def _check(passage: Passage, subject: Subject) -> Iterator[Finding]:
    claims = subject.claims(passage)
    for claim in claims:
        fault = subject.fault(claim)
        if fault is not None and fault.kind is FaultKind.UNIT:
            known = fault.values[0]
            printed = evidence_of(known, claim.number)
            unit = "mnkr" if abs(known.value) >= 10**6 else "tkr"
            value = f"{swedish(known.value / (10**6 if unit == 'mnkr' else 1000), 1 if unit == 'mnkr' else 0)} {unit}"
            yield _says(
                passage.at(claim.number.start, claim.number.end),
                claim.quote,
                Words(
                    f"Siffrorna stämmer men inte enheten: texten säger {claim.quote}, värdet är {value}.",
                    f"The digits are right but not the unit: the text says {claim.quote}, the value is {value}.",
                ),
                printed,
                change=binding_of(claim, known, subject),
                severity=Severity.ERROR if fault.certain else None,
            )
    yield from _points(passage, claims)
    yield from _of_rows(passage, subject)


def _of_rows(passage: Passage, subject: Subject) -> Iterator[Finding]:
    """`har ökat med 1,2 procent och är nu 8,0`, where the table has 6,8 for the year before: that is percentage points."""
    for one in subject.misfits(passage):
        if one.step is None or not one.in_points:
            continue
        claim, step = one.claim, one.step
        apart, share = swedish(step.apart), swedish(step.share or Decimal(0), 1)
        yield _says(
            passage.at(claim.number.start, claim.number.end),
            claim.quote,
            Words(
                f"Skillnaden mellan {swedish(step.before.value)} och {swedish(step.now.value)} är {apart} {POINTS}, inte {claim.quote}. "
                f"I procent är den {share}.",
                f"The difference between {swedish(step.before.value)} and {swedish(step.now.value)} is {apart} percentage points, not "
                f"{claim.quote}. In per cent it is {share}.",
            ),
            evidence_of(step.now, claim.number),
            evidence_of(step.before, claim.number),
        )


def _points(passage: Passage, claims: tuple[Claim, ...]) -> Iterator[Finding]:
    """`från 77,4 till 81,0 procent, en ökning med 3,6 procent`: that is percentage points."""
    for place, claim in enumerate(claims):
        if not claim.is_change or claim.amount.unit != "%" or claim.is_bound or claim.amount.rough:
            continue
        shares = [
            one
            for one in claims[max(0, place - 3) : place + 3]
            if one is not claim
            and one.sentence == claim.sentence
            and one.amount.unit in ("%", "")
            and not one.is_change
            and one.amount.size > _LEAST_SHARE
            and abs(one.number.start - claim.number.start) < _CLOSE
        ]
        if len(shares) != 2 or all(one.amount.unit == "" for one in shares):
            continue
        first, last = shares[0].amount, shares[1].amount
        slack = (first.step + last.step + claim.amount.step) / 2
        in_points = abs(last.size - first.size)
        in_per_cent = in_points / first.size * 100
        if (
            in_points
            and abs(in_points - claim.amount.size) <= slack
            and abs(in_per_cent - claim.amount.size) > max(slack, claim.amount.step)
        ):
            said = f"{swedish(in_points)} {POINTS}"
            yield _says(
                passage.at(claim.number.start, claim.number.end),
                claim.quote,
                Words(
                    f"Skillnaden mellan {shares[0].quote} och {shares[1].quote} är {said}, inte {claim.quote}. "
                    f"I procent är den {swedish(in_per_cent, 1)}.",
                    f"The difference between {shares[0].quote} and {shares[1].quote} is {swedish(in_points)} percentage points, not "
                    f"{claim.quote}. In per cent it is {swedish(in_per_cent, 1)}.",
                ),
            )


RULE = Rule(
    id=_says.rule,
    family=Family.NUMBERS,
    severity=Severity.ERROR,
    title=Words("Fel enhet", "Wrong unit"),
    explanation=Words(
        "Siffrorna i ett tal stämmer med ett känt värde, men enheten gör det tusen gånger för stort eller litet. Eller så står procent "
        "där skillnaden mellan två andelar är räknad i procentenheter.",
        "The digits of a number are those of a known value, but the unit makes it a thousand times too large or small. Or per cent is "
        "written where the difference between two shares is counted in percentage points.",
    ),
    example=Words(
        "”Ett underskott på 28,2 tkr”, när tabellen har −28,2 mnkr. ”Från 40 till 50 procent, en ökning med 10 procent.”",
        "”A deficit of 28.2 thousand”, when the table has −28.2 million. ”From 40 to 50 per cent, an increase of 10 per cent.”",
    ),
    fix=_says.fix,
    each_passage=_check,
)

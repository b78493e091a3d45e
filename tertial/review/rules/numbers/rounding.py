"""Is a number rounded the wrong way, or `drygt` said of less and `knappt` of more?"""

from __future__ import annotations

from collections.abc import Iterator

from tertial.review.finding import Finding, Severity
from tertial.review.matching.changes import binding_of
from tertial.review.matching.faults import FaultKind
from tertial.review.matching.saying import evidence_of, exact, said, what
from tertial.review.reading.passages import Passage
from tertial.review.rule import Family, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words

_says = Says(
    "number-rounding",
    Severity.WARNING,
    Words(
        "Avrunda från det exakta värdet, en gång. Skriv drygt när värdet är större än talet och knappt när det är mindre.",
        "Round from the exact value, once. Write a little over where the value is greater than the number and just under where it is less.",
    ),
)


def _check(passage: Passage, subject: Subject) -> Iterator[Finding]:
    for claim in subject.claims(passage):
        fault = subject.fault(claim)
        if fault is None or fault.kind is not FaultKind.ROUNDING:
            continue
        known, name, about = fault.values[0], what(claim), claim.number.about
        number = claim.number
        value = exact(known, number)
        if about:
            start = max(number.start - len(about) - 1, 0)
            quote = " ".join(passage.text[start : number.end].split())
            yield _says(
                passage.at(number.start, number.end),
                quote,
                Words(
                    f"Texten säger ”{about}” {claim.quote} om {name.sv}, men värdet är {value}.",
                    f"The text says ”{about}” {claim.quote} of {name.en}, but the value is {value}.",
                ),
                evidence_of(known, number),
            )
        else:
            rounded = said(abs(known.value) if claim.sign else known.value, number, known)
            yield _says(
                passage.at(number.start, number.end),
                claim.quote,
                Words(
                    f"Texten säger {claim.quote} om {name.sv}. Värdet är {value}, som avrundas till {rounded}.",
                    f"The text says {claim.quote} of {name.en}. The value is {value}, which rounds to {rounded}.",
                ),
                evidence_of(known, number),
                change=binding_of(claim, known, subject),
            )


RULE = Rule(
    id=_says.rule,
    family=Family.NUMBERS,
    severity=Severity.WARNING,
    title=Words("Fel avrundat", "Wrongly rounded"),
    explanation=Words(
        "Talet ligger bredvid det exakta värdet i sista siffran: det är avhugget, eller avrundat två gånger. Eller så står drygt om något "
        "som är mindre än talet, eller knappt, närmare och nästan om något som är större.",
        "The number is one off from the exact value in its last digit: it is cut off, or rounded twice. Or a little over is said of "
        "what is less than the number, or just under, close to and almost of what is more.",
    ),
    example=Words(
        "”Kostnaden är drygt 28 mnkr”, när den är 27,6 mnkr.",
        "”The cost is a little over 28 million”, when it is 27.6 million.",
    ),
    fix=_says.fix,
    each_passage=_check,
)

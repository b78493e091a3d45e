"""Is a number typed by hand although it is one of the report's figures?"""

from __future__ import annotations

from collections.abc import Iterator

from tertial.review.finding import Finding, Severity
from tertial.review.known import KnownValue
from tertial.review.matching.agreement import direct, expected_of
from tertial.review.matching.changes import binding_of
from tertial.review.matching.claims import Claim
from tertial.review.matching.saying import evidence_of
from tertial.review.reading.passages import Passage, PassageKind
from tertial.review.rule import Family, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words

_says = Says(
    "number-unbound",
    Severity.HINT,
    Words(
        "Bind talet till siffran. Då följer det med när underlaget ändras, och till nästa rapport.",
        "Bind the number to the figure. Then it follows when the data change, and to the next report.",
    ),
)
_LEAST_DIGITS = 3


def _check(passage: Passage, subject: Subject) -> Iterator[Finding]:
    if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.ITEM):
        return
    for claim in subject.claims(passage):
        number = claim.number
        if (
            claim.is_bound
            or claim.is_change
            or number.per
            or number.ranged
            or number.spelled
            or claim.amount.rough
            or subject.fault(claim) is not None
        ):
            continue
        known = _only(claim, subject)
        change = binding_of(claim, known, subject) if known is not None else None
        if known is not None and change is not None:
            label = subject.figures[known.key].label
            yield _says(
                passage.at(number.start, number.end),
                claim.quote,
                Words(
                    f"{claim.quote} är skrivet för hand. Det är samma tal som siffran {label}.",
                    f"{claim.quote} is typed by hand. It is the same number as the figure {label}.",
                ),
                evidence_of(known, number),
                change=change,
            )


def _only(claim: Claim, subject: Subject) -> KnownValue | None:
    """The only figure that the number can be: of what the sentence says that it is, else of all that share a word with it."""
    named = [value for value in expected_of(claim) if value.key and claim.amount.is_known(value)] if claim.sure else []
    if not named and _digits(claim) >= _LEAST_DIGITS:
        named = [value for value in direct(claim, subject.topics) if value.key]
        if claim.role is not None and len({value.key for value in named}) > 1:
            named = [value for value in named if value.role is claim.role] or named
    return named[0] if len({value.key for value in named}) == 1 else None


def _digits(claim: Claim) -> int:
    return len("".join(map(str, claim.number.value.as_tuple().digits)).lstrip("0"))


RULE = Rule(
    id=_says.rule,
    family=Family.NUMBERS,
    severity=Severity.HINT,
    title=Words("Talet är skrivet för hand", "The number is typed by hand"),
    explanation=Words(
        "Talet stämmer med en enda siffra i underlaget, men är inte bundet till den. Ändras underlaget står det gamla talet kvar i texten, "
        "och i nästa rapport är det fjolårets.",
        "The number is that of exactly one figure in the data, but is not bound to it. When the data change the old number stays in the "
        "text, and in the next report it is last year's.",
    ),
    example=Words(
        "”Förskolan har ett överskott på 7,0 mnkr”, skrivet med siffror i stället för valt ur listan.",
        "”Preschools have a surplus of 7.0 million”, typed in digits instead of picked from the list.",
    ),
    fix=_says.fix,
    each_passage=_check,
    needs_facts=True,
)

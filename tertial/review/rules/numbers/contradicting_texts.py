"""Is the same quantity given two values in two passages?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from tertial.common.periods import MONTHS
from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.matching.agreement import expected_of
from tertial.review.matching.claims import Claim
from tertial.review.matching.spoken import spoken_of
from tertial.review.reading.grids import Role
from tertial.review.reading.horizons import Horizon
from tertial.review.reading.labels import stem
from tertial.review.rule import Family, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words

_says = Says(
    "number-contradicts-text",
    Severity.WARNING,
    Words(
        "Ta reda på vilket tal som gäller och skriv det på båda ställena, eller skriv vad som skiljer dem åt.",
        "Find out which number holds and write it in both places, or say what sets them apart.",
    ),
)
# Words that say what kind of value it is, or whose, but not of what: the sentence before tells that.
_SAY_NOTHING = frozenset(stem(month) for month in MONTHS) | frozenset(
    stem(word)
    for word in (
        *(
            "kvinnor",
            "kvinnorna",
            "män",
            "männen",
            "flickor",
            "pojkar",
            "alla",
            "totalt",
            "andel",
            "andelen",
            "antal",
            "antalet",
        ),
        *(
            "utfall",
            "utfallet",
            "värde",
            "värdet",
            "jämföra",
            "jämfört",
            "jämförelse",
            "budget",
            "budgeten",
            "ram",
            "ramen",
            "målvärde",
        ),
        *(
            "året",
            "perioden",
            "helåret",
            "resultat",
            "resultatet",
            "prognos",
            "prognosen",
            "kostnad",
            "kostnaden",
            "kostnader",
        ),
        *(
            "målvärdet",
            "beslutat",
            "beslutar",
            "fastställt",
            "negativ",
            "positiv",
            "avvikelse",
            "avvikelsen",
            "innebär",
            "kosta",
            "ger",
            "ge",
            "mkr",
            "mnkr",
            "tkr",
            "vilket",
            "procent",
        ),
    )
)
Key = tuple[frozenset[str], Role, Horizon, str]


def _check(subject: Subject) -> Iterator[Finding]:
    said: dict[tuple[Key, str], list[Claim]] = defaultdict(list)
    parts = _parts(subject)
    for passage in subject.passages:
        if passage.is_written:
            for claim in subject.claims(passage):
                if key := _key(claim):
                    said[key, parts.get(passage.place.chapter_title, "")].append(claim)
    for (key, _), claims in said.items():
        if len(claims) > 1:
            yield from _compared(key, claims)


def _parts(subject: Subject) -> dict[str, str]:
    """By title, of what part of the committee a chapter is, where several chapters tell the same of a part each: `Ekonomi – Norra distriktet`."""
    found: dict[str, set[str]] = defaultdict(set)
    for chapter in subject.document.chapters:
        base, _, part = chapter.title.rpartition(" – ")
        found[base].add(part)
    return {f"{base} – {part}": part for base, parts in found.items() if base and len(parts) > 1 for part in parts}


def _key(claim: Claim) -> Key | None:
    """What the claim is of, as far as words tell; None for what can't be laid beside another, or that the tables already tell."""
    if (
        claim.role is None
        or not claim.tied
        or claim.is_change
        or claim.amount.rough
        or claim.amount.unit not in ("kr", "%")
    ):
        return None
    if claim.number.per or claim.number.ranged or (claim.sure and expected_of(claim)):
        return None
    words = spoken_of(claim)
    if words <= _SAY_NOTHING:
        return None
    return (words, claim.role, claim.horizon, claim.amount.unit) if words else None


def _compared(key: Key, claims: list[Claim]) -> Iterator[Finding]:
    """Every claim that differs from the one that most agree with, the first of as many."""
    sizes = Counter((claim.amount.size, claim.sign) for claim in claims)
    usual = max(claims, key=lambda claim: sizes[claim.amount.size, claim.sign])
    seen: set[tuple[str, str]] = set()
    for claim in claims:
        slack = claim.amount.slack + usual.amount.slack
        turned = claim.sign * usual.sign < 0 and claim.amount.size > slack
        if (abs(claim.amount.size - usual.amount.size) <= slack and not turned) or claim.is_bound:
            continue
        where = (claim.passage.place.words, claim.quote)
        if where in seen:
            continue
        seen.add(where)
        place = usual.passage.at(usual.number.start, usual.number.end)
        other = f"{usual.quote} ({place.words})"
        name = " ".join(claim.sentence.text[: claim.number.start - claim.sentence.start].split()[-6:])
        yield _says(
            claim.passage.at(claim.number.start, claim.number.end),
            claim.quote,
            Words(
                f"Samma sak får två värden: ”{name} {claim.quote}” här, men {other}.",
                f"The same thing is given two values: ”{name} {claim.quote}” here, but {other}.",
            ),
            Evidence(
                claim.quote,
                Words("texten här", "the text here"),
                claim.passage.at(claim.number.start, claim.number.end),
            ),
            Evidence(usual.quote, Words(place.words, place.words), place),
        )


RULE = Rule(
    id=_says.rule,
    family=Family.NUMBERS,
    severity=Severity.WARNING,
    title=Words("Samma sak med två värden", "The same thing with two values"),
    explanation=Words(
        "Två ställen i rapporten ger samma verksamhet samma slag av värde för samma tid, men olika tal. Det händer när en text skrivs om på "
        "ett ställe och glöms på ett annat. Det som tabellerna kan avgöra prövas mot dem i stället.",
        "Two places in the report give the same activity the same kind of value for the same time, but different numbers. It happens when a "
        "text is rewritten in one place and forgotten in another. What the tables can settle is tried against them instead.",
    ),
    example=Words(
        "”Komvux prognostiserar ett underskott på 5,6 mnkr” i sammanfattningen, men 6,5 mnkr i ekonomikapitlet.",
        "”Adult education forecasts a deficit of 5.6 million” in the summary, but 6.5 million in the chapter on economy.",
    ),
    fix=_says.fix,
    whole=_check,
)

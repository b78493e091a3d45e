"""The rules for abbreviations: unknown ones, ones with two meanings, and ones that are spelled out again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.labels import stems
from tertial.review.reading.passages import Passage
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.language.spelled_out import SHORT, SpelledOut, named_otherwise, spelled_out
from tertial.review.rules.language.words_of_data import listed
from tertial.review.subject import Subject
from tertial.review.words import Words

_unknown = Says(
    "language-abbreviation-unknown",
    Severity.HINT,
    Words("Skriv ut vad förkortningen står för första gången den används.", "Spell the abbreviation out where it is first used."),
)  # fmt: skip
_two = Says(
    "language-abbreviation-two-meanings",
    Severity.HINT,
    Words("Ge det ena en annan förkortning, eller skriv ut det.", "Give one of them another abbreviation, or spell it out."),
)  # fmt: skip
_again = Says(
    "language-abbreviation-spelled-twice",
    Severity.HINT,
    Words("Använd förkortningen ensam andra gången.", "Use the abbreviation alone the second time."),
)
_ABBREVIATION = re.compile(
    rf"(?<![\w§./:-])(?P<short>{SHORT})(?![\w/]|[-–][A-ZÅÄÖ]{{2}}|[.:]?\d|[ \u00a0]?(?:\d{{4}}[-:]|\d+\b)|\.[A-Za-z])"
)
_ROMAN = re.compile(r"[IVXLC]+")
# A name that follows one of these is a company's or a system's own.
_NAMED = re.compile(
    r"\b(?:företaget|bolaget|koncernen|leverantören|systemet|verktyget|programmet|appen|modellen|konceptet|kursen|heter|kallas)\s+[”\"]?$",
    re.I,
)
# A chapter of many pages, or a file that is read as one, may spell out anew after so many paragraphs and tables.
_NEAR = 40
_SPOKEN = re.compile(r"\b[A-ZÅÄÖ]{2,}\b")
_IN_BRACKETS = re.compile(r"[a-zåäö] ?\(([A-ZÅÄÖ]{2,6})\)")
_LOWER = re.compile(r"[a-zåäö]{2,}")


def _unknown_check(subject: Subject) -> Iterator[Finding]:
    known = set(listed("general_abbreviations")) | {short.upper() for short in spelled_out(subject)}
    # what could not be read as a table may still say what letters stand for
    known |= {short for part in subject.unread for short in _IN_BRACKETS.findall(part)}
    facts = subject.facts
    if facts is not None:
        known |= {short.upper() for short in facts.abbreviations}
        known |= {word for name in facts.names for word in _SPOKEN.findall(name)}
    seen: dict[str, int] = {}
    first: dict[str, tuple[Passage, int]] = {}
    for passage in subject.passages:
        if not passage.is_prose or not _is_running(passage.text):
            continue
        for match in _ABBREVIATION.finditer(passage.text):
            short = match["short"]
            if (
                short in known
                or _ROMAN.fullmatch(short)
                or _NAMED.search(passage.text[max(0, match.start() - 30) : match.start()])
            ):
                continue
            if passage.bound_at(*match.span()) is not None:
                continue
            seen[short] = seen.get(short, 0) + 1
            first.setdefault(short, (passage, match.start()))
    for short, (passage, start) in first.items():
        times = seen[short]
        yield _unknown(
            passage.at(start, start + len(short)),
            short,
            Words(
                f"Förkortningen {short} förklaras inte i dokumentet" + (f" men används {times} gånger." if times > 1 else "."),
                f"The abbreviation {short} is not explained in the document" + (f" but used {times} times." if times > 1 else "."),
            ),
            Evidence(short, Words(passage.place.words, passage.place.words), passage.at(start, start + len(short))),
        )  # fmt: skip


def _is_running(text: str) -> bool:
    """Whether it is running text: not a title in capitals, nor a row of codes."""
    return len(_LOWER.findall(text[:2_000])) >= 2 * len(_SPOKEN.findall(text[:2_000]))


def _two_check(subject: Subject) -> Iterator[Finding]:
    spelled = spelled_out(subject)
    known = subject.facts.abbreviations if subject.facts else {}
    for short, places in spelled.items():
        first = places[0]
        told: list[SpelledOut] = [first]
        for place in places[1:]:
            if all(_differ(place.stems, one.stems) for one in told):
                told.append(place)
                yield _beside(_two, place, _stands_for(place, first.words), first)
        other = known.get(short)
        if other and len(told) == 1 and _differ(stems(other), first.stems):
            yield _in_organisation(first, other)
    for place in named_otherwise(subject):
        usual = spelled.get(place.short)
        other = known.get(place.short)
        if usual and _differ(place.stems, usual[0].stems):
            yield _beside(_two, place, _stands_for(place, usual[0].words), usual[0])
        elif not usual and other and _differ(place.stems, stems(other)):
            yield _in_organisation(place, other)


def _stands_for(place: SpelledOut, other: str) -> Words:
    return Words(
        f"{place.short} står för ”{place.words}” här men för ”{other}” på annan plats.",
        f"{place.short} stands for “{place.words}” here but for “{other}” elsewhere.",
    )


def _in_organisation(place: SpelledOut, known: str) -> Finding:
    at = place.passage.at(place.start, place.end)
    return _two(
        at,
        place.passage.text[place.start : place.end],
        Words(
            f"{place.short} står för ”{place.words}” här, men i organisationen för ”{known}”.",
            f"{place.short} stands for “{place.words}” here, but in the organisation for “{known}”.",
        ),
        Evidence(place.words, Words("här", "here"), at),
        Evidence(known, Words("organisationens enheter", "the organisation's units")),
    )


def _beside(says: Says, place: SpelledOut, message: Words, earlier: SpelledOut) -> Finding:
    """A finding at one long form, with an earlier one of the same abbreviation as evidence."""
    at = place.passage.at(place.start, place.end)
    where = earlier.passage.place.words
    return says(
        at,
        place.passage.text[place.start : place.end],
        message,
        Evidence(place.words, Words("här", "here"), at),
        Evidence(earlier.words, Words(where, where), earlier.passage.at(earlier.start, earlier.end)),
    )


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two long forms mean different things: they have no word in common, nor parts of words."""
    if not one or not other or one & other:
        return False
    return not any(a[:5] == b[:5] or a in b or b in a for a in one for b in other)


def _again_check(subject: Subject) -> Iterator[Finding]:
    for short, places in spelled_out(subject).items():
        before: dict[str, SpelledOut] = {}
        told: set[str] = set()
        for place in places:
            if not place.passage.is_prose:
                continue
            chapter = place.passage.place.chapter
            earlier = before.setdefault(chapter, place)
            before[chapter] = place
            if (
                earlier is place
                or chapter in told
                or place.passage.place.block - earlier.passage.place.block > _NEAR
                or _differ(place.stems, earlier.stems)
            ):
                continue
            told.add(chapter)
            message = Words(
                f"{short} skrivs ut en gång till i samma kapitel.",
                f"{short} is spelled out once more in the same chapter.",
            )
            yield _beside(_again, place, message, earlier)


UNKNOWN = Rule(
    id="language-abbreviation-unknown",
    family=Family.LANGUAGE,
    severity=Severity.HINT,
    title=Words("Okänd förkortning", "Unknown abbreviation"),
    explanation=Words(
        "Rapporten läses av förtroendevalda och invånare som inte kan förvaltningens förkortningar. Regeln känner de allmänna (SKR, EU, "
        "SFI) och enheternas egna, och de som dokumentet självt skriver ut.",
        "The report is read by elected representatives and inhabitants who do not know the administration's abbreviations. The rule knows the "
        "general ones (SKR, EU, SFI), those of the units, and those that the document itself spells out.",
    ),
    example=Words(
        "”Arbetet med RUF fortsätter under hösten” utan att RUF förklaras någonstans.",
        "“Work on RUF continues in the autumn” with RUF explained nowhere.",
    ),
    fix=_unknown.fix,
    whole=_unknown_check,
)
TWO_MEANINGS = Rule(
    id="language-abbreviation-two-meanings",
    family=Family.LANGUAGE,
    severity=Severity.HINT,
    title=Words("Förkortning med två betydelser", "An abbreviation with two meanings"),
    explanation=Words(
        "Samma bokstäver skrivs ut på två sätt i samma dokument. Den som läser ett avsnitt för sig kan ta det ena för det andra.",
        "The same letters are spelled out in two ways in one document. Who reads one section by itself may take one for the other.",
    ),
    example=Words(
        "”Verksamhetsplan (VP)” i ett kapitel och ”vårdplanering (VP)” i ett annat.",
        "“Activity plan (VP)” in one chapter and “care planning (VP)” in another.",
    ),
    fix=_two.fix,
    whole=_two_check,
)
SPELLED_TWICE = Rule(
    id="language-abbreviation-spelled-twice",
    family=Family.LANGUAGE,
    severity=Severity.HINT,
    title=Words("Förkortningen skrivs ut två gånger", "The abbreviation is spelled out twice"),
    explanation=Words(
        "En förkortning skrivs ut första gången den används. Skrivs den ut igen i samma kapitel undrar läsaren om något annat menas. "
        "I ett nytt kapitel får den skrivas ut igen.",
        "An abbreviation is spelled out where it is first used. If it is spelled out again in the same chapter, the reader wonders whether "
        "something else is meant. In a new chapter it may be spelled out again.",
    ),
    example=Words(
        "”svenska för invandrare (SFI)” två gånger i kapitlet Volymer.",
        "“Swedish for immigrants (SFI)” twice in the chapter Volumes.",
    ),
    fix=_again.fix,
    whole=_again_check,
)

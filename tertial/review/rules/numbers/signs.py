"""Does a text call a surplus a deficit, or write a sign that its own words deny?"""

from __future__ import annotations

from collections.abc import Iterator

from tertial.review.finding import Finding, Place, Severity
from tertial.review.matching.claims import Claim
from tertial.review.matching.faults import Fault, FaultKind
from tertial.review.matching.saying import evidence_of, said, what
from tertial.review.reading.grids import Role
from tertial.review.reading.passages import Passage
from tertial.review.rule import Family, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words

_says = Says(
    "number-sign",
    Severity.WARNING,
    Words(
        "Avvikelsen är budget minus utfall eller prognos: plus är ett överskott. Byt ord eller tecken så att de säger samma sak.",
        "The deviation is budget minus outcome or forecast: plus is a surplus. Change the word or the sign so that they say the same.",
    ),
)
_WORDS = {1: Words("överskott", "a surplus"), -1: Words("underskott", "a deficit")}


def _check(passage: Passage, subject: Subject) -> Iterator[Finding]:
    for claim in subject.claims(passage):
        number = claim.number
        place = passage.at(number.start, number.end)
        fault = subject.fault(claim)
        if fault is not None and fault.kind is FaultKind.SIGN:
            yield _turned(claim, fault, place)
        elif (
            claim.role is Role.DEVIATION
            and claim.sign
            and claim.tied
            and number.signed
            and not claim.is_bound
            and not claim.is_change
            and number.value
            and passage.text[number.start] != "±"
            and (claim.sign > 0) != (number.value > 0)
            and (claim.sign > 0 or number.value > 0)
            and _is_said_plainly(claim.sentence.text)
        ):
            called = _WORDS[claim.sign]
            yield _says(
                place,
                claim.quote,
                Words(
                    f"Orden säger {called.sv}, men talet skrivs {claim.quote}. Det ena måste vara fel.",
                    f"The words say {called.en}, but the number is written {claim.quote}. One of them must be wrong.",
                ),
            )


def _turned(claim: Claim, fault: Fault, place: Place) -> Finding:
    number, known = claim.number, fault.values[0]
    called, real = _WORDS[claim.told_sign], _WORDS[-claim.told_sign]
    if fault.total is not None:
        value = said(fault.total, number, known)
        labels = [one.label for one in fault.values]
        message = Words(
            f"Texten kallar {claim.quote} ett {called.sv}, men avvikelserna för {_joined(labels, 'och')} är tillsammans {value}, alltså ett {real.sv}.",
            f"The text calls {claim.quote} {called.en}, but the deviations of {_joined(labels, 'and')} are {value} together, which is {real.en}.",
        )
        return _says(place, claim.quote, message, *(evidence_of(one, number) for one in fault.values))
    name = what(claim) if claim.topic is not None else Words(f"”{known.label}”", f"“{known.label}”")
    value = said(known.value, number, known)
    if not claim.sign:
        return _says(
            place,
            claim.quote,
            Words(
                f"Texten skriver {claim.quote} om {name.sv}, alltså ett {called.sv}, men avvikelsen är {value}, ett {real.sv}.",
                f"The text writes {claim.quote} of {name.en}, which is {called.en}, but the deviation is {value}, {real.en}.",
            ),
            evidence_of(known, number),
        )
    return _says(
        place,
        claim.quote,
        Words(
            f"Texten kallar {claim.quote} för {name.sv} ett {called.sv}, men avvikelsen är {value}, alltså ett {real.sv}.",
            f"The text calls {claim.quote} of {name.en} {called.en}, but the deviation is {value}, which is {real.en}.",
        ),
        evidence_of(known, number),
        severity=Severity.ERROR if fault.certain else None,
    )


def _joined(labels: list[str], word: str) -> str:
    """The labels in a row, with a word before the last."""
    quoted = [f"”{one}”" for one in labels] if word == "och" else [f"“{one}”" for one in labels]
    return f"{', '.join(quoted[:-1])} {word} {quoted[-1]}"


def _is_said_plainly(sentence: str) -> bool:
    """A sentence that speaks of both may mean a surplus that became a deficit."""
    plain = sentence.casefold()
    return not ("överskott" in plain and "underskott" in plain)


RULE = Rule(
    id=_says.rule,
    family=Family.NUMBERS,
    severity=Severity.ERROR,
    title=Words("Överskott eller underskott åt fel håll", "Surplus and deficit the wrong way round"),
    explanation=Words(
        "Texten säger överskott där tabellen har ett underskott, eller tvärtom, eller skriver minus framför ett överskott. "
        "Talet är rätt, men läsaren får motsatsen. Minus framför ett underskott är vanligt och godtas.",
        "The text says surplus where the table has a deficit, or the other way round, or writes a minus before a surplus. "
        "The number is right, but the reader is told the opposite. A minus before a deficit is common and accepted.",
    ),
    example=Words(
        "”Biblioteken redovisar ett överskott på 3,5 mnkr”, när avvikelsen är −3,5 mnkr.",
        "”The libraries report a surplus of 3.5 million”, when the deviation is −3.5 million.",
    ),
    fix=_says.fix,
    each_passage=_check,
)

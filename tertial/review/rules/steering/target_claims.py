"""Texts that claim that a target is reached, or will be, against what is measured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.matching.pointed_out import is_told, pointed_out
from tertial.review.reading.passages import Passage
from tertial.review.reading.phrases import contradicted
from tertial.review.reading.reachings import Reaching, reachings_in
from tertial.review.reading.series import Series
from tertial.review.rule import Family, Parameter, Rule, Says
from tertial.review.rules.steering.beside_target import wrong_targets
from tertial.review.rules.tables.shifted import slipped_rows
from tertial.review.subject import Subject
from tertial.review.words import Words
from tertial.steering.calculations.verdicts import Verdict
from tertial.steering.targets import TargetKind

ID = "assessment-claims-target"
_says = Says(
    ID,
    Severity.WARNING,
    Words(
        "Skriv vad utfallet visar, eller vad påståendet bygger på om det är ett annat värde än indikatorns.",
        "Write what the outcome shows, or what the claim rests on if that is another value than the indicator's.",
    ),
)


def _check(passage: Passage, subject: Subject) -> Iterator[Finding]:
    if not passage.is_prose or not subject.series:
        return
    for other in wrong_targets(passage, subject):
        yield _says(
            passage.at(other.number.start, other.number.end),
            other.number.text,
            Words(
                f"Texten säger att målvärdet är {other.number.text}, men ”{other.label}” har målvärdet {other.right}.",
                f"The text says that the target is {other.number.text}, but “{other.label}” has the target {other.right}.",
            ),
            Evidence(other.right, Words(f"{other.label}, målvärde", f"{other.label}, target"), other.series.place),
            fix=Words("Skriv målvärdet som det är beslutat.", "Write the target as it was decided."),
        )
    near = subject.limit(ID, "near") / 100
    slipped = subject.beside_texts(slipped_rows)
    months = (subject.period.month or 12) if subject.period else 12
    for reaching in reachings_in(passage):
        for words in reaching.words:
            meant = [
                one
                for one in subject.names.meant(words, having=_can_tell, loosely=reaching.each)
                if (one.place.table, one.place.row) not in slipped
            ]
            if not reaching.each:
                meant = pointed_out(meant, passage, reaching.start)
            if reaching.bare:
                meant = [one for one in meant if is_told(one, passage, reaching.start)]
            wrong = [_is_wrong(one, reaching, near, months) for one in meant]
            if not contradicted(meant, wrong, any_of_them=reaching.each and not reaching.negated):
                continue
            against = [one for one, answer in zip(meant, wrong, strict=True) if answer]
            yield _finding(passage, reaching, against)
            break  # one finding for a sentence, whatever it speaks of


def _can_tell(one: Series) -> bool:
    return (
        one.parsed is not None
        and one.parsed.kind is not TargetKind.NOT_SET
        and (one.missing or (one.now is not None and one.verdict is not Verdict.CANNOT_TELL))
    )


def _is_wrong(one: Series, reaching: Reaching, near: Decimal, months: int) -> bool | None:
    """Whether what is measured speaks against the claim."""
    if reaching.negated:
        return one.verdict is Verdict.MET and not reaching.future
    if one.now is None:
        return True
    if one.verdict is not Verdict.NOT_MET:
        return False
    wanted = one.parsed.value if one.parsed else None
    if not reaching.future or wanted is None:
        return not reaching.future
    now = one.now.value
    if _is_counted_up(one) and one.wanted == "higher":
        now = now * 12 / months
        return now < wanted * (1 - near)
    return abs(now - wanted) > near * abs(wanted)


def _is_counted_up(one: Series) -> bool:
    """Whether it may be a count that grows during the year, so that a part of the year says little of all of it."""
    return one.unit in ("antal", "st") or bool(re.match(r"antal(?:et)?\b", one.label, re.IGNORECASE))


def _finding(passage: Passage, reaching: Reaching, against: list[Series]) -> Finding:
    one = against[0]
    quote = passage.text[reaching.start : reaching.end]
    place = passage.at(reaching.start, reaching.end)
    more = f" (och {len(against) - 1} till)" if len(against) > 1 else ""
    more_en = f" (and {len(against) - 1} more)" if len(against) > 1 else ""
    if reaching.negated:
        sv, en = "inte når sitt målvärde", "does not reach its target"
    elif reaching.future:
        sv, en = "väntas nå sitt målvärde", "is expected to reach its target"
    else:
        sv, en = "når sitt målvärde", "reaches its target"
    if one.now is None:
        shown, shown_en = "det finns inget värde för perioden", "there is no value for the period"
    else:
        shown, shown_en = (
            f"utfallet är {one.now.text} mot målvärdet {one.target}",
            f"the outcome is {one.now.text} against the target {one.target}",
        )
    return _says(
        place,
        quote,
        Words(
            f"Texten säger att ”{one.label}”{more} {sv}, men {shown}.",
            f"The text says that “{one.label}”{more_en} {en}, but {shown_en}.",
        ),
        *(
            Evidence(
                f"{each.now.text if each.now else 'I.U.'} mot målvärdet {each.target}",
                Words(each.label, each.label),
                each.place,
                each.now.key if each.now else "",
            )
            for each in against[:3]
        ),
        severity=Severity.HINT if reaching.future and one.now is None else None,
    )


RULES: tuple[Rule, ...] = (
    Rule(
        id=ID,
        family=Family.STEERING,
        severity=Severity.WARNING,
        title=Words("Påstår att ett målvärde nås", "Claims that a target is reached"),
        explanation=Words(
            "Texten säger att en indikator når eller väntas nå sitt målvärde, men utfallet gör det inte, eller så finns inget utfall. Det omvända, "
            "att målvärdet inte nås när det gör det, hittas också. Väntat resultat jämförs med lite spelrum, och det som räknas upp under året med "
            "sin takt.",
            "The text says that an indicator reaches or will reach its target, but the outcome does not, or there is none. The opposite, that a target "
            "is not reached when it is, is found too. What is expected is compared with some room, and what is counted up during the year by its pace.",
        ),
        example=Words(
            "”Indikatorerna för kostnad per plats bedöms nå uppsatta målvärden”, när en av dem är 28 mot högst 25.",
            "“The indicators of cost per place are expected to reach their targets”, when one of them is 28 against at most 25.",
        ),
        fix=_says.fix,
        each_passage=_check,
        parameters={
            "near": Parameter(
                Decimal(5), Decimal(0), Decimal(50),
                Words(
                    "Så många procent från målvärdet får ett utfall vara som väntas nå det",
                    "An outcome that is expected to reach its target may be so many percent from it",
                ),
            )
        },
    ),
)  # fmt: skip

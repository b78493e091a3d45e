"""Targets that have been changed with no decision that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tertial.document.document import figures_in
from tertial.review.finding import Evidence, Finding, Place, Severity
from tertial.review.reading.passages import Passage
from tertial.review.rule import Family, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words

_TARGET = Says(
    "indicator-target-changed",
    Severity.WARNING,
    Words(
        "Ange beslutet som ändrade målvärdet, eller gå tillbaka till det beslutade.",
        "Give the decision that changed the target, or go back to the decided one.",
    ),
)

_CHANGED = re.compile(
    r"\bmålvärde(?:t|n|na)?\b[^.;]{0,80}?\b(?:har\s+)?(?:ändrats?|justerats?|korrigerats?|höjts?|sänkts?|reviderats?|ändrades|justerades|höjdes|sänktes)\b"
    r"[^.;]{0,40}?\bfrån\s+(?P<before>[<>≤≥]?\s?\d[\d ,.]*\d|\d)\s?%?\s+till\s+(?P<after>[<>≤≥]?\s?\d[\d ,.]*\d|\d)",
    re.IGNORECASE,
)
_BY_DECISION = re.compile(
    r"§|\bbeslut\w*|\bdnr\b|\bKF\b|\bKS\b|\bfullmäktige\w*|\bantog\w*|\bfastställ\w*", re.IGNORECASE
)


def _target_changed(subject: Subject) -> Iterator[Finding]:
    if subject.facts is not None:
        yield from _changed_in_rooms(subject)
        yield from _changed_since_before(subject)
    for passage in subject.passages:
        if passage.is_prose:
            yield from _changed_in_words(passage)


def _changed_in_words(passage: Passage) -> Iterator[Finding]:
    for match in _CHANGED.finditer(passage.text[:4000]):
        around = passage.text[max(0, match.start() - 160) : match.end() + 160]
        if _BY_DECISION.search(around):
            continue
        yield _TARGET(
            passage.at(match.start(), match.end()),
            match[0],
            Words(
                f"Texten säger att målvärdet har ändrats från {match['before']} till {match['after']} men inte genom vilket beslut.",
                f"The text says that the target has been changed from {match['before']} to {match['after']} but not by which decision.",
            ),
            Evidence(match["before"], Words("Före", "Before"), passage.at(match.start(), match.end())),
            Evidence(match["after"], Words("Efter", "After"), passage.at(match.start(), match.end())),
        )


def _changed_in_rooms(subject: Subject) -> Iterator[Finding]:
    if subject.facts is None:
        return
    for change in subject.facts.target_changes:
        if change.decision.strip():
            continue
        name = next((one.name for one in subject.facts.indicators if one.slug == change.indicator), change.indicator)
        yield _changed(subject, name, change.indicator, change.before, change.after, Words("Planen", "The plan"))


def _changed_since_before(subject: Subject) -> Iterator[Finding]:
    """A target of the same year that the report before prints as another, with no decision between them that made it this."""
    facts = subject.facts
    if (
        facts is None
        or facts.previous is None
        or subject.period is None
        or facts.previous.period.year != subject.period.year
    ):
        return
    earlier = {key: one for key, one in figures_in(facts.previous.document).items() if "/target" in key}
    decided = {(change.indicator, change.after) for change in facts.target_changes if change.decision.strip()}
    for indicator in facts.indicators:
        for part in indicator.parts:
            now = part.target
            before = earlier.get(now.key) if now else None
            if (
                now is None
                or before is None
                or _same_target(now.wording, before.wording)
                or (indicator.slug, now.wording) in decided
            ):
                continue
            yield _changed(
                subject,
                indicator.name,
                indicator.slug,
                before.wording,
                now.wording,
                Words(facts.previous.name, facts.previous.name),
            )


def _same_target(one: str, other: str) -> bool:
    return "".join(one.split()).casefold().rstrip(".") == "".join(other.split()).casefold().rstrip(".")


def _changed(subject: Subject, name: str, slug: str, before: str, after: str, source: Words) -> Finding:
    place = next((one.place for one in subject.series if one.slug == slug), Place(described=f"indikatorn ”{name}”"))
    return _TARGET(
        place,
        after,
        Words(
            f"Målvärdet för ”{name}” är {after}, men var {before}, och inget beslut om ändringen är inlagt.",
            f"The target of “{name}” is {after}, but was {before}, and no decision on the change is entered.",
        ),
        Evidence(after, Words("Målvärdet nu", "The target now"), place),
        Evidence(before, source),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        id="indicator-target-changed",
        family=Family.STEERING,
        severity=Severity.WARNING,
        title=Words("Målvärde ändrat utan beslut", "Target changed without a decision"),
        explanation=Words(
            "Målvärden beslutas. Regeln jämför med rapporten före under samma år och med planens beslut, och läser meningar om ändrade målvärden "
            "som inte nämner något beslut.",
            "Targets are decided. The rule compares with the report before in the same year and with the plan's decisions, and reads sentences about "
            "changed targets that name no decision.",
        ),
        example=Words(
            "I delår 1 var målvärdet 90, i delår 2 är det 85, och inget beslut däremellan ändrade det.",
            "In the first interim report the target was 90, in the second it is 85, and no decision between them changed it.",
        ),
        fix=_TARGET.fix,
        whole=_target_changed,
    ),
)

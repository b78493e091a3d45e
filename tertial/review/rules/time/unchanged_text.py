"""The rule for texts that stand word for word as in the report before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tertial.document.blocks import List, Paragraph
from tertial.document.document import Document
from tertial.document.inline import Content, plain
from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.numbers import NumberKind
from tertial.review.reading.passages import Passage, PassageKind
from tertial.review.rule import Family, Rule, Says
from tertial.review.subject import Subject
from tertial.review.words import Words

_LEAST = 120
_says = Says(
    "time-unchanged-text",
    Severity.WARNING,
    Words(
        "Läs texten mot periodens siffror och skriv om det som har ändrats.",
        "Read the text against the period's figures and rewrite what has changed.",
    ),
)
# Words that claim something of how things have gone; a text without them can stay the same for years.
_CLAIM = re.compile(
    r"\b(?:öka\w*|ökning\w*|minska\w*|minskning\w*|högre|lägre|fler|färre|sjunk\w*|stig\w*|stigit|försämra\w*|förbättra\w*|underskott\w*|överskott\w*"
    r"|avvikelse\w*|prognos\w*|utfall\w*|uppnås|uppnådd\w*|uppnått|pågår|fortgår|avslutad\w*|avslutats|genomförts|påbörjats|under perioden|under året"
    r"|hittills|delår\w*)\b",
    re.IGNORECASE,
)


def _check(subject: Subject) -> Iterator[Finding]:
    facts, period = subject.facts, subject.period
    if facts is None or facts.previous is None or period is None:
        return
    previous = facts.previous
    before = {_plain(text): chapter for chapter, text in _long_texts(previous.document)}
    for passage in subject.passages:
        if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.ITEM) or len(passage.text) < _LEAST:
            continue
        same = before.get(_plain(passage.text))
        if same is None:
            continue
        carried = _carried(passage, previous.period.year, period.year)
        if carried is None:
            continue
        why, found, severity = carried
        quote = passage.text if len(passage.text) <= 140 else f"{passage.text[:137].rstrip()}…"
        yield _says(
            passage.place,
            quote,
            Words(
                f"Texten är ord för ord densamma som i {previous.name}, {why.sv}.",
                f"The text is word for word the same as in {previous.name}, {why.en}.",
            ),
            Evidence(found, Words("texten", "the text"), passage.place),
            Evidence(previous.name, Words(f"förra rapporten, {same}", f"the last report, {same}")),
            severity=severity,
        )


def _long_texts(document: Document) -> Iterator[tuple[str, str]]:
    """The paragraphs and items that are long enough, each with its chapter's title."""
    for chapter in document.chapters:
        for block in chapter.blocks:
            match block:
                case Paragraph(content=content):
                    texts: tuple[Content, ...] = (content,)
                case List(items=items):
                    texts = items
                case _:
                    continue
            for one in texts:
                text = plain(one)
                if len(text) >= _LEAST:
                    yield chapter.title, text


def _carried(passage: Passage, previous: int, now: int) -> tuple[Words, str, Severity] | None:
    """What in an unchanged text should have changed: a year, a written number, a claim; None for what may stay."""
    for time in passage.times:
        if (
            time.year is not None
            and previous != now
            and time.year <= previous
            and not passage.bound_at(time.start, time.end)
        ):
            return (
                Words(f"och bär årtalet {time.year}", f"and carries the year {time.year}"),
                time.text,
                Severity.WARNING,
            )
    for number in passage.numbers:
        if number.kind is NumberKind.QUANTITY and not number.spelled and not passage.bound_at(*number.digits):
            return (
                Words(f"också talet {number.text}", f"the number {number.text} too"),
                number.text,
                Severity.WARNING,
            )
    if match := _CLAIM.search(passage.text):
        return (
            Words("fast den säger hur det har gått", "though it says how things have gone"),
            match[0],
            Severity.HINT,
        )
    return None


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


UNCHANGED_TEXT = Rule(
    id="time-unchanged-text",
    family=Family.TIME,
    severity=Severity.WARNING,
    title=Words("Texten är oförändrad sedan förra rapporten", "The text is unchanged since the last report"),
    explanation=Words(
        "Ett stycke som står ord för ord som förra gången, trots att det bär ett årtal eller ett tal, är troligen glömt. Säger det bara "
        "hur det har gått är det ett tips att läsa det en gång till. Stycken om uppdrag och arbetssätt, utan tal och påståenden, får "
        "stå kvar.",
        "A paragraph that stands word for word as last time, though it carries a year or a number, has probably been forgotten. If it "
        "only says how things have gone, it is a hint to read it once more. Paragraphs on tasks and ways of working, without numbers "
        "and claims, may stay.",
    ),
    example=Words(
        "”Under hösten 2022 infördes det nya verksamhetssystemet, och 340 ärenden flyttades …” står likadant i två rapporter i följd.",
        "“In the autumn of 2022 the new system was introduced, and 340 cases were moved …” stands alike in two reports running.",
    ),
    fix=_says.fix,
    whole=_check,
    needs_facts=True,
)

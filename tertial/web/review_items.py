"""Findings as the pages show them: in the reader's language, in their sentence, with what can be done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tertial.document.blocks import Table
from tertial.document.document import Document
from tertial.organisation.permissions import Permission
from tertial.reports.reviewing import Reviewed
from tertial.reports.texts.whereabouts import Whereabouts, Written
from tertial.reports.written import can_mend
from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.finding import Place as PlaceInText
from tertial.review.finding import Place as Spot
from tertial.review.models import AcceptedFinding
from tertial.review.reading.passages import Passage
from tertial.review.rules import BY_ID
from tertial.web.marked import has_mark
from tertial.web.place import Place

_AROUND = 90


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """A value with its source, and the page that tells where it comes from if there is one."""

    value: str
    source: str
    path: str


@dataclass(frozen=True, slots=True)
class Item:
    """A finding on a page. `before`, `quote` and `after` are the words that it stands among; `number` is its mark's.

    `at` leads to where it stands in the report, `edit` to where its text is written, and `mend` says what one click would do; each is
    empty where there is no such thing.
    """

    number: int
    identity: str
    severity: Severity
    weight: str
    rule: str
    title: str
    place: str
    before: str
    quote: str
    after: str
    message: str
    fix: str
    evidence: tuple[ShownEvidence, ...]
    at: str
    edit: str
    mend: str
    accepted: AcceptedFinding | None


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of a chapter."""

    slug: str
    title: str | Promise
    items: list[Item]


def grouped(items: Iterable[tuple[Finding, Item]]) -> list[Group]:
    """The items chapter by chapter, in the report's order."""
    groups = []
    for (slug, title), group in groupby(items, key=lambda pair: (pair[0].place.chapter, pair[0].place.chapter_title)):
        groups.append(Group(slug or "rapporten", title or _("Hela rapporten"), [item for _finding, item in group]))
    return groups


def items_of(
    reviewed: Reviewed, findings: Sequence[Finding], place: Place, places: Whereabouts | None, *, open_for_text: bool
) -> list[Item]:
    """The findings as items. What can be done is told to who may do it, while the report is open."""
    language = get_language() or "sv"
    passages = {_where(passage.place): passage for passage in reviewed.subject.passages}
    numbers = {finding.identity: number for number, finding in enumerate(reviewed.review.findings, start=1)}
    writes = open_for_text and place.can(Permission.REPORT_TEXT)
    items = []
    for finding in findings:
        before, quote, after = _among(passages.get(_where(finding.place)), finding)
        written = places.at(finding.place.chapter, finding.place.block) if writes and places else None
        mends = writes and places is not None and finding.change is not None and can_mend(finding, places)
        items.append(
            Item(
                number=numbers[finding.identity],
                identity=finding.identity,
                severity=finding.severity,
                weight=finding.severity.label.said(language),
                rule=finding.rule,
                title=BY_ID[finding.rule].title.said(language),
                place=finding.place.described,
                before=before,
                quote=quote,
                after=after,
                message=finding.message.said(language),
                fix=finding.fix.said(language),
                evidence=tuple(_evidence(one, finding, place, reviewed.subject.document) for one in finding.evidence),
                at=_at(numbers[finding.identity], finding, place),
                edit=edit_path(written, place) if written else "",
                mend=finding.change.words.said(language) if mends and finding.change else "",
                accepted=reviewed.accepted.get(finding.identity),
            )
        )
    return items


def _at(number: int, finding: Finding, place: Place) -> str:
    """Where in the report it is marked, or its chapter; empty for what is about the whole report."""
    if has_mark(number, finding):
        return f"{place.to('rapport')}?granskning=1#stalle-{number}"
    return f"{place.to('rapport')}?granskning=1#{finding.place.chapter}" if finding.place.chapter else ""


def _evidence(one: Evidence, finding: Finding, place: Place, document: Document) -> ShownEvidence:
    language = get_language() or "sv"
    single = one.key and " + " not in one.key and " - " not in one.key
    path = place.figure_path(one.key) if single else ""
    if not path and one.place and _spot(one.place) != _spot(finding.place):
        path = _in_report(one.place, place, document)
    return ShownEvidence(one.value, one.source.said(language), path)


def _spot(place: Spot) -> tuple[str, int, str, str]:
    return (place.chapter, place.block, place.row, place.column)


def _in_report(spot: Spot, place: Place, document: Document) -> str:
    """The table or else the chapter that something stands in; empty for what stands in another document."""
    chapter = next((one for one in document.chapters if one.id == spot.chapter), None)
    if chapter is None:
        return ""
    block = chapter.blocks[spot.block] if 0 <= spot.block < len(chapter.blocks) else None
    return f"{place.to('rapport')}#{f'tabell-{block.id}' if isinstance(block, Table) else chapter.id}"


def _where(place: PlaceInText) -> tuple[str, int, int, str, str, bool]:
    """The run of text that a place is in, whatever characters of it."""
    return (place.chapter, place.block, place.item, place.row, place.column, place.in_note)


def _among(passage: Passage | None, finding: Finding) -> tuple[str, str, str]:
    """The quote with some of the words around it; alone where it stands in no running text."""
    place = finding.place
    if passage is None or place.end <= place.start or passage.text[place.start : place.end].strip() == "":
        return "", finding.quote, ""
    sentence = passage.sentence_at(place.start)
    first, last = min(sentence.start, place.start), max(sentence.end, place.end)
    before = passage.text[max(first, place.start - _AROUND) : place.start]
    after = passage.text[place.end : min(last, place.end + _AROUND)]
    if place.start - _AROUND > first:
        before = "… " + before.partition(" ")[2]
    if place.end + _AROUND < last:
        after = after.rpartition(" ")[0] + " …"
    return before, passage.text[place.start : place.end], after


def edit_path(written: Written, place: Place) -> str:
    """Where the words are written: a chapter's text, the goal, or the event."""
    match written.kind:
        case "slot":
            return place.to(f"rapport/text/{written.name}")
        case "goal":
            return place.to(f"mal/{written.name}")
        case _:
            return place.to(f"rapport/handelser/{written.name}")

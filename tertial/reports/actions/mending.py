"""Mend a finding by one click: the words in the text that people wrote are changed as the finding says, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from tertial.common.errors import NotFound, Refused
from tertial.cycle.actions import tell_event
from tertial.document.blocks import Block
from tertial.document.document import contents
from tertial.document.inline import plain
from tertial.organisation.access import require
from tertial.organisation.models import Person
from tertial.organisation.permissions import Permission
from tertial.reports.actions.writing import set_text
from tertial.reports.build import build_from
from tertial.reports.models import ChapterText, Report
from tertial.reports.reviewing import Reviewed, review_built
from tertial.reports.source import Source, read
from tertial.reports.texts.whereabouts import Written, occurrence, replaced
from tertial.reports.written import blocks_of, places_of_texts, texts_of_source
from tertial.review.finding import Change
from tertial.steering.actions import assess
from tertial.steering.queries import committee_goal

_BY_HAND = "Ändringen kan inte göras av programmet här. Öppna texten och ändra för hand."


@dataclass(frozen=True, slots=True)
class Mended:
    """What a mend did: which text, and its words before and after."""

    written: Written
    before: str
    after: str


@transaction.atomic
def mend(*, report: Report, identity: str, by: Person) -> Mended:
    """Carry out what a finding proposes, through the same action as a person who writes the text.

    `NotFound` when the finding is not there any more; `Refused` when it proposes nothing, when its words stand in no text, or when the
    change would alter anything else than those words.
    """
    require(by, Permission.REPORT_TEXT, unit=report.committee)
    source = read(report.committee, report.occasion)
    document = build_from(source)
    reviewed = review_built(source, document)
    finding = reviewed.finding(identity)
    if finding is None:
        raise NotFound("Anmärkningen", identity)
    if finding.change is None:
        raise Refused("Anmärkningen har inget förslag som programmet kan utföra.")
    written = places_of_texts(source, document).of_block.get((finding.change.place.chapter, finding.change.place.block))
    if written is None:
        raise Refused(_BY_HAND)
    before = texts_of_source(source)[written]
    after = _changed(source, reviewed, finding.change, written, before)
    _save(report, source, written, after, by)
    return Mended(written, before, after)


def _changed(source: Source, reviewed: Reviewed, change: Change, written: Written, before: str) -> str:
    """The text with the change; refused unless nothing but the change's own words is altered when it is read anew."""
    place = change.place
    passage = next(
        one
        for one in reviewed.subject.passages
        if (one.place.chapter, one.place.block, one.place.item) == (place.chapter, place.block, place.item)
        and one.is_prose
    )
    literal = passage.text[place.start : place.end]
    blocks = blocks_of(source, written)
    first = places_of_texts(source, reviewed.subject.document).begins[written][1]
    which = occurrence(blocks, place.block - first, place.item, place.start, literal)
    after = replaced(before, literal, which, change.replacement)
    if after is None:
        raise Refused(_BY_HAND)
    old, new = _plain(blocks), _plain(blocks_of(source, written, after))
    differs = [number for number, (one, other) in enumerate(zip(old, new, strict=False)) if one != other]
    if len(old) != len(new) or any(old[number] != passage.text for number in differs) or len(differs) > 1:
        raise Refused(_BY_HAND)
    for number in differs:
        if not (
            new[number].startswith(passage.text[: place.start]) and new[number].endswith(passage.text[place.end :])
        ):
            raise Refused(_BY_HAND)
    return after


def _plain(blocks: Sequence[Block]) -> list[str]:
    return [plain(content) for block in blocks for content in contents(block)]


def _save(report: Report, source: Source, written: Written, body: str, by: Person) -> None:
    match written.kind:
        case "goal":
            goal = next(one for one in source.goals if one.slug == written.name)
            row = committee_goal(report.committee, report.occasion, goal.slug)
            if goal.status is None:
                raise Refused(_BY_HAND)
            assess(
                goal=row,
                occasion=report.occasion,
                status=goal.status,
                motivation=body,
                by=by,
                expected_version=goal.version,
            )
        case "event":
            event = next(one for one in source.events if one.slug == written.name)
            tell_event(
                committee=report.committee, occasion=report.occasion, slug=event.slug, title=event.title, text=body,
                order=event.order, by=by, expected_version=event.version,
            )  # fmt: skip
        case _:
            version = ChapterText.objects.get(report=report, chapter=written.name).version
            set_text(report=report, chapter=written.name, body=body, by=by, expected_version=version)

"""The review where people read and write: the report with findings marked, and what is found in a text being written."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from tertial.cycle.models import SignificantEvent
from tertial.document.document import Document
from tertial.reports.build import build_from
from tertial.reports.reviewing import review_built
from tertial.reports.source import Source, read
from tertial.reports.texts.whereabouts import Written
from tertial.reports.written import places_of_texts
from tertial.web.marked import marked_html
from tertial.web.place import Place
from tertial.web.reading import document_html
from tertial.web.review_items import Item, items_of


@dataclass(frozen=True, slots=True)
class Remarks:
    """The document as markup with marks, and what each mark's number leads to."""

    body: SafeString
    items: list[Item]


def remarks_in(place: Place, document: Document) -> Remarks:
    """Review a document that is shown, decided or as it is now."""
    reviewed = review_built(read(place.committee, place.occasion), document)
    findings = reviewed.review.findings
    body = marked_html(document, findings, lambda one: document_html(one, place))
    return Remarks(body, items_of(reviewed, findings, place, None, open_for_text=False))


def remarks_on_text(place: Place, slot: str, body: str) -> list[Item]:
    """What the review finds in a chapter's text as it would stand with these words, saved or not.

    Raises `TertialError` when the report can't be built, for other texts have faults.
    """
    source = read(place.committee, place.occasion)
    return _remarks_on(place, replace(source, texts={**source.texts, slot: body}), Written("slot", slot))


def remarks_on_event(place: Place, slug: str, title: str, text: str) -> list[Item]:
    """The same for an event, its title too; one that has no slug yet stands last."""
    source = read(place.committee, place.occasion)
    told = SignificantEvent(slug=slug, title=title, text=text)
    events = [told if event.slug == slug else event for event in source.events]
    if told not in events:
        events.append(told)
    return _remarks_on(place, replace(source, events=events), Written("event", slug))


def _remarks_on(place: Place, source: Source, wanted: Written) -> list[Item]:
    document = build_from(source)
    reviewed = review_built(source, document)
    places = places_of_texts(source, document)
    findings = [
        finding
        for finding in reviewed.review.findings
        if places.at(finding.place.chapter, finding.place.block) == wanted
    ]
    return items_of(reviewed, findings, place, places, open_for_text=True)

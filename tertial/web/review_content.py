"""A report's review as the pages need it: what was found, and where its texts are written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from time import monotonic

from django.http import HttpRequest

from tertial.audit.models import Event
from tertial.common.errors import TertialError
from tertial.organisation.access import require
from tertial.organisation.permissions import Permission
from tertial.reports.build import build_from
from tertial.reports.frozen import thaw
from tertial.reports.models import FrozenReport, Report
from tertial.reports.reviewing import Reviewed, review_built
from tertial.reports.source import read, report_of
from tertial.reports.texts.whereabouts import Whereabouts
from tertial.reports.written import places_of_texts
from tertial.review.actions import keep_review
from tertial.review.queries import accepted
from tertial.web.place import Place

_Event = tuple[int, datetime | None]
"""The number and moment of an event in the log."""
_NONE: _Event = (0, None)


@dataclass(frozen=True, slots=True)
class Content:
    """A report and its review. `fault` says why the report can't be built, and then there is no review. `event` was the last before it was read."""

    report: Report | None
    frozen: FrozenReport | None
    reviewed: Reviewed | None
    places: Whereabouts | None
    fault: TertialError | None = None
    event: _Event = _NONE

    @property
    def is_open(self) -> bool:
        """Whether texts can be written and findings accepted."""
        return self.report is not None and self.frozen is None


def review_content(request: HttpRequest, place: Place) -> Content:
    """Review the report: the frozen one when it is decided, else as it would be now. Raises `Forbidden` for who may not see reviews."""
    require(request.user, Permission.REVIEW_READ, unit=place.committee)
    event = _last_event()
    report = report_of(place.committee, place.occasion)
    frozen: FrozenReport | None = getattr(report, "frozen", None)
    source = read(place.committee, place.occasion)
    try:
        document = thaw(frozen.content) if frozen else build_from(source)
    except TertialError as fault:
        return Content(report, None, None, None, fault)
    places = None if frozen else places_of_texts(source, document)
    return Content(report, frozen, review_built(source, document), places, event=event)


@dataclass(frozen=True, slots=True)
class _Left:
    """A review that was made when somebody changed something, for the page that they are sent on to."""

    by: str
    event: _Event
    at: float
    content: Content


_left: dict[tuple[int, int], _Left] = {}
"""By committee and occasion. Taken once, by who left it, and only while nothing at all has been written since: every write has an event."""
_OWN = ("review.accept", "review.keep_review")
_SECONDS = 10.0
_MOST_LEFT = 4


def _last_event() -> _Event:
    return Event.objects.order_by("-pk").values_list("pk", "at").first() or _NONE


def left_or_made(request: HttpRequest, place: Place) -> Content:
    """The review that was made a moment ago, before the redirect that led here, else a new one."""
    left = _left.pop((place.committee.pk, place.occasion.pk), None)
    if (
        left is None
        or left.by != str(request.user.pk)
        or monotonic() - left.at > _SECONDS
        or left.event != _last_event()
    ):
        return review_content(request, place)
    require(request.user, Permission.REVIEW_READ, unit=place.committee)
    return left.content


def _leave(request: HttpRequest, place: Place, content: Content) -> None:
    """Leave a review to the next page, unless anything but what is accepted was written while it was made."""
    last = _last_event()
    if Event.objects.filter(pk__gt=content.event[0], pk__lte=last[0]).exclude(action__in=_OWN).exists():
        return
    while len(_left) >= _MOST_LEFT:
        _left.pop(next(iter(_left)), None)
    _left[place.committee.pk, place.occasion.pk] = _Left(str(request.user.pk), last, monotonic(), content)


def keep(request: HttpRequest, place: Place, content: Content | None = None) -> None:
    """Keep how the review goes now, after somebody has changed the report or accepted something, and leave it to the page that they are sent to.

    `content` spares a new review where only what is accepted has changed.
    """
    if not place.can(Permission.REPORT_TEXT):
        return
    if content is None or content.reviewed is None:
        content = review_content(request, place)
    else:
        stands = accepted(place.committee, place.occasion)
        content = replace(content, reviewed=replace(content.reviewed, accepted=stands))
    reviewed = content.reviewed
    if reviewed is None or not content.is_open:
        return
    keep_review(
        committee=place.committee,
        occasion=place.occasion,
        review=reviewed.review,
        open_findings=reviewed.open,
        digest=reviewed.digest,
        by=request.user,  # type: ignore[arg-type]
    )
    _leave(request, place, content)

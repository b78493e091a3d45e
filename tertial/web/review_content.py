"""A report's review as the pages need it: what was found, and where its texts are written."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest

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


@dataclass(frozen=True, slots=True)
class Content:
    """A report and its review. `fault` says why the report can't be built, and then there is no review."""

    report: Report | None
    frozen: FrozenReport | None
    reviewed: Reviewed | None
    places: Whereabouts | None
    fault: TertialError | None = None

    @property
    def is_open(self) -> bool:
        """Whether texts can be written and findings accepted."""
        return self.report is not None and self.frozen is None


def review_content(request: HttpRequest, place: Place) -> Content:
    """Review the report: the frozen one when it is decided, else as it would be now. Raises `Forbidden` for who may not see reviews."""
    require(request.user, Permission.REVIEW_READ, unit=place.committee)
    report = report_of(place.committee, place.occasion)
    frozen: FrozenReport | None = getattr(report, "frozen", None)
    source = read(place.committee, place.occasion)
    try:
        document = thaw(frozen.content) if frozen else build_from(source)
    except TertialError as fault:
        return Content(report, None, None, None, fault)
    places = None if frozen else places_of_texts(source, document)
    return Content(report, frozen, review_built(source, document), places)


def keep(request: HttpRequest, place: Place, reviewed: Reviewed | None = None) -> None:
    """Keep how the review goes now, after somebody has changed the report or accepted something.

    `reviewed` spares a new review where only what is accepted has changed.
    """
    if not place.can(Permission.REPORT_TEXT):
        return
    if reviewed is None:
        content = review_content(request, place)
        if content.reviewed is None or not content.is_open:
            return
        reviewed = content.reviewed
    else:
        reviewed = replace(reviewed, accepted=accepted(place.committee, place.occasion))
    keep_review(
        committee=place.committee,
        occasion=place.occasion,
        review=reviewed.review,
        open_findings=reviewed.open,
        digest=reviewed.digest,
        by=request.user,  # type: ignore[arg-type]
    )

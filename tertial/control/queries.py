"""Read the internal control plan and its results."""

from __future__ import annotations

from dataclasses import dataclass

from tertial.control.models import ControlPoint, ControlResult
from tertial.cycle.models import Occasion
from tertial.document.inline import Status
from tertial.organisation.models import Unit


@dataclass(frozen=True, slots=True)
class ControlRow:
    """A control point with its result at an occasion; `status` is None when nothing is reported."""

    number: int
    text: str
    frequency: str
    status: Status | None
    word: str
    result: str


def control_rows(committee: Unit, occasion: Occasion) -> list[ControlRow]:
    """The year's control points with their results at the occasion, in plan order. Two queries."""
    points = ControlPoint.objects.filter(committee=committee, year=occasion.year)
    results = {row.point_id: row for row in ControlResult.objects.filter(occasion=occasion, point__committee=committee)}
    rows = []
    for point in points:
        result = results.get(point.pk)
        rows.append(
            ControlRow(
                number=point.number,
                text=point.text,
                frequency=point.frequency,
                status=Status(result.status) if result else None,
                word=result.word if result else "",
                result=result.text if result else "",
            )
        )
    return rows

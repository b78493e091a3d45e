"""Load the internal control plans' points and what the checks showed."""

from __future__ import annotations

from tertial.control.actions import add_point, report_result
from tertial.control.models import ControlPoint
from tertial.demo.loading.demo_data import DemoData
from tertial.demo.loading.rows import Progress, rows, tracked
from tertial.document.inline import Status


def load_control(data: DemoData, progress: Progress) -> None:
    """Load points by year, results by occasion."""
    points: dict[tuple[int, str], ControlPoint] = {}
    for row in tracked("Kontrollmoment", rows("control_points.csv"), progress):
        points[int(row["year"]), row["number"]] = add_point(
            committee=data.committee,
            year=int(row["year"]),
            number=int(row["number"]),
            text=row["text"],
            frequency=row["frequency"],
            by=data.by,
        )
    for row in tracked("Kontrollernas resultat", rows("control_results.csv"), progress):
        occasion = data.occasions[row["occasion"]]
        report_result(
            point=points[occasion.year, row["number"]],
            occasion=occasion,
            status=Status(row["status"]),
            word=row["word"],
            text=row["text"],
            by=data.by,
        )

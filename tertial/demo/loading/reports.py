"""Open the reports, load what people wrote in them (chapters, significant events, motivations of assessments), and review them."""

from __future__ import annotations

from pathlib import Path

from tertial.cycle.actions import tell_event
from tertial.cycle.models import Occasion
from tertial.demo.loading.demo_data import DemoData
from tertial.demo.loading.rows import DATA, Progress, Row, rows, tracked
from tertial.document.inline import Status
from tertial.reports.actions import open_report, set_text
from tertial.reports.reviewing import review_of
from tertial.review.actions import keep_review
from tertial.steering.actions import assess

TEXTS = DATA / "texts"


def load_assessments(data: DemoData, progress: Progress) -> None:
    """Load the assessments, each with the motivation that lies in a file of its own."""
    for row in tracked("Bedömningar av mål", rows("assessments.csv"), progress):
        occasion = data.occasions[row["occasion"]]
        assess(
            goal=data.goals[occasion.plan_period.slug, row["goal"]],
            occasion=occasion,
            status=Status(row["status"]),
            motivation=_read(TEXTS / occasion.slug / "mal" / f"{row['goal']}.txt"),
            by=data.by,
        )


def load_reports(data: DemoData, progress: Progress) -> None:
    """Open a report per occasion that has texts and load its events and chapters.

    The texts are checked together when the report is built; one by one each would read the whole report again.
    """
    for occasion in data.occasions.values():
        if not (TEXTS / occasion.slug).is_dir():
            continue
        report = open_report(committee=data.committee, occasion=occasion, by=data.by)
        for row in tracked(f"Händelser {occasion.slug}", _files(TEXTS / occasion.slug / "handelser"), progress):
            _tell(data, occasion, Path(row["file"]))
        for row in tracked(f"Texter {occasion.slug}", _files(TEXTS / occasion.slug), progress):
            file = Path(row["file"])
            set_text(report=report, chapter=file.stem, body=_read(file), by=data.by, check=False)


def load_reviews(data: DemoData, progress: Progress) -> None:
    """Keep how the review of each report went, as when somebody saves a text."""
    for occasion in data.occasions.values():
        if not (TEXTS / occasion.slug).is_dir():
            continue
        for _row in tracked(f"Granskning {occasion.slug}", [{}], progress):
            reviewed = review_of(data.committee, occasion)
            keep_review(
                committee=data.committee,
                occasion=occasion,
                review=reviewed.review,
                open_findings=reviewed.open,
                digest=reviewed.digest,
                by=data.by,
            )


def _tell(data: DemoData, occasion: Occasion, file: Path) -> None:
    """An event's file is named by its order and slug; its first line is the title."""
    title, _, text = _read(file).partition("\n")
    order, _, slug = file.stem.partition("-")
    tell_event(
        committee=data.committee,
        occasion=occasion,
        slug=slug,
        title=title.strip(),
        text=text.strip(),
        order=int(order),
        by=data.by,
    )


def _files(folder: Path) -> list[Row]:
    return [{"file": str(file)} for file in sorted(folder.glob("*.txt"))]


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8").strip()

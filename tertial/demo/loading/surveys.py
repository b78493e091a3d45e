"""Load the demo's surveys: declare them, and count their responses by the same action as people use."""

from __future__ import annotations

from datetime import date

from tertial.demo.loading.demo_data import DemoData
from tertial.demo.loading.rows import DATA, Progress
from tertial.demo.surveys.files import RESPONSES
from tertial.measurement.actions import add_source, declare_survey, run_survey
from tertial.measurement.models import SourceKind
from tertial.measurement.queries.surveys import follow_survey

SOURCES = (("brukarenkater", "Brukarenkäter"), ("attitydundersokningen", "Attitydundersökningen"))
RULES = DATA / "surveys"


def load_surveys(data: DemoData, progress: Progress) -> None:
    """Declare the surveys and run each over the responses of its years. The values are those that the reports printed."""
    for slug, name in SOURCES:
        add_source(committee=data.committee, slug=slug, name=name, kind=SourceKind.SURVEY, by=data.by)
    surveys = {
        slug: declare_survey(
            committee=data.committee, slug=slug, rule=(RULES / f"{slug}.toml").read_text(encoding="utf-8"), by=data.by
        )
        for slug in dict.fromkeys(responses.survey for responses in RESPONSES)
    }
    for number, responses in enumerate(RESPONSES, start=1):
        outcome = follow_survey(
            surveys[responses.survey],
            content=responses.content,
            file_name=responses.file_name,
            period=responses.year,
            dated=date(int(responses.year), 11, 30),
        )
        run_survey(survey=surveys[responses.survey], outcome=outcome, by=data.by)
        progress("Enkäter", number, len(RESPONSES))

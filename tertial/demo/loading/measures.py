"""Load the demo's measures and run them over its extracts, so that printed values say what they are made of.

Only printed values are given what they rest on. A run gives more (women and men of years when only the whole was printed), and twice the
printed whole is not the sum of its parts; those are left as they are, as a person at the preview would leave them.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from tertial.common.periods import Period
from tertial.demo.extracts.files import content
from tertial.demo.loading.demo_data import DemoData
from tertial.demo.loading.rows import DATA, Progress, Row, rows, tracked
from tertial.measurement.actions import add_source, declare_measure, run_measure
from tertial.measurement.models import Measure, SourceKind
from tertial.measurement.queries.measures import Change, compared, follow

SYSTEMS = {
    "accorda": ("Accorda", date(2021, 9, 6)),
    "lifecare": ("Lifecare", date(2023, 9, 5)),
    "treserva": ("Treserva", date(2021, 9, 6)),
}
"""The case systems, with the day that their extracts were taken."""


def load_measures(data: DemoData, progress: Progress) -> None:
    """Add the systems, declare the measures, and run each over its extract."""
    for slug, (name, _) in SYSTEMS.items():
        add_source(
            committee=data.committee, slug=slug, name=name, kind=SourceKind.EXTRACT, owner=data.committee, by=data.by
        )
    runs: dict[str, list[tuple[Measure, list[str]]]] = defaultdict(list)
    for row in rows("measures/runs.csv"):
        rule = (DATA / "measures" / f"{row['measure']}.toml").read_text(encoding="utf-8")
        made = declare_measure(committee=data.committee, rule=rule, slug=row["measure"], by=data.by)
        runs[row["extract"]].append((made, row["periods"].split()))
    extracts: list[Row] = [{"extract": extract} for extract in runs]
    for row in tracked("Mått ur verksamhetssystem", extracts, progress):
        _run(data, runs[row["extract"]], row["extract"])


def _run(data: DemoData, runs: list[tuple[Measure, list[str]]], extract: str) -> None:
    """Run measures over an extract, which is read once for all of them and their periods."""
    outcomes = follow(
        [measure for measure, _ in runs],
        content=content(extract),
        file_name=f"{extract}.csv",
        periods=[Period.parse(period) for period in sorted({one for _, periods in runs for one in periods})],
        dated=SYSTEMS[extract.partition("-")[0]][1],
    )
    for (measure, periods), outcome in zip(runs, outcomes, strict=True):
        left = {
            one.key
            for one in compared(measure, outcome)
            if one.computed.period not in periods or one.change in (Change.NEW, Change.CHANGED)
        }
        run_measure(measure=measure, outcome=outcome, leave=left, by=data.by)

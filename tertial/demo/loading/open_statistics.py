"""Load the demo's series from Kolada: kept answers, fetched by the same action as over the network."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from django.utils import timezone

from tertial.common.errors import Refused
from tertial.demo.loading.demo_data import DemoData
from tertial.demo.loading.rows import DATA, Progress
from tertial.measurement.actions import Series, add_series, add_source, begin_fetch, fetch_series
from tertial.measurement.models import RunState, SourceKind
from tertial.measurement.open_statistics import kolada
from tertial.measurement.open_statistics.connecting import kolada_client
from tertial.measurement.open_statistics.transport import Answer
from tertial.steering.models import IndicatorKind

ANSWERS = DATA / "kolada"
SERIES, INDICATOR = "N18409", "sfi-tva-kurser"
FETCHED_AT = datetime(2023, 9, 4, 8, 15)  # noqa: DTZ001  made aware when it is used, in the installation's time zone
_FIRST_YEAR, _LAST_YEAR = 2019, 2022


def kept_answers(method: str, address: str, body: bytes | None = None) -> Answer:
    """A transport that carries no request anywhere: the answer lies in a file named after the question."""
    segments = urlsplit(address).path.removeprefix("/v3/").split("/")
    name = f"data-{segments[2]}" if segments[0] == "data" else "-".join(segments)
    file = ANSWERS / f"{name}.json"
    return Answer(200, file.read_bytes()) if file.is_file() else Answer(404, b'{"detail": "Not found"}')


def load_open_statistics(data: DemoData, progress: Progress) -> None:
    """Choose the series with the municipalities to compare with, and fetch it."""
    client = kolada_client(transport=kept_answers)
    figure = kolada.key_figure(client, SERIES)
    areas = [area for area in kolada.municipalities(client) if area.code != data.municipality.code]
    source = add_source(
        committee=data.committee,
        slug="kolada-kalla",
        name="Kolada",
        kind=SourceKind.KOLADA,
        owner=data.committee,
        by=data.by,
    )
    series = add_series(
        source=source,
        code=figure.code,
        series=Series(
            title=figure.title,
            description=figure.description,
            unit="%",
            query={"first_year": _FIRST_YEAR, "last_year": _LAST_YEAR, "decimals": 1},
            by_sex=figure.by_sex,
            indicator=data.indicators[IndicatorKind.INDICATOR, INDICATOR],
            areas=[*areas, *kolada.groups(client)],
        ),
        by=data.by,
    )
    run = begin_fetch(row=series, by=data.by, at=timezone.make_aware(FETCHED_AT), in_background=False)
    run = fetch_series(run=run, by=data.by, transport=kept_answers)
    if run.state != RunState.DONE:
        raise Refused(f"Demons svar från Kolada gick inte att läsa: {run.message}")
    progress("Öppen statistik", run.read, run.read)

"""The list of indicators: five thousand of them, two million observations; beside the ORM that reads all and chooses in Python.

The ORM way is the obvious one, and what the page once did: every indicator of the plan with the values of its columns as objects, then the
filter. It is timed without the template, the list with all that a reader gets. Standings are timed too, for they are what makes the list quick.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

if TYPE_CHECKING:
    from tertial.cycle.models import Occasion
    from tertial.organisation.models import Unit

INDICATORS = 5_000
SMALL = 500
GOALS = 50
MONTHS = [f"{year}-{month:02d}" for year in range(2013, 2024) for month in range(1, 13) if (year, month) <= (2023, 8)]
YEARS = [str(year) for year in range(2018, 2023)]
SEXES = ("", "women", "men")
RUNS = 15
LIMIT = 100
PAGES = {
    "first page": "",
    "off track, one owner": "?visa=nar-inte&agare=enhet-3",
    "late or not, words": "?q=kvalitet+17&visa=utan-malvarde",
    "last page": "?sida=100000",
}


def run(environment: Mapping[str, str], folder: Path) -> list[str]:
    """Lines for the table of results."""
    small, whole = folder / "small.sqlite3", folder / "whole.sqlite3"

    def asked(what: str, database: Path, count: int) -> dict[str, Any]:
        own = {**environment, "TERTIAL_DATABASE": f"sqlite:///{database}"}
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.indicator_list", what, str(count)],
            env=own,
            check=True,
            capture_output=True,
            text=True,
        )
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return found

    asked("build", small, SMALL)
    built = asked("build", whole, INDICATORS)
    few, ours = asked("list", small, SMALL), asked("list", whole, INDICATORS)
    naive = asked("orm", whole, INDICATORS)
    slowest = max(ours["pages"].values())
    return [
        f"indicator list, {INDICATORS:,} indicators, {built['observations'] / 1e6:.1f} M observations",
        *(
            f"  {name:<32}  {milliseconds:.0f} ms (least {ours['least'][name]:.0f}),"
            f" {ours['work'][name]:.0f} ms of processor time"
            for name, milliseconds in ours["pages"].items()
        ),
        f"  slowest                           {slowest:.0f} ms, {ours['queries']} queries   (wanted: under {LIMIT} ms)"
        f" {'yes' if slowest < LIMIT else 'NO'}",
        f"  memory                            {ours['memory']:.0f} MB; the ORM way {naive['memory']:.0f} MB",
        f"  the ORM reads all, then chooses   {naive['milliseconds'] / 1000:.1f} s,"
        f" {naive['milliseconds'] / ours['pages']['first page']:.0f} times slower",
        f"  {SMALL} indicators, a tenth of all   {few['pages']['first page']:.0f} ms;"
        f" ten times as many take {ours['pages']['first page'] / few['pages']['first page']:.1f} times as long",
        f"  standings computed anew           {built['standings']:.1f} s for all, "
        f"{built['part']:.2f} s for 1 000 indicators with {built['observations'] // (INDICATORS // 1000):,} observations",
    ]


def main(what: str, count: int) -> None:
    """One of the measured things, in a process of its own; says what it found as JSON."""
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    found = {"build": _build, "list": _list, "orm": _orm}[what](count)
    print(json.dumps({**found, "memory": psutil.Process().memory_info().rss / 1e6}))


def _list(count: int) -> dict[str, Any]:
    """Time each page of the list, as a reader gets it."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    address = "/namnden/2023-08/indikatorer"
    pages: dict[str, float] = {}
    fastest: dict[str, float] = {}
    work: dict[str, float] = {}
    queries = 0
    for _ in range(5):  # a server that has been asked before
        for query in PAGES.values():
            client.get(address + query)
    for name, query in PAGES.items():
        answer = client.get(address + query)
        if answer.status_code != 200:
            raise RuntimeError(f"{address + query} answered {answer.status_code}")
        with CaptureQueriesContext(connection) as captured:
            client.get(address + query)
        queries = max(queries, len(captured))
        pages[name], least, work[name] = _timed(partial(client.get, address + query))
        fastest[name] = least
    return {"pages": pages, "least": fastest, "work": work, "queries": queries}


def _orm(count: int) -> dict[str, Any]:
    """The obvious way to what the first page shows: everything as objects, and then thirty of them. Nothing is rendered."""
    from tertial.measurement.queries import measured
    from tertial.web.find_indicator import KINDS

    committee, occasion = _here()

    def everything() -> object:
        found = measured(committee, occasion, KINDS[:3])
        return [one for one in found if any(row.verdict for row in one.rows)][:30]

    return {"milliseconds": _timed(everything, runs=3)[0]}


def _timed(asked: Callable[[], object], runs: int = RUNS) -> tuple[float, float, float]:
    """Milliseconds: the median, the least, and the least of processor time, which other work on the machine changes less."""
    times, work = [], []
    for _ in range(runs):
        started, worked = time.perf_counter(), time.process_time()
        asked()
        times.append((time.perf_counter() - started) * 1000)
        work.append((time.process_time() - worked) * 1000)
    return statistics.median(times), min(times), min(work)


def _here() -> tuple[Unit, Occasion]:
    from tertial.cycle.models import Occasion
    from tertial.organisation.models import Unit

    return Unit.objects.select_related("municipality").get(slug="namnden"), Occasion.objects.select_related(
        "plan_period"
    ).get()


def _build(count: int) -> dict[str, Any]:
    """A committee with so many indicators, four hundred observations each, and how they stand."""
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous = OFF")
    ids = _indicators(count)
    observations = _observations(ids)
    from tertial.measurement.standing import stand

    started = time.perf_counter()
    stand(ids)
    standings = time.perf_counter() - started
    started = time.perf_counter()
    stand(ids[:1_000])
    part = time.perf_counter() - started
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {"observations": observations, "standings": standings, "part": part}


def _indicators(count: int) -> list[int]:
    from datetime import date

    from tertial.cycle.actions import add_decision, add_occasion, add_plan_period
    from tertial.cycle.models import OccasionKind
    from tertial.organisation.actions import add_unit, found_municipality
    from tertial.organisation.models import UnitKind
    from tertial.steering.actions import add_committee_goal, add_goal_area
    from tertial.steering.models import DefinitionVersion, Direction, ExpectedPart, Indicator, Placement, Target

    root, by = found_municipality(code="9999", name="Mätkommunen", public_reading=True)
    here = root.municipality
    committee = add_unit(parent=root, kind=UnitKind.COMMITTEE, slug="namnden", name="Nämnden", short_name="N", by=by)
    units = [
        add_unit(
            parent=committee, kind=UnitKind.DEPARTMENT, slug=f"enhet-{n}", name=f"Enhet {n}", short_name=f"E{n}", by=by
        )
        for n in range(20)
    ]
    plan = add_plan_period(municipality=here, slug="2023", name="2023", first_year=2023, last_year=2025, by=by)
    decision = add_decision(municipality=here, slug="budget", title="Budget 2023", by=by)
    add_occasion(
        plan_period=plan,
        slug="2023-08",
        kind=OccasionKind.INTERIM_2,
        period_end=date(2023, 8, 31),
        money_unit="tkr",
        by=by,
    )
    area = add_goal_area(municipality=here, slug="medborgare", name="Medborgare", order=1, by=by)
    goals = [
        add_committee_goal(
            committee=committee, plan_period=plan, area=area, slug=f"mal-{n}", name=f"Mål {n}", order=n, by=by
        )
        for n in range(GOALS)
    ]
    indicators = Indicator.objects.bulk_create(
        [Indicator(committee=committee, kind="indicator", slug=f"i-{n}") for n in range(count)], batch_size=1_000
    )
    versions = DefinitionVersion.objects.bulk_create(
        [
            DefinitionVersion(
                indicator=one,
                valid_from=2013,
                name=f"Kvalitet {n} i verksamheten, andel nöjda",
                unit="%",
                direction=Direction.HIGHER,
                owner=units[n % 20],
            )
            for n, one in enumerate(indicators)
        ],
        batch_size=1_000,
    )
    ExpectedPart.objects.bulk_create(
        [ExpectedPart(definition=version, sex=sex, part_key=sex) for version in versions for sex in SEXES],
        batch_size=1_000,
    )
    Placement.objects.bulk_create(
        [
            Placement(plan_period=plan, indicator=one, goal=goals[n * GOALS // count], order=n)
            for n, one in enumerate(indicators)
        ],
        batch_size=1_000,
    )
    Target.objects.bulk_create(
        [
            Target(indicator=one, year=2023, text=f">= {40 + n % 30}", decision=decision)
            for n, one in enumerate(indicators)
            if n % 10
        ],
        batch_size=1_000,
    )
    return [one.pk for one in indicators]


def _observations(ids: list[int]) -> int:
    """Monthly values for eleven years, and years, for all, women and men: as many rows as the database takes in one go."""
    from django.db import connection, transaction

    from tertial.measurement.models import Observation
    from tertial.steering.models import DefinitionVersion

    version_of = dict(DefinitionVersion.objects.values_list("indicator_id", "pk"))
    fixed: dict[str, object] = {
        str(field.column): field.get_default() if field.has_default() else "" if field.empty_strings_allowed else None
        for field in Observation._meta.concrete_fields
        if not field.primary_key
    }
    columns = list(fixed)
    places = {column: number for number, column in enumerate(columns)}

    def rows() -> Iterator[list[object]]:
        for number, indicator in enumerate(ids):
            for period in [*MONTHS, *YEARS]:
                if number % 13 == 0 and period == "2023-08":
                    continue
                for place, sex in enumerate(SEXES):
                    row = list(fixed.values())
                    row[places["indicator_id"]], row[places["definition_id"]] = indicator, version_of[indicator]
                    row[places["period"]], row[places["sex"]], row[places["part_key"]] = period, sex, sex
                    row[places["nature"]], row[places["state"]] = "outcome", "final"
                    row[places["value"]] = 30 + (number * 7 + place * 3 + len(period) + int(period[-2:])) % 50
                    yield row

    marks = ", ".join(["?"] * len(columns))
    statement = f"INSERT INTO {Observation._meta.db_table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608  # our own names
    with transaction.atomic(), connection.cursor() as cursor:
        # Django's own cursor looks at each value of each row; SQLite's takes them as they come.
        cursor.connection.executemany(statement, rows())
    return Observation.objects.count()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

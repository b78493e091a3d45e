"""200 000 observations from a CSV file into the database: beside Django's `bulk_create` and `update_or_create` of the same rows.

Ours reads the file with headings made by hand, finds each row's indicator, definition and part, lays it beside what is stored,
tells what does not fit together, writes rows, run and log, and computes anew what the public may see and how the indicators stand.
`bulk_create` reads a part of the file and writes its rows, and nothing else; `update_or_create`, which as ours may be done twice, a
smaller part. Both are counted up to the whole. All the values fit together, so that none of the looking for those that do not is spared.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Measured, command

if TYPE_CHECKING:
    from tertial.measurement.models import Observation
    from tertial.organisation.models import Unit

INDICATORS = 1_000
PERIODS = tuple(f"{year}-{month:02d}" for year in range(2014, 2024) for month in (4, 8))
UNITS = ("", "norr", "soder", "oster")
SEXES = (("", 20), ("kvinnor", 25), ("män", 15))
ROWS = INDICATORS * len(PERIODS) * 10
PART, SMALL_PART = 5_000, 500
_PARTS = [(unit, sex, share) for unit in UNITS for sex, share in SEXES][:10]
_HEADINGS = "Kod;Enhet;Kön;Period;Värde;Källa;Not\n"
_BATCH = 5_000


def run(environment: Mapping[str, str], folder: Path) -> list[str]:
    """Lines for the table of results."""
    whole, part, small = (folder / f"{name}.csv" for name in ("whole", "part", "small"))
    lines = list(_lines())
    for path, count in ((whole, ROWS), (part, PART), (small, SMALL_PART)):
        path.write_text(_HEADINGS + "".join(lines[:count]), encoding="utf-8")
    empty, filled, used = (folder / f"{name}.sqlite3" for name in ("empty", "filled", "used"))

    def program(what: str, path: Path, begins_as: Path) -> list[str]:
        return [sys.executable, "-m", "benchmarks.observations", what, str(path), str(begins_as), str(used)]

    def once(what: str, begins_as: Path) -> float:
        began = time.perf_counter()
        subprocess.run(program(what, whole, begins_as), env=dict(environment), check=True, capture_output=True)
        return time.perf_counter() - began

    def measured(what: str, path: Path, runs: int) -> Measured:
        return command(program(what, path, empty), environment=environment, runs=runs)

    for what, kept in (("prepare", empty), ("import", filled)):
        once(what, empty)
        shutil.copyfile(used, kept)
    start, ours, again = measured("nothing", whole, 2), measured("import", whole, 2), once("again", filled)
    rows, each = measured("bulk_create", part, 1), measured("update_or_create", small, 1)
    taken = ours.least - start.least
    in_bulk = (rows.least - start.least) * ROWS / PART
    one_by_one = (each.least - start.least) * ROWS / SMALL_PART
    return [
        f"{ROWS // 1000} 000 observations, {INDICATORS} indicators, {whole.stat().st_size / 1e6:.0f} MB   {ours}",
        f"  less {start.least:.2f} s to start                 {taken:.2f} s, {ours.work - start.work:.2f} s of it processor time   (wanted: under 10)",
        f"  the same file again, nothing changes  {again:.2f} s, once",
        f"  {PART // 1000} 000 by Django's bulk_create, unchecked {rows}; all would take {in_bulk:.0f} s; ours {taken / in_bulk:.2f} times as long",
        f"  {SMALL_PART} by update_or_create            {each}; all would take {one_by_one:.0f} s",
    ]


def main(what: str, path: Path, begins_as: Path, database: Path) -> None:
    """One of the measured things, in a process of its own, on a database that begins as another each time."""
    import os

    import django

    for left in (database, *(database.with_name(database.name + ending) for ending in ("-wal", "-shm"))):
        left.unlink(missing_ok=True)
    if begins_as.exists():
        shutil.copyfile(begins_as, database)
    os.environ["TERTIAL_DATABASE"] = f"sqlite:///{database}"

    django.setup()
    if what == "prepare":
        _prepare()
    elif what in ("import", "again"):
        from tertial.measurement.actions import import_observations
        from tertial.organisation.models import Person, Unit

        done = import_observations(
            committee=Unit.objects.get(slug="namnden"), source=path, by=Person.objects.get(username="tertial")
        )
        if len(done.changes) != (ROWS if what == "import" else 0) and path.name == "whole.csv":
            raise RuntimeError(f"{len(done.changes)} changes")
    elif what == "bulk_create":
        _bulk_create(path)
    elif what == "update_or_create":
        _update_or_create(path)


def _lines() -> Iterator[str]:
    for number in range(INDICATORS):
        for place, period in enumerate(PERIODS):
            for unit, sex, share in _PARTS:
                value = share * (4 if unit == "" else 1) * (number + 1) + place
                yield f"i-{number};{unit};{sex};{period};{value},{place % 10};Verksamhetssystemet;\n"


def _prepare() -> None:
    """An empty database with the indicators, their definitions and places, and two follow-ups where they stand."""
    from datetime import date

    from django.core.management import call_command
    from django.db import transaction

    from tertial.cycle.actions import add_occasion, add_plan_period
    from tertial.cycle.models import OccasionKind
    from tertial.organisation.actions import add_unit, found_municipality
    from tertial.organisation.models import UnitKind
    from tertial.steering.models import DefinitionVersion, Indicator, Placement, Quantity

    call_command("migrate", verbosity=0)
    with transaction.atomic():
        root, by = found_municipality(code="9999", name="Mätkommunen", public_reading=True)
        committee = add_unit(
            parent=root, kind=UnitKind.COMMITTEE, slug="namnden", name="Nämnden", short_name="N", by=by
        )
        for unit in UNITS[1:]:
            add_unit(
                parent=committee, kind=UnitKind.DEPARTMENT, slug=unit, name=unit.title(), short_name=unit.title(), by=by
            )
        plan = add_plan_period(
            municipality=root.municipality, slug="2023", name="2023", first_year=2023, last_year=2025, by=by
        )
        for month, kind in ((4, OccasionKind.INTERIM_1), (8, OccasionKind.INTERIM_2)):
            add_occasion(
                plan_period=plan,
                slug=f"2023-{month:02d}",
                kind=kind,
                period_end=date(2023, month, 30),
                money_unit="tkr",
                by=by,
            )
        indicators = Indicator.objects.bulk_create(
            Indicator(committee=committee, slug=f"i-{number}") for number in range(INDICATORS)
        )
        DefinitionVersion.objects.bulk_create(
            DefinitionVersion(
                indicator=one, valid_from=2014, name=f"Indikator {one.slug}", unit="antal", quantity=Quantity.MEAN
            )
            for one in indicators
        )
        Placement.objects.bulk_create(
            Placement(indicator=one, plan_period=plan, order=number) for number, one in enumerate(indicators)
        )


def _bulk_create(path: Path) -> None:
    """Python's `csv` and the ORM, the usual way: all rows in one transaction, nothing asked and nothing logged."""
    from django.db import transaction

    from tertial.measurement.models import Observation

    rows = _rows(path)
    with transaction.atomic():
        while chunk := list(islice(rows, _BATCH)):
            Observation.objects.bulk_create(chunk)


def _update_or_create(path: Path) -> None:
    from django.db import transaction

    from tertial.measurement.models import Observation

    with transaction.atomic():
        for row in _rows(path):
            Observation.objects.update_or_create(
                indicator=row.indicator,
                definition=row.definition,
                period=row.period,
                nature=row.nature,
                part_key=row.part_key,
                defaults={name: getattr(row, name) for name in ("value", "decimals", "source", "note", "unit", "sex")},
            )


def _rows(path: Path) -> Iterator[Observation]:
    import csv
    from decimal import Decimal

    from tertial.measurement.models import Observation
    from tertial.organisation.models import Unit
    from tertial.steering.models import DefinitionVersion
    from tertial.steering.parts import Part

    definitions = {one.indicator.slug: one for one in DefinitionVersion.objects.select_related("indicator")}
    units: dict[str, Unit] = {unit.slug: unit for unit in Unit.objects.all()}
    sexes = {"": "", "kvinnor": "women", "män": "men"}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            definition, sex = definitions[row["Kod"]], sexes[row["Kön"]]
            yield Observation(
                indicator=definition.indicator,
                definition=definition,
                period=row["Period"],
                unit=units.get(row["Enhet"]),
                sex=sex,
                part_key=Part(row["Enhet"], "", sex).key,
                value=Decimal(row["Värde"].replace(",", ".")),
                decimals=1,
                source=row["Källa"],
                note=row["Not"],
            )


if __name__ == "__main__":
    main(sys.argv[1], *(Path(name) for name in sys.argv[2:]))

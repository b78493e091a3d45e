"""What `tertial kolada` and `tertial scb` share: the options, the source and the series, and how a fetch is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from tertial.cli.progress import Bar
from tertial.cli.setup import print_json
from tertial.common.errors import Refused, TertialError

if TYPE_CHECKING:
    from tertial.measurement.actions import Series
    from tertial.measurement.models import OpenSeries, Source, SourceKind, SourceRun
    from tertial.organisation.models import Person, Unit
    from tertial.steering.models import Indicator

address_option = click.option(
    "--address", metavar="ADRESS", default="", help="En annan tjänst, till exempel en annan myndighets databas."
)
committee_option = click.option("--committee", metavar="NÄMND", required=True, help="Nämnden som serien hämtas för.")
years_option = click.option(
    "--years", metavar="ÅR-ÅR", default="", help="Vilka år, till exempel 2015-2023 eller 2015-; annars de tio senaste."
)
compare_option = click.option(
    "--compare", metavar="KOMMUN,…", default="", help="Områden att jämföra med, som koder med komma emellan."
)
indicator_option = click.option(
    "--indicator", metavar="INDIKATOR", default="", help="Indikatorn som kommunens egna värden blir utfall av."
)
lag_option = click.option(
    "--lag",
    "lag_years",
    metavar="ÅR",
    type=click.IntRange(0, 5),
    default=0,
    help="Hur många år senare än året det gäller som värdet redovisas.",
)


def years_of(text: str) -> dict[str, int]:
    """The years that were asked for, as a series' query keeps them."""
    if not text:
        return {}
    first, dash, last = text.partition("-")
    if not (first.isdecimal() and len(first) == 4 and (not last or (last.isdecimal() and len(last) == 4))):
        raise Refused(f"”{text}” är inga år. Skriv till exempel 2015-2023.")
    if last and last < first:
        raise Refused(f"”{text}” slutar före det börjar.")
    asked = {"first_year": int(first)}
    if last or not dash:
        asked["last_year"] = int(last or first)
    return asked


def codes_of(text: str) -> list[str]:
    """Codes with commas between."""
    return [code.strip() for code in text.split(",") if code.strip()]


def indicator_of(committee: Unit, slug: str) -> Indicator | None:
    """The indicator that is named, if one is; raises `NotFound`."""
    from tertial.measurement.queries import indicator

    return indicator(committee, slug) if slug else None


def source_for(committee: Unit, kind: SourceKind, address: str, by: Person) -> Source:
    """The committee's source of the kind with the address; added when there is none yet."""
    from tertial.measurement.actions import add_source
    from tertial.measurement.models import Source
    from tertial.measurement.open_statistics.client import checked_address
    from tertial.measurement.open_statistics.connecting import kolada_client, pxweb_client
    from tertial.measurement.queries.sources import free_source_slug

    base = checked_address(address) if address else ""
    found = Source.objects.filter(committee=committee, kind=kind, address=base).order_by("pk").first()
    if found is not None:
        return found
    name = (kolada_client if kind == "kolada" else pxweb_client)(address).name
    return add_source(
        committee=committee, slug=free_source_slug(committee, name), name=name, kind=kind, address=base, by=by
    )


def series_for(source: Source, code: str, wanted: Series, by: Person) -> OpenSeries:
    """The source's series with the code and the same selection, changed to what is wanted; added when there is none."""
    from tertial.measurement.actions import add_series, change_series
    from tertial.measurement.models import OpenSeries

    for row in OpenSeries.objects.filter(source=source, code=code):
        if row.query.get("selection") == wanted.query.get("selection"):
            return change_series(row=row, series=wanted, by=by)
    return add_series(source=source, code=code, series=wanted, by=by)


def fetch_and_tell(row: OpenSeries, by: Person, *, as_json: bool) -> None:
    """Fetch a series, tell how it went, and end with a sentence of what went wrong where something did."""
    from tertial.measurement.actions import begin_fetch, fetch_series
    from tertial.measurement.models import RunState

    run = begin_fetch(row=row, by=by, in_background=False)
    with Bar("Hämtar") as bar:
        run = fetch_series(run=run, by=by, progress=lambda done, steps: bar(done / steps))
    if as_json:
        print_json(_as_json(row, run))
    else:
        click.echo(f"{row.title} ({row.code})")
        click.echo(
            f"{run.read} värden: {run.added} nya, {run.changed} ändrade, {run.unchanged} som förut. "
            f"Sidan heter kallor/serier/{row.slug}."
        )
        for fault in run.faults:
            click.echo(f"  {fault['place']}: {fault['message']}" if fault["place"] else f"  {fault['message']}")
    if run.state != RunState.DONE:
        raise TertialError(run.message)
    if not as_json:
        click.echo(run.message)


def _as_json(row: OpenSeries, run: SourceRun) -> dict[str, Any]:
    from tertial.measurement.queries.open_statistics import comparison, number_of

    found = comparison(row)
    return {
        "series": row.slug,
        "code": row.code,
        "title": row.title,
        "unit": row.unit,
        "indicator": row.indicator.slug if row.indicator else None,
        "state": run.state,
        "message": run.message,
        "faults": run.faults,
        "read": run.read,
        "added": run.added,
        "changed": run.changed,
        "unchanged": run.unchanged,
        "values": [
            {
                "area": area.code,
                "name": area.name,
                "period": value.period,
                "sex": value.sex,
                # As text: a number of JSON would not keep the decimals.
                "value": None if (number := number_of(value)) is None else str(number),
                "status": value.status,
            }
            for area in found.areas
            for by_period in area.values.values()
            for value in by_period.values()
        ],
    }


def print_found(rows: Sequence[Sequence[str]], headings: Sequence[str], words: str) -> None:
    """Print what a search found, or that it found nothing."""
    from tertial.cli.table import print_table

    if not rows:
        click.echo(f"Inget hittades för ”{words}”.")
    print_table(headings, rows, words=len(headings))


def this_year() -> int:
    """The year it is."""
    return date.today().year  # noqa: DTZ011  the calendar's year where the program runs

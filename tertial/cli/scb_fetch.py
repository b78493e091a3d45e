"""`tertial scb fetch`: a selection of a table for the municipality and those it is compared with."""

from __future__ import annotations

import click

from tertial.cli.open_statistics import (
    address_option,
    codes_of,
    committee_option,
    compare_option,
    fetch_and_tell,
    indicator_of,
    indicator_option,
    lag_option,
    series_for,
    source_for,
    this_year,
    years_of,
    years_option,
)
from tertial.cli.setup import json_option, person_option, require_database, start
from tertial.common.errors import Refused


@click.command()
@click.argument("table", metavar="TABELL")
@click.option(
    "--select",
    "selects",
    multiple=True,
    metavar="VARIABEL=KOD,…",
    help="Vilket värde av en variabel; en gång per variabel.",
)
@click.option("--by-sex", is_flag=True, help="Kvinnor och män var för sig också.")
@committee_option
@years_option
@compare_option
@indicator_option
@lag_option
@address_option
@json_option
@person_option
def command(
    table: str,
    selects: tuple[str, ...],
    by_sex: bool,
    committee: str,
    years: str,
    compare: str,
    indicator: str,
    lag_years: int,
    address: str,
    as_json: bool,
    username: str,
) -> None:
    """Hämta TABELL för kommunen, riket och dem den jämförs med: ett värde per område, period och kön.

    Det som måste väljas men inte är valt nämns, med sina koder.
    """
    start()
    require_database()
    from tertial.measurement.actions import Series
    from tertial.measurement.actions.open_statistics import YEARS
    from tertial.measurement.models import SourceKind
    from tertial.measurement.open_statistics import pxweb
    from tertial.measurement.open_statistics.connecting import pxweb_client
    from tertial.measurement.open_statistics.table_areas import areas_of, unit_of
    from tertial.organisation.queries import committee as find_committee
    from tertial.organisation.queries import person

    body, by, asked = find_committee(committee), person(username), years_of(years)
    linked = indicator_of(body, indicator)
    described = pxweb.pxweb(pxweb_client(address)).describe(table)
    selection = selection_of(selects)
    own = body.municipality.code
    codes = [own, pxweb.COUNTRY, *codes_of(compare)]
    # Refused here, before anything is kept, where something is left to choose.
    chosen = pxweb.selected(
        described,
        areas=codes,
        first_year=asked.get("first_year") or this_year() - YEARS + 1,
        by_sex=by_sex,
        chosen=selection,
    )
    source = source_for(body, SourceKind.PXWEB, address, by)
    wanted = Series(
        title=described.title,
        unit=unit_of(described, chosen),
        query={**asked, "selection": selection},
        by_sex=by_sex,
        indicator=linked,
        areas=areas_of(described, [code for code in codes if code != own]),
        lag_years=lag_years,
    )
    fetch_and_tell(series_for(source, table, wanted, by), by, as_json=as_json)


def selection_of(selects: tuple[str, ...]) -> dict[str, list[str]]:
    """`ContentsCode=N1` and the like as codes by variable."""
    chosen: dict[str, list[str]] = {}
    for text in selects:
        name, equals, codes = text.partition("=")
        if not equals or not name.strip() or not codes_of(codes):
            raise Refused(f"”{text}” är inget urval. Skriv till exempel --select Alder=tot.")
        chosen[name.strip()] = codes_of(codes)
    return chosen

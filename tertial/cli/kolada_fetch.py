"""`tertial kolada fetch`: a key figure for the municipality and those it is compared with."""

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
    years_of,
    years_option,
)
from tertial.cli.setup import json_option, person_option, require_database, start
from tertial.common.errors import NotFound


@click.command()
@click.argument("kpi", metavar="NYCKELTAL")
@committee_option
@years_option
@compare_option
@indicator_option
@lag_option
@address_option
@json_option
@person_option
def command(
    kpi: str,
    committee: str,
    years: str,
    compare: str,
    indicator: str,
    lag_years: int,
    address: str,
    as_json: bool,
    username: str,
) -> None:
    """Hämta NYCKELTAL, till exempel N18409. Riket är alltid med; en grupp av kommuner (G…) tar med sina medlemmar.

    Det som redan är hämtat står kvar om tjänsten inte svarar, och nästa hämtning går vidare där den här slutade.
    """
    start()
    require_database()
    from tertial.measurement.actions import Series
    from tertial.measurement.models import SourceKind
    from tertial.measurement.open_statistics import kolada
    from tertial.measurement.open_statistics.connecting import kolada_client
    from tertial.measurement.open_statistics.describing import areas_with_members, unit_in
    from tertial.organisation.queries import committee as find_committee
    from tertial.organisation.queries import person

    body, by, asked = find_committee(committee), person(username), years_of(years)
    linked = indicator_of(body, indicator)
    client = kolada_client(address)
    figure = kolada.key_figure(client, kpi)
    codes = codes_of(compare)
    known = kolada.municipalities(client)
    groups = kolada.groups(client) if any(code.upper().startswith("G") for code in codes) else []
    areas = areas_with_members([kolada.COUNTRY, *codes], [*known, *groups])
    unknown = set(codes) - {area.code for area in areas}
    if unknown:
        raise NotFound("Området", min(unknown), [f"{area.code} {area.name}" for area in known])
    source = source_for(body, SourceKind.KOLADA, address, by)
    wanted = Series(
        title=figure.title,
        description=figure.description,
        unit=unit_in(figure.title),
        query={**asked, "decimals": 1},
        by_sex=figure.by_sex,
        indicator=linked,
        areas=areas,
        lag_years=lag_years,
    )
    fetch_and_tell(series_for(source, figure.code, wanted, by), by, as_json=as_json)

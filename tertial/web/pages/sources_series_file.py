"""A series of open statistics as a file: a row per area and sex, a column per period, each value as it was fetched."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tertial.measurement.queries.open_statistics import DEMO, Comparison, comparison, find_series, number_of
from tertial.web.comparison import SEX_WORDS
from tertial.web.place import Place, at_place
from tertial.web.table_files import Column, TableFile, Value, table_response


@at_place
def file(request: HttpRequest, place: Place, slug: str, format: str) -> HttpResponse:
    """Every value; what is missing is I.U., and what is made up for the demo says so in the title."""
    found = comparison(find_series(place.committee, slug))
    row = found.series
    title = f"{row.title}, {row.code}" + (_(" (demovärden)") if found.is_demo else "")
    columns = [
        Column(_("Område"), "text", 34),
        Column(_("Kod"), "text", 10),
        Column(_("Kön"), "text", 12),
        *(Column(period, "number") for period in found.periods),
        Column(_("Märkning"), "text", 24),
        Column(_("Källa"), "text", 30),
    ]
    fetched = f", {found.fetched_at:%Y-%m-%d}" if found.fetched_at else ""
    source = f"{row.source.name} {row.code}{fetched}"
    table = TableFile(row.slug, title, row.unit, columns, list(_rows(found, source)))
    return table_response(table, place, format)


def _rows(found: Comparison, source: str) -> Iterator[list[Value]]:
    for area in found.areas:
        for sex in found.sexes:
            values = [area.values.get(sex, {}).get(period) for period in found.periods]
            numbers: list[Value] = ["I.U." if one is None or one.value is None else number_of(one) for one in values]
            marks = dict.fromkeys(one.status for one in values if one is not None and one.status)
            words = ", ".join(_("demovärde") if mark == DEMO else mark for mark in marks)
            yield [area.name, area.code, SEX_WORDS[sex], *numbers, words, source]
